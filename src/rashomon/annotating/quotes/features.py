"""What the linear part sees of each token: hashed features of the parse, and the language model's own numbers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from rashomon.annotating.quotes.tokens import Ints, Rows, Tokens, moved, numbered

# How many numbers the language model has for a token, and what brings them to the size of the other features, so that
# they learn at the same pace.
WIDTH = 96
VECTOR_SCALE = np.float32(0.2)


def cue_features(t: Tokens) -> Rows:
    """Return the features of each token for whether it belongs to a reporting phrase."""
    lemma, tag, dep, stance = t.lemma, t.tag, t.dep, t.stance
    before, after = moved(lemma, -1), moved(lemma, 1)
    before2, after2 = moved(lemma, -2), moved(lemma, 2)
    tag_before, tag_after = moved(tag, -1), moved(tag, 1)
    tag_before2, tag_after2 = moved(tag, -2), moved(tag, 2)
    up_lemma, up_dep, up_tag, up_stance = lemma[t.head], dep[t.head], tag[t.head], stance[t.head]
    up2_lemma, up2_dep = up_lemma[t.head], up_dep[t.head]
    side = np.sign(t.head - np.arange(len(t)))
    quoted = t.quoted > 0
    near = t.quoted * 16 + moved(t.quoted, -1) * 4 + moved(t.quoted, 1)
    nearer = near * 16 + moved(t.quoted, -2) * 4 + moved(t.quoted, 2)
    speech = any_in_sentence(t, quoted)
    subject_up = t.subject[t.head]
    return numbered(
        [
            (0,),
            (t.lower,),
            (lemma,),
            (tag,),
            (dep,),
            (lemma, tag),
            (lemma, dep),
            (tag, dep),
            (stance, tag),
            (stance, dep, t.subject > 0),
            (before,),
            (after,),
            (before2,),
            (after2,),
            (before, lemma),
            (lemma, after),
            (before2, before, lemma),
            (lemma, after, after2),
            (before, lemma, after),
            (before, after),
            (tag_before, tag),
            (tag, tag_after),
            (tag_before2, tag_before, tag),
            (tag, tag_after, tag_after2),
            (tag_before, tag, tag_after),
            (lemma, tag_before, tag_after),
            (lemma, tag_after, tag_after2),
            (up_lemma, dep),
            (up_lemma, lemma),
            (up_lemma, dep, tag, side),
            (up_dep, dep, tag),
            (up2_lemma, up_dep, dep),
            (up2_dep, up_dep, dep, tag),
            (up_stance, dep, side),
            (up_stance, dep, up_dep, quoted),
            (up_tag, dep, tag),
            (t.children,),
            (t.children, lemma),
            (t.children, stance),
            (t.children, tag, dep),
            (t.subject,),
            (t.subject, lemma),
            (t.subject_lemma, lemma),
            (t.subject_lemma, tag),
            (t.object_lemma, lemma),
            (t.clause, lemma),
            (t.clause, t.subject, stance),
            (t.clause, t.subject, tag),
            (t.clause, t.children, t.subject),
            (t.subject, stance, quoted),
            (subject_up, dep, up_stance),
            (subject_up, dep, lemma),
            (t.subject_lemma[t.head], dep, tag),
            (t.clause[t.head], dep, lemma),
            (t.quoted, tag),
            (quoted, lemma),
            (near,),
            (near, tag),
            (near, stance),
            (near, lemma),
            (nearer, dep),
            (speech, lemma, quoted),
            (speech, quoted, dep, tag, t.subject),
            (t.entity, dep),
            (moved(stance, -1), lemma),
            (moved(stance, -1), moved(stance, -2), tag, dep),
            (moved(stance, 1), tag),
            (t.children[t.head], dep, lemma),
            (t.edge, lemma),
        ],
        len(t),
    )


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
