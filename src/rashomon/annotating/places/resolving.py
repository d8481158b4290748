"""Which of the places that bear a name is meant: the one that the rest of the report speaks for.

One name means one place throughout a report. Each candidate is scored by its size and by the company it keeps: the
candidates of the report's other names in the same country, the same state and the same part of the map, each
weighted by how likely it is itself. What is said outright ("Paris, Texas") decides.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from rashomon.annotating.places.gazetteer import Entry, Kind, key, lookup
from rashomon.annotating.places.mentions import KNOWN_TOWN, Mention, is_in, noun_before, words
from rashomon.model import Place, Precision

# Candidates that are looked at for one name: the most populous. "San Antonio" has 60. By judgement.
MOST_CANDIDATES = 30
# What company in the same country, first-level unit and square of the map is worth, and the most that it can be worth;
# what a place named outright is worth. Swept on the development half of LGL, one at a time, flat around these values
# (docs/places.md); what is said outright was set by judgement, above all the company that a candidate can have.
COUNTRY = 5.0
UNIT, SQUARE = 1.7, 1.0
STATED = 8.0
# A country's own name speaks less for its towns than another town does: "the United States" stands in any report. By
# judgement.
OWN_NAME = 0.3
# From this many names on a report is of a country: one may be that of who acts there.
OWN_COUNTRY = 2
# The side of a square of the map in degrees: about the reach of a local newspaper; swept on LGL from 0.7 to 2.
SIDE = 1.0
# What a size is worth: ten times the people is one point (swept on LGL from 0.6 to 1.3). Kinds that news name more than
# their size says start higher, by judgement: a country as a town of hundreds of millions.
PRIOR = {
    Kind.COUNTRY: 8.5,
    Kind.STATE: 7.5,
    Kind.REGION: 6.0,
    Kind.CONTINENT: 8.5,
    Kind.WATER: 7.0,
    Kind.LAND: 6.0,
    Kind.COUNTY: 4.5,
}
SIZE, CAPITAL = 1.0, 2.0
# A report that names this many countries is world news: there size counts for more, and a country's company for less,
# as countries act in it ("the US said") more than things happen in them. Chosen by reading reports: LGL is local news.
WORLD, WORLD_SIZE, WORLD_COUNTRY = 3, 1.4, 2.5
# Another name than its first is mostly a former one or an accident ("Newton" for Wilmington). Swept on LGL, -1 to
# -3.5.
ALTERNATE = -1.5
# How much a better score makes a candidate likelier. By judgement.
SHARP = 1.5
# After two rounds no choice changes any more.
ROUNDS = 2

PRECISION = {
    Kind.CITY: Precision.CITY,
    Kind.CAPITAL: Precision.CITY,
    Kind.COUNTY: Precision.REGION,
    Kind.STATE: Precision.REGION,
    Kind.REGION: Precision.REGION,
    Kind.COUNTRY: Precision.COUNTRY,
    Kind.CONTINENT: Precision.REGION,
    Kind.WATER: Precision.REGION,
    Kind.LAND: Precision.REGION,
}
# The groups of nouns that tell how exact a place without an entry is.
NOUNS = {
    "points": Precision.POINT,
    "towns": Precision.CITY,
    "districts": Precision.DISTRICT,
    "regions": Precision.REGION,
    "waters": Precision.REGION,
}
# First-level units that are one town, by country and code: the District of Columbia.
TOWN_UNITS = frozenset({("US", "DC")})
HOLDERS = (Kind.STATE, Kind.COUNTRY, Kind.REGION)

Cell = tuple[str, str] | tuple[int, int] | str  # a first-level unit, a square of the map, or a country


@dataclass
class Name:
    """A name of the report: its candidates, their scores, how often it stands, and what it is said to lie in."""

    candidates: Sequence[Entry]
    scores: list[float]
    count: int = 0
    stated: set[tuple[str, str]] = field(default_factory=set)  # (country, first-level unit or "")
    within: set[str] = field(default_factory=set)  # the countries of what it is told in so many words to lie in

    @property
    def best(self) -> Entry:
        """Return the likeliest candidate."""
        return self.candidates[max(range(len(self.scores)), key=self.scores.__getitem__)]

    def company(self) -> Mapping[Cell, float]:
        """Return how much this name speaks for each country, unit and square."""
        weight = 1.0 + math.log2(self.count) / 2
        spoken: dict[Cell, float] = defaultdict(float)
        for entry, share in zip(self.candidates, _shares(self.scores), strict=True):
            heard = share * weight * (OWN_NAME if entry.kind is Kind.COUNTRY else 1.0)
            for cell in _cells(entry, around=True):
                spoken[cell] = max(spoken[cell], heard)
        return spoken


def part_of(name: str) -> str | None:
    """Return the town that a name says it is a part of: "Mosul" for "west Mosul"; None for a name of its own."""
    first, *rest = name.split()
    whole = " ".join(rest)
    is_part = rest and first.lower() in words("parts") and rest[0][0].isupper() and not lookup(name) and lookup(whole)
    return whole if is_part else None


def seat_of(name: str) -> str | None:
    """Return the town that a region is named after: "Mosul" for "Mosul province"; None for a region of its own name."""
    for around in ("rural ", "countryside of "):
        if name.startswith(around):
            return seat_of(name.removeprefix(around)) or name.removeprefix(around)
    *base, last = name.split()
    town = " ".join(base)
    is_named_after = base and key(last) in words("seated_regions") and not lookup(name)
    return town if is_named_after and any(entry.is_town for entry in lookup(town)) else None


def _plain(mention: Mention) -> str:
    """Return the name that the gazetteer may know, without the words for a part of a town or for its region."""
    return part_of(mention.name) or seat_of(mention.name) or mention.name


def resolve(mentions: Sequence[Mention]) -> Iterator[Place]:
    """Yield the place of each mention, in order."""
    names = _names(mentions)
    for _ in range(ROUNDS):
        _weigh(list(names.values()))
    held: Entry | None = None  # the last town told of, which holds the districts and spots that follow
    for mention in mentions:
        name = names.get(key(_plain(mention)))
        entry = name.best if name and not (_is_stray(name, names.values()) or _is_elsewhere(name)) else None
        held = entry if entry and entry.is_town and not seat_of(mention.name) else held
        place = _place(mention, entry, held)
        yield _within(place, name.within) if name and entry is None and name.within else place


def _within(place: Place, countries: Collection[str]) -> Place:
    """Return a place that the gazetteer has nowhere where its words put it: a town somewhere in that country."""
    known = min(countries) if len(countries) == 1 else None
    return replace(place, country=known or place.country, precision=place.precision or Precision.CITY)


def _is_elsewhere(name: Name) -> bool:
    """Say whether the place that is known by a name lies in another country than its words say."""
    return bool(name.within) and name.best.is_town and name.best.country not in name.within


def _is_stray(name: Name, names: Iterable[Name]) -> bool:
    """Say whether a small town lies in a country that nothing else speaks for.

    A report with several names of one country means one of its own: Khan is no Haan in Germany. By its first name a
    town is such a one where more names are of the other country.
    """
    best = name.best
    if not best.is_town or best.population >= KNOWN_TOWN or best.country in _stated(name):
        return False
    least = OWN_COUNTRY if best.alternate else OWN_COUNTRY + 1
    others = Counter(other.best.country for other in names if other is not name and other.best.country)
    return best.country not in others and max(others.values(), default=0) >= least


def _stated(name: Name) -> frozenset[str]:
    return frozenset(country for country, _ in name.stated)


def _names(mentions: Sequence[Mention]) -> dict[str, Name]:
    names: dict[str, Name] = {}
    for mention, after in zip(mentions, [*mentions[1:], None], strict=False):
        plain = _plain(mention)
        candidates = _candidates(plain)
        if not candidates or (mention.label == "FAC" and key(mention.name).split()[-1] in words("points")):
            continue
        name = names.setdefault(key(plain), Name(candidates, [_prior(entry, False) for entry in candidates]))
        name.count += 1
        if after and _encloses(mention, after):
            name.stated.update((entry.country, entry.admin1) for entry in lookup(after.name) if entry.kind in HOLDERS)
        if after and _is_told_to_hold(mention, after):
            held = [entry for entry in lookup(after.name) if entry.kind in HOLDERS]
            name.stated.update((entry.country, entry.admin1) for entry in held)
            name.within.update(entry.country for entry in held)
    return names


def _candidates(name: str) -> Sequence[Entry]:
    """Return the places that bear the name; other names of towns are left out where it is a country's ("Mexico")."""
    entries = lookup(name)
    *base, last = name.split()
    if not entries and base and key(last) in words("regions"):
        entries = tuple(entry for entry in lookup(" ".join(base)) if entry.kind in (Kind.REGION, Kind.STATE))
    if any(entry.kind is Kind.COUNTRY for entry in entries):
        entries = tuple(entry for entry in entries if not entry.alternate)
    return entries[:MOST_CANDIDATES]


def _encloses(mention: Mention, after: Mention) -> bool:
    """Say whether the next mention names what holds this one: only a comma between them."""
    return (
        mention.paragraph is after.paragraph
        and after.start == mention.end + 1
        and mention.paragraph.doc[mention.end].text == ","
        and any(entry.kind in HOLDERS for entry in lookup(after.name))
    )


def _is_told_to_hold(mention: Mention, after: Mention) -> bool:
    """Say whether words tell that the next mention holds this one: "Markovo, a town in eastern Ukraine"."""
    if mention.paragraph is not after.paragraph or not 0 < after.start - mention.end <= FARTHEST:
        return False
    between = mention.paragraph.doc[mention.end : after.start]
    said = [token.lower_ for token in between]
    known = words("towns") | words("districts") | words("parts")
    told = all(word in BETWEEN or word in known for word in said) and not known.union(("in",)).isdisjoint(said)
    return told and any(entry.kind in HOLDERS for entry in lookup(after.name))


# Between a town and what holds it stand these, beside nouns for towns and words for parts of a country, and no more.
BETWEEN = frozenset({",", "a", "an", "the", "in", "of", "small", "part"})
FARTHEST = 8


def _is_world(candidates: Iterable[Sequence[Entry]]) -> bool:
    """Say whether the names are those of world news: several countries among them."""
    countries = {entry.name for entries in candidates for entry in entries[:1] if entry.kind is Kind.COUNTRY}
    return len(countries) >= WORLD


def _prior(entry: Entry, world: bool) -> float:
    if entry.kind in PRIOR:
        return PRIOR[entry.kind]
    size = (WORLD_SIZE if world else SIZE) * math.log10(entry.population + 100)
    if entry.alternate:
        size += ALTERNATE
    return size + (CAPITAL if entry.kind is Kind.CAPITAL and not entry.alternate else 0.0)


def _weigh(names: Sequence[Name]) -> None:
    """Score every candidate by its size and by the company of the other names."""
    world = _is_world(name.candidates for name in names)
    spoken = [name.company() for name in names]
    total: dict[Cell, float] = defaultdict(float)
    heard: set[Entry] = set()  # "the US" and "the United States" speak once
    for name, company in zip(names, spoken, strict=True):
        if name.best not in heard:
            heard.add(name.best)
            for cell, weight in company.items():
                total[cell] += weight
    everywhere = sum(weight for cell, weight in total.items() if isinstance(cell, str))
    worth = (WORLD_COUNTRY if world else COUNTRY) / (1.0 + everywhere)
    for name, own in zip(names, spoken, strict=True):
        name.scores = [_prior(entry, world) + _support(entry, name, total, own, worth) for entry in name.candidates]


def _support(entry: Entry, name: Name, total: Mapping[Cell, float], own: Mapping[Cell, float], worth: float) -> float:
    """Return what the rest of the report, without the name's own share, says for a candidate.

    `worth` is what a unit of company in the same country is worth.
    """
    score = 0.0
    for cell in _cells(entry):
        company = max(0.0, total.get(cell, 0.0) - own.get(cell, 0.0))
        if isinstance(cell, str):
            score += worth * company
        else:
            score += (UNIT if isinstance(cell[0], str) else SQUARE) * math.log2(1.0 + company)
    if (entry.country, entry.admin1) in name.stated or (entry.country, "") in name.stated:
        score += STATED
    return score


def _cells(entry: Entry, around: bool = False) -> Iterator[Cell]:
    """Yield the country, the first-level unit and the square of an entry, with the squares around it if asked."""
    if entry.country:
        yield entry.country
        if entry.admin1:
            yield entry.country, entry.admin1
    if entry.is_town and entry.lat is not None and entry.lon is not None:
        down, right = int(entry.lat // SIDE), int(entry.lon // SIDE)
        reach = (-1, 0, 1) if around else (0,)
        for step in reach:
            for side in reach:
                yield down + step, right + side


def _shares(scores: Sequence[float]) -> list[float]:
    """Return how likely each candidate is, from its score: a softmax."""
    top = max(scores)
    weights = [math.exp(SHARP * (score - top)) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def _unresolved(mention: Mention, held: Entry | None) -> Place:
    """Return a place that no gazetteer has: of a district or a building the town that holds it is known."""
    precision = _unresolved_precision(mention)
    inner = held if precision in (Precision.DISTRICT, Precision.POINT) else None
    return Place(
        evidence=mention.paragraph.evidence(mention.tokens),
        name=mention.name,
        precision=precision,
        country=(inner.country or None) if inner else None,
        within=inner.name if inner else None,
    )


def _place(mention: Mention, entry: Entry | None, held: Entry | None) -> Place:
    if entry is None:
        return _unresolved(mention, held)
    evidence = mention.paragraph.evidence(mention.tokens)
    part = part_of(mention.name) if entry.is_town else None
    if entry.is_town and (seat := seat_of(mention.name)):
        return Place(
            evidence=evidence,
            name=f"rural {seat}" if mention.name.startswith("countryside of") else mention.name,
            lat=entry.lat,
            lon=entry.lon,
            country=entry.country,
            precision=Precision.REGION,
        )
    is_unit = entry.kind is Kind.REGION and (entry.country, entry.admin1) in TOWN_UNITS
    return Place(
        evidence=evidence,
        name=mention.name if part else entry.name,
        geonames=None if part else entry.geonames,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country or None,
        precision=Precision.DISTRICT if part else Precision.CITY if is_unit else PRECISION[entry.kind],
        within=entry.name if part else entry.admin1 if entry.kind is Kind.COUNTY else None,
    )


def _unresolved_precision(mention: Mention) -> Precision | None:
    """Say how exact a place without an entry is, from the noun in or before its name; None where nothing tells."""
    doc = mention.paragraph.doc
    nouns = (key(mention.name).split()[-1:] or [""])[0], noun_before(doc, mention.start)
    for group, precision in NOUNS.items():
        if any(noun in words(group) for noun in nouns):
            return precision
    if mention.label == "GPE" and is_in(doc, mention.start):
        return Precision.CITY
    return Precision.POINT if mention.label == "FAC" else None
