"""What the annotators find in a text of a few sentences."""

import rashomon.reading
from rashomon.annotating import annotate
from rashomon.annotating.cast import find_cast
from rashomon.annotating.parsing import parse
from rashomon.annotating.quotes import find_quotes
from rashomon.model import Annotations, Event, Quote


def found_in(text: str, day: str = "2016-10-12", title: str | None = None) -> Annotations:
    """Return all that is found in a report of a day."""
    (found,) = annotate([rashomon.reading.read_text(text, id="report", title=title, published=day)])
    return found


def events_of(text: str, title: str | None = None) -> tuple[Event, ...]:
    """Return the events that a text tells."""
    return found_in(text, title=title).events


def the(sense: str, text: str) -> Event:
    """Return the one event of a sense that a text tells."""
    (event,) = [event for event in events_of(text) if event.sense == sense]
    return event


def actors(event: Event) -> list[str]:
    """Return the names of those who do it."""
    return [participant.name for participant in event.actors]


def targets(event: Event) -> list[str]:
    """Return the names of those to whom it is done."""
    return [participant.name for participant in event.targets]


def quotes(text: str) -> list[Quote]:
    """Return the quotes of a text, without the other annotators' work."""
    (parsed,) = parse([rashomon.reading.read_text(text, id="report")])
    return list(find_quotes(parsed, find_cast(parsed), ()))


def who_says(text: str, words: str) -> set[str]:
    """Return the names of those who say the words."""
    at = text.index(words)
    return {
        quote.speaker.name
        for quote in quotes(text)
        if quote.speaker and any(s.start <= at and at + len(words) <= s.end for s in quote.content)
    }
