"""The main part of a page: where its report begins and ends among the paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from rashomon.reading.lexicons import lexicon
from rashomon.reading.paragraphs import HEADINGS, LINKED, Page, Part
from rashomon.reading.titles import key

Element = Any  # an lxml element; lxml has no types

# The main part is the smallest element that holds this share of the prose.
MAIN = 0.75

# An article element is the page, where it alone holds this share of the prose.
ARTICLE = 0.5

# A title within the main part begins the report where this share of the prose follows it.
FOLLOWING = 0.6

# "Comments" ends a report of at least so many words.
COMMENTED = 60


@dataclass(frozen=True)
class Main:
    """The paragraphs from `first` up to `end`; the heading above them ends at `begin`, which may stand further up.

    `kind` and `look` are those of the words that stand in its element itself, in no element of their own.
    """

    begin: int
    first: int
    end: int
    kind: str
    look: str


def main_part(page: Page, kept: Sequence[bool], title: str | None) -> Main | None:
    """Return where the report stands among the paragraphs that are kept; None where there is no prose."""
    live = [0, *accumulate(p.prose if k else 0 for p, k in zip(page.paragraphs, kept, strict=True))]
    live = _below_title(page, live, title)
    part = _holding_most(page, live)
    if part is None:
        return None
    first, end = _with_siblings(page, live, part)
    heading = _heading(page, end, title)
    if heading is not None and first <= heading and live[end] - live[heading] >= FOLLOWING * (live[end] - live[first]):
        first = heading
    begin = first if heading is None or heading > first else heading
    end = _before_comments(page, live, first, end)
    return Main(begin, first, end, kind=part.element.tag, look=part.element.get("class") or "")


def _below_title(page: Page, live: list[int], title: str | None) -> list[int]:
    """Return the prose up to each paragraph without what stands above the title, as notes on cookies do.

    Where most prose stands above it, that is not the report's heading.
    """
    heading = _heading(page, len(page.paragraphs), title)
    above = live[heading] if heading is not None else 0
    return [max(0, size - above) for size in live] if live[-1] - above >= FOLLOWING * live[-1] else live


def _holding_most(page: Page, live: Sequence[int]) -> Part | None:
    """Return the smallest element that holds most of the prose, within the one article where there is one."""

    def held(part: Part) -> int:
        return live[part.end] - live[part.first]

    if not live[-1]:
        return None
    articles = [part for part in page.parts if held(part) >= ARTICLE * live[-1] and _is_article(part.element)]
    whole = held(articles[0]) if articles else live[-1]
    inner = (part for part in page.parts if not articles or _within(part, articles[0]))
    return next((part for part in inner if held(part) >= MAIN * whole), None)


def _is_article(element: Element) -> bool:
    return element.tag == "article" or "articleBody" in (element.get("itemprop") or "")


def _within(part: Part, other: Part) -> bool:
    return part.first >= other.first and part.end <= other.end


def _with_siblings(page: Page, live: Sequence[int], main: Part) -> tuple[int, int]:
    """Return where the main part and the parts beside it that are built like it begin and end: a report in pieces."""
    ranges = [(main.first, main.end)]
    parent = main.element.getparent()
    for part in page.parts if parent is not None else ():
        element = part.element
        alike = element.tag == main.element.tag and element.get("class") == main.element.get("class")
        if alike and element.getparent() is parent and _is_prose(page, live, part):
            ranges.append((part.first, part.end))
    return min(first for first, _ in ranges), max(end for _, end in ranges)


def _is_prose(page: Page, live: Sequence[int], part: Part) -> bool:
    words = sum(paragraph.size for paragraph in page.paragraphs[part.first : part.end])
    linked = any(paragraph.linked > LINKED for paragraph in page.paragraphs[part.first : part.end])
    return not linked and 2 * (live[part.end] - live[part.first]) >= words


def _heading(page: Page, end: int, title: str | None) -> int | None:
    """Return where the heading of the report ends: the title, else the last first-level heading above its end."""
    wanted = key(title or "")
    headings = [i for i, p in enumerate(page.paragraphs[:end]) if p.kind == "h1"]
    titles = [i for i in headings or range(end) if wanted and key(page.paragraphs[i].words) == wanted]
    # Where the first-level heading is the site's name, the title is one of the others.
    lower = [i for i, p in enumerate(page.paragraphs[:end]) if p.kind in HEADINGS] if headings and not titles else []
    titles = titles or [i for i in lower if wanted and key(page.paragraphs[i].words) == wanted]
    found = titles[-1:] or headings[-1:]
    return found[0] + 1 if found else None


def _before_comments(page: Page, live: Sequence[int], first: int, end: int) -> int:
    """Return where the comments of readers begin, else the end: a button to them stands anywhere, a heading above."""
    for i in range(first, end):
        paragraph = page.paragraphs[i]
        heading = paragraph.kind in HEADINGS and paragraph.linked <= LINKED
        if heading and live[i] - live[first] >= COMMENTED and _heads_comments(paragraph.words):
            return i
    return end


def _heads_comments(words: str) -> bool:
    plain = re.sub(r"[\d(),.:]+", " ", words.lower()).split()
    return " ".join(plain) in lexicon("furniture")["ending"]["whole"]
