"""The exchange format of `rashomon annotate`: one JSON row a report, offsets into the report's text."""

from collections.abc import Collection
from datetime import date

import msgspec
from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from rashomon.model import (
    Annotations,
    Credit,
    Dated,
    Event,
    Figure,
    Participant,
    Place,
    Quantity,
    Quote,
    Report,
    Span,
    Time,
    When,
)

Pair = tuple[int, int]


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every row: field names are the names in the JSON, in this order."""


class PublishedRow(_Row, frozen=True, kw_only=True):
    """When a report was published and how that is known; `doubt` says why a day is unsure, and is left out else."""

    value: date | None
    basis: str
    doubt: str | UnsetType = UNSET


class CreditRow(_Row, frozen=True, kw_only=True):
    """An agency that the report names as a source, with the words that name it."""

    agency: str
    kind: str
    start: int | None
    end: int | None


class AnchorRow(_Row, frozen=True, kw_only=True):
    """What a relative time is counted from."""

    kind: str
    day: date | None


class TimeRow(_Row, frozen=True, kw_only=True):
    """When: a TIMEX3 type and value. `begin` and `end_date` are the first and the last day covered; null is open."""

    start: int
    end: int
    type: str
    value: str
    begin: date | None
    end_date: date | None
    anchor: AnchorRow


class EntityRow(_Row, frozen=True, kw_only=True):
    """A mention and the full name."""

    start: int
    end: int
    label: str
    name: str


class PlaceRow(_Row, frozen=True, kw_only=True):
    """Where."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None
    country: str | None
    geonames: int | None
    precision: str | None


class QuoteRow(_Row, frozen=True, kw_only=True):
    """Who says what."""

    source: Pair | None
    cue: Pair | None
    content: tuple[Pair, ...]
    speaker: str | None
    kind: str
    stance: str
    target: str | None
    polarity: str
    about: Pair | None


class FigureRow(_Row, frozen=True, kw_only=True):
    """How many. `when` is a TIMEX3 value; `where` and `source` are names."""

    start: int
    end: int
    low: float | None
    high: float | None
    bound: str
    measure: str
    who: str | None
    where: str | None
    when: str | None
    source: str | None


class EventRow(_Row, frozen=True, kw_only=True):
    """Who did what to whom: a PLOVER type and mode; `actor` and `target` are lists of names."""

    start: int
    end: int
    type: str
    mode: str | None
    modality: str
    actor: tuple[str, ...]
    target: tuple[str, ...]
    where: str | None
    when: str | None


class QuantityRow(_Row, frozen=True, kw_only=True):
    """How many of anything else. `kinds`, `traits` and `deeds` are base forms, `where` and `source` names."""

    start: int
    end: int
    low: float | None
    high: float | None
    bound: str
    kinds: tuple[str, ...]
    traits: tuple[str, ...]
    deeds: tuple[str, ...]
    where: str | None
    when: str | None
    source: str | None


class ReportRow(_Row, frozen=True, kw_only=True, omit_defaults=True):
    """One report. Kinds of annotation that were not asked for are left out.

    `text` is given only where the input was no row with a text of its own: a page or a feed.
    """

    id: str
    title: str | None
    published: PublishedRow
    source: str | None
    byline: tuple[str, ...]
    credits: tuple[CreditRow, ...]
    dateline: str | None
    body: tuple[Pair, ...]
    times: tuple[TimeRow, ...] | UnsetType
    entities: tuple[EntityRow, ...] | UnsetType
    places: tuple[PlaceRow, ...] | UnsetType
    quotes: tuple[QuoteRow, ...] | UnsetType
    figures: tuple[FigureRow, ...] | UnsetType
    events: tuple[EventRow, ...] | UnsetType
    quantities: tuple[QuantityRow, ...] | UnsetType
    text: str | None = None


class StoryRow(_Row, frozen=True, kw_only=True):
    """Which story and storyline a report is in, as `rashomon stories --json` prints it."""

    id: str
    story: str
    storyline: str
    published: date | None


def encode(row: ReportRow | StoryRow) -> bytes:
    """Return a row as one line of JSON, with its line end."""
    return msgspec.json.encode(row) + b"\n"


def report_row(report: Report, *, with_text: bool = False, only: Collection[str] | None = None) -> ReportRow:
    """Return an annotated report as a row; with `only`, without the kinds of annotation that are not named."""
    article, found = report.article, report.annotations
    row = ReportRow(
        id=article.id,
        title=article.title,
        published=_published(article.published),
        source=article.source.label,
        byline=article.byline,
        credits=tuple(map(_credit, article.credits)),
        dateline=article.dateline,
        body=tuple(map(_pair, article.body)),
        times=tuple(map(_time, found.times)),
        entities=_entities(found),
        places=tuple(map(_place, found.places)),
        quotes=tuple(map(_quote, found.quotes)),
        figures=tuple(map(_figure, found.figures)),
        events=tuple(map(_event, found.events)),
        quantities=tuple(map(_quantity, found.quantities)),
        text=article.text if with_text else None,
    )
    return row if only is None else replace(row, **{kind: UNSET for kind in KINDS if kind not in only})


# The fields of a row that are kinds of annotation.
KINDS = ("times", "entities", "places", "quotes", "figures", "events", "quantities")


def _published(day: Dated) -> PublishedRow:
    return PublishedRow(value=day.value, basis=day.basis, doubt=day.doubt or UNSET)


def _pair(span: Span) -> Pair:
    return (span.start, span.end)


def _pair_of(span: Span | None) -> Pair | None:
    return _pair(span) if span else None


def _name(participant: Participant | Place | None) -> str | None:
    return participant.name if participant else None


def _value(when: When | None) -> str | None:
    return when.time.value if when else None


def _credit(credit: Credit) -> CreditRow:
    span = credit.evidence.span if credit.evidence else None
    return CreditRow(
        agency=credit.agency, kind=credit.kind, start=span.start if span else None, end=span.end if span else None
    )


def _time(time: Time) -> TimeRow:
    return TimeRow(
        start=time.evidence.span.start,
        end=time.evidence.span.end,
        type=time.type,
        value=time.value,
        begin=time.interval.begin,
        end_date=time.interval.end,
        anchor=AnchorRow(kind=time.anchor.kind, day=time.anchor.day),
    )


def _entities(found: Annotations) -> tuple[EntityRow, ...]:
    return tuple(
        EntityRow(start=e.evidence.span.start, end=e.evidence.span.end, label=e.label, name=e.name)
        for e in found.entities
    )


def _place(place: Place) -> PlaceRow:
    return PlaceRow(
        start=place.evidence.span.start,
        end=place.evidence.span.end,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        geonames=place.geonames,
        precision=place.precision,
    )


def _quote(quote: Quote) -> QuoteRow:
    return QuoteRow(
        source=_pair_of(quote.source),
        cue=_pair_of(quote.cue),
        content=tuple(map(_pair, quote.content)),
        speaker=_name(quote.speaker),
        kind=quote.kind,
        stance=quote.stance,
        target=_name(quote.target),
        polarity=quote.polarity,
        about=_pair_of(quote.about),
    )


def _figure(figure: Figure) -> FigureRow:
    return FigureRow(
        start=figure.evidence.span.start,
        end=figure.evidence.span.end,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        measure=figure.measure,
        who=figure.who,
        where=_name(figure.where),
        when=_value(figure.when),
        source=_name(figure.source),
    )


def _quantity(quantity: Quantity) -> QuantityRow:
    figure = quantity.figure
    return QuantityRow(
        start=figure.evidence.span.start,
        end=figure.evidence.span.end,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        kinds=quantity.kinds,
        traits=quantity.traits,
        deeds=quantity.deeds,
        where=_name(figure.where),
        when=_value(figure.when),
        source=_name(figure.source),
    )


def _event(event: Event) -> EventRow:
    return EventRow(
        start=event.evidence.span.start,
        end=event.evidence.span.end,
        type=event.type,
        mode=event.mode,
        modality=event.modality,
        actor=tuple(actor.name for actor in event.actors),
        target=tuple(target.name for target in event.targets),
        where=_name(event.where),
        when=_value(event.when),
    )
