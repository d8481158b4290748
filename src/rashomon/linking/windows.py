"""The reports that a new one is compared with: found by the words they share, each weighed by how rare it is.

An inverted index over the strongest words of each report, in numpy, with document frequencies that follow the reports
as they come and go. What it holds grows with the reports in it, not with those that it has seen.
"""

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.linking.background import at_large, background
from rashomon.linking.portraits import Days, Portrait

# Days after which the same words count half. Swept 5 to 30 on stories-basil, stories-gva and both in one.
HALF_LIFE = 10

# A report that tells of the day when another was published, however late, is as many days from it (swept 1 to 5).
FOLLOW_UP_DISTANCE = 2

# Two reports of which one has no date count as this many days apart; as this many where the weekdays that they name are
# quite others, as few where they are the same ("on Wednesday", "this Saturday").
UNKNOWN_DISTANCE = 2.0
OTHER_WEEKDAYS_DISTANCE = 20.0

# A report is compared with those that share some of its strongest words; of a word, with the last that have it.
TELLING_WORDS = 40
LEAST_SHARED = 2
LONGEST_POSTING = 400
# Of those, with the ones that share most.
MOST_COMPARED = 200
# Pairs below this are not kept: they cannot make two groups join.
LEAST_LIKENESS = 0.02

# Words that no report in the window has any more are forgotten when they are half of all, but not below this number.
FEWEST_WORDS = 100_000


@dataclass(slots=True)
class Known:
    """A report in the window: its words by number, with their weights (a vector of length 1)."""

    days: Days
    words: NDArray[np.int32]
    weights: NDArray[np.float32]

    def strongest(self) -> NDArray[np.int32]:
        """Return the words that tell most, the strongest first; of equals the one that stands first."""
        order = np.argsort(-self.weights, kind="stable")[:TELLING_WORDS]
        return self.words[order]


class Window:
    """The reports at hand, by their running number."""

    def __init__(self) -> None:
        self._known: dict[int, Known] = {}
        self._oldest = self._next = 0
        self._numbers: dict[str, int] = {}  # of each word
        self._names: list[str] = []
        self._seen = array("d")  # in how many reports each word stands
        self._at_large = array("d")  # and in how many of the background
        self._postings: dict[int, array[int]] = {}
        self._scratch = np.zeros(0)

    def __len__(self) -> int:
        return len(self._known)

    def add(self, portraits: Sequence[Portrait]) -> Iterator[tuple[int, dict[int, float]]]:
        """Add reports; yield for each its number and its likeness to those before it, by their numbers.

        Words are weighed by how rare they are with all of these among the reports, so that their order tells nothing.
        """
        rows = [self._count(portrait) for portrait in portraits]
        size = background()[0] + len(self._known) + len(portraits)
        for portrait, words in zip(portraits, rows, strict=True):
            number, self._next = self._next, self._next + 1
            known = self._known[number] = Known(portrait.days, words, self._weigh(portrait, words, size))
            strongest = known.strongest().tolist()
            yield number, self._alike(known, strongest)
            for word in strongest:
                self._post(word, number)

    def remove(self, numbers: Iterable[int]) -> None:
        """Take reports out: none that comes is compared with them, and their words no longer count."""
        for number in numbers:
            known = self._known.pop(number)
            np.frombuffer(self._seen)[known.words] -= 1
        self._oldest = next(iter(self._known), self._next)
        if len(self._numbers) > FEWEST_WORDS and 2 * np.count_nonzero(np.frombuffer(self._seen)) < len(self._numbers):
            self._forget()

    def likeness(self, left: int, right: int) -> float:
        """Return how alike two reports are, between 0 and 1: the cosine of their words, less for each day between."""
        a, b = self._known[left], self._known[right]
        return float(self._cosines(a, [b])[0]) * nearness(a.days, b.days)

    def centrality(self, numbers: Sequence[int]) -> list[float]:
        """Return for each of some reports the cosine of its words to those of all of them together."""
        rows = [self._known[number] for number in numbers]
        together = self._room()
        for row in rows:
            together[row.words] += row.weights
        found = [float(together[row.words] @ row.weights) for row in rows]
        for row in rows:
            together[row.words] = 0.0
        return found

    def shared(self, left: int, right: int, limit: int) -> list[str]:
        """Return the words that make two reports alike, the strongest first."""
        a, b = self._known[left], self._known[right]
        weights = dict(zip(b.words.tolist(), b.weights.tolist(), strict=True))
        both = [
            (-weight * weights[word], self._names[word])
            for word, weight in zip(a.words.tolist(), a.weights.tolist(), strict=True)
            if word in weights
        ]
        return [word for _, word in sorted(both)[:limit]]

    def day(self, number: int) -> int | None:
        """Return the day when a report was published, as an ordinal."""
        return self._known[number].days.published

    def _count(self, portrait: Portrait) -> NDArray[np.int32]:
        """Return the numbers of a report's words, each counted once more."""
        for word in portrait.words:
            if word not in self._numbers:
                self._numbers[word] = len(self._numbers)
                self._names.append(word)
                self._seen.append(0.0)
                self._at_large.append(at_large(word))
        words = np.fromiter((self._numbers[word] for word in portrait.words), np.int32, len(portrait.words))
        np.frombuffer(self._seen)[words] += 1
        return words

    def _weigh(self, portrait: Portrait, words: NDArray[np.int32], size: int) -> NDArray[np.float32]:
        counts = np.frombuffer(self._seen)[words] + np.frombuffer(self._at_large)[words]
        weights = np.fromiter(portrait.words.values(), float, len(words)) * np.log((1 + size) / (1 + counts))
        return (weights / (math.sqrt(weights @ weights) or 1.0)).astype(np.float32)

    def _post(self, word: int, number: int) -> None:
        posting = self._postings.setdefault(word, array("q"))
        posting.append(number)
        if len(posting) >= 2 * LONGEST_POSTING:
            del posting[:-LONGEST_POSTING]

    def _alike(self, known: Known, strongest: Sequence[int]) -> dict[int, float]:
        """Return the likeness of a report to those that share enough of its strongest words."""
        numbers = self._sharing(strongest)
        others = [self._known[number] for number in numbers]
        found = {}
        for number, other, cosine in zip(numbers, others, self._cosines(known, others), strict=True):
            if cosine >= LEAST_LIKENESS:
                value = cosine * nearness(other.days, known.days)
                if value >= LEAST_LIKENESS:
                    found[number] = value
        return found

    def _sharing(self, strongest: Sequence[int]) -> list[int]:
        """Return the reports that share enough of some words: of many those that share most, of equals the latest."""
        lists = [
            np.frombuffer(self._postings[word], np.int64)[-LONGEST_POSTING:]
            for word in strongest
            if word in self._postings
        ]
        if not lists:
            return []
        found = np.concatenate(lists) - self._oldest
        shared = np.bincount(found[found >= 0], minlength=1)
        others = np.flatnonzero(shared >= LEAST_SHARED)
        if len(others) > MOST_COMPARED:
            order = np.lexsort((-others, -shared[others]))[:MOST_COMPARED]
            others = np.sort(others[order])
        return [number for number in (others + self._oldest).tolist() if number in self._known]

    def _cosines(self, known: Known, others: Sequence[Known]) -> list[float]:
        if not others:
            return []
        weights = self._room()
        weights[known.words] = known.weights
        sizes = [len(other.words) for other in others]
        products = weights[np.concatenate([other.words for other in others])]
        products *= np.concatenate([other.weights for other in others])
        weights[known.words] = 0.0
        sums = np.concatenate(([0.0], np.cumsum(products)))
        ends = np.cumsum(sizes)
        return list((sums[ends] - sums[ends - sizes]).tolist())

    def _room(self) -> NDArray[np.float64]:
        """Return an array of zeros with a place for each word; whoever writes in it clears what it wrote."""
        if len(self._scratch) < len(self._numbers):
            self._scratch = np.zeros(2 * len(self._numbers))
        return self._scratch

    def _forget(self) -> None:
        """Number the words anew, without those that no report has any more."""
        seen, large = np.frombuffer(self._seen), np.frombuffer(self._at_large)
        kept = np.flatnonzero(seen)
        renumbered = np.full(len(seen), -1, np.int32)
        renumbered[kept] = np.arange(len(kept), dtype=np.int32)
        self._names = [self._names[old] for old in kept.tolist()]
        self._numbers = {name: number for number, name in enumerate(self._names)}
        self._seen, self._at_large = array("d", seen[kept].tolist()), array("d", large[kept].tolist())
        self._postings = {
            int(renumbered[word]): posting for word, posting in self._postings.items() if renumbered[word] >= 0
        }
        for known in self._known.values():
            known.words = renumbered[known.words]
        self._scratch = np.zeros(0)


def nearness(left: Days, right: Days) -> float:
    """Return how near two reports are in time, between 0 and 1."""
    return 1 / (1 + _days_between(left, right) / HALF_LIFE)


def _days_between(left: Days, right: Days) -> float:
    """Return how far apart two reports were published: less where the later tells of the day of the former.

    One without a date is as far as the weekdays that both name have it.
    """
    if left.published is not None and right.published is not None:
        first, last = sorted((left.published, right.published))
        later = left if left.published > right.published else right
        return min([last - first, *(FOLLOW_UP_DISTANCE + abs(day - first) for day in later.told)])
    same = left.same_weekdays(right)
    return UNKNOWN_DISTANCE if same is None else OTHER_WEEKDAYS_DISTANCE * (1 - same)
