"""Training of the network that finds attributions, with numpy and scipy: its gradients are written out here.

Reporting phrases, and the sources and contents of the corpus's phrases, are learned together, a few reports at a time,
by Adam; the weights that ship are a moving average.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

from evals.chains import allowed, errors_of
from rashomon.annotating.quotes.network import ABOVE, COLUMNS, LINKS, SPREADS, mix_links, mix_window, rows_of, shortened
from rashomon.annotating.quotes.relations import Windows
from rashomon.annotating.quotes.sequences import NEVER
from rashomon.annotating.quotes.tokens import Hashes

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Params = dict[str, Floats]

CUE_LABELS, ROLE_LABELS = 3, 5

# Beside reporting phrases each token learns what it is in any attribution: its place in content (outside, first,
# inside), in a source, and whether content ends with it. Columns of the scores, and how much an error counts (0, .3
# and .5 were tried); what scores them is not shipped.
ANY_LABELS, ANY_WEIGHT = ((0, 3), (3, 6), (6, 8)), np.float32(0.5)

# Set by trying a few values on the development part (docs/quotes.md): wider networks were no better.
HIDDEN, WINDOW, LAYERS = 64, 48, 3
PASSES, REPORTS_AT_ONCE, RATE, DECAY = 5, 2, 2e-3, 1e-3
WARM_UP = 200
DROPPED, DROPPED_COLUMNS, DROPPED_RELATIONS = 0.35, 0.15, 0.2
LEAST_MET, LEAST_MET_RELATIONS = 3, 5

# Gradients longer than this are shortened to it.
LONGEST = 20.0

# How slowly the average follows the weights, a step.
INERTIA = 0.998


@dataclass
class Lesson:
    """One report: what its tokens are, which of them belong to phrases, and its windows with their labels."""

    columns: list[Hashes]
    links: Ints
    vectors: Floats
    sentences: Ints  # lengths
    cues: Ints
    any_role: Ints  # a column for each of `ANY_LABELS`
    relations: Hashes
    windows: Windows
    above: Ints
    roles: Ints
    rows: list[Ints] = field(default_factory=list)
    relation_rows: Ints = field(default_factory=lambda: np.zeros((0, 0), np.int64))


@dataclass
class Learned:
    """The numbers that have vectors of their own, by column and for relations, and all parameters."""

    columns: list[npt.NDArray[np.uint32]]
    relations: npt.NDArray[np.uint32]
    params: Params


def frequent(numbers: Sequence[Hashes], at_least: int) -> npt.NDArray[np.uint32]:
    """Return the shortened numbers that were met often enough, sorted."""
    ids, met = np.unique(np.concatenate([shortened(column.ravel()) for column in numbers]), return_counts=True)
    return np.asarray(ids[met >= at_least], np.uint32)


def train(lessons: Sequence[Lesson], passes: int = PASSES) -> Learned:
    """Return what makes the labels of the lessons most likely."""
    ids = [frequent([one.columns[c] for one in lessons], LEAST_MET) for c in range(len(COLUMNS))]
    relations = frequent([one.relations for one in lessons if len(one.roles)], LEAST_MET_RELATIONS)
    for one in lessons:
        one.rows = [rows_of(known, column) for known, column in zip(ids, one.columns, strict=True)]
        one.relation_rows = rows_of(relations, one.relations)
    chance = np.random.default_rng(1)
    params = beginning([len(known) + 1 for known in ids], len(relations) + 1, lessons[0].vectors.shape[1], chance)
    average = {name: value.copy() for name, value in params.items()}
    adam = Adam(params)
    batches = len(lessons) // REPORTS_AT_ONCE
    for number in range(passes):
        order = chance.permutation(len(lessons))
        for at in range(batches):
            chosen = order[at * REPORTS_AT_ONCE : (at + 1) * REPORTS_AT_ONCE]
            gradients = gradients_of(params, merged([lessons[i] for i in chosen]), chance)
            step = number * batches + at + 1
            adam.step(params, gradients, RATE * min(1, step / WARM_UP) * (1 - step / (passes * batches + 1)))
            inertia = min(INERTIA, step / (step + 100))
            for name, value in params.items():
                average[name] *= inertia
                average[name] += (1 - inertia) * value
        print(f"pass {number + 1} of {passes}", flush=True)
    return Learned(ids, relations, average)


def beginning(sizes: Sequence[int], relations: int, vectors: int, chance: np.random.Generator) -> Params:
    """Return parameters to begin with."""

    def matrix(rows: int, columns: int, gain: float = 1.0) -> Floats:
        value: Floats = (chance.normal(0, gain * np.sqrt(1.6 / rows), (rows, columns))).astype(np.float32)
        return value

    def table(rows: int, columns: int) -> Floats:
        value: Floats = chance.normal(0, 0.1, (rows, columns)).astype(np.float32)
        return value

    params = {f"column{c}": table(n, d) for c, (n, d) in enumerate(zip(sizes, COLUMNS.values(), strict=True))}
    params["relations"] = table(relations, WINDOW)
    params["in"] = matrix(sum(COLUMNS.values()) + vectors, HIDDEN)
    params["in_bias"] = np.zeros(HIDDEN, np.float32)
    for number in range(1, LAYERS + 1):
        params[f"mix{number}"] = matrix((LINKS + 1) * HIDDEN, HIDDEN, 0.7)
        params[f"mix{number}_bias"] = np.zeros(HIDDEN, np.float32)
    for name in ("token", "head", "match_token", "match_head"):
        params[name] = matrix(HIDDEN, WINDOW, 0.5)
    params["role_bias"] = np.zeros(WINDOW, np.float32)
    for layer in range(len(SPREADS)):
        params[f"window{layer}"] = matrix((3 + ABOVE) * WINDOW, WINDOW, 0.7)
        params[f"window{layer}_bias"] = np.zeros(WINDOW, np.float32)
    params["cue"], params["cue_bias"] = matrix(HIDDEN, CUE_LABELS, 0.3), np.zeros(CUE_LABELS, np.float32)
    params["any"], params["any_bias"] = matrix(HIDDEN, ANY_LABELS[-1][1], 0.3), np.zeros(ANY_LABELS[-1][1], np.float32)
    params["role"], params["role_out"] = matrix(WINDOW, ROLE_LABELS, 0.3), np.zeros(ROLE_LABELS, np.float32)
    params["cue_steps"], params["cue_first"] = allowed(CUE_LABELS)
    params["role_steps"], params["role_first"] = allowed(ROLE_LABELS)
    return params


def merged(lessons: Sequence[Lesson]) -> Lesson:
    """Return several reports as one."""
    before = np.cumsum([0, *(len(one.cues) for one in lessons)])[:-1]
    rows = np.cumsum([0, *(len(one.roles) for one in lessons)])[:-1]
    return Lesson(
        columns=[],
        links=moved_on([one.links for one in lessons], before),
        vectors=np.concatenate([one.vectors for one in lessons]),
        sentences=np.concatenate([one.sentences for one in lessons]),
        cues=np.concatenate([one.cues for one in lessons]),
        any_role=np.concatenate([one.any_role for one in lessons]),
        relations=np.zeros((0, 0), np.uint64),
        windows=joined([one.windows for one in lessons], before),
        above=moved_on([one.above for one in lessons], rows),
        roles=np.concatenate([one.roles for one in lessons]),
        rows=[np.concatenate([one.rows[c] for one in lessons]) for c in range(len(COLUMNS))],
        relation_rows=np.concatenate([one.relation_rows for one in lessons]),
    )


def moved_on(tables: Sequence[Ints], by: Ints) -> Ints:
    """Return tables of places one after the other, each moved on; -1 stays."""
    return np.concatenate([np.where(table >= 0, table + step, -1) for table, step in zip(tables, by, strict=True)])


def joined(windows: Sequence[Windows], before: Ints) -> Windows:
    """Return the windows of several reports, of which so many tokens stand before each."""
    counts = np.cumsum([0, *(len(one.roots) for one in windows)])[:-1]
    by = {"at": before, "number": counts, "roots": before, "begins": before, "ends": before, "branch": before}
    none = np.zeros(len(windows), np.int64)
    columns = zip(Windows._fields, zip(*windows, strict=True), strict=True)
    return Windows(*(moved_on(parts, by.get(name, none)) for name, parts in columns))


def gradients_of(p: Params, one: Lesson, chance: np.random.Generator) -> Params:
    """Return the gradients of all parameters, with some of what is seen left out at random."""
    tokens = Encoder(p, one, chance)
    hidden = tokens.forward()
    found: Params = {}
    wrong = errors_in(hidden @ p["cue"] + p["cue_bias"], one.sentences, one.cues, p, "cue", found)
    found["cue"], found["cue_bias"] = hidden.T @ wrong, wrong.sum(axis=0)
    back = wrong @ p["cue"].T
    wrong = errors_at(hidden @ p["any"] + p["any_bias"], one.any_role)
    found["any"], found["any_bias"] = hidden.T @ wrong, wrong.sum(axis=0)
    back += wrong @ p["any"].T
    if len(one.roles):
        roles = Roles(p, one, hidden, chance)
        scores = roles.forward()
        back += roles.backward(errors_in(scores, one.windows.lengths, one.roles, p, "role", found), found)
    tokens.backward(back, found)
    return found


def errors_in(scores: Floats, lengths: Ints, gold: Ints, p: Params, name: str, found: Params) -> Floats:
    """Return the gradient of the scores of sequences that follow each other, and keep that of the steps."""
    real = np.arange(lengths.max()) < lengths[:, None]
    padded = np.zeros((*real.shape, scores.shape[1]), np.float32)
    padded[real] = scores
    labels = np.zeros(real.shape, np.int64)
    labels[real] = gold
    steps, first = p[f"{name}_steps"], p[f"{name}_first"]
    wrong, wrong_steps, wrong_first = errors_of(padded, real, labels, steps, first)
    found[f"{name}_steps"] = np.where(steps > NEVER / 2, wrong_steps, 0).astype(np.float32)
    found[f"{name}_first"] = np.where(first > NEVER / 2, wrong_first, 0).astype(np.float32)
    return np.asarray(wrong[real], np.float32)


def errors_at(scores: Floats, gold: Ints) -> Floats:
    """Return the gradient of the scores of each token by itself, for each of `ANY_LABELS`."""
    wrong = np.zeros_like(scores)
    for column, (begin, end) in enumerate(ANY_LABELS):
        chances = np.exp(scores[:, begin:end] - scores[:, begin:end].max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        wrong[:, begin:end] = ANY_WEIGHT * (chances - np.eye(end - begin, dtype=np.float32)[gold[:, column]])
    return wrong


def gathered(target: Ints, values: Floats, size: int) -> Floats:
    """Return the sums of the values that go to each of `size` targets; those below 0 go nowhere."""
    kept = np.flatnonzero(target >= 0)
    ones = np.ones(len(kept), np.float32)
    return np.asarray(csr_matrix((ones, (target[kept], kept)), shape=(size, len(values))) @ values, np.float32)


def holes(shape: tuple[int, ...], share: float, chance: np.random.Generator) -> Floats:
    """Return zeros for what is left out, and more than one for the rest, so that sums stay the same."""
    return (chance.random(shape, np.float32) >= share).astype(np.float32) / np.float32(1 - share)


class Encoder:
    """The layers over tokens, forward and backward."""

    def __init__(self, p: Params, one: Lesson, chance: np.random.Generator) -> None:
        """Take the parameters and a report."""
        self.p, self.one, self.chance = p, one, chance

    def forward(self) -> Floats:
        """Return what is known of each token."""
        p, one, n = self.p, self.one, len(self.one.cues)
        given = np.concatenate([*(p[f"column{c}"][rows] for c, rows in enumerate(one.rows)), one.vectors], axis=1)
        sizes = [*COLUMNS.values(), one.vectors.shape[1]]
        whole = np.repeat(holes((n, len(sizes)), DROPPED_COLUMNS, self.chance), sizes, axis=1)
        self.seen = [whole * holes(given.shape, DROPPED, self.chance)]
        self.inputs = [given * self.seen[0]]
        self.outputs = [np.maximum(self.inputs[0] @ p["in"] + p["in_bias"], 0)]
        hidden = self.outputs[0]
        for number in range(1, LAYERS + 1):
            mixed = mix_links(hidden, one.links)
            self.seen.append(holes(mixed.shape, DROPPED, self.chance))
            self.inputs.append(mixed * self.seen[-1])
            self.outputs.append(np.maximum(self.inputs[-1] @ p[f"mix{number}"] + p[f"mix{number}_bias"], 0))
            hidden = hidden + self.outputs[-1]
        return np.asarray(hidden, np.float32)

    def backward(self, back: Floats, found: Params) -> None:
        """Keep the gradients, given that of what is known of each token."""
        p, one = self.p, self.one
        for number in range(LAYERS, 0, -1):
            inner = self._layer(f"mix{number}", number, back, found)
            back = back + inner[:, :HIDDEN]
            for k in range(LINKS):
                back = back + gathered(one.links[:, k], inner[:, (k + 1) * HIDDEN : (k + 2) * HIDDEN], len(back))
        inner = self._layer("in", 0, back, found)
        start = 0
        for c, (rows, size) in enumerate(zip(one.rows, COLUMNS.values(), strict=True)):
            found[f"column{c}"] = gathered(rows, inner[:, start : start + size], len(p[f"column{c}"]))
            start += size

    def _layer(self, name: str, number: int, back: Floats, found: Params) -> Floats:
        inner = back * (self.outputs[number] > 0)
        found[name], found[f"{name}_bias"] = self.inputs[number].T @ inner, inner.sum(axis=0)
        return np.asarray((inner @ self.p[name].T) * self.seen[number], np.float32)


class Roles:
    """The layers over the windows of phrases, forward and backward."""

    def __init__(self, p: Params, one: Lesson, hidden: Floats, chance: np.random.Generator) -> None:
        """Take the parameters, a report, and what is known of its tokens."""
        self.p, self.one, self.hidden, self.chance = p, one, hidden, chance
        left_out = chance.random(one.relation_rows.shape) < DROPPED_RELATIONS
        self.rows = np.where(left_out, 0, one.relation_rows)

    def forward(self) -> Floats:
        """Return the scores of each token of the windows."""
        p, w, number = self.p, self.one.windows, self.one.windows.number
        self.heads = self.hidden[w.roots]
        self.token, self.head = (self.hidden @ p["match_token"])[w.at], (self.heads @ p["match_head"])[number]
        seen = p["relations"][self.rows].sum(axis=1) / np.float32(1 - DROPPED_RELATIONS)
        seen += (self.hidden @ p["token"])[w.at] + (self.heads @ p["head"])[number] + p["role_bias"]
        self.open = seen + self.token * self.head > 0
        self.left = holes(seen.shape, DROPPED, self.chance) * self.open
        seen = (seen + self.token * self.head) * self.left
        self.inputs, self.outputs = [], []
        for layer, spread in enumerate(SPREADS):
            self.inputs.append(mix_window(seen, w, self.one.above, spread))
            self.outputs.append(np.maximum(self.inputs[-1] @ p[f"window{layer}"] + p[f"window{layer}_bias"], 0))
            seen = seen + self.outputs[-1]
        self.last = seen
        return np.asarray(seen @ p["role"] + p["role_out"], np.float32)

    def backward(self, wrong: Floats, found: Params) -> Floats:
        """Keep the gradients and return that of what is known of each token."""
        p, w, number = self.p, self.one.windows, self.one.windows.number
        found["role"], found["role_out"] = self.last.T @ wrong, wrong.sum(axis=0)
        back = wrong @ p["role"].T
        for layer in range(len(SPREADS) - 1, -1, -1):
            inner = back * (self.outputs[layer] > 0)
            found[f"window{layer}"], found[f"window{layer}_bias"] = self.inputs[layer].T @ inner, inner.sum(axis=0)
            back = back + unmix_window(inner @ p[f"window{layer}"].T, number, self.one.above, SPREADS[layer])
        back = np.asarray(back * self.left, np.float32)
        found["role_bias"] = back.sum(axis=0)
        every = np.repeat(np.arange(len(back)), self.rows.shape[1])
        ones = np.ones(len(every), np.float32)
        into = csr_matrix((ones, (self.rows.ravel(), every)), shape=(len(p["relations"]), len(back)))
        found["relations"] = np.asarray(into @ back, np.float32) / np.float32(1 - DROPPED_RELATIONS)
        size, cues = len(self.hidden), len(w.roots)
        token, match_token = gathered(w.at, back, size), gathered(w.at, back * self.head, size)
        head, match_head = gathered(number, back, cues), gathered(number, back * self.token, cues)
        found["token"], found["match_token"] = self.hidden.T @ token, self.hidden.T @ match_token
        found["head"], found["match_head"] = self.heads.T @ head, self.heads.T @ match_head
        to_heads = head @ p["head"].T + match_head @ p["match_head"].T
        return token @ p["token"].T + match_token @ p["match_token"].T + gathered(w.roots, to_heads, size)


def unmix_window(back: Floats, number: Ints, above: Ints, spread: int) -> Floats:
    """Return the gradient of what `mix_window` was given."""
    before, own, after, *up = np.split(back, 3 + ABOVE, axis=1)
    total: Floats = own.copy()
    for column, part in zip(above.T, up, strict=True):
        total += gathered(column, part, len(total))
    inside = (number[spread:] == number[:-spread])[:, None]
    total[:-spread] += before[spread:] * inside
    total[spread:] += after[:-spread] * inside
    return total


class Adam:
    """Adam (Kingma and Ba, 2015) with decay of the weights."""

    def __init__(self, params: Params) -> None:
        """Begin with no memory of earlier steps."""
        self.mean = {name: np.zeros_like(value) for name, value in params.items()}
        self.square = {name: np.zeros_like(value) for name, value in params.items()}
        self.steps = 0

    def step(self, params: Params, gradients: Params, rate: float) -> None:
        """Move the parameters against their gradients."""
        self.steps += 1
        length = np.sqrt(sum(float((g * g).sum()) for g in gradients.values()))
        shorter = min(1.0, LONGEST / max(length, 1e-9))
        for name, gradient in gradients.items():
            gradient = (gradient * shorter).astype(np.float32)
            mean, square = self.mean[name], self.square[name]
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient * gradient - square)
            move = mean / (1 - 0.9**self.steps) / (np.sqrt(square / (1 - 0.999**self.steps)) + 1e-6)
            kept = 0.0 if name.endswith(("_steps", "_first")) else DECAY
            params[name] -= np.float32(rate) * (move + kept * params[name]).astype(np.float32)
