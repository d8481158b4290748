"""Which words of a report name a place: the language model's names and the gazetteer's, each checked by the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.annotating.places.gazetteer import Entry, Kind, key, lookup
from rashomon.wording.countries import countries
from rashomon.wording.tables import read_table

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
# Names of the gazetteer that reports use are no longer than this, in tokens ("Washington, D.C." is three).
LONGEST_NAME = 4
DASHES = ("-", "–", "—", "|", ":")
NATURAL = ("districts", "regions", "waters")
# A bare name without a locative word counts as a town from this size on: smaller ones are mostly surnames. This and
# the other sizes here are by judgement.
KNOWN_TOWN = 100_000
# Capitals up to this length are initials ("UN", "HIV") unless they are a country's or state's; datelines are longer.
LONGEST_INITIALS = 4
# A lone word that the model takes for a person is a town after "in" from this size on ("death in Eagan").
KNOWN_AFTER_IN = 5_000
# Says whether the tokens from start to end, which the gazetteer knows as these entries, are meant as a place.
Judge = Callable[[int, int, Sequence[Entry]], bool]
# Within the name of a body ("Cottonport Police"), before a resident ("a Danville man") and in a dateline even small
# towns count.
SEAT = 1_000


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
    return _groups()[group]


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups = read_table("annotating", "places")
    groups["peoples"] = [key(people) for country in countries() for people in country.peoples]
    return {group: frozenset(found) for group, found in groups.items()}


def find_mentions(parsed: Parsed) -> list[Mention]:
    """Return the mentions of places in text order, none within another."""
    others, housed = _others(parsed), _hospitals(parsed)
    pages = [_Page(paragraph, others, housed) for paragraph in parsed.paragraphs]
    found = [mention for page in pages for mention in page.mentions()]
    known = frozenset(key(mention.name) for mention in found if mention.label != "FAC")
    found += [mention for page in pages for mention in page.again(known)]
    return sorted(found, key=lambda mention: (mention.paragraph.start, mention.start))


def _others(parsed: Parsed) -> frozenset[str]:
    """Return the words that the report uses for something else: surnames, and what it also writes small."""
    docs = [paragraph.doc for paragraph in parsed.paragraphs]
    people = (entity for doc in docs for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1)
    surnames = {token.lower_ for entity in people for token in entity[-2:] if token.text[0].isupper()}
    return frozenset(surnames | {token.text for doc in docs for token in doc if token.text.islower()})


def _hospitals(parsed: Parsed) -> frozenset[str]:
    """Return the names that hospitals of the report go by: "at Riley" is no town beside "Riley Hospital"."""
    names: set[str] = set()
    for paragraph in parsed.paragraphs:
        doc = paragraph.doc
        if "Hospital" not in paragraph.text and "Medical" not in paragraph.text:
            continue
        for token in doc:
            if token.text in ("Hospital", "Medical") and token.i and doc[token.i - 1].text[0].isupper():
                start = token.i - 1
                while start and doc[start - 1].text[0].isupper() and doc[start - 1].is_alpha:
                    start -= 1
                names.update(key(doc[first : token.i].text) for first in range(start, token.i))
    return frozenset(names)


def _capitals(doc: Doc) -> list[int]:
    """Return the places of the words that begin with a capital, by spaCy's shapes: most words are none."""
    shapes = doc.to_array("SHAPE").tolist() if len(doc) else []
    capital = {shape for shape in set(shapes) if doc.vocab.strings[shape].startswith("X")}
    return [place for place, shape in enumerate(shapes) if shape in capital]


class _Page:
    """One paragraph with the labels of its tokens and what is already taken for a place.

    `others` are the words that the report uses for something else than a place, `housed` the names of its hospitals.
    """

    def __init__(self, paragraph: Paragraph, others: frozenset[str], housed: frozenset[str]) -> None:
        self.others, self.housed = others, housed
        self.paragraph = paragraph
        self.doc = paragraph.doc
        self.taken = bytearray(len(self.doc))
        self.capitals = _capitals(self.doc)
        self.entities: dict[int, Tokens] = {
            place: entity for entity in self.doc.ents for place in range(entity.start, entity.end)
        }

    def mentions(self) -> Iterator[Mention]:
        """Yield what the model takes for a place, then what only the gazetteer knows."""
        for entity in self.doc.ents:
            if entity.label_ in PLACE_LABELS:
                start, end = _trimmed(self.doc, entity.start, entity.end)
                end = self._whole(start, end)
                if (
                    start < end
                    and not self.taken[start]
                    and not self._is_flag(start, end)
                    and _is_named(self.doc, start, end, entity.label_)
                    and not self._is_other(start, end)
                ):
                    yield self._take(start, end, entity.label_)
        yield from self._scan(self._is_meant)
        yield from self._called()
        yield from self._held()

    def _held(self) -> Iterator[Mention]:
        """Yield the names before what is a part of a town or land: "in the Mayssar neighbourhood"."""
        for start in self.capitals:
            if self.taken[start] or start < 2 or self.doc[start - 1].lower_ != "the" or not is_in(self.doc, start - 1):
                continue
            end = start + 1
            while end < len(self.doc) and not self.taken[end] and self.doc[end].text[0].isupper():
                end += 1
            if end < len(self.doc) and self.doc[end].lower_ in words("held") and not self.taken[end]:
                yield self._take(start, end, "")

    def _whole(self, start: int, end: int) -> int:
        """Return where a name ends that an Arabic article goes on with, and that is no other place without it."""
        if start >= end or not self._is_before_article(end):
            return end
        if any(not entry.alternate for entry in lookup(self.doc[start:end].text)):
            return end  # "in Syria Al-Nusra fought"
        stop = end + 1
        while stop < len(self.doc) and not self.doc[stop - 1].whitespace_ and self.doc[stop].text not in ".,;:!?)":
            stop += 1
        return stop if self.doc[stop - 1].text[-1].isalpha() and not self.taken[end] else end

    def _is_before_article(self, end: int) -> bool:
        if not 0 < end < len(self.doc) or not self.doc[end - 1].whitespace_:
            return False
        return self.doc[end].lower_.split("-")[0] in words("articles")

    def _is_flag(self, start: int, end: int) -> bool:
        """Say whether a name only says whose a thing is: "killed in US air strikes", "loyal to Assads regime"."""
        if end - start > 1 or end >= len(self.doc):
            return False
        name, after = self.doc[start].text, self.doc[end]
        if len(name) <= LONGEST_INITIALS and name.replace(".", "").isupper():
            led = after.text == "-" and end + 1 < len(self.doc) and self.doc[end + 1].lower_ in words("leading")
            return led or after.lower_ in words("flown")
        owned = after.lower_ in words("rule") or (self._has_lost_apostrophe(name) and after.tag_ in ("NN", "NNS", "JJ"))
        return owned and all(entry.population < SEAT for entry in lookup(name) if entry.is_town)

    def _has_lost_apostrophe(self, name: str) -> bool:
        """Say whether a name is another of the report, or a place, with an "s" behind it: "in Lindahls stronghold"."""
        return name.endswith("s") and (name[:-1].lower() in self.others or bool(lookup(name[:-1])))

    def _called(self) -> Iterator[Mention]:
        """Yield the names that "the village of", "the district of" and the like stand before."""
        for start in self.capitals:
            if not self.taken[start] and noun_before(self.doc, start):
                end = start + 1
                while end < len(self.doc) and not self.taken[end] and self.doc[end].text[0].isupper():
                    end += 1
                yield self._take(start, self._whole(start, end), "GPE")

    def again(self, known: frozenset[str]) -> Iterator[Mention]:
        """Yield the other mentions of names that are places elsewhere in the report."""
        if known:
            yield from self._scan(
                lambda start, end, _: key(self.doc[start:end].text) in known and self._label(start, end)[0] != "PERSON"
            )

    def _take(self, start: int, end: int, label: str) -> Mention:
        if start and self.doc[start - 1].lower_ == "rural" and not self.taken[start - 1]:
            start -= 1  # "rural Damascus" lies around it
        elif self._is_land_of(start):
            start -= 2  # and so does "the countryside of Damascus"
        if end < len(self.doc) and self.doc[end].lower_ in words("held") and not self.taken[end]:
            end += 1  # "the Fardous district", "Idlib province"
        self.taken[start:end] = b"\1" * (end - start)
        return Mention(self.paragraph, start, end, label)

    def _is_land_of(self, start: int) -> bool:
        before = [token.lower_ for token in self.doc[max(0, start - 2) : start]]
        return before == ["countryside", "of"] and not any(self.taken[start - 2 : start])

    def _scan(self, is_meant: Judge) -> Iterator[Mention]:
        """Yield the names of the gazetteer outside what is taken, the longest first, that pass the judge."""
        for start in self.capitals:
            if not self.taken[start]:
                end = self._name_end(start, is_meant)
                if end > start:
                    yield self._take(start, end, "")

    def _goes_on(self, start: int, end: int) -> bool:
        """Say whether the name is only the beginning or the end of a longer one: the Khan of "Khan al-Assal"."""
        before = self.doc[start - 1].text if start else ""
        return self._is_before_article(end) or (before == "-" and self.doc[start - 2].lower_ in words("articles"))

    def _name_end(self, start: int, is_meant: Judge) -> int:
        stop = start + 1
        while stop < min(len(self.doc), start + LONGEST_NAME) and not self.taken[stop]:
            stop += 1
        for end in range(stop, start, -1):
            if self.doc[end - 1].text[0].isupper():
                name = self.doc[start:end].text
                entries = _known(name)
                if self._goes_on(start, end):
                    entries = [entry for entry in entries if not entry.alternate]
                if entries and not self._is_other(start, end) and is_meant(start, end, entries):
                    return end
        return start

    def _is_meant(self, start: int, end: int, entries: Sequence[Entry]) -> bool:
        """Say whether a name of the gazetteer that the model does not take for a place is one here."""
        if self._is_flag(start, end):
            return False
        label, whole = self._label(start, end)
        located = is_located(self.doc, start)
        if _is_stated(self.doc, end):
            return True
        best = entries[0]
        if (
            best.population > SEAT
            and label != "FAC"
            and (self._is_dateline(start, end) or self._has_people(start, end))
        ):
            return True
        large = best.population >= KNOWN_TOWN and not best.alternate
        land = not best.is_town and best.kind is not Kind.COUNTY
        if label == "PERSON" and whole:
            alone = end - start == 1 and self.doc[start].lower_ not in self.others and is_in(self.doc, start)
            return located and (land or large or (alone and best.population > KNOWN_AFTER_IN))
        if label in ("ORG", "PERSON") and not whole:
            after = self.doc[end].lower_ if end < len(self.doc) else ""
            return after in words("seated") and (land or best.kind is Kind.COUNTY or best.population > SEAT)
        if any(not entry.is_town for entry in entries):
            return end - start > 1 or best.kind is Kind.COUNTY or located or label != "ORG"
        return located or large

    def _is_dateline(self, start: int, end: int) -> bool:
        """Say whether a paragraph opens with the name and a dash: "MERIDIAN - A teenager", "Danville — Police"."""
        if start or end >= len(self.doc):
            return False
        return self.doc[end].text[0] in "-–—(" and self.doc[end - 1].whitespace_ != ""

    def _has_people(self, start: int, end: int) -> bool:
        """Say whether the name stands before what a town has: "a Danville man", "Meridian police"."""
        after = self.doc[end] if end < len(self.doc) else None
        named = self._label(start, end)[0] == "PERSON" and end - start > 1
        if after is None or named or after.lower_ not in words("residents") or not self.doc[end - 1].whitespace_:
            return False
        if not after.text.islower() and after.lower_ in words("premises"):
            return False  # "the Opera House"
        return all(token.pos_ in ("PROPN", "NOUN", "ADJ") and not token.is_stop for token in self.doc[start:end])

    def _is_other(self, start: int, end: int) -> bool:
        """Say whether a single word is a surname or a common word of the report, and no place is spoken of here."""
        last = self.doc[end - 1].lower_
        if key(self.doc[start:end].text) in self.housed and not _is_stated(self.doc, end):
            return not (start and self.doc[start - 1].lower_ == "in")
        if end - start > 1 and last in self.others and not lookup(self.doc[start:end].text):
            return not any(last in words(group) for group in ("points", *NATURAL))
        if end - start > 1 or self.doc[start].lower_ not in self.others:
            return False
        entries = lookup(self.doc[start].text)
        lands = any(not entry.is_town for entry in entries)
        if not entries and self.doc[start].text.istitle():
            return True  # "Shot in Stomach"
        return not (lands or is_in(self.doc, start) or _is_stated(self.doc, end) or self._has_people(start, end))

    def _label(self, start: int, end: int) -> tuple[str, bool]:
        """Return the label of the entity that the tokens are in ("" for none), and whether they are all of it."""
        entity = next((self.entities[place] for place in range(start, end) if place in self.entities), None)
        if entity is None:
            return "", False
        return entity.label_, _trimmed(self.doc, entity.start, entity.end) == (start, end)


def _known(name: str) -> Sequence[Entry]:
    """Return what the gazetteer knows under a name that no other reading is likelier for."""
    plain = key(name)
    if plain in words("doubtful") or plain in words("not_places"):
        return ()
    entries = lookup(name)
    if plain in words("peoples") or (name.isupper() and len(name) <= LONGEST_INITIALS):
        return tuple(entry for entry in entries if not entry.is_town)
    return entries


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Leave out an article before and a possessive, comma or line end after a name."""
    dash = next(
        (place for place in range(start + 1, end) if doc[place].text in DASHES and doc[place - 1].whitespace_), end
    )
    end = dash  # "South Austin - The Daily News"
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
    if label == "FAC" and not lookup(name):
        return any(word in words(group) for word in key(name).split() for group in ("points", *NATURAL))
    if key(name) in words("peoples") or (name.isupper() and len(name) <= LONGEST_INITIALS):
        return any(not entry.is_town for entry in lookup(name))
    return label != "GPE" or bool(lookup(name)) or is_located(doc, start)


def is_located(doc: Doc, start: int) -> bool:
    """Say whether a locative word stands before a name: "in", "near the"."""
    before = doc[start - 1].lower_ if start else ""
    if before == "the" and start > 1:
        before = doc[start - 2].lower_
    return before in words("locatives")


def noun_before(doc: Doc, start: int) -> str:
    """Return the noun that "of" joins to a name as what it is: "village" for "the village of Rityan"; else ""."""
    if start < 2 or doc[start - 1].lower_ != "of":
        return ""
    noun = doc[start - 2].lower_
    return noun if any(noun in words(group) for group in ("towns", *NATURAL)) else ""


def is_in(doc: Doc, start: int) -> bool:
    """Say whether a word stands before a name that stands before no person: "in", not "of" or "to"."""
    return start > 0 and doc[start - 1].lower_ in ("in", "near", "at", "outside", "downtown")


def _is_stated(doc: Doc, end: int) -> bool:
    """Say whether a state or a country follows: "Laurel, Miss."."""
    if end + 1 >= len(doc) or doc[end].text != "," or not doc[end + 1].text[0].isupper():
        return False
    return any(
        entry.kind in (Kind.STATE, Kind.COUNTRY)
        for stop in range(end + 2, min(len(doc), end + 4) + 1)
        for entry in lookup(doc[end + 1 : stop].text)
    )
