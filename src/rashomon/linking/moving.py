"""The sentences that two reports share, word for word or edited, and where the words of one are in the other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from heapq import nlargest

from rashomon.model import Article, Role, Span
from rashomon.wording.normal import words
from rashomon.wording.sentences import END

# Two sentences that share this much of their words are one with an edit: a name, a number, an added clause (two
# sentences of one agency on two raids, "killed" and "wounded" with other numbers and towns, share half).
LEAST_SHARED = 0.7

# Shorter sentences are edited beyond recognition by one word.
SHORTEST = 4

# Longer ones are lists or pages without full stops, and aligned only where they are the same.
LONGEST = 400

# Blocks that are told, not furniture.
TOLD = frozenset({Role.BODY, Role.HEADING, Role.TITLE, Role.STANDFIRST})


@dataclass(frozen=True)
class Sentence:
    """A sentence by its folded words and their places."""

    span: Span
    forms: tuple[str, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True)
class Pair:
    """A sentence of one report and the same sentence in another."""

    left: Sentence
    right: Sentence

    @property
    def is_same(self) -> bool:
        """Whether the two have the same words."""
        return self.left.forms == self.right.forms

    @cached_property
    def _runs(self) -> Sequence[tuple[str, int, int, int, int]]:
        if self.is_same:
            return [("equal", 0, len(self.left.forms), 0, len(self.right.forms))]
        return SequenceMatcher(None, self.left.forms, self.right.forms, autojunk=False).get_opcodes()

    def move(self, span: Span) -> tuple[Span | None, bool]:
        """Return where a span of the left sentence is in the right one, and whether it has the same words there.

        Words that were replaced are where their substitutes are; None where the span begins or ends within such, or
        was left out.
        """
        inside = [n for n, place in enumerate(self.left.places) if place.overlaps(span)]
        if not inside:
            return None, False
        first, last = inside[0], inside[-1]
        begin, end = self._begin(first), self._end(last)
        if begin is None or end is None or begin > end:
            return None, False
        start, stop = self.right.places[begin].start, self.right.places[end].end
        same = self.left.forms[first : last + 1] == self.right.forms[begin : end + 1]
        whole = Span(start, stop)
        if same:  # a mark before or behind the words, or a part of a word
            start = max(start + span.start - self.left.places[first].start, self._after(begin))
            stop = min(stop + span.end - self.left.places[last].end, self._before(end))
        return Span(start, stop) if start < stop else whole, same

    def _after(self, word: int) -> int:
        """Return where the word before one of the right sentence ends."""
        return self.right.places[word - 1].end if word else self.right.span.start

    def _before(self, word: int) -> int:
        """Return where the word behind one of the right sentence begins."""
        return self.right.places[word + 1].start if word + 1 < len(self.right.places) else self.right.span.end

    def is_changed(self, span: Span) -> bool:
        """Say whether a span of the right sentence has words that the left one lacks."""
        inside = {n for n, place in enumerate(self.right.places) if place.overlaps(span)}
        return any(kind != "equal" and inside & set(range(j, k)) for kind, _, _, j, k in self._runs)

    def _begin(self, word: int) -> int | None:
        for kind, i, after, j, k in self._runs:
            if i <= word < after:
                return j + word - i if kind == "equal" else (j if word == i and k > j else None)
        return None

    def _end(self, word: int) -> int | None:
        for kind, i, after, j, k in self._runs:
            if i <= word < after:
                return j + word - i if kind == "equal" else (k - 1 if word == after - 1 and k > j else None)
        return None


def pair_sentences(left: Article, right: Article, taken: Set[int] = frozenset()) -> list[Pair]:
    """Pair the sentences of two reports that are the same, then the likest of the rest; none that begins at `taken`."""
    theirs = list(sentences(left))
    ours = [sentence for sentence in sentences(right) if sentence.span.start not in taken]
    waiting: dict[tuple[str, ...], list[Sentence]] = defaultdict(list)
    for sentence in reversed(theirs):
        waiting[sentence.forms].append(sentence)
    found, rest = [], []
    for sentence in ours:
        same = waiting[sentence.forms]
        if same:
            found.append(Pair(same.pop(), sentence))
        else:
            rest.append(sentence)
    unmatched = [sentence for some in waiting.values() for sentence in some]
    return sorted([*found, *_edited(unmatched, rest)], key=lambda pair: pair.right.span)


def _edited(theirs: Sequence[Sentence], ours: Sequence[Sentence]) -> Iterator[Pair]:
    """Yield the likest pairs of sentences, each in one pair only."""
    bags = [Counter(sentence.forms) for sentence in theirs]
    alike = []
    for m, mine in enumerate(ours):
        bag = Counter(mine.forms)
        for n, other in enumerate(bags):
            score = _shared(bag, other)
            if score >= LEAST_SHARED:
                alike.append((score, -m, -n))
    left: set[int] = set()
    right: set[int] = set()
    for _, m, n in nlargest(len(alike), alike):
        if m not in right and n not in left:
            right.add(m)
            left.add(n)
            yield Pair(theirs[-n], ours[-m])


def _shared(one: Counter[str], other: Counter[str]) -> float:
    total, few = one.total() + other.total(), min(one.total(), other.total())
    if not SHORTEST <= few <= LONGEST or 2 * few / total < LEAST_SHARED:
        return 0.0
    return 2 * (one & other).total() / total


def sentences(article: Article) -> Iterator[Sentence]:
    """Yield the sentences of what a report tells."""
    for block in article.blocks:
        if block.role not in TOLD:
            continue
        start = block.span.start
        stops = [match.end() for match in END.finditer(article.text, block.span.start, block.span.end)]
        for stop in (*stops, block.span.end):
            found = tuple(words(article.text, Span(start, stop)))
            if found:
                yield Sentence(Span(start, stop), tuple(form for form, _ in found), tuple(place for _, place in found))
            start = stop
