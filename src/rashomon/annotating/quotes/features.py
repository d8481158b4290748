"""What the learned part sees: numbers for each token, and numbers for each token as seen from a reporting word."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from rashomon.annotating.quotes.attributions import Range
from rashomon.annotating.quotes.tokens import Column, Ints, Rows, Tokens, mixed, moved, numbered, paragraph_of

# How far from the reporting word source and content are looked for, in tokens: 7 of the training part's 19,833
# attributions have a piece that stands further away.
REACH = 120

# A token further below its branch than this is treated as lying outside the cue's tree.
DEEPEST = 20

# Brings the language model's vectors to the size of the other features, so that they learn at the same pace.
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
    speech = _any_in_sentence(t, quoted)
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
    vectors = _vectors(docs)
    return np.concatenate([vectors, moved(vectors, -1), moved(vectors, 1)], axis=1)


def neighbourhood_scores(docs: Sequence[Doc], weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return `neighbourhood(docs) @ weights`, in less time: each token's numbers are weighed once, then moved."""
    weighed = np.einsum("tv,vl->tl", _vectors(docs), np.hstack(np.split(weights, 3)))  # one thread, unlike BLAS
    own, before, after = np.split(weighed, 3, axis=1)
    scores: npt.NDArray[np.float32] = own + moved(before, -1) + moved(after, 1)
    return scores


def _vectors(docs: Sequence[Doc]) -> npt.NDArray[np.float32]:
    return np.concatenate([np.asarray(doc.tensor, np.float32).reshape(len(doc), -1) for doc in docs]) * VECTOR_SCALE


def _any_in_sentence(t: Tokens, wanted: npt.NDArray[np.bool_]) -> Ints:
    """Return for each token whether any token of its sentence is wanted."""
    found = np.zeros(int(t.sentence.max(initial=0)) + 1, np.int64)
    np.maximum.at(found, t.sentence, wanted.astype(np.int64))
    return found[t.sentence]


def window(t: Tokens, cue: Range) -> Range:
    """Return the stretch in which the source and content of a cue are looked for."""
    start, end = paragraph_of(t, cue)
    return max(start, cue[0] - REACH), min(end, cue[1] + REACH)


def root_of(t: Tokens, cue: Range) -> int:
    """Return the token of the cue that the others hang from, a reporting word where there is a choice."""
    inside = np.arange(*cue)
    outward = inside[(t.head[inside] < cue[0]) | (t.head[inside] >= cue[1]) | (t.head[inside] == inside)]
    reporting = outward[t.stance[outward] > 0]
    return int(reporting[0] if len(reporting) else outward[0] if len(outward) else cue[0])


class _View(NamedTuple):
    """The tokens of a cue's window as seen from it, one column each; the first are the same in all of it."""

    word: Column
    chain: Column
    chain_tag: Column
    climbed: Column
    kids: Column
    passive: Column
    own_quotation: Column
    speech: Column
    in_cue: Column
    ups: Column
    depth: Column
    branch: Column
    branch_before: Column
    branch_after: Column
    edge: Column
    edge_after: Column
    side: Column
    distance: Column
    which: Column
    sentence: Column
    crossed: Column
    other: Column
    rim: Column
    state: Column
    state_before: Column
    state_after: Column
    lower: Column
    lower_before: Column
    lower_after: Column
    lemma: Column
    tag: Column
    tag_before: Column
    tag_after: Column
    dep: Column
    entity: Column


def role_features(t: Tokens, asked: Sequence[Range]) -> list[Rows]:
    """Return for each cue the features of the tokens in its window for whether they are its source or content."""
    if not asked:
        return []
    at_cue = np.zeros(len(t), bool)
    for start, end in asked:
        at_cue[start:end] = True
    around = [column for base in (t.quoted, t.lower) for column in (base, moved(base, -1), moved(base, 1))] + [
        t.lemma,
        t.tag,
        moved(t.tag, -1),
        moved(t.tag, 1),
        t.dep,
        t.entity,
    ]
    views = [_view(t, cue, at_cue, around) for cue in asked]
    lengths = [len(columns[0]) for columns in views]
    same = np.repeat(np.array([_of_cue(t, cue) for cue in asked], np.uint64), lengths, axis=0)
    ids = _role_numbers(_View(*same.T, *(np.concatenate(columns) for columns in zip(*views, strict=True))))
    return np.split(ids, np.cumsum(lengths)[:-1])


def _of_cue(t: Tokens, cue: Range) -> list[int]:
    """Return what is the same for all tokens of a cue's window, in the order of `_View`."""
    root = root_of(t, cue)
    up = t.head[root]
    speech = t.quotation[slice(*paragraph_of(t, cue))].any()
    columns = (t.lemma[root], t.dep[root], t.tag[root], t.dep[up], t.children[root], t.passive[root])
    return [*(int(value) for value in columns), int(t.quotation[root] > 0), int(speech)]


def _view(t: Tokens, cue: Range, at_cue: npt.NDArray[np.bool_], around: Sequence[Column]) -> list[Column]:
    start, end = window(t, cue)
    root = root_of(t, cue)
    ups, branch, depth = _attached(t, root, start, end)
    at = np.arange(start, end)
    in_cue = (at >= cue[0]) & (at < cue[1])
    far = np.where(at < cue[0], at - cue[0], np.where(at >= cue[1], at - cue[1] + 1, 0))
    side = np.sign(far)
    branch_dep = np.where(branch >= 0, t.dep[branch], 0)
    quotation, own = t.quotation[start:end], t.quotation[root]
    seen = int(t.quotation[: root + 1].max(initial=0))
    return [
        in_cue,
        ups,
        depth,
        branch_dep,
        moved(branch_dep, -1),
        moved(branch_dep, 1),
        moved(branch, -1) != branch,
        moved(branch, 1) != branch,
        side,
        side * np.searchsorted(_STEPS, np.abs(far), side="right"),
        np.where(quotation == 0, 9, np.clip(quotation - seen, -3, 4)) * 2 + ((own > 0) & (own == quotation)),
        np.clip(t.sentence[start:end] - t.sentence[root], -3, 3),
        _crossed(at_cue[start:end], at, cue),
        at_cue[start:end] & ~in_cue,
        (at == start) * 2 + (at == end - 1),
        *(column[start:end] for column in around),
    ]


# Where distances from a cue, in tokens, change their class.
_STEPS = (1, 2, 3, 4, 6, 9, 14, 21, 40, 80)


def _role_numbers(v: _View) -> Rows:
    turned = mixed(v.ups, v.branch)
    place = mixed(turned, v.side)
    speech = v.state > 0
    shift = mixed(v.state, v.state_before, v.state_after)
    return numbered(
        [
            (v.in_cue,),
            (turned,),
            (turned, v.word),
            (place,),
            (place, v.word),
            (place, v.chain),
            (place, v.chain, v.climbed),
            (place, v.chain_tag),
            (place, v.kids),
            (place, v.kids, v.word),
            (place, v.sentence, speech),
            (place, v.edge, v.edge_after),
            (place, v.branch_before, v.edge),
            (place, v.branch_after, v.edge_after),
            (place, v.lower_before, v.edge),
            (place, v.lower, v.edge, v.edge_after),
            (place, v.lower_after, v.edge_after),
            (place, v.tag, v.passive),
            (place, v.tag_before, v.tag, v.tag_after),
            (place, v.word, v.tag, v.edge),
            (place, v.crossed, v.which),
            (turned, v.depth),
            (turned, v.depth, v.dep),
            (turned, v.depth, v.dep, v.edge, v.edge_after),
            (turned, v.crossed),
            (v.distance,),
            (v.distance, v.word),
            (v.distance, v.tag),
            (v.distance, v.dep),
            (v.distance, v.lower),
            (v.distance, v.chain, speech),
            (v.distance, place),
            (v.sentence, v.side, speech, v.which),
            (v.sentence, v.state, v.which, v.chain),
            (v.sentence, v.side, v.state, v.own_quotation, v.which),
            (v.sentence, v.side, v.state, v.which, v.word),
            (v.sentence, v.side, v.which, v.kids),
            (v.which, v.state, v.lower_before),
            (v.which, v.state, v.lower_after),
            (shift, v.lower, v.side),
            (shift, v.sentence, v.crossed, v.side),
            (shift, place, v.which),
            (v.sentence, v.side, v.speech, v.word),
            (v.sentence, v.side, v.crossed, v.lower),
            (v.sentence, v.crossed, v.side, v.which, v.chain),
            (v.crossed, v.side, v.distance, speech),
            (v.lower_before, v.lower, v.side),
            (v.lower, v.lower_after, v.side),
            (v.tag_before, v.tag, v.tag_after, v.side),
            (v.lower_before, v.lower, v.lower_after),
            (v.entity, v.dep, v.side, v.sentence),
            (v.lemma, v.word, v.side),
            (v.tag, v.word, v.side),
            (v.dep, v.word, v.side, v.ups),
            (v.other, v.side, v.crossed, v.ups),
            (v.other, place, v.dep),
            (v.rim, v.lower),
            (v.branch, v.depth, v.tag, v.edge, v.side),
        ],
        len(v.side),
    )


def _attached(t: Tokens, root: int, start: int, end: int) -> tuple[Ints, Ints, Ints]:
    """Return how many steps up from the root each token's path to it turns, the branch and the depth below.

    A token in another tree has 9, -1 and 0.
    """
    chain = [root]
    while t.head[chain[-1]] != chain[-1] and len(chain) < 7:
        chain.append(int(t.head[chain[-1]]))
    first_token, end_token = paragraph_of(t, (root, root + 1))
    head, sentence = t.head[first_token:end_token] - first_token, t.sentence[first_token:end_token]
    chain = [token - first_token for token in chain]
    ups, branch = np.full(len(head), 9), np.full(len(head), -1)
    depth = np.zeros(len(head), np.int64)
    in_chain = np.zeros(len(head), bool)
    ups[chain], branch[chain], in_chain[chain] = np.arange(len(chain)), chain, True
    open_ = np.arange(start, end) - first_token
    open_ = open_[~in_chain[open_] & (sentence[open_] == sentence[chain[0]])]
    first = open_[in_chain[head[open_]]]
    ups[first], branch[first] = ups[head[first]], first
    for level in range(1, DEEPEST):
        open_ = open_[branch[open_] < 0]
        ready = open_[branch[head[open_]] >= 0]
        if not len(ready):
            break
        ups[ready], branch[ready], depth[ready] = ups[head[ready]], branch[head[ready]], min(level, 4)
    here = slice(start - first_token, end - first_token)
    return ups[here], np.where(branch[here] >= 0, branch[here] + first_token, -1), depth[here]


def _crossed(cues_at: npt.NDArray[np.bool_], at: Ints, cue: Range) -> Ints:
    """Return how many other cues, up to two, begin between each token and the cue."""
    begins = cues_at & ~moved(cues_at, -1).astype(bool) & ((at < cue[0]) | (at >= cue[1]))
    after = np.cumsum(np.where(at >= cue[1], begins, 0))
    before = np.cumsum(np.where(at < cue[0], begins, 0)[::-1])[::-1]
    crossed: Ints = np.minimum(after + before, 2)
    return crossed
