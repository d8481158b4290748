"""A parsed page -> its paragraphs in order, with the parts of the page that they stand in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from lxml import etree

from rashomon.reading.lexicons import lexicon

Element = Any  # an lxml element; lxml has no types


def _names_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A paragraph of this many words is prose, as in readability and jusText; shorter ones may be menus.
LONG = 10

# A paragraph of which more than this share is links is a list of them. jusText takes a fifth; in reports whole
# sentences are linked, so only a half is sure.
LINKED = 0.5

SILENT = _names_of(
    "script style noscript template svg iframe object button select textarea head video audio canvas map "
    "datalist dialog math nav"
)

# Elements within a line; all others begin a new one.
WITHIN = _names_of(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr img picture source input link meta amp-img"
)

# What stands within these is of their kind, whatever else is between.
_KINDS = _names_of("card li blockquote figcaption dd dt td th pre h1 h2 h3 h4 h5 h6")

HEADINGS = frozenset(["h2", "h3", "h4", "h5", "h6"])

# Elements and roles that are by their own name no part of a report, unless they hold most of the page.
_BESIDE = frozenset(["aside", "footer", "form", "menu"])
_BESIDE_ROLES = _names_of("navigation complementary contentinfo dialog alertdialog search menu banner toolbar")

# Elements that end no paragraph: a line break is told by itself.
_INLINE = WITHIN | {"br"}

# Names of parts are not asked of these.
_KEPT = frozenset(["html", "body", "main", "article", "p"])

# Stands for a line break among the pieces of a paragraph, where line ends are white space.
_BREAK = "\v"


class Paragraph(NamedTuple):
    """A run of words that no block element parts.

    `kind` is the name of the block element around it ("card" within a link), `look` its class, `linked` the share of
    its characters in links.
    """

    words: str
    size: int
    linked: float
    kind: str
    look: str

    @property
    def prose(self) -> int:
        """Its size where it reads as running text, else 0."""
        return self.size if self.size >= LONG and self.linked <= LINKED else 0


class Part(NamedTuple):
    """An element and the paragraphs in it, from `first` up to `end`.

    `beside` is the word in its name, or the tag or role, by which it is no part of a report; empty where none is.
    """

    element: Element
    first: int
    end: int
    beside: str


@dataclass(frozen=True)
class Page:
    """The paragraphs of a page and the elements that hold them, inner ones before outer ones."""

    paragraphs: Sequence[Paragraph]
    parts: Sequence[Part]


def read_paragraphs(tree: Element) -> Page:
    """Return the paragraphs of a page."""
    walk = _Walk()
    steps = etree.iterwalk(tree, events=("start", "end"))
    passed_over = None
    for event, element in steps:
        tag = element.tag
        if event == "end":
            if element is passed_over:
                passed_over = None
            else:
                walk.leave(element, tag)
            if element.tail:
                walk.add(element.tail)
        elif tag in SILENT or not walk.enter(element, tag):
            steps.skip_subtree()
            passed_over = element
        elif element.text:
            walk.add(element.text)
    walk.flush()
    return Page(walk.paragraphs, walk.parts)


class _Walk:
    """What is collected on one walk over a page."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.parts: list[Part] = []
        self._open: list[tuple[int, str]] = []
        self._kinds = [("body", "")]
        self._pieces: list[str] = []
        self._links = 0
        self._linked = 0

    def enter(self, element: Element, tag: str) -> bool:
        """Note that an element begins; return False where nothing in it is to be read."""
        given = element.keys()
        look = (element.get("class") or "")[:LONGEST_NAMES] if "class" in given else ""
        beside = _beside(element, tag, look, given)
        if beside and tag in WITHIN and any(map(str.strip, self._pieces)):
            # A card that opens over a word within a sentence: the sentence goes on behind it.
            return False
        if tag == "br":
            self._break()
        elif tag == "a" and element.get("href"):
            self._links += 1
        if beside or tag not in _INLINE:
            self.flush()
            self._kinds.append((self._kind(tag, beside), look))
        self._open.append((len(self.paragraphs), beside))
        return True

    def _kind(self, tag: str, beside: str) -> str:
        """Return the kind of the paragraphs in a block: within a link they are the card of another story."""
        if self._links and tag not in WITHIN:
            return "card"
        if tag == "figure" or (beside and is_named(beside, "captions")):
            return "figcaption"
        outer = self._kinds[-1][0]
        return outer if outer in _KINDS else tag

    def leave(self, element: Element, tag: str) -> None:
        first, beside = self._open.pop()
        if beside or tag not in _INLINE:
            self.flush()
            self._kinds.pop()
            if beside or len(self.paragraphs) > first:
                self.parts.append(Part(element, first, len(self.paragraphs), beside))
        if tag == "a" and element.get("href"):
            self._links -= 1

    def add(self, words: str) -> None:
        """Add words to the paragraph that is open; white space opens none."""
        if self._pieces or not words.isspace():
            if words[0].isupper() and self._pieces and self._pieces[-1][-1].islower():
                self._pieces.append(" ")  # two buttons or labels, parted by nothing but how they look
            self._pieces.append(words)
            if self._links:
                self._linked += len(words)

    def _break(self) -> None:
        """Begin a new line, or at the second break a new paragraph."""
        while self._pieces and self._pieces[-1].isspace() and self._pieces[-1] != _BREAK:
            self._pieces.pop()
        if self._pieces and self._pieces[-1] == _BREAK:
            self.flush()
        elif self._pieces:
            self._pieces.append(_BREAK)

    def flush(self) -> None:
        """End the paragraph that is open."""
        if not self._pieces:
            return
        words = "".join(self._pieces)
        pieces = words.split()
        if _BREAK in words:
            words = "\n".join(filter(None, (" ".join(line.split()) for line in words.split(_BREAK))))
        else:
            words = " ".join(pieces)
        if words:
            kind, look = self._kinds[-1]
            linked = min(1.0, self._linked / len(words))
            self.paragraphs.append(Paragraph(words, len(pieces), linked, kind, look))
        self._pieces.clear()
        self._linked = 0


def _beside(element: Element, tag: str, look: str, given: Sequence[str]) -> str:
    """Return the word by which an element is no part of a report, or an empty one."""
    if tag in _BESIDE:
        return tag
    if not given or tag in _KEPT:
        return ""
    if "role" in given and (role := element.get("role")) in _BESIDE_ROLES:
        return str(role)
    if "hidden" in given or ("style" in given and _UNSEEN.search(element.get("style"))):
        return "hidden"
    if "id" in given:
        return part_named(f"{look} {element.get('id')[:LONGEST_NAMES]}")
    return part_named(look) if look else ""


# So many characters of class names are read: four times the longest of 31 real pages.
LONGEST_NAMES = 2000

_UNSEEN = re.compile(r"display\s*:\s*none", re.I)


@lru_cache(maxsize=8192)  # a page repeats its class names
def part_named(names: str) -> str:
    """Return the word among class names or ids that names a part that is no report, or an empty one."""
    found = _named("captions", "parts").search(names)
    return found[1].lower() if found else ""


@lru_cache(maxsize=8192)
def is_named(words: str, group: str) -> bool:
    """Say whether class names or ids are of a group of `lexicons/pages.toml`."""
    return bool(words) and _named(group).search(words) is not None


@cache
def _named(*groups: str) -> re.Pattern[str]:
    """The names of some groups, as whole words within dashes, underscores and camel case."""
    words = "|".join(name for group in groups for name in lexicon("pages")[group])
    return re.compile(rf"(?:^|[\s_-]|(?-i:(?<=[a-z])(?=[A-Z])))({words})(?=$|[\s_-]|s\b|(?-i:[A-Z0-9]))", re.I)
