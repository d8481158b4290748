"""A small network over the parse: what each token is where it stands, and how it stands to a reporting phrase.

Every token is a few short vectors (its word, its tag, its subject ...) beside the language model's own numbers. Three
layers mix them with those of the tokens before and after it, of its head, its subject, its object and its clause. From
what comes out, one sum scores reporting phrases. Source and content are scored in the window of such a phrase, with how
a token stands to it; there too layers mix a token with those around it, with its head, and with the top of the branch
that it hangs from, so that a clause goes with the verb that leads it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.annotating.quotes.features import any_in_sentence
from rashomon.annotating.quotes.relations import Windows
from rashomon.annotating.quotes.tokens import Column, Hashes, Ints, Tokens, governed_at, mixed, moved

Floats = npt.NDArray[np.float32]

# What a token is, and how many numbers stand for each side of it: the settings are in docs/quotes.md.
COLUMNS = {
    "lower": 48,
    "lemma": 48,
    "suffix": 16,
    "shape": 8,
    "tag": 24,
    "dep": 24,
    "entity": 8,
    "quoted": 12,
    "stance": 8,
    "subject": 12,
    "subject_lemma": 24,
    "object_lemma": 24,
    "clause": 12,
    "children": 12,
    "edge": 6,
    "head_lemma": 32,
    "head_dep": 12,
    "paragraph": 4,
    "speech": 4,
}

# The tokens whose numbers each layer mixes with a token's own; see `links`.
LINKS = 6

# Of these the first so many are there for nearly every token.
FULL = 3

# By how many of its upper bits a number is looked up; a table has a few numbers for each slot at most.
SLOT_BITS = 16

# How many tokens away the tokens are that each layer over a window mixes with a token, beside those above it.
SPREADS = (1, 3)

# How many tokens stand above each in its window: its head, and the top of its branch; see `Windows.above`.
ABOVE = 2


def columns(t: Tokens) -> Iterator[Hashes]:
    """Yield what the tokens are, in the order of `COLUMNS`."""
    at = np.arange(len(t))
    yield from (t.lower, t.lemma, t.suffix, t.shape, t.tag, t.dep, t.entity)
    yield mixed(t.quoted, moved(t.quoted, -1), moved(t.quoted, 1))
    yield from (t.stance, t.subject, t.subject_lemma, t.object_lemma, t.clause, t.children)
    yield mixed(t.edge, t.passive)
    yield t.lemma[t.head]
    yield mixed(t.dep[t.head], np.sign(t.head - at))
    yield np.minimum(np.searchsorted(np.array(t.starts), at, side="right") - 1, 2).astype(np.uint64)
    yield mixed(any_in_sentence(t, t.quoted > 0))


def links(t: Tokens) -> Ints:
    """Return for each token the one before and after it, its head, subject, object and clause; -1 where it has none."""
    at = np.arange(len(t))
    beside = [np.where(at > 0, at - 1, -1), np.where(at < len(t) - 1, at + 1, -1), np.where(t.head == at, -1, t.head)]
    below = (
        governed_at(t, "nsubj", "nsubjpass", "agent"),
        governed_at(t, "dobj", "attr", "acomp", "dative", "prep"),
        governed_at(t, "ccomp", "xcomp", "parataxis", "advcl", "acl"),
    )
    return np.stack([*beside, *below], axis=1)


@dataclass(frozen=True)
class Table:
    """A vector for each number that the training met often enough, in the order of `ids`; the first is for all else.

    `slots` says where among the ids those with the same upper bits begin: quicker than a search by halves.
    """

    ids: npt.NDArray[np.uint32]
    vectors: Floats
    slots: npt.NDArray[np.int32]
    fullest: int

    @classmethod
    def of(cls, ids: npt.NDArray[np.uint32], vectors: Floats) -> "Table":
        """Return the table with its slots."""
        slots = np.searchsorted(ids, np.arange(1 << SLOT_BITS, dtype=np.uint64) << np.uint64(32 - SLOT_BITS))
        fullest = int(np.diff(slots, append=len(ids)).max())
        beyond = np.repeat(vectors[:1], fullest, axis=0)  # for places behind the last number
        ids = np.append(ids, np.zeros(fullest, np.uint32))
        return cls(ids, np.concatenate([vectors, beyond]), slots.astype(np.int32), fullest)

    def rows(self, numbers: Column) -> Ints:
        """Return the row of each number, as `rows_of` does."""
        short = shortened(numbers)
        first = np.take(self.slots, short >> np.uint32(32 - SLOT_BITS))
        found = np.zeros(short.shape, np.int64)
        for later in range(self.fullest):
            place = first + np.int32(later)
            np.copyto(found, place + 1, where=np.take(self.ids, place) == short)
        return found


def shortened(numbers: Column) -> npt.NDArray[np.uint32]:
    """Return numbers of half the size: the upper half of a hash, which is as good as the whole one, if mixed."""
    return (mixed(numbers) >> np.uint64(32)).astype(np.uint32)


def rows_of(ids: npt.NDArray[np.uint32], numbers: Column) -> Ints:
    """Return where each number stands among the sorted `ids`, from 1; 0 where it does not."""
    short = shortened(numbers)
    found = np.minimum(np.searchsorted(ids, short), len(ids) - 1)
    return np.where(ids[found] == short, found + 1, 0)


def mix_links(hidden: Floats, link: Ints) -> Floats:
    """Return each token's numbers with those of the tokens that it is linked to, side by side."""
    known = np.vstack([hidden, np.zeros((1, hidden.shape[1]), np.float32)])
    return np.concatenate([hidden, np.take(known, link, axis=0).reshape(len(hidden), -1)], axis=1)


def mix_window(seen: Floats, windows: Windows, above: Ints, spread: int) -> Floats:
    """Return the numbers of the tokens `spread` before, at and after each token of its window, and above it."""
    number, parts = windows.number, []
    for by in (-spread, 0, spread):
        inside = moved(number + 1, by) == number + 1 if by else None
        parts.append(seen if inside is None else moved(seen, by) * inside[:, None])
    known = np.vstack([seen, np.zeros((1, seen.shape[1]), np.float32)])
    return np.concatenate([*parts, *(np.take(known, column, axis=0) for column in above.T)], axis=1)


@dataclass(frozen=True)
class Network:
    """The weights: a table for each column, one for the relations, and the matrices by name.

    The tables of the columns are multiplied with the first layer's weights already; `of` sees to it.
    """

    columns: Sequence[Table]
    relations: Table
    weights: Mapping[str, Floats]

    @classmethod
    def of(cls, tables: Sequence[Table], relations: Table, weights: Mapping[str, Floats]) -> "Network":
        """Return the network of what was trained."""
        cuts = np.cumsum([0, *COLUMNS.values()])
        parts = [weights["in"][a:b] for a, b in pairwise(cuts)]
        pairs = zip(tables, parts, strict=True)
        ready = [replace(table, vectors=product(table.vectors, part)) for table, part in pairs]
        tokens = np.hstack([weights["token"], weights["match_token"]])
        return cls(ready, relations, {**weights, "vectors": weights["in"][cuts[-1] :], "tokens": tokens})

    def hidden(self, t: Tokens, vectors: Floats) -> Floats:
        """Return what is known of each token where it stands."""
        hidden = product(vectors, self.weights["vectors"]) + self.weights["in_bias"]
        for table, column in zip(self.columns, columns(t), strict=True):
            hidden += np.take(table.vectors, table.rows(column), axis=0)
        hidden, link = positive(hidden), links(t)
        for number in range(1, layers_of(self.weights) + 1):
            hidden = hidden + self._mixed(f"mix{number}", hidden, link)
        return hidden

    def _mixed(self, name: str, hidden: Floats, link: Ints) -> Floats:
        """Return a layer over `mix_links(hidden, link)`, without the many links that lead nowhere."""
        weights, size = self.weights[name], hidden.shape[1]
        mixed = product(mix_links(hidden, link[:, :FULL]), weights[: (FULL + 1) * size])
        for k in range(FULL, LINKS):
            linked = np.flatnonzero(link[:, k] >= 0)
            if len(linked):
                mixed[linked] += product(hidden[link[linked, k]], weights[(k + 1) * size : (k + 2) * size])
        return positive(mixed + self.weights[f"{name}_bias"])

    def cue_scores(self, hidden: Floats) -> Floats:
        """Return the scores of each token as part of a reporting phrase."""
        return product(hidden, self.weights["cue"]) + self.weights["cue_bias"]

    def role_scores(self, hidden: Floats, found: Hashes, windows: Windows, above: Ints) -> Floats:
        """Return the scores of each token of the windows as source and content.

        `found` are the relations of the windows' tokens, `above` the rows of the tokens that each hangs from.
        """
        w, rows = self.weights, np.ascontiguousarray(self.relations.rows(found).T)
        seen = np.take(self.relations.vectors, rows[0], axis=0)
        for column in rows[1:]:
            seen += np.take(self.relations.vectors, column, axis=0)
        head, number = hidden[windows.roots], windows.number
        own, match = np.hsplit(np.take(product(hidden, w["tokens"]), windows.at, axis=0), 2)
        seen += own + product(head, w["head"])[number] + w["role_bias"]
        seen += match * product(head, w["match_head"])[number]
        seen = positive(seen)
        for layer, spread in enumerate(SPREADS):
            seen = seen + self._layer(f"window{layer}", mix_window(seen, windows, above, spread))
        return product(seen, w["role"]) + w["role_out"]

    def _layer(self, name: str, given: Floats) -> Floats:
        return positive(product(given, self.weights[name]) + self.weights[f"{name}_bias"])


def positive(values: Floats) -> Floats:
    """Return the values with 0 for those below."""
    return np.maximum(values, 0, out=values)


def product(left: Floats, right: Floats) -> Floats:
    """Return the product of two matrices."""
    return np.asarray(left @ right, np.float32)


def layers_of(weights: Mapping[str, Floats]) -> int:
    """Return how many layers mix a token's numbers with its neighbours'."""
    return sum(name.startswith("mix") and not name.endswith("bias") for name in weights)
