"""Lines as they are set on pages -> the text of a report: paragraphs, its title, and what stands at the pages' edges.

The text is made once, as that of a web page is: lines of a paragraph are joined, also over the end of a column or a
page, and what stands at the edge of pages goes behind the report, each once. A hyphen at the end of a line is the
typesetter's and left out, but where the word has one elsewhere in the same text, or the text parts no words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, takewhile
from statistics import median

from rashomon.model import Span


@dataclass(frozen=True)
class Line:
    """Words set in one line: their page, where they stand from the left and the bottom in points, and their size."""

    words: str
    page: int
    left: float
    bottom: float
    size: float


@dataclass(frozen=True)
class Typeset:
    """The text of a report that was set on pages; `heads` is where the running heads stand, behind the report.

    `printed` says that the heads are those with which a browser prints a page: their date is the day of printing.
    """

    text: str
    title: str | None
    heads: Span
    printed: bool


# Words so much larger than those of most of the text are a title.
TITLE_SIZE = 1.25

# So much more than the usual distance of two lines parts paragraphs, and so much of a letter's size indents one.
GAP = 1.3
INDENT = 0.7

# A line that is shorter than this share of the longest ends a paragraph where it ends a sentence.
SHORT = 0.8

# At the top and the bottom of a page so many lines may be its head or foot, standing alike on this share of the pages.
EDGE_LINES = 3
EDGE_SHARE = 0.5


def typeset(lines: Sequence[Line]) -> Typeset:
    """Return the text of a report set in some lines."""
    edges = _edges(lines)
    heads = list(dict.fromkeys(line.words for line in lines if line in edges))
    rest = [line for line in lines if line not in edges]
    title = _title(rest)
    joins = _Joins(rest)
    paragraphs = [joins.join(run) for run in _paragraphs(rest)]
    report = "\n\n".join(paragraphs)
    tail = "\n\n".join(heads)
    text = f"{report}\n\n{tail}" if report and tail else report or tail
    start = len(text) - len(tail) if tail else len(text)
    return Typeset(text, title, Span(start, len(text)), any(_PRINTED.search(head) for head in heads))


# --- the edges of pages

_NUMBER = re.compile(r"[-–—|\s]*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?[-–—|\s]*", re.I)
_PRINTED = re.compile(r"(?:https?|file)://\S*|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}")


def _edges(lines: Sequence[Line]) -> set[Line]:
    """Return the lines that are running heads, feet, page numbers and addresses at the edges of pages."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    found: set[Line] = set()
    near: list[list[Line]] = []
    for here in pages.values():
        down = sorted(here, key=lambda line: -line.bottom)
        # Of a page with few lines each may be an edge: they must then be so by what they say.
        near.append([*down[:EDGE_LINES], *down[-EDGE_LINES:]] if len(down) > 2 * EDGE_LINES else [down[0], down[-1]])
        found |= {line for line in (*down[:2], *down[-2:]) if len(down) > 2 and _says_edge(line.words)}
    counts = Counter(key for some in near for key in {_alike(line) for line in some})
    often = {key for key, count in counts.items() if count > 1 and count >= EDGE_SHARE * len(pages)}
    return found | {line for some in near for line in some if _alike(line) in often}


def _says_edge(words: str) -> bool:
    return _NUMBER.fullmatch(words) is not None or _PRINTED.match(words) is not None


def _alike(line: Line) -> tuple[str, int]:
    """Return what is the same of a running head on every page: its words but for the numbers, and its height."""
    return re.sub(r"\d+", "#", line.words.lower()), round(line.bottom / 10)


# --- the title


def _title(lines: Sequence[Line]) -> str | None:
    """Return the largest words of the first page that read as a title, where they are larger than the text."""
    first = [line for line in lines if line.page == lines[0].page]
    sizes = sorted({line.size for line in first}, reverse=True)
    body = _usual_size(lines) if lines else 0.0
    for size in (size for size in sizes if size >= TITLE_SIZE * body):
        title = _set_in(size, first)
        if _reads_as_title(title):
            return title
    return None


def _set_in(size: float, lines: Sequence[Line]) -> str:
    """Return the first words of a size, with the lines of it that follow."""
    rest = dropwhile(lambda line: line.size != size, lines)
    return " ".join(line.words for line in takewhile(lambda line: abs(line.size - size) <= 0.5, rest))


def _reads_as_title(words: str) -> bool:
    """Say whether words are a title rather than a menu or a name: several, not all in capitals, without a bar."""
    return 3 <= len(words.split()) <= 40 and any(word.islower() for word in words.split()) and "|" not in words


def _usual_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    return max(sizes, key=lambda size: (sizes[size], -size))


# --- paragraphs

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    gaps = [above.bottom - below.bottom for above, below in pairwise(lines) if _follows(above, below)]
    usual = median(gaps) if gaps else 0.0
    longest = Counter[tuple[int, int]]()
    for line in lines:
        key = line.page, round(line.size)
        longest[key] = max(longest[key], len(line.words))
    run: list[Line] = []
    for line in lines:
        if run and _begins(run, line, usual, longest[run[-1].page, round(run[-1].size)]):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _follows(above: Line, below: Line) -> bool:
    """Say whether one line stands right below the other."""
    gap = above.bottom - below.bottom
    return above.page == below.page and 0 < gap < 4 * above.size and abs(above.size - below.size) < 0.5


def _begins(run: Sequence[Line], line: Line, usual: float, longest: int) -> bool:
    """Say whether a line begins a paragraph rather than going on with the one before."""
    last = run[-1]
    if abs(last.size - line.size) > 0.1 * last.size:
        return True
    ended = _ENDED.search(last.words) is not None
    short = len(last.words) < SHORT * longest
    if not _follows(last, line):  # the top of a column or a page
        return ended and (short or line.words[:1].isupper()) if last.page == line.page else ended and short
    if last.bottom - line.bottom > GAP * usual:
        return True
    indented = line.left > last.left + INDENT * line.size
    return indented or (ended and short)


# --- words parted at the end of a line

_PARTED = re.compile(r"(?P<head>[^\W\d_]+)(?P<sign>[-\u2010\u00ad])$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")

# A text parts words where at least this share of its lines ends with a hyphen; in justified columns a tenth does.
# Browsers part none: the few lines that end so there end within a compound.
PARTS_WORDS = 0.02

# Parts that stand with a hyphen before any word ("ex-minister"), and so may end a line with their own.
_PREFIXES = frozenset(
    ("ex", "self", "non", "anti", "pro", "pre", "post", "semi", "all", "half", "co", "vice", "mid", "multi", "cross")
)


class _Joins:
    """How the lines of a text are joined, by what its words are elsewhere in it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        hyphens = sum(_PARTED.search(line.words) is not None for line in lines)
        self._parts = hyphens >= PARTS_WORDS * len(lines)
        self._words = {word.lower() for line in lines for word in _WORD.findall(line.words)}

    def join(self, run: Sequence[Line]) -> str:
        """Return the words of a paragraph in one line."""
        joined = [run[0].words]
        for line in run[1:]:
            parted = _PARTED.search(joined[-1])
            following = _WORD.match(line.words)
            if parted is None or following is None:
                joined.append(" ")
            elif not self._keeps(parted["head"], parted["sign"], following.group()):
                joined[-1] = joined[-1][:-1]
            joined.append(line.words)
        return "".join(joined)

    def _keeps(self, head: str, sign: str, tail: str) -> bool:
        """Say whether the hyphen at the end of a line is the word's own."""
        if sign == "\u00ad":
            return False
        if tail[0].isupper() or head.isupper() or head.lower() in _PREFIXES:
            return True
        whole = f"{head}{tail}".lower()
        return f"{head}-{tail}".lower() in self._words or (not self._parts and whole not in self._words)
