"""The tokens of a report as arrays, and the numbers that stand for features of them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from rashomon.annotating.quotes.attributions import Range
from rashomon.annotating.quotes.lexicon import cues, hashes

Hashes = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
Column = npt.NDArray[Any]

# Feature numbers are taken modulo this, a power of two; of them only those are kept that the training met often enough.
TABLE = 1 << 22

_MIX = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


@dataclass(frozen=True)
class Tokens:
    """The tokens of a report's paragraphs, one after the other, as arrays; attributes are hashes of strings."""

    lemma: Hashes
    lower: Hashes
    tag: Hashes
    dep: Hashes
    entity: Hashes
    suffix: Hashes
    shape: Hashes
    head: Ints  # an index
    starts: tuple[int, ...]  # where each paragraph begins, and where the last ends
    sentence: Ints  # which sentence of the report
    quotation: Ints  # which quotation of the report, from 1; 0 is none
    quoted: Ints  # 0 outside, 1 the first token, 2 inside, 3 the last token
    children: Hashes  # bits for the kinds of dependants
    subject: Hashes  # the entity type or tag of the subject
    subject_lemma: Hashes
    object_lemma: Hashes
    clause: Hashes  # kind and tag of the clause that it governs
    edge: Ints  # whether it is the first or the last of its sentence
    passive: Ints  # whether its subject is a passive one
    stance: Hashes  # bits for how it reports, 0 where it is no reporting word

    def __len__(self) -> int:
        return len(self.head)


_READ: list[int | str] = ["LEMMA", "LOWER", "TAG", "DEP", "ENT_TYPE", "SUFFIX", "SHAPE", "HEAD", "SENT_START"]


def tokens_of(docs: Sequence[Doc], quoted: Sequence[Sequence[Range]]) -> Tokens:
    """Return the arrays of a report's paragraphs, given the quotations of each."""
    tables = [np.asarray(doc.to_array(_READ), np.uint64) for doc in docs]
    attributes = np.concatenate(tables) if tables else np.zeros((0, len(_READ)), np.uint64)
    lemma, lower, tag, dep, entity, suffix, shape, above, begins = attributes.T
    starts = tuple(accumulate((len(table) for table in tables), initial=0))
    head = np.arange(len(attributes)) + above.astype(np.int64)
    sentence = _sentences(begins == 1, starts)
    quotation, state = _quotations(starts, quoted)
    passive = np.zeros(len(attributes), np.int64)
    passive[head[np.isin(dep, hashes("nsubjpass", "auxpass"))]] = 1
    return Tokens(
        lemma=lemma,
        lower=lower,
        tag=tag,
        dep=dep,
        entity=entity,
        suffix=suffix,
        shape=shape,
        head=head,
        starts=starts,
        sentence=sentence,
        quotation=quotation,
        quoted=state,
        children=_children(dep, head),
        subject=_governed(dep, head, np.where(entity > 0, entity, tag), _SUBJECTS),
        subject_lemma=_governed(dep, head, lemma, _SUBJECTS),
        object_lemma=_governed(dep, head, lemma, ("dobj", "attr", "acomp", "dative")),
        clause=_governed(dep, head, mixed(dep, tag), ("ccomp", "xcomp", "parataxis")),
        edge=(moved(sentence, -1) != sentence) * 2 + (moved(sentence, 1) != sentence),
        passive=passive,
        stance=_stances(lemma),
    )


def _sentences(begins: npt.NDArray[np.bool_], starts: Sequence[int]) -> Ints:
    """Return for each token which sentence of the report it is in: a paragraph begins one."""
    begins[[start for start in starts[:-1] if start < len(begins)]] = True
    return np.cumsum(begins)


def _quotations(starts: Sequence[int], quoted: Sequence[Sequence[Range]]) -> tuple[Ints, Ints]:
    """Return for each token which quotation of the report it is in, and where in it it stands."""
    quotation, state = np.zeros(starts[-1], np.int64), np.zeros(starts[-1], np.int64)
    shifted = [(s + a, s + b) for s, ranges in zip(starts, quoted, strict=False) for a, b in ranges]
    for number, (start, end) in enumerate(shifted, 1):
        quotation[start:end], state[start:end] = number, 2
        state[start], state[end - 1] = 1, 3
    return quotation, state


def _children(dep: Hashes, head: Ints) -> Hashes:
    """Return for each token a bit for each kind of dependant that it has."""
    children = np.zeros(len(dep), np.uint64)
    hung = head != np.arange(len(dep))
    np.bitwise_or.at(children, head[hung], np.uint64(1) << (mixed(dep[hung]) % np.uint64(61)))
    return children


_SUBJECTS = ("nsubj", "nsubjpass", "agent")


def _governed(dep: Hashes, head: Ints, value: Hashes, kinds: tuple[str, ...]) -> Hashes:
    """Return for each token the value of its (last) dependant of these kinds, 0 where there is none."""
    chosen = np.isin(dep, hashes(*kinds))
    found = np.zeros(len(dep), np.uint64)
    found[head[chosen]] = value[chosen]
    return found


def governed_at(t: Tokens, *kinds: str) -> Ints:
    """Return for each token where its (last) dependant of these kinds stands, -1 where there is none."""
    chosen = np.isin(t.dep, hashes(*kinds))
    found = np.full(len(t), -1)
    found[t.head[chosen]] = np.flatnonzero(chosen)
    return found


def _stances(lemma: Hashes) -> Hashes:
    """Return three bits for each token: whether it reports as verb, as attitude, as noun."""
    bits = _stance_bits()
    return np.array([bits.get(word, 0) for word in lemma.tolist()], np.uint64)


@cache
def _stance_bits() -> Mapping[int, int]:
    lexicon, bits = cues(), Counter[int]()
    for bit, table in enumerate((lexicon.verb, lexicon.attitude, lexicon.noun)):
        bits.update(dict.fromkeys(hashes(*table).tolist(), 1 << bit))
    return bits


def mixed(*columns: Column | int) -> Hashes:
    """Return one hash for each row of the columns."""
    arrays = [np.atleast_1d(column).astype(np.uint64, copy=False) for column in columns]  # their overflow is no error
    value: Hashes = arrays[0] * _MIX
    for array in arrays[1:]:
        value = (value ^ (value >> _SHIFT)) * _MIX + array * _MIX
    return value ^ (value >> _SHIFT)


def numbered(features: Sequence[Sequence[Column | int]], n: int) -> Rows:
    """Return the table rows of the features: one column each, told apart by its number."""
    ids = np.empty((n, len(features)), np.int32)
    for number, columns in enumerate(features):
        ids[:, number] = mixed(number + 1, *columns) & np.uint64(TABLE - 1)
    return ids


def moved(column: Column, by: int) -> Column:
    """Return the column as seen `by` tokens further on; 0 beyond the edges."""
    moved = np.zeros_like(column)
    if by > 0:
        moved[:-by] = column[by:]
    else:
        moved[-by:] = column[:by]
    return moved


def paragraph_of(t: Tokens, cue: Range) -> Range:
    """Return the tokens of the paragraph that the cue stands in."""
    number = bisect_right(t.starts, cue[0]) - 1
    return t.starts[number], t.starts[number + 1]


def sentence_starts(t: Tokens) -> list[int]:
    """Return where the sentences of a report begin, and where the last ends."""
    return [*np.flatnonzero(np.diff(t.sentence, prepend=-1)).tolist(), len(t)]
