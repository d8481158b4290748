"""How each token stands to a reporting phrase: the numbers by which source and content are told from the rest."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from rashomon.annotating.quotes.attributions import Range
from rashomon.annotating.quotes.tokens import Column, Hashes, Ints, Tokens, mixed, moved, paragraph_of

# How far from the reporting word source and content are looked for, in tokens. Of the training part's 22,947 pieces of
# content 286 reach further; quotations among them are taken whole by `edges`. The network learned with 80: on the
# development part that is no better, and takes a fifth more rows.
REACH = 60

# A token further below its branch than this is treated as lying outside the cue's tree.
DEEPEST = 20

# How many steps up from the reporting word paths to it may turn; set by judgement: clauses nest no deeper.
HIGHEST = 6

# Where distances from a cue, in tokens, change their class.
_STEPS = (1, 2, 3, 4, 6, 9, 14, 21, 40, 80)


class Windows(NamedTuple):
    """The tokens around each of some reporting phrases, window after window, a row each."""

    at: Ints  # the token
    number: Ints  # whose window
    lengths: Ints
    roots: Ints  # the phrases' roots
    begins: Ints  # the phrases' first tokens
    ends: Ints
    ups: Ints  # how many steps up from the root the path to it turns; 9 in another tree
    branch: Ints  # the token below that turn that it hangs from, itself perhaps; -1 in another tree
    depth: Ints  # how far below the branch

    def above(self, t: Tokens) -> Ints:
        """Return the rows in which each token's head and the top of its branch stand; -1 where in none."""
        first = np.cumsum(self.lengths) - self.lengths
        found = np.stack([t.head[self.at], self.branch], axis=1)
        rows = found + (first - self.at[first])[self.number][:, None]
        inside = (rows >= first[self.number][:, None]) & (rows < (first + self.lengths)[self.number][:, None])
        own = np.arange(len(rows))[:, None]
        return np.where(inside & (found >= 0) & (rows != own), rows, -1)


def window(t: Tokens, cue: Range) -> Range:
    """Return the stretch in which the source and content of a cue are looked for."""
    start, end = paragraph_of(t, cue)
    return max(start, cue[0] - REACH), min(end, cue[1] + REACH)


def windows_of(t: Tokens, cues: Sequence[Range]) -> Windows:
    """Return the windows of some reporting phrases."""
    places = [window(t, cue) for cue in cues]
    lengths = np.array([end - start for start, end in places], np.int64)
    roots = np.array([root_of(t, cue) for cue in cues], np.int64)
    number = np.repeat(np.arange(len(cues)), lengths)
    first = np.cumsum(lengths) - lengths
    at = np.arange(len(number)) + (np.array([start for start, _ in places], np.int64) - first)[number]
    begins, ends = (np.array([cue[side] for cue in cues], np.int64) for side in (0, 1))
    return Windows(at, number, lengths, roots, begins, ends, *_attached(t, roots, at, number))


def root_of(t: Tokens, cue: Range) -> int:
    """Return the token of the cue that the others hang from, a reporting word where there is a choice."""
    inside = np.arange(*cue)
    outward = inside[(t.head[inside] < cue[0]) | (t.head[inside] >= cue[1]) | (t.head[inside] == inside)]
    reporting = outward[t.stance[outward] > 0]
    return int(reporting[0] if len(reporting) else outward[0] if len(outward) else cue[0])


def relations(t: Tokens, w: Windows) -> Hashes:
    """Return the numbers of the tokens in the windows, one row each."""
    root = w.roots[w.number]
    side, distance = _distance(w)
    branch_dep = np.where(w.branch >= 0, t.dep[w.branch], np.uint64(0))
    branch_before, branch_after = _beside(branch_dep, w.number)
    token_before, token_after = _beside(w.branch, w.number)
    edge, edge_after = token_before != w.branch, token_after != w.branch
    word, chain, kids = t.lemma[root], t.dep[root], t.children[root]
    which, own_quotation = _which_quotation(t, w.at, root)
    sentence = np.clip(t.sentence[w.at] - t.sentence[root], -3, 3)
    in_cue, at_cue = _cues(t, w)
    crossed, other = _crossed(w, at_cue, in_cue), at_cue[w.at] & ~in_cue
    first = np.diff(w.number, prepend=-1) != 0
    rim = first * 2 + (np.diff(w.number, append=len(w.lengths)) != 0)
    state = t.quoted[w.at]
    turned = mixed(w.ups, branch_dep)
    place = mixed(turned, side)
    wanted = [
        (turned, w.depth, t.dep[w.at]),
        (place, chain),
        (place, word),
        (place, kids),
        (place, chain, t.dep[t.head[root]]),
        (distance, chain, state > 0),
        (sentence, side, state, which),
        (sentence, crossed, side, which, chain),
        (which, state, sentence, own_quotation, _speech(t)[root], side),
        (crossed, side, w.ups, branch_dep),
        (turned, w.depth, edge, edge_after),
        (turned, branch_before, edge),
        (turned, branch_after, edge_after),
        (in_cue, other, rim, side),
    ]
    found = [mixed(number, *columns) for number, columns in enumerate(wanted, 1)]
    return np.stack(found, axis=1)


def _distance(w: Windows) -> tuple[Ints, Ints]:
    """Return on which side of the cue each token stands, and the class of its distance from it."""
    before, after = w.at - w.begins[w.number], w.at - w.ends[w.number] + 1
    far = np.where(before < 0, before, np.where(after > 0, after, 0))
    side = np.sign(far)
    return side, side * np.searchsorted(_STEPS, np.abs(far), side="right")


def _which_quotation(t: Tokens, at: Ints, root: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Return which quotation each token is in, counted from the cue, and whether the cue is in one itself."""
    opened, quotation, own = np.maximum.accumulate(t.quotation)[root], t.quotation[at], t.quotation[root] > 0
    which: Ints = np.where(quotation == 0, 9, np.clip(quotation - opened, -3, 4)) * 2
    return which + (own & (quotation == t.quotation[root])), own


def _cues(t: Tokens, w: Windows) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which rows stand in their own cue, and which tokens of the report in any."""
    at_cue = np.zeros(len(t), bool)
    for begin, end in zip(w.begins.tolist(), w.ends.tolist(), strict=True):
        at_cue[begin:end] = True
    return (w.at >= w.begins[w.number]) & (w.at < w.ends[w.number]), at_cue


def _speech(t: Tokens) -> npt.NDArray[np.bool_]:
    """Return for each token whether its paragraph has a quotation."""
    counted = np.concatenate([[0], np.cumsum(t.quotation > 0)])
    starts = np.array(t.starts)
    return np.repeat(np.diff(counted[starts]) > 0, np.diff(starts))


def _beside(column: Column, number: Ints) -> tuple[Column, Column]:
    """Return what stands in the rows before and after, 0 beyond a window."""
    ends = np.diff(number, append=-1) != 0
    before, after = moved(column, -1), moved(column, 1)
    before[1:][ends[:-1]] = 0
    after[ends] = 0
    return before, after


def _attached(t: Tokens, roots: Ints, at: Ints, number: Ints) -> tuple[Ints, Ints, Ints]:
    """Return how many steps up from its root each token's path turns, the branch and the depth below it."""
    chain = [roots]
    for _ in range(HIGHEST):
        chain.append(t.head[chain[-1]])
    ups, branch, depth = np.full(len(at), 9), np.full(len(at), -1), np.zeros(len(at), np.int64)
    climbing, reached = np.arange(len(at)), at.copy()  # who is not there yet, and how far up it came
    below = at.copy()
    climbing = climbing[t.sentence[at] == t.sentence[roots[number]]]
    for level in range(DEEPEST + 1):
        here, whose = reached[climbing], number[climbing]
        turn = np.full(len(climbing), 9)
        for step in range(HIGHEST, -1, -1):
            turn[chain[step][whose] == here] = step
        there = turn < 9
        done = climbing[there]
        ups[done], branch[done] = turn[there], below[done]
        depth[done] = min(max(level - 1, 0), 4)
        climbing = climbing[~there]
        if not len(climbing):
            break
        below[climbing] = reached[climbing]
        reached[climbing] = t.head[reached[climbing]]
    return ups, branch, depth


def _crossed(w: Windows, at_cue: npt.NDArray[np.bool_], in_cue: npt.NDArray[np.bool_]) -> Ints:
    """Return how many other cues, up to two, begin between each token and the cue."""
    marked = at_cue[w.at]
    begins = marked & ~_beside(marked, w.number)[0] & ~in_cue
    first = np.cumsum(w.lengths) - w.lengths
    last = first + w.lengths - 1
    later, earlier = begins & (w.at >= w.ends[w.number]), begins & (w.at < w.begins[w.number])
    up_to, after = np.cumsum(earlier), np.cumsum(later)
    after = after - (after[first] - later[first])[w.number]
    before = up_to[last][w.number] - up_to + earlier
    crossed: Ints = np.minimum(after + before, 2)
    return crossed
