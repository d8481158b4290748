"""Who is meant: by "he" that speaks or denies, by "all" of some, and by who is named in the midst of a sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model import Evidence, Participant, Quote, Report, Span, Stance
from rashomon.telling.attributions import bare, is_pronoun, is_source

# What stands between what one says and what he goes on to say: a stop.
NEAR = 2


@dataclass(frozen=True)
class Heard:
    """Who is heard in a passage: how it calls them, and the name that they have where that is known."""

    words: str
    name: str | None = None


def meant(
    quote: Quote, speaker: Participant, report: Report, names: Mapping[str, str], *, is_near: bool
) -> Heard | None:
    """Return who "he" is that speaks: whom the report takes for him, if he `is_near`, else who spoke right before."""
    source = quote.source or quote.evidence.span
    if speaker.named and is_near:
        return Heard(source.of(report.article.text), names.get(speaker.name, speaker.name))
    before = (q for q in report.annotations.quotes if q.source and 0 <= source.start - q.evidence.span.end <= NEAR)
    last = next((q.source for q in before if q.source), None)
    if last and (person := _person(report, last, names)):
        return person
    return None if speaker.named or is_pronoun(bare(speaker.name)) else Heard(speaker.name)


def _person(report: Report, source: Span, names: Mapping[str, str]) -> Heard | None:
    """Return the person whom the words for a source name, or who they begin with: "Karim, 23, from Daraa"."""
    named = [entity for entity in report.annotations.entities if source.contains(entity.evidence.span)]
    first = (entity for entity in named if entity.evidence.span.start == source.start)
    one = next((entity for entity in named if entity.label == "PERSON"), next(first, None))
    return Heard(one.evidence.quote, names.get(one.name, one.name)) if one else None


# "..., which carries two years; he denies it".
TURN = re.compile(r"[^.!?;\n]*; ")


def find_denier(report: Report, told: Evidence, names: Mapping[str, str]) -> Heard | None:
    """Return who "he" is that denies: "He denies it"."""
    for quote in report.annotations.quotes:
        if quote.stance is Stance.DENIES and quote.source and quote.speaker and told.span.overlaps(quote.source):
            words = quote.source.of(report.article.text)
            name = names.get(quote.speaker.name, quote.speaker.name)
            return Heard(words, name if quote.speaker.named else None) if is_pronoun(words) else None
    return None


def aside(passage: str, end: int, named: Heard | None) -> str | None:
    """Return the source without a name that the sentence of some words names in its midst, last before their end.

    Not where who is named already stands behind it: "nine died, medics said, while | the army | put it at two".
    """
    found = list(ASIDE.finditer(passage, 0, end)) if ", " in passage else []
    told = bool(found) and is_source(found[-1]["who"]) and STOP.search(passage, found[-1].end(), end) is None
    if told and named and named.words in passage[found[-1].end() : end]:
        return None
    return bare(found[-1]["who"]) if told else None


# "According to the affidavit, as he came near, | the witness said, | she shot him".
ASIDE = re.compile(
    r", (?P<who>(?:an?|the) [\w’'-]+(?: [\w’'-]+){0,3}) (?:added|claimed|recalled|said|says|testified), "
)
STOP = re.compile(r"[.!?][\"'”’]?\s")


def with_group(named: Heard | None, passage: Evidence) -> Heard | None:
    """Return who is heard, of "all" or "most" with whom these are: "all of the | witnesses"."""
    if named is None or named.words.casefold().endswith(" of them"):
        return None
    if named.words.casefold() not in QUANTIFIERS:
        return named
    group = re.search(rf"\b{named.words}(?: of)?(?: the| its| their)? (?P<who>[a-z-]+)", passage.quote, re.IGNORECASE)
    return Heard(group["who"]) if group else None


QUANTIFIERS = frozenset({"all", "both", "many", "most", "none", "one", "several", "some"})
