"""Events as a table, one row an event, as political science uses them: CSV, JSON Lines, Parquet.

What each column means, how it is coded and how often it is wrong is written in docs/codebook.md, which a test holds
to `EventRow`.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

import msgspec

from rashomon.model import Event, Figure, Measure, Names, Participant, Report, Span
from rashomon.wording.actors import Code, code

# Cells that a spreadsheet would run as a formula are told by their first character (OWASP, "CSV injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Several values stand in one cell of CSV with this between them.
BETWEEN = "; "


class Table(StrEnum):
    """A format of the table, by the ending of its file."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """One event as one report tells it: the columns of the table, in order. See docs/codebook.md."""

    event: str
    report: str
    source: str | None
    url: str | None
    title: str | None
    published: date | None
    published_basis: str
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
    time: str | None
    begin: date | None
    end: date | None
    time_basis: str | None
    voice: str | None
    voice_country: str | None
    voice_role: str | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
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
    counted: dict[Span, list[Figure]] = {}
    for figure in report.annotations.figures:
        if figure.cause is not None:
            counted.setdefault(figure.cause, []).append(figure)
    for event in report.annotations.events:
        yield _row(report, event, names, offices, counted.get(event.evidence.span, ()))


def _row(report: Report, event: Event, names: Names, offices: Mapping[str, str], figures: Sequence[Figure]) -> EventRow:
    article, place, when, voice = report.article, event.where, event.when, event.source
    actors, targets = _codes(event.actors, names, offices), _codes(event.targets, names, offices)
    spoken = _codes((voice,), names, offices)[0] if voice else Code()
    killed, injured = _bounds(figures, Measure.KILLED), _bounds(figures, Measure.INJURED)
    return EventRow(
        event=_id(article.id, event.evidence.span),
        report=article.id,
        source=article.source.label,
        url=article.url,
        title=article.title,
        published=article.published.value,
        published_basis=article.published.basis.value,
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
        time=when.time.value if when else None,
        begin=when.time.begin if when else None,
        end=when.time.end if when else None,
        time_basis=when.basis.value if when else None,
        voice=names.of(voice.name) if voice else None,
        voice_country=spoken.country,
        voice_role=spoken.role,
        killed_low=killed[0],
        killed_high=killed[1],
        injured_low=injured[0],
        injured_high=injured[1],
        figures=tuple(f"{figure.measure.value}: {figure.evidence.quote}" for figure in figures),
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


def _bounds(figures: Sequence[Figure], measure: Measure) -> tuple[int | None, int | None]:
    """Return the least and the most of the event's highest figure of a measure; parts of it are left out."""
    whole = [figure for figure in figures if figure.measure is measure and figure.part_of is None]
    highest = max(whole, key=lambda figure: figure.value, default=None)
    if highest is None:
        return None, None
    return _whole(highest.low), _whole(highest.high)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def write_csv(rows: Iterable[EventRow]) -> Iterator[bytes]:
    """Yield the table as CSV (RFC 4180, UTF-8): a line of names, then a line a row.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    yield _line(COLUMNS)
    for row in rows:
        yield _line([_cell(getattr(row, column)) for column in COLUMNS])


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = BETWEEN.join(value) if any(value) else ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def write_jsonl(rows: Iterable[EventRow]) -> Iterator[bytes]:
    """Yield the table as JSON Lines: several values are lists, what is not known is null."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        yield encoder.encode(row) + b"\n"


def parquet(rows: Iterable[EventRow]) -> bytes:
    """Return the table as Parquet. Raises ImportError where pyarrow is not installed (the extra `parquet`)."""
    import pyarrow as arrow  # type: ignore[import-untyped]
    from pyarrow import parquet as writing

    kinds: dict[type, Any] = {
        str: arrow.string(),
        int: arrow.int64(),
        float: arrow.float64(),
        date: arrow.date32(),
        tuple: arrow.list_(arrow.string()),
    }
    hints = get_type_hints(EventRow)
    schema = arrow.schema([(column, kinds[_plain(hints[column])]) for column in COLUMNS])
    given = list(rows)
    columns = {column: [getattr(row, column) for row in given] for column in COLUMNS}
    out = io.BytesIO()
    writing.write_table(arrow.table(columns, schema=schema), out)
    return out.getvalue()


def _plain(hint: Any) -> type:
    """Return the type of a column: `str` for `str | None`, `tuple` for a tuple of anything."""
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return tuple if getattr(hint, "__origin__", None) is tuple else hint
