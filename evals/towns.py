"""The town in which an incident happened, from all its reports: the one that most speaks for, each report alike."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from evals.incidents import HIT, Telling
from rashomon.annotating.places.gazetteer import lookup
from rashomon.model import Place, Precision

# What each share is worth: of all the report's words for towns those that are in a dateline, before "police" ...
# Learned in five parts on the corpus as a log-linear choice (right .79 of the incidents) and rounded: half a step more
# or less of any stays within .79 and .80.
WORTH = {
    "named": 2.0,
    "dateline": 2.5,
    "police": 2.0,
    "in": 1.2,
    "near": 1.2,
    "violence": 0.5,
    "figures": 0.5,
    "first": 0.4,
    "hospital": -0.7,
    "last": -0.5,
    "parts": -0.4,
}
# A town of ten times the people, and one with another named town around it, is likelier meant by an archive.
TENFOLD, NEIGHBOUR = 0.25, 1.0
MOST_NEIGHBOURS = 3
NEAR_DEGREES = 0.35
_POLICE = re.compile(r"\W{0,3}(?:police|pd\b|fire\b|metropolitan)", re.IGNORECASE)
_HOSPITAL = re.compile(r"\W?(?:hospital|medical|university|high\b|children|regional)", re.IGNORECASE)
_DASH = re.compile(r"\s*[-–—(,]")


def choose_town(tellings: Sequence[Telling]) -> str | None:
    """Return the town of the incident, in the words of most reports; None where none is named."""
    votes: dict[str, float] = defaultdict(float)
    where: dict[str, Place] = {}
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for telling in tellings:
        for town, vote in _votes(telling).items():
            votes[town] += vote / len(tellings)
        for place in telling.found.places:
            if place.precision is Precision.CITY:
                where[place.name] = place
                words[place.name][_tidy(place.evidence.quote)] += 1
    for town in votes:
        around = (
            sum(_is_near(where[town], where.get(other)) for other in votes if other != town) if town in where else 0
        )
        votes[town] += NEIGHBOUR * min(around, MOST_NEIGHBOURS) + TENFOLD * math.log10(_people(town) + 10)
    best = max(votes, key=lambda town: (votes[town], town), default=None)
    if best is None or "," in best or not words[best]:
        return best and best.split(",")[0]  # "Washington, D.C."
    return words[best].most_common(1)[0][0]


def _tidy(words: str) -> str:
    return words.title() if words.isupper() else words


def _votes(telling: Telling) -> Mapping[str, float]:
    """Return what one report says for each of its towns: shares of all that it says of towns, by kind."""
    said = list(_said(telling))
    totals = Counter(kind for kind, _ in said)
    votes: dict[str, float] = defaultdict(float)
    for kind, town in said:
        votes[town] += WORTH.get(kind, 0.0) / totals[kind]
    for town in {town for _, town in said}:
        votes[town] += WORTH["named"]
    return votes


def _said(telling: Telling) -> Iterator[tuple[str, str]]:
    text, found = telling.article.text, telling.found
    towns = [(place, name) for place in found.places if (name := town_of(place))]
    for order, (place, name) in enumerate(towns):
        start, end = place.evidence.span.start, place.evidence.span.end
        before = text[max(0, start - 6) : start].lower()
        if order == 0:
            yield "first", name
        if order > 3 and order >= len(towns) - 3:
            yield "last", name
        if place.precision is not Precision.CITY:
            yield "parts", name
        if (not before or before.endswith("\n")) and _DASH.match(text, end):
            yield "dateline", name
        if before.endswith(("in ", "near ")):
            yield before.split()[-1], name
        if _POLICE.match(text, end):
            yield "police", name
        if _HOSPITAL.match(text, end):
            yield "hospital", name
        yield "word", name
    for event in found.events:
        if event.type == "ASSAULT" and event.where and (name := town_of(event.where)):
            yield "violence", name
    for figure in found.figures:
        if figure.measure in HIT and figure.where and (name := town_of(figure.where)):
            yield "figures", name


def town_of(place: Place) -> str | None:
    """Return the town that a place is or is a part of."""
    if place.precision is Precision.CITY:
        return place.name
    return place.within if place.precision in (Precision.DISTRICT, Precision.POINT) else None


def _is_near(one: Place, other: Place | None) -> bool:
    if other is None or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) < NEAR_DEGREES and abs(one.lon - other.lon) < NEAR_DEGREES


def _people(town: str) -> int:
    return next((entry.population for entry in lookup(town) if entry.is_town), 100)
