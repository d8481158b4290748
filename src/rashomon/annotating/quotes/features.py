"""What the linear part sees of each token: hashed features of the parse, and the language model's own numbers."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from rashomon.annotating.quotes.tokens import Column, Ints, Rows, Tokens, moved, numbered

Features = Iterator[tuple[Column | int, ...]]  # the columns that each feature is made of

# How many numbers the language model has for a token, and what brings them to the size of the other features, so that
# they learn at the same pace.
WIDTH = 96
VECTOR_SCALE = np.float32(0.2)


def cue_features(t: Tokens) -> Rows:
    """Return the features of each token for whether it belongs to a reporting phrase; their order is the weights'."""
    return numbered([*_of_it(t), *_beside(t), *_above(t), *_below(t), *_in_quotation(t), *_further(t)], len(t))


def _of_it(t: Tokens) -> Features:
    """Yield what the token is."""
    lemma, tag, dep, stance = t.lemma, t.tag, t.dep, t.stance
    yield from ((0,), (t.lower,), (lemma,), (tag,), (dep,))
    yield from ((lemma, tag), (lemma, dep), (tag, dep), (stance, tag), (stance, dep, t.subject > 0))


def _beside(t: Tokens) -> Features:
    """Yield the words and tags beside it."""
    lemma, tag = t.lemma, t.tag
    before, after, before2, after2 = (moved(lemma, by) for by in (-1, 1, -2, 2))
    yield from ((before,), (after,), (before2,), (after2,))
    yield from ((before, lemma), (lemma, after), (before2, before, lemma), (lemma, after, after2))
    yield from ((before, lemma, after), (before, after))
    before, after, before2, after2 = (moved(tag, by) for by in (-1, 1, -2, 2))
    yield from ((before, tag), (tag, after), (before2, before, tag), (tag, after, after2))
    yield from ((before, tag, after), (lemma, before, after), (lemma, after, after2))


def _above(t: Tokens) -> Features:
    """Yield what it hangs on."""
    lemma, tag, dep, head = t.lemma, t.tag, t.dep, t.head
    up, up_dep, up_stance, side = lemma[head], dep[head], t.stance[head], np.sign(head - np.arange(len(t)))
    yield from ((up, dep), (up, lemma), (up, dep, tag, side), (up_dep, dep, tag))
    yield from ((up[head], up_dep, dep), (up_dep[head], up_dep, dep, tag))
    yield from ((up_stance, dep, side), (up_stance, dep, up_dep, t.quoted > 0), (tag[head], dep, tag))


def _below(t: Tokens) -> Features:
    """Yield what hangs on it, its subject, object and clause, and those of the word above."""
    lemma, tag, dep, stance, head = t.lemma, t.tag, t.dep, t.stance, t.head
    subject, clause = t.subject, t.clause
    yield from ((t.children,), (t.children, lemma), (t.children, stance), (t.children, tag, dep))
    yield from ((subject,), (subject, lemma), (t.subject_lemma, lemma), (t.subject_lemma, tag), (t.object_lemma, lemma))
    yield from ((clause, lemma), (clause, subject, stance), (clause, subject, tag), (clause, t.children, subject))
    yield (subject, stance, t.quoted > 0)
    yield from ((subject[head], dep, stance[head]), (subject[head], dep, lemma))
    yield from ((t.subject_lemma[head], dep, tag), (clause[head], dep, lemma))


def _in_quotation(t: Tokens) -> Features:
    """Yield where it stands to quotation marks."""
    lemma, tag, dep, quoted = t.lemma, t.tag, t.dep, t.quoted > 0
    near = t.quoted * 16 + moved(t.quoted, -1) * 4 + moved(t.quoted, 1)
    nearer = near * 16 + moved(t.quoted, -2) * 4 + moved(t.quoted, 2)
    speech = any_in_sentence(t, quoted)
    yield from ((t.quoted, tag), (quoted, lemma))
    yield from ((near,), (near, tag), (near, t.stance), (near, lemma), (nearer, dep))
    yield from ((speech, lemma, quoted), (speech, quoted, dep, tag, t.subject))


def _further(t: Tokens) -> Features:
    """Yield its entity, reporting words beside it, the word above's dependants and the sentence's edge."""
    lemma, tag, dep, before = t.lemma, t.tag, t.dep, moved(t.stance, -1)
    yield from ((t.entity, dep), (before, lemma), (before, moved(t.stance, -2), tag, dep), (moved(t.stance, 1), tag))
    yield from ((t.children[t.head], dep, lemma), (t.edge, lemma))


def neighbourhood(docs: Sequence[Doc]) -> npt.NDArray[np.float32]:
    """Return the language model's own numbers for each token, with those of the tokens beside it."""
    vectors = vectors_of(docs)
    return np.concatenate([vectors, moved(vectors, -1), moved(vectors, 1)], axis=1)


def neighbourhood_scores(vectors: npt.NDArray[np.float32], weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return `neighbourhood(docs) @ weights`, in less time: each token's numbers are weighed once, then moved."""
    weighed = np.einsum("tv,vl->tl", vectors, np.hstack(np.split(weights, 3)))  # one thread, unlike BLAS
    own, before, after = np.split(weighed, 3, axis=1)
    scores: npt.NDArray[np.float32] = own + moved(before, -1) + moved(after, 1)
    return scores


def vectors_of(docs: Sequence[Doc]) -> npt.NDArray[np.float32]:
    """Return the language model's own numbers for each token; zeros where it has none or others."""
    found = np.zeros((sum(map(len, docs)), WIDTH), np.float32)
    start = 0
    for doc in docs:
        if np.shape(doc.tensor) == (len(doc), WIDTH):
            found[start : start + len(doc)] = doc.tensor
        start += len(doc)
    return found * VECTOR_SCALE


def any_in_sentence(t: Tokens, wanted: npt.NDArray[np.bool_]) -> Ints:
    """Return for each token whether any token of its sentence is wanted."""
    found = np.zeros(int(t.sentence.max(initial=0)) + 1, np.int64)
    np.maximum.at(found, t.sentence, wanted.astype(np.int64))
    return found[t.sentence]
