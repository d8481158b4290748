"""Sequences of labels: a linear model over hashed features, and the best labels for given scores."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

# A step that no sequence takes: inside a span that has not begun.
NEVER = -1e4

# Tokens scored at once, so that an enormous report does not fill the memory.
AT_ONCE = 4096


@dataclass(frozen=True)
class Linear:
    """Weights by hashed feature and label. `rows` gives each feature's row, 0 for the many that were not kept."""

    rows: npt.NDArray[np.int32]
    table: Floats

    def scores(self, features: npt.NDArray[np.int32]) -> Floats:
        """Return the summed weights of each token's features; take and einsum are nine times as fast as indexing."""
        chunks = [features[at : at + AT_ONCE] for at in range(0, len(features), AT_ONCE)]
        weights = (np.take(self.table, np.take(self.rows, chunk), axis=0) for chunk in chunks)
        return np.concatenate([np.einsum("tfl->tl", chunk) for chunk in weights])


def best_labels(
    scores: Floats, lengths: npt.NDArray[np.int64], steps: Floats, first: Floats
) -> list[npt.NDArray[np.int64]]:
    """Return the best labels of each sequence (Viterbi); the sequences' rows of scores follow each other.

    Label 0 is outside; odd labels begin a span, the even one after each goes on with it.
    """
    order = np.argsort(-lengths, kind="stable")  # longest first, so that those that go on are the first ones
    padded = np.zeros((len(lengths), int(lengths.max()), len(first)), np.float32)
    padded[np.arange(padded.shape[1]) < lengths[:, None]] = scores
    best = _best(np.ascontiguousarray(padded[order].transpose(1, 2, 0)), lengths[order], steps, first)
    labels = dict(zip(order.tolist(), best, strict=True))
    return [labels[row] for row in range(len(lengths))]


def _best(reached: Floats, lengths: npt.NDArray[np.int64], steps: Floats, first: Floats) -> list[npt.NDArray[np.int64]]:
    """Return the best path of each sequence, longest first, given the scores by token, label and sequence."""
    longest, _, rows = reached.shape
    going = np.searchsorted(-lengths, -np.arange(longest + 1), side="left").tolist()  # how many are longer than each
    reached[0] += first[:, None]
    for at in range(1, longest):
        before = reached[at - 1, :, None, : going[at]]
        reached[at, :, : going[at]] += np.maximum.reduce(before + steps[:, :, None], axis=0)
    path = np.zeros((longest, rows), np.int64)
    for at in range(longest - 1, -1, -1):
        here, on = reached[at, :, : going[at]], going[at + 1]
        here[:, :on] += steps[:, path[at + 1, :on]] if on else np.float32(0)
        path[at, : going[at]] = here.argmax(axis=0)
    return [path[:length, row] for row, length in enumerate(lengths.tolist())]


def spans(labels: npt.NDArray[np.int64], label: int) -> list[tuple[int, int]]:
    """Return the stretches that begin with `label` and go on with the label after it."""
    begins = np.flatnonzero(labels == label)
    if not len(begins):
        return []
    others = np.flatnonzero(np.append(labels, 0) != label + 1)
    ends = others[np.searchsorted(others, begins, side="right")]
    return list(zip(begins.tolist(), ends.tolist(), strict=True))
