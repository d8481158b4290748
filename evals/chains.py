"""Training of linear chains (conditional random fields) over hashed features, with numpy alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.annotating.quotes.sequences import NEVER
from rashomon.annotating.quotes.tokens import TABLE

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

# Tokens in a mini-batch; sequences of about the same length go together.
BATCH_TOKENS = 6_000

# What the gradient of one sequence is multiplied by, so that the first Adagrad steps are long enough.
GAIN = 10.0


@dataclass(frozen=True)
class Settings:
    """How one model is trained."""

    labels: int
    passes: int
    rate: float
    dropped: float  # the share of features left out of each mini-batch
    at_least: int  # how often a feature must be met to be kept
    decay: float  # how strongly weights are drawn to zero


@dataclass
class Weights:
    """What was learned: a row of `table` for each feature number in `ids`."""

    ids: Ints
    table: Floats
    dense: Floats | None
    steps: Floats
    first: Floats


@dataclass
class _Adagrad:
    """A parameter and how far it has been moved already."""

    value: Floats
    moved: Floats

    @classmethod
    def of(cls, value: Floats) -> "_Adagrad":
        return cls(value, np.full_like(value, 0.01))

    def step(self, gradient: Floats, rate: float) -> None:
        self.moved += gradient * gradient
        self.value -= rate * gradient / np.sqrt(self.moved)


def train(
    features: Sequence[npt.NDArray[np.int32]],
    labels: Sequence[npt.NDArray[np.int8]],
    numbers: Sequence[npt.NDArray[np.float16]],
    settings: Settings,
) -> Weights:
    """Return the weights that make the labels most likely, given the features and, where there are any, the numbers."""
    lengths = np.array([len(one) for one in labels])
    starts = np.cumsum(lengths) - lengths
    ids, rows = _frequent(np.concatenate(features), settings.at_least)
    gold = np.concatenate(labels).astype(np.int64)
    given = np.concatenate(numbers) if numbers else None
    kinds, chance = settings.labels, np.random.default_rng(1)
    table = _Adagrad.of(np.zeros((len(ids) + 1, kinds), np.float32))
    dense = _Adagrad.of(np.zeros((given.shape[1] if given is not None else 0, kinds), np.float32))
    steps, first = (_Adagrad.of(value) for value in allowed(kinds))
    total = [np.zeros_like(one.value) for one in (table, dense, steps, first)]
    for number in range(settings.passes):
        rate = settings.rate * (1 - 0.9 * number / settings.passes)
        for batch in _batches(lengths, chance):
            places, real = _padded(starts[batch], lengths[batch])
            seen = np.flatnonzero(chance.random(rows.shape[1]) >= settings.dropped)
            chosen = rows[places][:, :, seen]
            scores = table.value[chosen].sum(axis=2) / (1 - settings.dropped)
            if given is not None:
                scores += given[places].astype(np.float32) @ dense.value
            wrong, wrong_steps, wrong_first = errors_of(scores, real, gold[places], steps.value, first.value)
            gain = GAIN / len(batch)
            error = wrong[real] * gain
            _step_table(table, chosen[real], error, rate, settings.decay)
            if given is not None:
                dense.step(given[places][real].astype(np.float32).T @ error + settings.decay * dense.value, rate)
            for one, gradient in ((steps, wrong_steps), (first, wrong_first)):
                one.step(np.where(one.value > NEVER / 2, gradient / len(batch), 0).astype(np.float32), rate)
        if number >= settings.passes // 2:
            for sum_, one in zip(total, (table, dense, steps, first), strict=True):
                sum_ += one.value
    counted = np.float32(settings.passes - settings.passes // 2)
    mean = [sum_ / counted for sum_ in total]
    return Weights(ids, mean[0][1:], mean[1] if given is not None else None, mean[2], mean[3])


def _frequent(features: npt.NDArray[np.int32], at_least: int) -> tuple[Ints, npt.NDArray[np.int32]]:
    """Return the numbers of the features met often enough, and each feature's row among them, 0 for the others."""
    ids = np.flatnonzero(np.bincount(features.ravel(), minlength=TABLE) >= at_least)
    rows = np.zeros(TABLE, np.int32)
    rows[ids] = np.arange(1, len(ids) + 1)
    return ids, rows[features]


def allowed(kinds: int) -> tuple[Floats, Floats]:
    """Return steps and first labels of weight zero, but NEVER where a span would go on that has not begun."""
    steps, first = np.zeros((kinds, kinds), np.float32), np.zeros(kinds, np.float32)
    for inside in range(2, kinds, 2):
        first[inside] = NEVER
        for before in range(kinds):
            if before not in (inside, inside - 1):
                steps[before, inside] = NEVER
    return steps, first


def _batches(lengths: Ints, chance: np.random.Generator) -> Iterator[Ints]:
    """Yield the sequences in mini-batches of about the same length, in random order."""
    order = np.argsort(lengths + chance.random(len(lengths)) * np.maximum(3, lengths * 0.2), kind="stable")
    cuts, longest, begin = [], 0, 0
    for at, sequence in enumerate(order):
        longest = max(longest, int(lengths[sequence]))
        if at > begin and longest * (at + 1 - begin) > BATCH_TOKENS:
            cuts.append(at)
            begin, longest = at, int(lengths[sequence])
    batches = np.split(order, cuts)
    for number in chance.permutation(len(batches)):
        yield batches[number]


def _padded(starts: Ints, lengths: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Return the token of each place in a batch, and whether there is one."""
    along = np.arange(lengths.max())
    real = along < lengths[:, None]
    return np.where(real, starts[:, None] + along, 0), real


def _step_table(table: _Adagrad, chosen: npt.NDArray[np.int32], error: Floats, rate: float, decay: float) -> None:
    """Move the weights of the features that were seen; row 0 stands for those not kept, and stays."""
    flat = chosen.ravel()
    for label in range(error.shape[1]):
        sums = np.bincount(flat, weights=np.repeat(error[:, label], chosen.shape[1]), minlength=len(table.value))
        sums[0] = 0
        touched = np.flatnonzero(sums)
        gradient = sums[touched].astype(np.float32) + decay * table.value[touched, label]
        table.moved[touched, label] += gradient * gradient
        table.value[touched, label] -= rate * gradient / np.sqrt(table.moved[touched, label])


def errors_of(
    scores: Floats, real: npt.NDArray[np.bool_], gold: Ints, steps: Floats, first: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return by how much the model expects each label, step and first label more than the corpus has it."""
    forward, backward = _forward(scores, real, steps, first), _backward(scores, real, steps)
    whole = _log_sum(forward[-1], 1)
    expected = np.exp(forward + backward - whole[:, None]).transpose(1, 0, 2) * real[:, :, None]
    wrong = expected - np.eye(len(first), dtype=np.float32)[gold] * real[:, :, None]
    wrong_steps = np.zeros_like(steps)
    for at in range(1, real.shape[1]):
        on = real[:, at]
        after = scores[on, at] + backward[at][on]
        pair = forward[at - 1][on][:, :, None] + steps + after[:, None, :] - whole[on][:, None, None]
        wrong_steps += np.exp(pair).sum(axis=0)
        np.add.at(wrong_steps, (gold[on, at - 1], gold[on, at]), -1)
    return wrong, wrong_steps, wrong[:, 0].sum(axis=0)


def _forward(scores: Floats, real: npt.NDArray[np.bool_], steps: Floats, first: Floats) -> Floats:
    rows, longest, kinds = scores.shape
    reached = np.empty((longest, rows, kinds), np.float32)
    reached[0] = scores[:, 0] + first
    for at in range(1, longest):
        onward = _log_sum(reached[at - 1][:, :, None] + steps, 1) + scores[:, at]
        reached[at] = np.where(real[:, at, None], onward, reached[at - 1])
    return reached


def _backward(scores: Floats, real: npt.NDArray[np.bool_], steps: Floats) -> Floats:
    rows, longest, kinds = scores.shape
    left = np.zeros((longest, rows, kinds), np.float32)
    for at in range(longest - 2, -1, -1):
        onward = _log_sum(steps + (scores[:, at + 1] + left[at + 1])[:, None, :], 2)
        left[at] = np.where(real[:, at + 1, None], onward, left[at + 1])
    return left


def _log_sum(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    total: Floats = (top + np.log(np.exp(values - top).sum(axis=axis, keepdims=True))).squeeze(axis)
    return total
