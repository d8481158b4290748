"""A parsed page -> the text of its report: other parts pruned, the rest taken by trafilatura or by paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any

import trafilatura

from rashomon.reading.lexicons import lexicon

Element = Any  # an lxml element; lxml has no types

# A paragraph of this many words is prose, as in readability and jusText; shorter ones may be menus.
LONG = 10

# Where what is taken holds less than this share of the words in the long paragraphs of the page's main part, another
# way to take the text is tried, where it gives more: a page without paragraphs has its words elsewhere. On the 31
# development pages sound extractions hold .69 and more, broken ones under .48.
COVERED = 0.6

# A part is not pruned, whatever its name, where it holds more than this share of the page's prose or of its words.
MOST = 0.3

# Nor is anything with prose pruned where all that is named so holds more than this share, nested parts counted each.
MOST_TOGETHER = 2.0

# Captions of more words are paragraphs; a gallery may have a hundred, of which a report needs the first.
CAPTION_WORDS = 80
MOST_CAPTIONS = 20

# The main part is the smallest element that holds this share of the prose.
MAIN = 0.75

_NO_REPORT = frozenset(("nav", "aside", "footer", "figure", "form", "p", "li"))
_SHOWN = "//body//text()[not(parent::script or parent::style or parent::noscript)]"
_KEPT = frozenset(("html", "body", "main", "article", "p"))


@dataclass(frozen=True)
class Content:
    """What is taken from a page: its report's text, a line a paragraph, and the captions of its pictures."""

    text: str
    captions: tuple[str, ...]


def take_content(tree: Element, url: str | None) -> Content:
    """Return the report of a page; its text is empty where there is none. Prunes the tree."""
    captions = tuple(dict.fromkeys(_captions(tree)))[:MOST_CAPTIONS]
    prune(tree)
    wanted = list(_main_paragraphs(tree))
    taken = trafilatura.extract(tree, url=url, fast=True, include_comments=False, include_tables=False)
    text: str = taken or ""
    longer = sum(len(words.split()) for words in wanted) > len(text.split())
    if longer and _covered(wanted, text) < COVERED:
        text = "\n".join(wanted)
    return Content(text, captions)


def _captions(tree: Element) -> Iterator[str]:
    """Yield the captions within the main part of a page."""
    main = _main(tree)
    for element in main.iter("figcaption") if main is not None else ():
        words = " ".join("".join(element.itertext()).split())
        if LONG <= len(words.split()) <= CAPTION_WORDS:
            yield words


def prune(tree: Element) -> None:
    """Take out of a page what by its name or build is no report: teasers, author boxes, newsletters, comments."""
    total = _prose(tree)
    named = [(element, _prose(element)) for element in _prunable(tree)]
    # A template that gives such names to the report itself would lose it: then only what holds no prose goes.
    most = MOST * total if sum(prose for _, prose in named) <= MOST_TOGETHER * total else 0
    most_words = MOST * sum(len(words.split()) for words in tree.xpath(_SHOWN))
    for element, prose in named:
        if prose <= most and element.getparent() is not None and _size(element) <= most_words:
            _remove(element)


def _remove(element: Element) -> None:
    """Remove an element and keep the words that follow it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _prunable(tree: Element) -> Iterator[Element]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _KEPT:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if (len(names) > 1 and _is_named(names)) or (element.tag == "a" and _is_card(element)):
            yield element


@lru_cache(maxsize=4096)  # a page repeats its class names
def _is_named(names: str) -> bool:
    return _names().search(names) is not None


@cache
def _names() -> re.Pattern[str]:
    """Class names and ids of parts that are no report, as whole words within dashes, underscores and camel case."""
    words = "|".join(lexicon("pages")["parts"])
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-]|s\b|(?-i:[A-Z0-9]))", re.I)


def _is_card(link: Element) -> bool:
    """Say whether a link holds whole blocks of words: the teaser of another story."""
    return link.find(".//p") is not None and _size(link) >= LONG


def _size(element: Element) -> int:
    return len("".join(element.itertext()).split())


def _prose(element: Element) -> int:
    return sum(size for size in map(_size, element.iter("p")) if size >= LONG)


def _main_paragraphs(tree: Element) -> Iterator[str]:
    """Yield the paragraphs, and the headings between them, of the smallest element that holds most of the prose."""
    main = _main(tree)
    if main is None:
        return
    for element in main.iter("p", "h2", "h3", "h4", "li", "blockquote"):
        inner = takewhile(lambda parent: parent is not main, element.iterancestors())
        if any(parent.tag in _NO_REPORT for parent in inner) or element.find(".//p") is not None:
            continue
        words = " ".join("".join(element.itertext()).split())
        if words:
            yield words


def _main(tree: Element) -> Element | None:
    weights: Counter[Element] = Counter()
    total = 0
    for paragraph in tree.iter("p"):
        size = _size(paragraph)
        if size >= LONG:
            total += size
            for parent in paragraph.iterancestors():
                weights[parent] += size
    holders = [element for element, weight in weights.items() if weight >= MAIN * total]
    # The smallest: the one with the most ancestors.
    return max(holders, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _covered(wanted: list[str], text: str) -> float:
    """Return the share of the main part's long paragraphs, by words, that a text holds."""
    flat = re.sub(r"\W+", "", text)
    sizes = [(len(words.split()), re.sub(r"\W+", "", words)[:60] in flat) for words in wanted]
    total = sum(size for size, _ in sizes if size >= LONG)
    return sum(size for size, held in sizes if held and size >= LONG) / total if total else 1.0
