"""Who wrote the report of a page: its data, its meta elements, its byline, the elements it marks as an author's."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from rashomon.model import Source
from rashomon.reading import dates
from rashomon.reading.lexicons import lexicon
from rashomon.reading.linked_data import Linked, described, is_report, name_of
from rashomon.reading.metadata import is_byline, person, split_names, without_by
from rashomon.reading.paragraphs import LONGEST_NAMES, Paragraph, is_named
from rashomon.reading.shapes import PERSON
from rashomon.reading.titles import key

Element = Any  # an lxml element; lxml has no types

_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")


def stated_authors(items: Sequence[Linked], metas: Mapping[str, str], source: Source) -> tuple[str, ...]:
    """Return who wrote it by a page's data: the persons of JSON-LD, else of the author's meta element."""
    site = {key(source.name or ""), key(source.domain or "")}
    for item in items:
        authors = _listed(item.get("author")) if is_report(item) else []
        if found := _authors((name for author in authors for name in _named(author, items)), site):
            return found
    for name in _METAS:
        words = html.unescape(metas.get(name, ""))
        if words and "://" not in words and (found := _authors(split_names(words), site)):
            return found
    return ()


def all_writers(items: Sequence[Linked], metas: Mapping[str, str]) -> Iterator[str]:
    """Yield all that the page's data calls authors: persons, agencies, desks."""
    for item in items:
        for author in _listed(item.get("author")) if is_report(item) else []:
            if name := name_of(described(author, items)):
                yield name
    yield from (html.unescape(metas[name]) for name in _METAS if name in metas)


def _listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found] if found else []


def _named(author: Any, items: Sequence[Linked]) -> list[str]:
    """Return the names that an author of JSON-LD has, where it is a person."""
    if isinstance(author, str):
        return [] if "://" in author else split_names(html.unescape(author))
    author = described(author, items)
    name = _BRACKETS.sub("", name_of(author) or "")
    if not name or "://" in name or "Person" not in str(author.get("@type", "Person")):
        return []
    if name.islower() and " " not in name:
        return []  # an account: "jlund"
    # A person of the page's data has the name that it gives, unless that names several.
    several = re.search(r"[,;|&]|\band\b|^by\b|@|\d", name, re.I)
    return split_names(name) if several else [name]


# "Ana Lund (Reuters)"
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")


def _authors(names: Iterable[str], site: Iterable[str] = ()) -> tuple[str, ...]:
    """Return names as names are written, each once, without accounts ("admin") and the site's own."""
    accounts = {*lexicon("furniture")["by"]["accounts"], *site, ""}
    return tuple(dict.fromkeys(person(name) for name in names if key(name) not in accounts))


# --- as readers see it


def shown_authors(
    tree: Element, signs: Sequence[Paragraph], beside: frozenset[Element], source: Source
) -> tuple[str, ...]:
    """Return the persons that a page shows as its authors, without the name of its site, their `source`."""
    shown = _shown(tree, signs, beside)
    return tuple(name for name in shown if key(name) != key(source.name or ""))


def _shown(tree: Element, signs: Sequence[Paragraph], beside: frozenset[Element]) -> tuple[str, ...]:
    """Return the persons in a byline, else in what a page marks as an author's.

    `signs` are the short lines around the heading of the report and behind its end, `beside` the parts of the page that
    are none of it.
    """
    lines = [line for sign in signs for line in sign.words.split("\n")]
    near = [key(line) for line in lines]
    if names := [name for line in lines for name in split_names(signed(line))]:
        # A button that runs into a byline ("by Ana Lund Leave a comment") is none of what is marked as the author's.
        marked = _marked(tree, near, beside)
        alike = len(marked) == len(names) and all(map(str.startswith, names, marked))
        return marked if alike else _authors(names)
    named = [name for sign in signs if is_named(sign.look, "authors") for name in split_names(_plain(sign.words))]
    return _authors(named) or _marked(tree, near, beside) or _scripted(tree, near)


def signed(line: str) -> str:
    """Return the names with which a line says who wrote a report, as they stand; none where it does not."""
    if is_byline(line):
        return line
    if match := _by().search(line):
        office = _OFFICE_BEHIND.match(line, match.end())
        return _plain(line[match.start("names") : office.end() if office else match.end("names")])
    parts = _PARTING.split(line)
    dated = len(parts) > 1 and any(dates.may_have_date(part) and dates.is_date_line(part) for part in parts)
    sections = lexicon("furniture")["sections"]["words"]
    names = [part for part in parts if PERSON.fullmatch(part) and part.lower() not in sections] if dated else []
    return names[0] if len(names) == 1 else ""


# "By Ana Lund Harbour reporter": the office is told by its end.
_OFFICE_BEHIND = re.compile(r"\s(?:[a-z]+\s)?(?:reporter|correspondent|editor|writer|journalist|columnist)\b")

# "Ana Lund · 12 Mar 2019", "12 Mar 2019 | Ana Lund"; before a comma it may as well be a place.
_PARTING = re.compile(r"\s*[|·•–—]\s*")


@cache
def _by() -> re.Pattern[str]:
    """A byline with a date, a place or a label beside it: "Posted by Ana Lund at 9:14 PM", "12 May 2016 by A. Lund"."""
    words = lexicon("furniture")["by"]
    before, by = "|".join(words["before"]), "|".join(words["by"])
    name = r"[^\W\d_a-z][\w.'’-]*"
    joined = rf"(?: |, | ?& | (?i:{'|'.join(words['and'])}) )(?:(?:van|von|der|den|de|la|al|bin|di|da) ){{0,2}}"
    begin = rf"(?:^\W*|[|·•–—]\s*|\d{{4}},? )(?:(?i:{before}) )?"
    return re.compile(rf"{begin}(?i:{by}) (?P<names>{name}(?:{joined}{name})+)")


# Tried where a word begins, and nowhere within it: a hostile byline is one word of any length.
_MAIL = re.compile(r"(?<!\S)\S+@\S+|https?://\S+")


def _plain(words: str) -> str:
    """Return a byline without addresses and what stands in brackets."""
    return _BRACKETS.sub("", " ".join(_MAIL.sub(" ", words).split()))


# Marks of authors are looked at in so many elements: pages have a few, lists of other stories hundreds.
MOST_MARKED = 60


_MARKABLE = ("a", "span", "div", "p", "b", "strong", "address", "cite", "li")


def _marked(tree: Element, lines: Sequence[str], beside: frozenset[Element]) -> tuple[str, ...]:
    """Return the persons in elements that a page marks as an author's, where they stand in one of some lines."""
    for element in _marked_in(tree):
        near = _lines_with(element, lines)
        names = _persons_in(element) if near else []
        if names and beside.isdisjoint((element, *element.iterancestors())):
            return _authors([*names, *_beside(element, names, near)])
    return ()


def _marked_in(part: Element) -> Iterator[Element]:
    return islice(filter(_marks_author, part.iter(*_MARKABLE)), MOST_MARKED)


def _persons_in(element: Element) -> list[str]:
    return split_names(_plain("".join(element.itertext())))


def _lines_with(element: Element, lines: Sequence[str]) -> list[str]:
    """Return which lines hold the words of an element."""
    letters = key(without_by(_plain("".join(element.itertext()))))
    return [line for line in lines if letters in line] if letters else []


def _beside(element: Element, names: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """Yield who else is marked close to an author, in the same line; not the same name again, shorter or longer."""
    around = next(islice(element.iterancestors(), 1, 2), element)
    for other in _marked_in(around):
        if _lines_with(other, lines):
            yield from (n for n in _persons_in(other) if not any(key(n) in key(m) or key(m) in key(n) for m in names))


# What scripts call the author of a report: {"author": {"name": "Ana Lund"}}.
_SCRIPTED = re.compile(
    r"\"(?:authors?|by_?line|writers?)\"\s*:\s*\[?\s*(?:\{[^{}]{0,300}?\"(?:name|full_?name|display_?name)\"\s*:\s*)?"
    r"\"(?P<name>[^\"\\]{4,60})\"",
    re.I,
)


def _scripted(tree: Element, lines: Sequence[str]) -> tuple[str, ...]:
    """Return the persons whom a page's scripts call authors, where they stand in one of some lines."""
    found = (match["name"] for script in tree.iter("script") for match in _SCRIPTED.finditer(script.text or ""))
    names = (name for words in islice(found, MOST_MARKED) for name in split_names(words))
    return _authors(name for name in names if any(key(name) in line for line in lines))


def _marks_author(element: Element) -> bool:
    given = element.attrib
    if is_named(given.get("class", "")[:LONGEST_NAMES], "authors"):
        return True
    if "author" in given.get("rel", "").split() or "author" in given.get("itemprop", "").split():
        return True
    return element.tag == "a" and _AUTHORS_PAGE.search(given.get("href", "")[:LONGEST_ADDRESS]) is not None


# Where sites keep what they say of an author.
_AUTHORS_PAGE = re.compile(
    r"/(?:authors?|autor(?:es)?|auteurs?|autor[ei]|profiles?|people|contributors?|journalists?|reporters?|writers?|by)/\w"
)
LONGEST_ADDRESS = 300
