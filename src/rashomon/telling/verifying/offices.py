"""Offices beside names: whether whom a brief calls a minister or a president has that office in some report."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from rashomon.model import Report
from rashomon.telling.verifying.lexicon import groups_of, words_of
from rashomon.wording.countries import country_words
from rashomon.wording.normal import fold, forms


@dataclass(frozen=True)
class Office:
    """An office: what it is ("minister"), which of its kind ("foreign"), and of which countries."""

    head: str
    kind: frozenset[str]
    countries: frozenset[str]

    def may_be(self, known: "Office") -> bool:
        """Say whether this can be a known office, told as fully or less fully; a country that is not told is any."""
        same_country = not self.countries or not known.countries or bool(self.countries & known.countries)
        return self.head == known.head and self.kind <= known.kind and same_country

    def is_told(self, known: "Office") -> bool:
        """Say whether a known office is what is told: of its kind, and of its country."""
        return self.head == known.head and self.kind == known.kind and bool(self.countries & known.countries)


# By the surname of who holds them.
Offices = Mapping[str, Set[Office]]


def known_offices(report: Report) -> Iterator[tuple[str, Office]]:
    """Yield the offices that a report puts beside names, each with the surname: as roles, or in words around it."""
    text = report.article.text
    for entity in report.annotations.entities:
        if entity.label != "PERSON":
            continue
        span = entity.evidence.span
        behind = APPOSED.match(text, span.end)
        before = text[max(0, span.start - REACH) : span.start]
        for told in (entity.role or "", entity.evidence.quote, STOP.split(before)[-1], behind[1] if behind else ""):
            yield from ((_surname(entity.name), office) for office in offices_in(told))


def wrong_offices(text: str, offices: Offices) -> Iterator[tuple[int, int, str]]:
    """Yield where a sentence gives somebody an office that is none of those the reports give, and why."""
    for pattern in (BEFORE, BEHIND):
        for match in pattern.finditer(text):
            known = offices.get(_surname(match["name"]), frozenset())
            told = offices_in(match["office"])
            if known and not any(office.may_be(one) for office in told for one in known):
                yield *match.span("office"), f"no report gives {match['name']} this office"


def offices_in(told: str) -> list[Office]:
    """Return the offices that words name: of "spokesman Major General" both."""
    found = list(forms(SAME.sub("spokesman", told) if "secretary" in told.lower() else told))
    if groups_of("offices").keys().isdisjoint(found):
        return []
    heads = dict.fromkeys(groups_of("offices")[form] for form in found if form in groups_of("offices"))
    kind = frozenset(words_of("office_kinds").intersection(found))
    countries = frozenset(country_words()[form] for form in found if form in country_words())
    return [Office(head, kind, countries) for head in heads]


def _surname(name: str) -> str:
    last = [word for word in fold(name).split() if word.rstrip(".") not in ("jr", "sr")]
    return last[-1].removesuffix("'s") if last else ""


# A press secretary is a spokesman.
SAME = re.compile(r"press secretary", re.IGNORECASE)

# So many characters before a name may hold its office, back to where something else is told.
REACH = 60
STOP = re.compile(r"[,;:.!?()“”\"\n]\s|\b(?:and|or|with|that|said|than)\b")

# "Kerry, the US Secretary of State," and "Kerry (the ...)", "Kerry, who is ...".
APPOSED = re.compile(r"(?:,| \(| –| —) ?((?:the |a |an |his |her |who (?:is|was) |now |then )?[^,.;:()\n]{3,80})")

_HEADS = "|".join(sorted(groups_of("offices"), key=len, reverse=True))
OFFICES = re.compile(rf"\b(?:{_HEADS})\b", re.IGNORECASE)
_KINDS = "|".join(sorted(words_of("office_kinds")))
_STATES = r"(?:[A-Z][\w.]+['’]?s? ){0,2}?"
_OFFICE = rf"(?:(?i:{_KINDS})[ -])*(?i:{_HEADS})\b(?: (?:of|for) (?:the )?(?i:{_KINDS})\b)*"
_NAME = r"[A-Z][\w’'-]+(?: (?:(?:[A-Z]\.)+|(?:al-)?[A-Z][\w’'-]+)){0,3}"
# "The president Blumenthal worked for" is another; what somebody was "then" is told of another time.
BEFORE = re.compile(
    rf"(?<!\bthe )(?<!\bthen-)(?<!\bThen-)\b(?P<office>{_STATES}{_OFFICE}) (?P<name>(?!(?i:{_HEADS})\b){_NAME})"
)
BEHIND = re.compile(rf"(?P<name>{_NAME}), (?P<office>(?:the |a |an )?{_STATES}{_OFFICE})(?=[,.;]|$)")
