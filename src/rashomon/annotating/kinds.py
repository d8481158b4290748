"""The kinds of annotation, so that one may ask for some of them only."""

from enum import StrEnum


class Kind(StrEnum):
    """What can be found in a report, by its name in a row of `rashomon annotate`."""

    TIMES = "times"
    ENTITIES = "entities"
    PLACES = "places"
    QUOTES = "quotes"
    FIGURES = "figures"
    EVENTS = "events"
    QUANTITIES = "quantities"


ALL = frozenset(Kind)

# What must be found before each kind, directly or not; what needs nothing here needs no pass of the language model.
NEEDS = {
    Kind.TIMES: frozenset[Kind](),
    Kind.ENTITIES: frozenset({Kind.ENTITIES}),
    Kind.PLACES: frozenset({Kind.ENTITIES}),
    Kind.QUOTES: frozenset({Kind.ENTITIES, Kind.TIMES}),
    Kind.EVENTS: frozenset({Kind.ENTITIES, Kind.TIMES, Kind.PLACES, Kind.QUOTES}),
    Kind.FIGURES: frozenset({Kind.ENTITIES, Kind.TIMES, Kind.PLACES, Kind.QUOTES, Kind.EVENTS}),
    Kind.QUANTITIES: frozenset({Kind.ENTITIES, Kind.TIMES, Kind.PLACES, Kind.QUOTES, Kind.EVENTS, Kind.FIGURES}),
}


def with_needs(kinds: frozenset[Kind]) -> frozenset[Kind]:
    """Return the kinds and all that must be found before them."""
    return kinds.union(*(NEEDS[kind] for kind in kinds))
