"""Matching passages of two reports: the same words in the same order outside quotation marks, small edits allowed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Article, Evidence, Span, evidence
from rashomon.wording.normal import words

# A run of this many equal words is looked at; a passage must begin with one of SEED words or more.
SHORTEST_RUN = 3
SEED = 5
# A run that one report has more often than this is a refrain or a table, and not looked at.
MOST_PLACES = 30
# Runs with no more than this many other words between them, on both sides, are one edited passage.
WIDEST_GAP = 12
# A passage needs this many equal words, and this many that are not capitalised: an office with a name ("US Secretary of
# State John Kerry met Russian Foreign Minister Sergei Lavrov") is stock, not copied.
LEAST_WORDS = 8
LEAST_COMMON_WORDS = 5

# Speech within a paragraph; a quotation that is not closed runs to the paragraph's end, as style books have it.
QUOTED = re.compile(r"[“„«][^”»]*(?:[”»]|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘(?:[^’]|’(?=\w))*(?:’|$)")


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word outside quotation marks. `run` changes where something (a quotation, a paragraph) comes between."""

    form: str
    span: Span
    capital: bool
    run: int


@dataclass(frozen=True, slots=True)
class Match:
    """`length` equal words from word `left` of one report and word `right` of the other."""

    left: int
    right: int
    length: int


@dataclass(frozen=True)
class Passage:
    """A stretch of both reports that says the same in the same words, as runs of equal words in order."""

    matches: tuple[Match, ...]

    @property
    def length(self) -> int:
        """The number of equal words."""
        return sum(match.length for match in self.matches)

    def evidence(
        self, left: Article, left_words: Sequence[Word], right: Article, right_words: Sequence[Word]
    ) -> tuple[Evidence, Evidence]:
        """Return the words of the passage in both reports."""
        first, last = self.matches[0], self.matches[-1]
        return (
            _words(left, left_words[first.left], left_words[last.left + last.length - 1]),
            _words(right, right_words[first.right], right_words[last.right + last.length - 1]),
        )


def _words(article: Article, first: Word, last: Word) -> Evidence:
    return evidence(article.id, article.text, first.span.start, last.span.end)


def own_words(article: Article) -> list[Word]:
    """Return the words of an article's body that stand outside quotation marks."""
    found: list[Word] = []
    run = 0
    for block in article.body:
        for span in _unquoted(article.text, block):
            run += 1
            found.extend(
                Word(form, place, article.text[place.start].isupper(), run) for form, place in words(article.text, span)
            )
    return found


def _unquoted(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for quoted in QUOTED.finditer(text, block.start, block.end):
        yield Span(start, quoted.start())
        start = quoted.end()
    yield Span(start, block.end)


def align(left: Sequence[Word], right: Sequence[Word]) -> list[Passage]:
    """Return the passages that two reports share, in the order of the left one."""
    if [word.form for word in left] == [word.form for word in right]:
        whole = Passage((Match(0, 0, len(left)),))
        return [whole] if _tells(whole, left) else []
    passages = [passage for passage in _passages(_disjoint(_matches(left, right))) if _tells(passage, left)]
    return sorted(passages, key=lambda passage: passage.matches[0].left)


def _tells(passage: Passage, left: Sequence[Word]) -> bool:
    common = sum(
        not left[place].capital for match in passage.matches for place in range(match.left, match.left + match.length)
    )
    return passage.length >= LEAST_WORDS and common >= LEAST_COMMON_WORDS


def _matches(left: Sequence[Word], right: Sequence[Word]) -> list[Match]:
    """Return the longest runs of equal words of two reports, one for each place where one begins."""
    places: dict[Key, list[int]] = defaultdict(list)
    for i, key in runs(left, SHORTEST_RUN):
        places[key].append(i)
    found: list[Match] = []
    reached: dict[int, int] = {}  # on each diagonal, where the last run ended
    for j, key in runs(right, SHORTEST_RUN):
        found_at = places.get(key, ())
        for i in found_at if len(found_at) <= MOST_PLACES else ():
            if reached.get(i - j, -1) > j:
                continue
            length = _length(left, right, i, j)
            reached[i - j] = j + length
            found.append(Match(i, j, length))
    return found


def runs(some: Sequence[Word], size: int) -> Iterator[tuple[int, Key]]:
    """Yield every run of `size` words that nothing interrupts, with its place."""
    forms = [word.form for word in some]
    numbers = [word.run for word in some]
    columns = (forms[k:] for k in range(size))
    for i, (first, last, key) in enumerate(
        zip(numbers, numbers[size - 1 :], zip(*columns, strict=False), strict=False)
    ):
        if first == last:
            yield i, key


def _length(left: Sequence[Word], right: Sequence[Word], i: int, j: int) -> int:
    length = SHORTEST_RUN
    while (
        i + length < len(left)
        and j + length < len(right)
        and left[i + length].form == right[j + length].form
        and left[i + length].run == left[i].run
        and right[j + length].run == right[j].run
    ):
        length += 1
    return length


def _disjoint(matches: Sequence[Match]) -> list[Match]:
    """Return matches that share no word, the longest first served; short ones only in order beside a longer one."""
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (-match.length, match.left, match.right)):
        lefts = range(match.left, match.left + match.length)
        rights = range(match.right, match.right + match.length)
        if taken_left.isdisjoint(lefts) and taken_right.isdisjoint(rights):
            if match.length < SEED and not any(_near(match, other) for other in kept):
                continue
            taken_left.update(lefts)
            taken_right.update(rights)
            kept.append(match)
    return sorted(kept, key=lambda match: match.left)


def _near(match: Match, other: Match) -> bool:
    first, second = sorted((match, other), key=lambda m: m.left)
    return (
        0 <= second.left - first.left - first.length <= WIDEST_GAP
        and 0 <= second.right - first.right - first.length <= WIDEST_GAP
    )


def _passages(matches: Sequence[Match]) -> list[Passage]:
    """Join matches that follow each other closely in both reports."""
    found: list[list[Match]] = []
    for match in matches:
        if found and found[-1][-1].left < match.left and _near(found[-1][-1], match):
            found[-1].append(match)
        else:
            found.append([match])
    return [Passage(tuple(passage)) for passage in found]
