"""What a newcomer is compared with: those at hand that share its words, each weighed by how rare it is.

An inverted index over the strongest words of each, in numpy, with document frequencies that follow them as they come
and go. What it holds grows with those in it, not with those that it has seen; what a memory keeps of earlier ones is
recalled where a newcomer needs it.
"""

import math
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.linking.background import at_large, background
from rashomon.linking.memories import Memory
from rashomon.linking.portraits import Portrait
from rashomon.model.kept import Counts, Days, Term

# Pairs below this are not kept: they cannot make two groups join.
LEAST_LIKENESS = 0.02

# Words that nothing in the window has any more are forgotten when they are half of all, but not below this number.
FEWEST_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What is compared, and when two are alike."""

    above: float  # groups join above this mean likeness
    telling: int  # a newcomer is compared with those that share some of its strongest words, so many
    shared: int  # and share so many of these;
    posting: int  # of a word, with the last that have it;
    compared: int  # of those, with the ones that share most.
    nearness: Callable[[Days, Days], float]  # between 0 and 1: what is left of the likeness of their words


@dataclass(slots=True)
class Known:
    """One in the window: its words by number, with their weights (a vector of length 1)."""

    days: Days
    words: NDArray[np.int32]
    weights: NDArray[np.float32]

    def strongest(self, limit: int) -> NDArray[np.int32]:
        """Return the words that tell most, the strongest first; of equals the one that stands first."""
        order = np.argsort(-self.weights, kind="stable")[:limit]
        return self.words[order]


class Window:
    """Those at hand, by their running number. `recall` brings those that only the memory has, and that it still has."""

    def __init__(
        self, rules: Rules, memory: Memory | None = None, recall: Callable[[Sequence[int]], None] = lambda _: None
    ) -> None:
        counts = memory.counts() if memory else Counts()
        self._rules = rules
        self._memory = memory
        self._recall = recall
        self._known: dict[int, Known] = {}
        self._size = counts.members
        self._oldest, self._next = 0, counts.next_member
        self._numbers: dict[str, int] = {}  # of each word
        self._names: dict[int, str] = {}
        self._next_word = counts.next_term
        self._seen = array("d", bytes(8 * counts.next_term))  # how many have each word
        self._at_large = array("d", bytes(8 * counts.next_term))  # and how many of the background
        self._postings: dict[int, array[int]] = {}
        self._scratch = np.zeros(0)
        self._touched: set[int] = set()  # words whose counts or postings changed, where a memory keeps them

    def __contains__(self, number: int) -> bool:
        return number in self._known

    def __getitem__(self, number: int) -> Known:
        return self._known[number]

    def put(self, number: int, known: Known) -> None:
        """Put one back that was here before."""
        self._known[number] = known

    def add(self, portraits: Sequence[Portrait]) -> Iterator[tuple[int, dict[int, float]]]:
        """Add newcomers; yield for each its number and its likeness to those before it, by their numbers.

        Words are weighed by how rare they are with all of these in the window, so that their order tells nothing.
        """
        if self._memory:
            self._meet(self._memory.terms(_unknown(portraits, self._numbers)))
        rows = [self._count(portrait) for portrait in portraits]
        self._size += len(portraits)
        size = background()[0] + self._size
        for portrait, words in zip(portraits, rows, strict=True):
            number, self._next = self._next, self._next + 1
            known = self._known[number] = Known(portrait.days, words, self._weigh(portrait, words, size))
            strongest = known.strongest(self._rules.telling).tolist()
            yield number, self._alike(known, strongest)
            for word in strongest:
                self._post(word, number)

    def remove(self, numbers: Iterable[int]) -> None:
        """Take some out: none that comes is compared with them, and their words no longer count."""
        for number in numbers:
            known = self._known.pop(number)
            self._name(known.words.tolist())
            np.frombuffer(self._seen)[known.words] -= 1
            self._size -= 1
            if self._memory:
                self._touched.update(known.words.tolist())
        if self._memory is None:
            self._oldest = next(iter(self._known), self._next)
            if len(self._names) > FEWEST_WORDS and 2 * np.count_nonzero(np.frombuffer(self._seen)) < len(self._names):
                self._forget()

    def centrality(self, numbers: Sequence[int]) -> list[float]:
        """Return for each of some the cosine of its words to those of all of them together."""
        rows = [self._known[number] for number in numbers]
        together = self._room()
        for row in rows:
            together[row.words] += row.weights
        found = [float(together[row.words] @ row.weights) for row in rows]
        for row in rows:
            together[row.words] = 0.0
        return found

    def shared(self, left: int, right: int, limit: int) -> list[str]:
        """Return the words that make two alike, the strongest first."""
        a, b = self._known[left], self._known[right]
        weights = dict(zip(b.words.tolist(), b.weights.tolist(), strict=True))
        both = [
            (-weight * weights[word], word)
            for word, weight in zip(a.words.tolist(), a.weights.tolist(), strict=True)
            if word in weights
        ]
        self._name([word for _, word in both])
        return [name for _, name in sorted((strength, self._names[word]) for strength, word in both)[:limit]]

    def counts(self) -> Counts:
        """Return how many there are, and the numbers that come next."""
        return Counts(members=self._size, next_member=self._next, next_term=self._next_word)

    def changed_terms(self) -> Iterator[Term]:
        """Yield the words of which the memory keeps something else."""
        for number in sorted(self._touched):
            posting = self._postings.get(number, array("q"))[-self._rules.posting :]
            yield Term(word=self._names[number], number=number, seen=int(self._seen[number]), posting=posting.tobytes())

    def _meet(self, terms: Iterable[Term]) -> None:
        """Take up what the memory keeps of some words."""
        for term in terms:
            self._numbers[term.word] = term.number
            self._names[term.number] = term.word
            self._seen[term.number] = term.seen
            self._at_large[term.number] = at_large(term.word)
            if term.posting:
                self._postings[term.number] = array("q", term.posting)

    def _name(self, words: Iterable[int]) -> None:
        """Make sure that words are known by name."""
        missing = sorted({word for word in words if word not in self._names}) if self._memory else ()
        if self._memory and missing:
            self._meet(self._memory.numbered_terms(missing))

    def _count(self, portrait: Portrait) -> NDArray[np.int32]:
        """Return the numbers of the words of one, each counted once more."""
        for word in portrait.words:
            if word not in self._numbers:
                self._numbers[word] = self._next_word
                self._names[self._next_word] = word
                self._next_word += 1
                self._seen.append(0.0)
                self._at_large.append(at_large(word))
        words = np.fromiter((self._numbers[word] for word in portrait.words), np.int32, len(portrait.words))
        np.frombuffer(self._seen)[words] += 1
        if self._memory:
            self._touched.update(words.tolist())
        return words

    def _weigh(self, portrait: Portrait, words: NDArray[np.int32], size: int) -> NDArray[np.float32]:
        counts = np.frombuffer(self._seen)[words] + np.frombuffer(self._at_large)[words]
        weights = np.fromiter(portrait.words.values(), float, len(words)) * np.log((1 + size) / (1 + counts))
        return (weights / (math.sqrt(weights @ weights) or 1.0)).astype(np.float32)

    def _post(self, word: int, number: int) -> None:
        posting = self._postings.setdefault(word, array("q"))
        posting.append(number)
        if len(posting) >= 2 * self._rules.posting:
            del posting[: -self._rules.posting]

    def _alike(self, known: Known, strongest: Sequence[int]) -> dict[int, float]:
        """Return the likeness of one to those that share enough of its strongest words."""
        numbers = self._sharing(strongest)
        others = [self._known[number] for number in numbers]
        found = {}
        for number, other, cosine in zip(numbers, others, self._cosines(known, others), strict=True):
            if cosine >= LEAST_LIKENESS:
                value = cosine * self._rules.nearness(other.days, known.days)
                if value >= LEAST_LIKENESS:
                    found[number] = value
        return found

    def _sharing(self, strongest: Sequence[int]) -> list[int]:
        """Return those that share enough of some words: of many those that share most, of equals the latest."""
        lists = [
            np.frombuffer(self._postings[word], np.int64)[-self._rules.posting :]
            for word in strongest
            if word in self._postings
        ]
        if not lists:
            return []
        first = max(self._oldest, min(int(numbers[0]) for numbers in lists))
        found = np.concatenate(lists) - first
        shared = np.bincount(found[found >= 0], minlength=1)
        others = np.flatnonzero(shared >= self._rules.shared)
        if len(others) > self._rules.compared:
            order = np.lexsort((-others, -shared[others]))[: self._rules.compared]
            others = np.sort(others[order])
        numbers: list[int] = (others + first).tolist()
        if self._memory:
            self._recall([number for number in numbers if number not in self._known])
        return [number for number in numbers if number in self._known]

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
        if len(self._scratch) < self._next_word:
            self._scratch = np.zeros(2 * self._next_word)
        return self._scratch

    def _forget(self) -> None:
        """Number the words anew, without those that nothing has any more."""
        seen, large = np.frombuffer(self._seen), np.frombuffer(self._at_large)
        kept = np.flatnonzero(seen)
        renumbered = np.full(len(seen), -1, np.int32)
        renumbered[kept] = np.arange(len(kept), dtype=np.int32)
        self._names = {number: self._names[old] for number, old in enumerate(kept.tolist())}
        self._numbers = {name: number for number, name in self._names.items()}
        self._next_word = len(self._names)
        self._seen, self._at_large = array("d", seen[kept].tolist()), array("d", large[kept].tolist())
        self._postings = {
            int(renumbered[word]): posting for word, posting in self._postings.items() if renumbered[word] >= 0
        }
        for known in self._known.values():
            known.words = renumbered[known.words]
        self._scratch = np.zeros(0)


def _unknown(portraits: Iterable[Portrait], known: dict[str, int]) -> list[str]:
    return sorted({word for portrait in portraits for word in portrait.words if word not in known})
