"""Groups from pairwise likeness: average linkage over the pairs that were compared, honouring what people decided."""

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

T = TypeVar("T")
Pair = tuple[int, int]
Matrix = npt.NDArray[Any]


def average_linkage(
    size: int,
    likeness: Mapping[Pair, float],
    above: float,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> list[list[int]]:
    """Return groups of the items 0 to size - 1: merge the two most alike groups while their mean likeness is `above`.

    `likeness` is given for pairs (i, j) with i < j; a pair without one counts as 0. Items `together` start in one
    group; groups with items `apart` never merge, and where the two contradict each other `apart` yields to `together`.
    Ties go to the earlier items, so that equal input gives equal groups.
    """
    groups = _Groups(size, likeness, apart)
    for a, b in together:
        groups.merge(groups.home[a], groups.home[b])
    heap = [(-mean, a, b) for a, b, mean in groups.pairs() if mean >= above]
    heapq.heapify(heap)
    while heap:
        mean, a, b = heapq.heappop(heap)
        if groups.mean(a, b) != -mean or groups.forbidden(a, b):
            continue
        kept = groups.merge(a, b)
        for other in groups.neighbours(kept):
            mean = groups.mean(kept, other)
            if mean >= above:
                heapq.heappush(heap, (-mean, min(kept, other), max(kept, other)))
    return groups.members()


class _Groups:
    """Groups named by their first item, with the sum of likeness between each two that have any."""

    def __init__(self, size: int, likeness: Mapping[Pair, float], apart: Iterable[Pair]) -> None:
        self.home = list(range(size))
        self._members: dict[int, list[int]] = {item: [item] for item in range(size)}
        self._sums: dict[int, dict[int, float]] = {item: {} for item in range(size)}
        self._apart: dict[int, set[int]] = {item: set() for item in range(size)}
        for (a, b), value in sorted(likeness.items()):
            self._sums[a][b] = self._sums[b][a] = value
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def pairs(self) -> Iterable[tuple[int, int, float]]:
        return [(a, b, self.mean(a, b)) for a, sums in self._sums.items() for b in sums if a < b]

    def neighbours(self, group: int) -> list[int]:
        return list(self._sums[group])

    def mean(self, a: int, b: int) -> float:
        """Return the mean likeness of two groups; below zero where either is no longer a group."""
        if a not in self._members or b not in self._members:
            return -1.0
        return self._sums[a].get(b, 0.0) / (len(self._members[a]) * len(self._members[b]))

    def forbidden(self, a: int, b: int) -> bool:
        return any(self.home[item] == b for mine in self._members[a] for item in self._apart[mine])

    def merge(self, a: int, b: int) -> int:
        if a == b:
            return a
        kept, gone = min(a, b), max(a, b)
        for other, value in self._sums.pop(gone).items():
            del self._sums[other][gone]
            if other != kept:
                self._sums[kept][other] = self._sums[other][kept] = self._sums[kept].get(other, 0.0) + value
        for item in self._members.pop(gone):
            self.home[item] = kept
            self._members[kept].append(item)
        return kept

    def members(self) -> list[list[int]]:
        return [sorted(items) for items in self._members.values()]


def runs(items: Sequence[T], most: int, order: Callable[[T], Any]) -> list[Sequence[T]]:
    """Return all items as they come where they are not more than `most`, else so many at a time in that order."""
    if len(items) <= most:
        return [items]
    ordered = sorted(items, key=order)
    return [ordered[first : first + most] for first in range(0, len(ordered), most)]


def join_by_mean(
    likeness: Matrix,
    starts: Sequence[Sequence[int]],
    above: float,
    may_join: Callable[[Sequence[int], Sequence[int]], bool] = lambda *_: True,
) -> list[list[int]]:
    """Return groups of items: merge the two groups that are most alike in the mean, while that is `above`.

    `starts` are the groups to begin with; the first item of the earlier one stays first. `may_join` is asked of two
    groups before they merge; where it says no they, and what they become part of, stay apart. Ties go to the earlier.
    """
    groups = [list(start) for start in starts]
    sizes = np.array([len(group) for group in groups], float)
    mean = _means(likeness, groups, sizes)
    best = mean.argmax(axis=1) if groups else np.zeros(0, np.int64)
    while groups:
        value = mean[np.arange(len(groups)), best]
        a = int(value.argmax())
        b = int(best[a])
        if value[a] < above:
            break
        a, b = min(a, b), max(a, b)
        if may_join(groups[a], groups[b]):
            joined = (mean[a] * sizes[a] + mean[b] * sizes[b]) / (sizes[a] + sizes[b])
            joined[a] = joined[b] = -np.inf
            mean[a], mean[:, a], mean[b], mean[:, b] = joined, joined, -np.inf, -np.inf
            groups[a], groups[b] = groups[a] + groups[b], []
            sizes[a] += sizes[b]
        else:
            joined = mean[a]
            mean[a, b] = mean[b, a] = -np.inf
        best = np.where(joined > value, a, best)
        stale = np.flatnonzero((best == a) | (best == b))
        best[stale] = mean[stale].argmax(axis=1)
        best[a] = mean[a].argmax()
    return [group for group in groups if group]


def _means(likeness: Matrix, groups: Sequence[Sequence[int]], sizes: Matrix) -> Matrix:
    """Return the mean likeness of each two groups; none with itself."""
    order = [item for group in groups for item in group]
    mean = likeness[np.ix_(order, order)].astype(float)
    if len(order) > len(groups):
        starts = np.cumsum([0, *map(len, groups[:-1])])
        mean = np.add.reduceat(np.add.reduceat(mean, starts, axis=0), starts, axis=1) / np.outer(sizes, sizes)
    np.fill_diagonal(mean, -np.inf)
    found: Matrix = mean
    return found
