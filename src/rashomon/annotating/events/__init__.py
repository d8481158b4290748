"""What happened: who did what to whom, where, when, by whose account, and whether it really happened."""

from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.annotating.cast import Cast
from rashomon.annotating.events.telling import Teller
from rashomon.annotating.parsing import Parsed
from rashomon.model import Event, Participant, Place, Quote, QuoteKind, Time

__all__ = ["find_events"]

# Of themselves speakers say "I": in their own words these are others.
OTHERS = frozenset({"he", "him", "she", "her"})


def find_events(
    parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Event, ...]:
    """Find the events of a report in text order: its verbs and nouns that have one of PLOVER's types."""
    teller = Teller(parsed, cast, times, places, quotes)
    events = [event for paragraph in parsed.paragraphs for event in teller.tell(paragraph)]
    return tuple(sorted((_without_speakers(event, quotes) for event in events), key=lambda event: event.evidence.span))


def _without_speakers(event: Event, quotes: Sequence[Quote]) -> Event:
    """Return an event without who only tells of it: "he" in quoted words is not their speaker."""
    actors = tuple(p for p in event.actors if not _is_speaker(p, quotes))
    targets = tuple(p for p in event.targets if not (_is_speaker(p, quotes) or _is_source(p, event, quotes)))
    same = len(actors) == len(event.actors) and len(targets) == len(event.targets)
    return event if same else replace(event, actors=actors, targets=targets)


def _is_speaker(participant: Participant, quotes: Sequence[Quote]) -> bool:
    """Say whether a pronoun was taken for the speaker of the quoted words that it stands in."""
    if participant.evidence.quote.lower() not in OTHERS:
        return False
    return any(
        quote.kind is not QuoteKind.INDIRECT
        and quote.speaker is not None
        and quote.speaker.name == participant.name
        and any(content.contains(participant.evidence.span) for content in quote.content)
        for quote in quotes
    )


def _is_source(target: Participant, event: Event, quotes: Sequence[Quote]) -> bool:
    """Say whether the words for a target are those for who tells of the event: "an attack on Homs Ana Roth said"."""
    return any(
        quote.source is not None
        and quote.source.contains(target.evidence.span)
        and not quote.source.contains(event.evidence.span)
        and any(content.contains(event.evidence.span) for content in quote.content)
        for quote in quotes
    )
