"""Article -> annotations: entities, times, places, quotes, figures and events, each with its exact words.

A sentence is parsed once; every annotator is a function from the parsed report (and what earlier ones found) to
frozen annotations in text order.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rashomon.model import Annotations, Article, Dated

if TYPE_CHECKING:
    from rashomon.annotating.parsing import Parsed

# Raised whenever an annotator would find something else in the same text: an archive annotates anew what is older.
VERSION = "1"


def annotate(articles: Iterable[Article]) -> Iterator[Annotations]:
    """Annotate articles in order, one result each. What is not English, or has no body, gets empty annotations."""
    from rashomon.annotating.parsing import parse

    for parsed in parse(articles):
        yield annotate_parsed(parsed)


def annotate_parsed(parsed: "Parsed") -> Annotations:
    """Annotate one parsed article."""
    from rashomon.annotating.cast import find_cast
    from rashomon.annotating.events import find_events
    from rashomon.annotating.figures import find_figures
    from rashomon.annotating.places import find_places
    from rashomon.annotating.quotes import find_quotes
    from rashomon.annotating.times import find_times

    times = find_times(parsed)
    cast = find_cast(parsed)
    places = find_places(parsed, cast)
    quotes = find_quotes(parsed, cast, times)
    events = find_events(parsed, cast, times, places, quotes)
    figures = find_figures(parsed, cast, times, places, quotes, events)
    return Annotations(
        article=parsed.article.id,
        version=VERSION,
        entities=cast.entities,
        times=times,
        places=places,
        quotes=quotes,
        figures=figures,
        events=events,
    )


def redate(annotations: Annotations, published: Dated) -> Annotations:
    """Return the annotations of a report with every relative time counted from its publication date, now known."""
    from rashomon.annotating.times import redate_times

    return redate_times(annotations, published)
