"""Article -> annotations: entities, times, places, quotes, figures and events, each with its exact words.

A sentence is parsed once; every annotator is a function from the parsed report (and what earlier ones found) to
frozen annotations in text order.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from rashomon.annotating.kinds import ALL, Kind, with_needs
from rashomon.model import Annotations, Article, Dated

if TYPE_CHECKING:
    from rashomon.annotating.parsing import Parsed

# Raised whenever an annotator would find something else in the same text: an archive annotates anew what is older.
VERSION = "17"


def annotate(articles: Iterable[Article], only: frozenset[Kind] = ALL) -> Iterator[Annotations]:
    """Annotate articles in order, one result each. What is not English, or has no body, gets empty annotations.

    `only` says which kinds of annotation are wanted: the others stay empty, and what none of them needs is not done.
    Times alone need no pass of the language model: they are read by their words, with less sure tenses.
    """
    if only <= {Kind.TIMES}:
        yield from map(_times_alone, articles)
        return
    from rashomon.annotating.parsing import parse

    for parsed in parse(articles):
        yield annotate_parsed(parsed, only)


def _times_alone(article: Article) -> Annotations:
    from rashomon.annotating.times import find_times_alone

    return Annotations(article=article.id, version=VERSION, times=find_times_alone(article))


def annotate_parsed(parsed: "Parsed", only: frozenset[Kind] = ALL) -> Annotations:
    """Annotate one parsed article; a very long one in sections, so that time and memory grow with its length only."""
    sections = [_annotate_section(section, only) for section in parsed.sections()]
    if len(sections) == 1:
        return sections[0]
    return Annotations(
        article=parsed.article.id,
        version=VERSION,
        entities=tuple(chain.from_iterable(section.entities for section in sections)),
        times=tuple(chain.from_iterable(section.times for section in sections)),
        places=tuple(chain.from_iterable(section.places for section in sections)),
        quotes=tuple(chain.from_iterable(section.quotes for section in sections)),
        figures=tuple(chain.from_iterable(section.figures for section in sections)),
        events=tuple(chain.from_iterable(section.events for section in sections)),
        clauses=tuple(chain.from_iterable(section.clauses for section in sections)),
        quantities=tuple(chain.from_iterable(section.quantities for section in sections)),
    )


def _annotate_section(parsed: "Parsed", only: frozenset[Kind]) -> Annotations:
    from rashomon.annotating.cast import find_cast
    from rashomon.annotating.clauses import find_clauses
    from rashomon.annotating.events import find_events
    from rashomon.annotating.figures import find_figures
    from rashomon.annotating.figures.quantities import find_quantities
    from rashomon.annotating.places import find_places
    from rashomon.annotating.quotes import find_quotes, with_matters
    from rashomon.annotating.times import find_times

    needed = with_needs(only)
    times = find_times(parsed) if Kind.TIMES in needed else ()
    cast = find_cast(parsed)
    places = find_places(parsed, cast) if Kind.PLACES in needed else ()
    quotes = find_quotes(parsed, cast, times) if Kind.QUOTES in needed else ()
    events = find_events(parsed, cast, times, places, quotes) if Kind.EVENTS in needed else ()
    quotes = with_matters(parsed, quotes, events)
    figures = find_figures(parsed, cast, times, places, quotes, events) if Kind.FIGURES in needed else ()
    quantities = find_quantities(parsed, cast, times, places, quotes, figures) if Kind.QUANTITIES in only else ()
    return Annotations(
        article=parsed.article.id,
        version=VERSION,
        entities=cast.entities if Kind.ENTITIES in only else (),
        times=times if Kind.TIMES in only else (),
        places=places if Kind.PLACES in only else (),
        quotes=quotes if Kind.QUOTES in only else (),
        figures=figures if Kind.FIGURES in only else (),
        events=events if Kind.EVENTS in only else (),
        clauses=find_clauses(parsed, cast) if only == ALL else (),
        quantities=tuple(quantities),
    )


def redate(annotations: Annotations, published: Dated) -> Annotations:
    """Return the annotations of a report with every relative time counted from its publication date, now known."""
    from rashomon.annotating.times import redate_times

    return redate_times(annotations, published)
