"""Events as a table, one row an event, as political science uses them.

What each column means, how it is coded and how often it is wrong is written in docs/codebook.md, which a test holds
to `EventRow`.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from rashomon.model import (
    Bound,
    Event,
    Figure,
    Limit,
    Measure,
    Names,
    Participant,
    Place,
    Report,
    Span,
    When,
    WhenBasis,
)
from rashomon.wording.actors import Code, code
from rashomon.wording.wars import WHOLE_WAR


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one report tells it: the columns of the table, in order. See docs/codebook.md."""

    event: str
    report: str
    source: str | None
    url: str | None
    title: str | None
    published: date | None
    published_basis: str
    published_doubt: str | None
    type: str
    mode: str | None
    sense: str
    modality: str
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    actor_countries: tuple[str, ...]
    actor_roles: tuple[str, ...]
    targets: tuple[str, ...]
    target_countries: tuple[str, ...]
    target_roles: tuple[str, ...]
    instrument: str | None
    place: str | None
    within: str | None
    precision: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    place_basis: str | None
    time: str | None
    begin: date | None
    end: date | None
    time_precision: str | None
    time_basis: str | None
    voice: str | None
    voice_country: str | None
    voice_role: str | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    toll_of: str | None
    figures: tuple[str, ...]
    about: str | None
    evidence: str
    start: int
    stop: int
    clause: str


COLUMNS: tuple[str, ...] = EventRow.__struct_fields__


def table(reports: Sequence[Report], names: Names) -> Iterator[EventRow]:
    """Yield the rows of the events of an affair, report by report. `names` gives actors one name in all of them.

    Whose office only one report gives holds it in all; of several the first that the oldest report gives.
    """
    offices: dict[str, str] = {}
    for report in reports:
        for entity in report.annotations.entities:
            if entity.role:
                offices.setdefault(names.of(entity.name), entity.role)
    for report in reports:
        yield from _rows(report, names, offices)


def _rows(report: Report, names: Names, offices: Mapping[str, str]) -> Iterator[EventRow]:
    tolls = _Tolls(report)
    for event in report.annotations.events:
        yield _row(report, event, names, offices, tolls)


def _row(report: Report, event: Event, names: Names, offices: Mapping[str, str], tolls: "_Tolls") -> EventRow:
    article, voice = report.article, event.source
    figures, toll_of = tolls.figures(event), tolls.toll_of(event)
    place, place_basis = _place(event, figures)
    when = event.when or next((figure.when for figure in figures if figure.when), None)
    actors, targets = _codes(event.actors, names, offices), _codes(event.targets, names, offices)
    spoken = _codes((voice,), names, offices)[0] if voice else Code()
    killed, injured = (_bounds(tolls.toll(event, measure)) for measure in (Measure.KILLED, Measure.INJURED))
    return EventRow(
        event=_id(article.id, event.evidence.span),
        report=article.id,
        source=article.source.label,
        url=article.url,
        title=article.title,
        published=article.published.value,
        published_basis=article.published.basis.value,
        published_doubt=article.published.doubt,
        type=event.type,
        mode=event.mode,
        sense=event.sense,
        modality=event.modality.value,
        contexts=event.contexts,
        actors=tuple(names.of(actor.name) for actor in event.actors),
        actor_countries=tuple(actor.country or "" for actor in actors),
        actor_roles=tuple(actor.role or "" for actor in actors),
        targets=tuple(names.of(target.name) for target in event.targets),
        target_countries=tuple(target.country or "" for target in targets),
        target_roles=tuple(target.role or "" for target in targets),
        instrument=event.instrument.quote if event.instrument else None,
        place=place.name if place else None,
        within=place.within if place else None,
        precision=place.precision.value if place and place.precision else None,
        country=place.country if place else None,
        latitude=place.lat if place else None,
        longitude=place.lon if place else None,
        geonames=place.geonames if place else None,
        place_basis=place_basis,
        time=when.time.value if when else None,
        begin=when.time.begin if when else None,
        end=when.time.end if when else None,
        time_precision=_precision(when),
        time_basis=when.basis.value if when else None,
        voice=names.of(voice.name) if voice else None,
        voice_country=spoken.country,
        voice_role=spoken.role,
        killed_low=killed[0],
        killed_high=killed[1],
        injured_low=injured[0],
        injured_high=injured[1],
        toll_of=_id(article.id, toll_of) if toll_of else None,
        figures=tuple(
            f"{figure.measure.value}{' in all' * _is_in_all(figure)}: {figure.evidence.quote}" for figure in figures
        ),
        about=_id(article.id, event.about) if event.about else None,
        evidence=event.evidence.quote,
        start=event.evidence.span.start,
        stop=event.evidence.span.end,
        clause=event.clause.of(article.text),
    )


def _id(article: str, span: Span) -> str:
    return f"{article}:{span.start}-{span.end}"


def _codes(participants: Sequence[Participant], names: Names, offices: Mapping[str, str]) -> tuple[Code, ...]:
    """Return the country and role of each: from the name, the office held, or else the words of the report."""
    return tuple(
        code(names.of(who.name), offices.get(names.of(who.name)) or who.evidence.quote) for who in participants
    )


def _place(event: Event, figures: Sequence[Figure]) -> tuple[Place | None, str | None]:
    """Return where an event was, and whether its own words or those of a count of it say so."""
    if event.where:
        return event.where, "event"
    counted = next((figure.where for figure in figures if figure.where and not _is_in_all(figure)), None)
    return counted, "figure" if counted else None


# The most days that each precision of time covers.
PRECISIONS = {"day": 1, "week": 7, "month": 31, "year": 366}


def _precision(when: When | None) -> str | None:
    """Return how exact a time is, as ACLED and UCDP grade it."""
    if when is None or when.time.begin is None or when.time.end is None:
        return None
    days = (when.time.end - when.time.begin).days + 1
    return next((name for name, most in PRECISIONS.items() if days <= most), "longer")


def _is_in_all(figure: Figure) -> bool:
    """Say whether a figure counts a whole war, or all since some moment, and not what one event did."""
    since = figure.when and figure.when.time.limit is Limit.SINCE and figure.when.basis is WhenBasis.CLAUSE
    return bool(since) or (figure.measure in (Measure.KILLED, Measure.INJURED) and figure.value >= WHOLE_WAR)


# The senses that say no more than what a count says, and what they can have a toll of: the killed, the injured.
TOLLS = {"kill": Measure.KILLED, "wound": Measure.INJURED}


class _Tolls:
    """Which figures of a report stand in the rows of which of its events."""

    def __init__(self, report: Report) -> None:
        self._only = {
            event.evidence.span: TOLLS[event.sense] for event in report.annotations.events if event.sense in TOLLS
        }
        self._figures: dict[Span, list[Figure]] = {}
        for figure in report.annotations.figures:
            words = figure.evidence.span
            own = next(
                (at for at, measure in self._only.items() if measure is figure.measure and at.overlaps(words)), None
            )
            for trigger in sorted({at for at in (figure.cause, own) if at}):
                self._figures.setdefault(trigger, []).append(figure)

    def figures(self, event: Event) -> Sequence[Figure]:
        """Return the figures of what an event did and, of "killed" and "wounded", those that they tell."""
        return self._figures.get(event.evidence.span, ())

    def toll(self, event: Event, measure: Measure) -> Figure | None:
        """Return the highest figure of a measure; parts of it are left out."""
        if TOLLS.get(event.sense, measure) is not measure:
            return None
        of_event = [figure for figure in self.figures(event) if figure.part_of is None and not _is_in_all(figure)]
        return max(
            (figure for figure in of_event if figure.measure is measure), key=lambda one: one.value, default=None
        )

    def toll_of(self, event: Event) -> Span | None:
        """Return what did it, where the toll of a "killed" or "wounded" stands in the row of that event too."""
        toll = self.toll(event, TOLLS[event.sense]) if event.sense in TOLLS else None
        return toll.cause if toll and toll.cause not in self._only else None


def _bounds(toll: Figure | None) -> tuple[int | None, int | None]:
    """Return the least and the most of a figure.

    "More than 20" is at least 20: the number that stands there, as ACLED codes it.
    """
    if toll is None:
        return None, None
    low = toll.value if toll.bound is Bound.MORE_THAN else toll.low
    return _whole(low), _whole(toll.high)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
