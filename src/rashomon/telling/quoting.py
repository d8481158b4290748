"""Voices: who is heard in their own words, who they are, and which of their words tell most."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rashomon.model import Case, Evidence, Precision, QuoteKind
from rashomon.telling.brief import Line, Voice
from rashomon.telling.citing import MANY
from rashomon.telling.desk import Desk
from rashomon.telling.quotations import own_words, shortened, telling
from rashomon.wording.countries import country_names, government_names
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.tables import read_table

MOST_VOICES = 12
MOST_QUOTES_A_VOICE = 3

# Two quotations of one speaker that share this much of their words are one that two reports print a little differently;
# chosen by reading what is left at .5 to .8, not swept: there is no corpus for it.
ONE = 0.6
# One that has this much of another and more is the same, told in full.
PART = 0.8
LEAST_SHARED = 8

# How the names of places are labelled; states speak.
PLACES = frozenset({"GPE", "LOC"})

# What is smaller than a region does not speak, unless it is the seat of a government.
TOWNS = frozenset({Precision.CITY, Precision.DISTRICT, Precision.POINT})

Said = dict[str, list[Evidence]]  # the words behind each quotation, by how it is told


def quote_voices(desk: Desk) -> Iterator[Voice]:
    """Yield who says what in their own words: those whom most reports quote and who stand in their titles first."""
    case = desk.case
    main, towns, roles = desk.main_words, _towns(case), _roles(case)
    said = {speaker: lines for speaker, lines in _said(case).items() if fold(speaker) not in towns}
    ranked = sorted(said, key=lambda one: (-_reports(said[one]), -_is_main(one, main), -len(said[one]), one))
    for speaker in ranked[:MOST_VOICES]:
        lines = said[speaker]
        first = sorted(lines, key=lambda own: (-_worth(own, lines[own], main), list(lines).index(own)))
        says = tuple(
            Line(text=shortened(own), references=desk.notes.cite_speaker(lines[own], speaker, own))
            for own in first[:MOST_QUOTES_A_VOICE]
        )
        yield Voice(speaker=speaker, role=roles.get(speaker), says=says, standing=desk.voices.standing(speaker))


def _said(case: Case) -> Mapping[str, Said]:
    """Return the quotations of each speaker, whole sentences first; a short name is the one body's that has it."""
    said: dict[str, Said] = {}
    for report in case.reports:
        for quote in sorted(report.annotations.quotes, key=lambda quote: quote.kind is not QuoteKind.DIRECT):
            if quote.kind is QuoteKind.INDIRECT or not quote.speaker or not quote.speaker.named:
                continue
            if own := own_words(quote, report.article):
                of_speaker = said.setdefault(case.names.of(quote.speaker.name), {})
                of_speaker.setdefault(_same(own, of_speaker) or own, []).append(quote.evidence)
    for short in [name for name in said if " " not in name]:
        longer = [name for name in said if len(name.split()) >= MANY and short in name.split()]
        if len(longer) == 1:
            of_body = said[longer[0]]
            for own, evidences in said.pop(short).items():
                of_body.setdefault(_same(own, of_body) or own, []).extend(evidences)
    return said


def _worth(own: str, evidences: list[Evidence], main: Counter[str]) -> int:
    """Return how much a quotation tells; what several reports print tells more."""
    known = {stem(form) for form in forms(own)}
    reports = len({one.article for one in evidences})
    return telling(own, [word for word in sorted(known) if main[word] > 1]) + 2 * (reports - 1)


def _is_main(speaker: str, main: Counter[str]) -> bool:
    """Say whether two reports begin with somebody."""
    return main[stem(fold(speaker.split()[-1]))] > 1


def _towns(case: Case) -> frozenset[str]:
    """Return the places too small to speak that the reports name, and by which names."""
    places = [place for report in case.reports for place in report.annotations.places if place.precision in TOWNS]
    names = {fold(name) for place in places for name in (place.name, place.evidence.quote)}
    named = {(e.name, e.label in PLACES) for report in case.reports for e in report.annotations.entities}
    as_places = {fold(name) for name, is_place in named if is_place}
    names -= {fold(name) for name, _ in named} - as_places
    return frozenset((names | (as_places - country_names().keys())) - government_names().keys())


def _same(own: str, known: Said) -> str | None:
    """Return the quotation that says the same in nearly the same words."""
    here = _words_of(own)
    for other in known:
        there = _words_of(other)
        shared, fewer = len(here & there), min(len(here), len(there))
        if shared >= ONE * (len(here) + len(there) - shared) or shared >= max(PART * fewer, LEAST_SHARED):
            return other
    return None


@lru_cache(maxsize=8192)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(forms(text))


def _roles(case: Case) -> dict[str, str]:
    """Return the office that the reports most write beside each name, of equals the fullest; none of many."""
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in case.reports:
        for entity in report.annotations.entities:
            if entity.role and not OF_MANY.search(entity.role) and entity.role not in OF_WHAT:
                roles[case.names.of(entity.name)][RANK.sub("", entity.role)] += 1
    return {name: min(told, key=lambda role: (-told[role], -len(role), role)) for name, told in roles.items()}


# "The ministry's spokesman, Colonel": the rank belongs to the name.
RANK = re.compile(rf"(?<=\w) (?:{'|'.join(read_table('telling', 'voices')['ranks'])})\.?$")

# "Republican leaders of both houses", "the court's other two justices" are several.
OF_MANY = re.compile(
    r"^[^,]*?(?:er|or|man|chief|president|secretary)s (?:of|in|from)\b|(?:leader|minister|official|member)s$"
    r"|\b(?:both|other|several|two|three|four|five)\b.*s$"
)

# An office of something that it does not name.
OF_WHAT = frozenset({"chief", "director", "head", "leader", "member", "officer", "official"})


def _reports(lines: Said) -> int:
    return len({one.article for evidences in lines.values() for one in evidences})
