"""Voices: who says what in their own words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rashomon.model import Article, Case, Evidence, Precision, Quote, QuoteKind, Span
from rashomon.telling.brief import Line, Voice
from rashomon.telling.citing import mark
from rashomon.telling.desk import Desk
from rashomon.wording.countries import country_names, government_names
from rashomon.wording.normal import fold, forms

MOST_VOICES = 12
MOST_QUOTES_A_VOICE = 3

# A longer quotation is told up to its last whole sentence or word before this many characters.
LONGEST = 320

# Two quotations of one speaker that share this much of their words are one that two reports print a little differently;
# chosen by reading what is left at .5 to .8, not swept: there is no corpus for it.
ONE = 0.6

MARKS = "“”\"'‘’ ,"

# How the names of places are labelled; states speak.
PLACES = frozenset({"GPE", "LOC"})

# What is smaller than a region does not speak, unless it is the seat of a government.
TOWNS = frozenset({Precision.CITY, Precision.DISTRICT, Precision.POINT})


def quote_voices(desk: Desk) -> Iterator[Voice]:
    """Yield who says what in their own words, those whom most reports quote first."""
    case = desk.case
    towns = _towns(case)
    said: dict[str, dict[str, list[Evidence]]] = {}
    for report in case.reports:
        for quote in sorted(report.annotations.quotes, key=lambda quote: quote.kind is not QuoteKind.DIRECT):
            own = _own_words(quote, report.article)
            if own and quote.kind is not QuoteKind.INDIRECT and quote.speaker and quote.speaker.named:
                of_speaker = said.setdefault(case.names.of(quote.speaker.name), {})
                of_speaker.setdefault(_same(own, of_speaker) or own, []).append(quote.evidence)
    roles = _roles(case)
    heard = [(speaker, lines) for speaker, lines in said.items() if lines and fold(speaker) not in towns]
    heard.sort(key=lambda item: (-_reports(item[1]), -len(item[1]), item[0]))
    for speaker, lines in heard[:MOST_VOICES]:
        says = tuple(
            Line(text=_shortened(own), references=desk.notes.cite(evidences, (mark(speaker),)))
            for own, evidences in list(lines.items())[:MOST_QUOTES_A_VOICE]
        )
        role = roles.get(speaker)
        yield Voice(speaker=speaker, role=role, says=says, standing=desk.voices.standing(speaker))


def _towns(case: Case) -> frozenset[str]:
    """Return the places too small to speak that the reports name, and by which names."""
    places = [place for report in case.reports for place in report.annotations.places if place.precision in TOWNS]
    names = {fold(name) for place in places for name in (place.name, place.evidence.quote)}
    entities = [entity for report in case.reports for entity in report.annotations.entities]
    names |= {fold(entity.name) for entity in entities if entity.label in PLACES} - country_names().keys()
    names -= {fold(entity.name) for entity in entities if entity.label not in PLACES}
    return frozenset(names - government_names().keys())


def _same(own: str, known: dict[str, list[Evidence]]) -> str | None:
    """Return the quotation that says the same in nearly the same words."""
    here = _words_of(own)
    for other in known:
        there = _words_of(other)
        if len(here & there) >= ONE * len(here | there):
            return other
    return None


@lru_cache(maxsize=1024)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(forms(text))


def _shortened(own: str) -> str:
    if len(own) <= LONGEST:
        return own
    cut = own[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    quoted = cut.count("“") > cut.count("”") or cut.count('"') % 2 == 1
    return f"{cut} …" + (("”" if "“" in cut else '"') if quoted else "")


def _roles(case: Case) -> dict[str, str]:
    """Return the office that the reports most write beside each name, of equals the fullest; none of many."""
    roles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in case.reports:
        for entity in report.annotations.entities:
            if entity.role and not OF_MANY.search(entity.role):
                roles[case.names.of(entity.name)][entity.role] += 1
    return {name: min(told, key=lambda role: (-told[role], -len(role), role)) for name, told in roles.items()}


# "Republican leaders of both houses" are several.
OF_MANY = re.compile(
    r"^[^,]*?(?:er|or|man|chief|president|secretary)s (?:of|in|from)\b|(?:leader|minister|official|member)s$"
)


def _own_words(quote: Quote, article: Article) -> str:
    """Return the words of a quotation as they stand in the report: all in marks of ours, or with the marks it has."""
    parts = (" ".join(span.of(article.text).split()).rstrip(" ,") for span in _whole(quote, article.text))
    if quote.kind is QuoteKind.DIRECT:
        return " … ".join(f"“{part.strip(MARKS)}”" for part in parts if part.strip(MARKS))
    own = " … ".join(part.removeprefix("that ") for part in parts if part)
    if TWO.search(own):
        return ""
    return f"… {own}" if own[:1].islower() else own


def _whole(quote: Quote, text: str) -> tuple[Span, ...]:
    """Return what is said with the verb that it hangs on: "brushed the charge aside as", but not "said it was"."""
    first, cue = quote.content[0], quote.cue
    if quote.kind is QuoteKind.DIRECT or cue is None or not text[first.start : first.start + 1].islower():
        return quote.content
    if text[cue.end : first.start].strip() or cue.end > first.start or "that " in text[first.start : first.start + 5]:
        return quote.content
    if cue.of(text).lower() in SAYING:
        return quote.content
    return (Span(cue.start, first.end), *quote.content[1:])


# Verbs behind which a whole sentence may stand without "that".
SAYING = frozenset(
    {"said", "says", "say", "saying", "added", "adds", "adding", "told", "tells", "stated", "states", "stating"}
    | {"claimed", "claims", "claiming", "noted", "notes", "noting", "argued", "argues", "insisted", "insists"}
    | {"warned", "warns", "reported", "reports", "believed", "believes", "thought", "thinks", "hoped", "hopes"}
    | {"according to"}
)


# A whole quotation and a new sentence behind it, whose speaker is another.
TWO = re.compile(r"[.!?][\"”] [A-Z]")


def _reports(lines: dict[str, list[Evidence]]) -> int:
    return len({one.article for evidences in lines.values() for one in evidences})
