"""What was planned or called off, told as done: by its day, by its place, and by what the reports say became of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.model import Event, Modality
from rashomon.telling.verifying.deeds import PRONOUN
from rashomon.telling.verifying.lexicon import words_of
from rashomon.wording.normal import fold, words


@dataclass(frozen=True)
class Plan:
    """A meeting or visit as a report tells it: where, on which day, who takes part, and whether it is only planned."""

    place: str | None
    day: date | None
    who: frozenset[str]
    planned: bool


# The senses of the event lexicon that a plan's day and place make one of its kind.
HELD = frozenset({"meet", "visit"})


def plan_of(event: Event) -> Plan | None:
    """Return a meeting or visit that has a place or a day; None for anything else."""
    if event.sense not in HELD:
        return None
    day = event.when.time.begin if event.when and event.when.time.begin == event.when.time.end else None
    place = fold(event.where.name) if event.where else None
    who = frozenset(fold(one.name.split()[-1]) for one in event.actors if one.named and one.name)
    return Plan(place, day, who, event.modality in (Modality.PLANNED, Modality.CONDITIONAL)) if place or day else None


Place = tuple[int, int]


def is_only_planned(text: str, days: Sequence[date], plans: Sequence[Plan], last: date | None) -> Place | None:
    """Return where a sentence tells as held what all reports tell as planned, for no day before the last of them."""
    held = _any("held").search(text)
    if held is None or last is None or _any("planning").search(text):
        return None
    said = " ".join(("", *(form.removesuffix("'s") for form, _ in words(text)), ""))
    here = [one for one in plans if one.day in days] if days else []
    here = here or [one for one in plans if one.place and f" {one.place} " in said and not days]
    meant = PRONOUN.search(text, 0, held.start())
    ours = [one for one in here if meant or any(f" {name} " in said for name in one.who)]
    known = [one.day for one in ours if one.day]
    if not known or min(known) < last or not all(one.planned for one in here):
        return None
    return held.span()


@cache
def _any(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words_of(table))))})(?!\w)", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"(?<!\ba )(?<!\ban )(?<!\bthe )\b(?:[a-z]{{2,}}ed|{'|'.join(sorted(words_of('pasts')))})\b")


def told_as_done(text: str, before: int) -> Place | None:
    """Return the last verb in the past before a place, where nothing in the sentence says that it is still to come.

    Of a day with which a sentence begins, the first behind it.
    """
    if any(pattern.search(text) for pattern in (_any("planning"), _any("called_off"), NEGATED, RUNNING)):
        return None
    done = list(_past().finditer(text))
    ahead = [match for match in done if match.end() <= before] or (done[:1] if before < OPENING else [])
    if not ahead or ahead[-1].group() in words_of("foretelling") or TO_COME.search(text, ahead[-1].end(), before):
        return None
    return ahead[-1].span()


# A day that stands so early opens its sentence: "On Saturday, the minister visited".
OPENING = 12

# Behind a verb, what comes before a day to come: "picked a senator to fill the seat until June", "called for Saturday".
TO_COME = re.compile(r"\bto (?!the\b|an?\b|h(?:is|er)\b|their\b)[a-z]|\b(?:until|for|by|since|towards?)\b")
RUNNING = re.compile(r"\b(?:is|are)\s\w+ing\b")


def calls_off(text: str) -> re.Match[str] | None:
    """Return the words by which a sentence says that something was called off."""
    return _any("called_off").search(text)


NEGATED = re.compile(r"\b(?:not|never|no|nobody|refused|declined|without)\b|n['’]t\b")
