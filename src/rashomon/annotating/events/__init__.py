"""What happened: who did what to whom, where, when, by whose account, and whether it really happened."""

from collections.abc import Sequence

from rashomon.annotating.cast import Cast
from rashomon.annotating.events.telling import Teller
from rashomon.annotating.parsing import Parsed
from rashomon.model import Event, Place, Quote, Time

__all__ = ["find_events"]


def find_events(
    parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Event, ...]:
    """Find the events of a report in text order: its verbs and nouns that have one of PLOVER's types."""
    teller = Teller(parsed, cast, times, places, quotes)
    events = [event for paragraph in parsed.paragraphs for event in teller.tell(paragraph)]
    return tuple(sorted(events, key=lambda event: event.evidence.span))
