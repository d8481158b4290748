"""How each token stands to a reporting phrase: the numbers by which source and content are told from the rest."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.annotating.quotes.attributions import Range
from rashomon.annotating.quotes.tokens import Column, Hashes, Ints, Tokens, mixed, moved, paragraph_of

# How far from the reporting word source and content are looked for, in tokens: 75 of the 41,275 pieces of the training
# part's attributions stand further away.
REACH = 80

# A token further below its branch than this is treated as lying outside the cue's tree.
DEEPEST = 20

# Where distances from a cue, in tokens, change their class.
_STEPS = (1, 2, 3, 4, 6, 9, 14, 21, 40, 80)


class _View(NamedTuple):
    """The tokens of a cue's window as seen from it, one column each; the first are the same in all of it."""

    word: Column
    chain: Column
    climbed: Column
    kids: Column
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
    dep: Column


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


def relations(t: Tokens, asked: Sequence[Range], roots: Sequence[int]) -> Hashes:
    """Return the numbers of the tokens in the cues' windows, one row each, window after window.

    `roots` are the cues' roots, as of `root_of`.
    """
    at_cue = np.zeros(len(t), bool)
    for start, end in asked:
        at_cue[start:end] = True
    opened = np.maximum.accumulate(t.quotation)
    views = [_seen(t, cue, root, at_cue, opened) for cue, root in zip(asked, roots, strict=True)]
    lengths = [len(columns[0]) for columns in views]
    about = [_of_cue(t, cue, root) for cue, root in zip(asked, roots, strict=True)]
    same = np.repeat(np.array(about, np.uint64), lengths, axis=0)
    v = _View(*same.T, *(np.concatenate(columns) for columns in zip(*views, strict=True)))
    turned, speech = mixed(v.ups, v.branch), v.state > 0
    place = mixed(turned, v.side)
    wanted: list[tuple[Column, ...]] = [
        (turned, v.depth, v.dep),
        (place, v.chain),
        (place, v.word),
        (place, v.kids),
        (place, v.chain, v.climbed),
        (v.distance, v.chain, speech),
        (v.sentence, v.side, v.state, v.which),
        (v.sentence, v.crossed, v.side, v.which, v.chain),
        (v.which, v.state, v.sentence, v.own_quotation, v.speech, v.side),
        (v.crossed, v.side, v.ups, v.branch),
        (turned, v.depth, v.edge, v.edge_after),
        (turned, v.branch_before, v.edge),
        (turned, v.branch_after, v.edge_after),
        (v.in_cue, v.other, v.rim, v.side),
    ]
    found = [mixed(np.full(len(v.side), number, np.uint64), *columns) for number, columns in enumerate(wanted, 1)]
    return np.stack(found, axis=1)


def _of_cue(t: Tokens, cue: Range, root: int) -> list[int]:
    """Return what is the same for all tokens of a cue's window, in the order of `_View`."""
    up = t.head[root]
    speech = t.quotation[slice(*paragraph_of(t, cue))].any()
    columns = (t.lemma[root], t.dep[root], t.dep[up], t.children[root])
    return [*(int(value) for value in columns), int(t.quotation[root] > 0), int(speech)]


def _seen(t: Tokens, cue: Range, root: int, at_cue: npt.NDArray[np.bool_], opened: Ints) -> list[Column]:
    """Return the columns of a window; `opened` is the last quotation that began up to each token."""
    start, end = window(t, cue)
    ups, branch, depth = _attached(t, root, start, end)
    at = np.arange(start, end)
    in_cue = (at >= cue[0]) & (at < cue[1])
    far = np.where(at < cue[0], at - cue[0], np.where(at >= cue[1], at - cue[1] + 1, 0))
    side = np.sign(far)
    branch_dep = np.where(branch >= 0, t.dep[branch], 0)
    quotation, own = t.quotation[start:end], t.quotation[root]
    seen = int(opened[root])
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
        t.quoted[start:end],
        t.dep[start:end],
    ]


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
