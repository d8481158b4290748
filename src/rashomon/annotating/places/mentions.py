"""Which words of a report name a place: the language model's names and the gazetteer's, each checked by the other."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.places.gazetteer import Entry, Kind, key, lookup

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# No name of the gazetteer that reports use is longer ("Saint Vincent and the Grenadines" is, and is found by the model).
LONGEST_NAME = 4
# A bare capitalised name without a locative word counts as a town from this size on: smaller ones are mostly surnames.
KNOWN_TOWN = 100_000


@dataclass(frozen=True)
class Mention:
    """Some tokens of a paragraph that name a place. `label` is the model's, or "" where only the gazetteer knows it."""

    paragraph: Paragraph
    start: int
    end: int
    label: str

    @property
    def tokens(self) -> Tokens:
        """Return the tokens of the mention."""
        return self.paragraph.doc[self.start : self.end]

    @property
    def name(self) -> str:
        """Return its words."""
        return self.tokens.text


@cache
def words(group: str) -> frozenset[str]:
    """Return a group of words of `lexicons/places.toml`."""
    text = (files("rashomon.annotating") / "lexicons" / "places.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[group])


def find_mentions(parsed: Parsed) -> list[Mention]:
    """Return the mentions of places in text order, none within another."""
    found = [mention for paragraph in parsed.paragraphs for mention in _in_paragraph(paragraph)]
    known = {key(mention.name) for mention in found}
    again = [mention for paragraph in parsed.paragraphs for mention in _again(paragraph, known, found)]
    return sorted([*found, *again], key=lambda mention: (mention.paragraph.start, mention.start))


def _in_paragraph(paragraph: Paragraph) -> Iterator[Mention]:
    doc = paragraph.doc
    taken = bytearray(len(doc))
    for entity in doc.ents:
        if entity.label_ in PLACE_LABELS:
            start, end = _trimmed(doc, entity.start, entity.end)
            if start < end and _is_named(doc, start, end, entity.label_):
                taken[start:end] = b"\1" * (end - start)
                yield Mention(paragraph, start, end, entity.label_)
    start = 0
    while start < len(doc):
        end = _gazetteer_end(doc, start, taken)
        if end > start:
            yield Mention(paragraph, start, end, "")
        start = max(end, start + 1)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Leave out an article before and a possessive, comma or line end after a name."""
    while start < end and (doc[start].lower_ in ("the", "downtown", "a") or not doc[start].text[0].isalnum()):
        start += 1
    while start < end and (
        doc[end - 1].text in ("'s", "’s", "'", "’") or not doc[end - 1].text.strip('-–—,;:()\n ."”')
    ):
        end -= 1
    return start, end


def _is_named(doc: Doc, start: int, end: int, label: str) -> bool:
    """Say whether what the model takes for a place is one: its capitals, and for a GPE the gazetteer or a locative."""
    name = doc[start:end].text
    if key(name) in words("not_places") or not any(char.isupper() for char in name):
        return False
    return label != "GPE" or bool(lookup(name)) or _is_located(doc, start)


def _is_located(doc: Doc, start: int) -> bool:
    before = doc[start - 1].lower_ if start else ""
    if before == "the" and start > 1:
        before = doc[start - 2].lower_
    return before in words("locatives")


def _gazetteer_end(doc: Doc, start: int, taken: bytearray) -> int:
    """Return the end of the longest name of the gazetteer that stands at `start` and is meant as a place; else `start`."""
    first = doc[start]
    if taken[start] or not first.text[0].isupper():
        return start
    for end in range(min(len(doc), start + LONGEST_NAME), start, -1):
        if any(taken[start:end]) or not (doc[end - 1].text[0].isupper() or doc[end - 1].text[0].isdigit()):
            continue
        name = doc[start:end].text
        if key(name) in words("doubtful") or key(name) in words("not_places"):
            continue
        entries = lookup(name)
        if entries and _is_meant(doc, start, end, entries):
            return end
    return start


def _is_meant(doc: Doc, start: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Say whether a name of the gazetteer that the model does not take for a place is one here."""
    label, whole = _entity(doc, start, end)
    after = doc[end].lower_ if end < len(doc) else ""
    if label == "NORP":
        return False
    if _is_stated(doc, end):
        return True
    best = entries[0]
    if label == "PERSON":
        return whole and _is_located(doc, start) and best.kind is not Kind.CITY
    if label == "ORG" and not whole:
        return after in words("seated") and (best.kind is not Kind.CITY or best.population > 1000)
    if any(entry.kind is not Kind.CITY for entry in entries):
        return end - start > 1 or best.kind is Kind.COUNTRY or _is_located(doc, start)
    return _is_located(doc, start) or (best.population >= KNOWN_TOWN and not best.alternate)


def _entity(doc: Doc, start: int, end: int) -> tuple[str, bool]:
    """Return the label of the entity that the tokens are in ("" for none), and whether they are all of it."""
    for entity in doc.ents:
        if entity.start < end and start < entity.end:
            return entity.label_, (entity.start, entity.end) == (start, end)
    return "", False


def _is_stated(doc: Doc, end: int) -> bool:
    """Say whether a state or a country follows: "Laurel, Miss."."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    for stop in range(min(len(doc), end + 4), end + 1, -1):
        if any(entry.kind in (Kind.STATE, Kind.COUNTRY) for entry in lookup(doc[end + 1 : stop].text)):
            return doc[end + 1].text[0].isupper()
    return False


def _again(paragraph: Paragraph, known: set[str], found: list[Mention]) -> Iterator[Mention]:
    """Yield the other mentions of names that are places elsewhere in the report, outside names of people."""
    return iter(())
