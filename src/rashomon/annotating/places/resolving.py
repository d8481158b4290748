"""Which of the places that bear a name is meant: the one that the rest of the report speaks for.

One name means one place throughout a report. Each candidate is scored by its size and by the company it keeps: the
candidates of the report's other names in the same country, the same state and the same part of the map, each
weighted by how likely it is itself. What is said outright ("Paris, Texas") decides.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.annotating.places.gazetteer import Entry, Kind, key, lookup
from rashomon.annotating.places.mentions import Mention, words
from rashomon.model import Article, Place, Precision

# Candidates that are looked at for one name: the most populous ones. "San Antonio" has 60, and none beyond is ever meant.
MOST_CANDIDATES = 30
# Weights of the company in the same country, the same first-level unit, the same square of the map and of a place named outright.
# Chosen on the development half of LGL, see docs/places.md.
COUNTRY, UNIT, SQUARE, STATED = 0.6, 1.4, 1.2, 8.0
# The side of a square of the map in degrees: about the reach of a local newspaper.
SIDE = 1.5
# What a size is worth: ten times the people is one point. Kinds that news name more than their size says start higher.
PRIOR = {
    Kind.COUNTRY: 8.5,
    Kind.STATE: 7.5,
    Kind.REGION: 7.0,
    Kind.CONTINENT: 8.5,
    Kind.WATER: 7.0,
    Kind.LAND: 6.0,
    Kind.COUNTY: 4.5,
}
ALTERNATE = -1.5
ROUNDS = 2

PRECISION = {
    Kind.CITY: Precision.CITY,
    Kind.COUNTY: Precision.REGION,
    Kind.STATE: Precision.REGION,
    Kind.REGION: Precision.REGION,
    Kind.COUNTRY: Precision.COUNTRY,
    Kind.CONTINENT: Precision.REGION,
    Kind.WATER: Precision.REGION,
    Kind.LAND: Precision.REGION,
}


@dataclass
class Name:
    """A name of the report: its candidates, how likely each is, and where it is said to lie."""

    candidates: Sequence[Entry]
    scores: list[float]
    stated: set[tuple[str, str]]  # (country, first-level unit or "")
    count: int = 0

    @property
    def best(self) -> Entry:
        """Return the likeliest candidate."""
        return self.candidates[max(range(len(self.scores)), key=self.scores.__getitem__)]


def resolve(mentions: Sequence[Mention], article: Article) -> Iterator[Place]:
    """Yield the place of each mention, in order."""
    names = _names(mentions)
    for _ in range(ROUNDS):
        _weigh(names)
    for mention in mentions:
        name = names.get(key(mention.name))
        yield _place(mention, name.best if name else None)


def _names(mentions: Sequence[Mention]) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for mention, after in zip(mentions, [*mentions[1:], None], strict=False):
        candidates = lookup(mention.name)[:MOST_CANDIDATES]
        if not candidates or mention.label == "FAC" or key(mention.name.split()[-1]) in words("points"):
            continue
        name = names.setdefault(key(mention.name), Name(candidates, [_prior(entry) for entry in candidates], set()))
        name.count += 1
        if after and _encloses(mention, after):
            name.stated.update((entry.country, entry.admin1) for entry in lookup(after.name) if entry.kind in PRIOR)
    return names


def _encloses(mention: Mention, after: Mention) -> bool:
    """Say whether the next mention names what holds this one: only a comma between them."""
    doc = mention.paragraph.doc
    return (
        mention.paragraph is after.paragraph
        and after.start == mention.end + 1
        and doc[mention.end].text == ","
        and any(entry.kind in (Kind.STATE, Kind.COUNTRY, Kind.REGION) for entry in lookup(after.name))
    )


def _prior(entry: Entry) -> float:
    return PRIOR.get(entry.kind) or math.log10(entry.population + 100) + (ALTERNATE if entry.alternate else 0.0)


def _square(entry: Entry) -> tuple[int, int] | None:
    if entry.lat is None or entry.lon is None or entry.kind is not Kind.CITY:
        return None
    return int(entry.lat // SIDE), int(entry.lon // SIDE)


def _weigh(names: dict[str, Name]) -> None:
    """Score every candidate by its size and by the company of the other names' candidates."""
    countries: dict[str, float] = defaultdict(float)
    units: dict[tuple[str, str], float] = defaultdict(float)
    squares: dict[tuple[int, int], float] = defaultdict(float)
    shares = {word: _shares(name.scores) for word, name in names.items()}
    own: dict[str, tuple[dict[str, float], dict[tuple[str, str], float], dict[tuple[int, int], float]]] = {}
    for word, name in names.items():
        mine = own[word] = (defaultdict(float), defaultdict(float), defaultdict(float))
        weight = 1.0 + math.log2(name.count or 1) / 2
        for entry, share in zip(name.candidates, shares[word], strict=True):
            mine[0][entry.country] = max(mine[0][entry.country], share * weight)
            if entry.admin1:
                unit = (entry.country, entry.admin1)
                mine[1][unit] = max(mine[1][unit], share * weight)
            if square := _square(entry):
                for near in _around(square):
                    mine[2][near] = max(mine[2][near], share * weight)
        for total, part in ((countries, mine[0]), (units, mine[1]), (squares, mine[2])):
            for place, value in part.items():
                total[place] += value  # type: ignore[index]
    for word, name in names.items():
        mine = own[word]
        for index, entry in enumerate(name.candidates):
            unit, square = (entry.country, entry.admin1), _square(entry)
            score = _prior(entry)
            score += COUNTRY * _tempered(countries[entry.country] - mine[0][entry.country]) if entry.country else 0.0
            score += UNIT * _tempered(units[unit] - mine[1][unit]) if entry.admin1 else 0.0
            score += SQUARE * _tempered(squares[square] - mine[2][square]) if square else 0.0
            score += STATED if unit in name.stated or (entry.country, "") in name.stated else 0.0
            name.scores[index] = score


def _around(square: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            yield square[0] + down, square[1] + right


def _shares(scores: Sequence[float]) -> list[float]:
    """Return how likely each candidate is, from its score: a softmax."""
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _tempered(company: float) -> float:
    """Return what company is worth: the first neighbours count most."""
    return math.log2(1.0 + max(0.0, company))


def _place(mention: Mention, entry: Entry | None) -> Place:
    evidence = mention.paragraph.evidence(mention.tokens)
    if entry is None:
        return Place(evidence=evidence, name=mention.name, precision=_unresolved_precision(mention))
    return Place(
        evidence=evidence,
        name=entry.name,
        geonames=entry.geonames,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        precision=PRECISION[entry.kind],
        within=f"{entry.admin1}" if entry.kind is Kind.COUNTY else None,
    )


def _unresolved_precision(mention: Mention) -> Precision | None:
    last = key(mention.name).split()[-1:]
    for group, precision in (
        ("points", Precision.POINT),
        ("districts", Precision.DISTRICT),
        ("regions", Precision.REGION),
    ):
        if last and last[0] in words(group):
            return precision
    return Precision.POINT if mention.label == "FAC" else None
