"""The exchange format: one JSON row a report, as pipelines read it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from rashomon import exchange
from rashomon.exchange import StoryRow, encode, report_row
from rashomon.model import (
    Annotations,
    Article,
    Basis,
    Block,
    Bound,
    Changes,
    Credit,
    CreditKind,
    Dated,
    Entity,
    Event,
    Evidence,
    Figure,
    History,
    Measure,
    Modality,
    Participant,
    Place,
    Quantity,
    Quote,
    QuoteKind,
    Report,
    Role,
    Source,
    Span,
    Storyline,
    Time,
    TimeType,
    Toll,
    When,
    WhenBasis,
    evidence,
)
from rashomon.telling.brief import Brief

TEXT = "Ten people died in Oslo on Tuesday, police said. (Reuters)"


def at(words: str) -> Evidence:
    start = TEXT.index(words)
    return evidence("a", TEXT, start, start + len(words))


DAY = date(2016, 10, 11)
WHEN = When(
    time=Time(evidence=at("on Tuesday"), type=TimeType.DATE, value="2016-10-11", begin=DAY, end=DAY),
    basis=WhenBasis.CLAUSE,
)
OSLO = Place(evidence=at("Oslo"), name="Oslo", geonames=3143244, lat=59.91, lon=10.75, country="NO")
POLICE = Participant(evidence=at("police"), name="police")
ARTICLE = Article(
    id="a",
    text=TEXT,
    digest="d",
    source=Source(domain="daily.example"),
    blocks=(Block(span=Span(0, 48), role=Role.BODY), Block(span=Span(49, 58), role=Role.CREDIT)),
    published=Dated(value=date(2016, 10, 13), basis=Basis.STATED),
    credits=(Credit(agency="Reuters", kind=CreditKind.OWN, evidence=at("Reuters")),),
)
QUOTE = Quote(
    evidence=at(TEXT[:48]),
    content=(Span(0, 34),),
    source=Span(36, 42),
    cue=Span(43, 47),
    speaker=POLICE,
    kind=QuoteKind.INDIRECT,
)
FIGURE = Figure(
    evidence=at("Ten people died"),
    measure=Measure.KILLED,
    value=10,
    low=10,
    high=10,
    bound=Bound.EXACTLY,
    who="people",
    where=OSLO,
    when=WHEN,
    source=POLICE,
)
EVENT = Event(
    evidence=at("died"),
    clause=Span(0, 34),
    type="ASSAULT",
    sense="die",
    modality=Modality.HAPPENED,
    targets=(POLICE,),
    where=OSLO,
    when=WHEN,
)
QUANTITY = Quantity(
    figure=msgspec.structs.replace(FIGURE, measure=Measure.OTHER), kinds=("people",), deeds=("die",), named=Span(4, 15)
)
FOUND = Annotations(
    article="a",
    version="1",
    entities=(Entity(evidence=at("Oslo"), label="GPE", name="Oslo"),),
    times=(WHEN.time,),
    places=(OSLO,),
    quotes=(QUOTE,),
    figures=(FIGURE,),
    events=(EVENT,),
    quantities=(QUANTITY,),
)
REPORT = Report(article=ARTICLE, annotations=FOUND)

ROW = {
    "id": "a",
    "title": None,
    "published": {"value": "2016-10-13", "basis": "stated"},
    "source": "daily.example",
    "byline": [],
    "credits": [{"agency": "Reuters", "kind": "own", "start": 50, "end": 57}],
    "dateline": None,
    "body": [[0, 48]],
}
TIMES = [
    {
        "start": 24,
        "end": 34,
        "type": "DATE",
        "value": "2016-10-11",
        "begin": "2016-10-11",
        "end_date": "2016-10-11",
        "anchor": {"kind": "none", "day": None},
    }
]
PLACES = [
    {
        "start": 19,
        "end": 23,
        "name": "Oslo",
        "lat": 59.91,
        "lon": 10.75,
        "country": "NO",
        "geonames": 3143244,
        "precision": None,
    }
]
QUOTES = [
    {
        "source": [36, 42],
        "cue": [43, 47],
        "content": [[0, 34]],
        "speaker": "police",
        "kind": "indirect",
        "stance": "says",
        "target": None,
        "polarity": "so",
        "about": None,
    }
]
FIGURES = [
    {
        "start": 0,
        "end": 15,
        "low": 10.0,
        "high": 10.0,
        "bound": "exactly",
        "measure": "killed",
        "who": "people",
        "where": "Oslo",
        "when": "2016-10-11",
        "source": "police",
    }
]
EVENTS = [
    {
        "start": 11,
        "end": 15,
        "type": "ASSAULT",
        "mode": None,
        "modality": "happened",
        "actor": [],
        "target": ["police"],
        "where": "Oslo",
        "when": "2016-10-11",
    }
]
QUANTITIES = [
    {
        "start": 0,
        "end": 15,
        "low": 10.0,
        "high": 10.0,
        "bound": "exactly",
        "kinds": ["people"],
        "traits": [],
        "deeds": ["die"],
        "where": "Oslo",
        "when": "2016-10-11",
        "source": "police",
    }
]


def test_a_report_row_says_all_that_was_found() -> None:
    assert json.loads(encode(report_row(REPORT))) == {
        **ROW,
        "times": TIMES,
        "entities": [{"start": 19, "end": 23, "label": "GPE", "name": "Oslo"}],
        "places": PLACES,
        "quotes": QUOTES,
        "figures": FIGURES,
        "events": EVENTS,
        "quantities": QUANTITIES,
    }


def test_the_text_is_in_the_row_only_where_asked_for() -> None:
    assert json.loads(encode(report_row(REPORT, with_text=True)))["text"] == TEXT


def test_a_story_row_is_one_line() -> None:
    row = StoryRow(id="a", story="s", storyline="l", published=None)
    assert encode(row) == b'{"id":"a","story":"s","storyline":"l","published":null}\n'


PAGE = (Path(__file__).parents[1] / "docs" / "rows.md").read_text(encoding="utf-8")


def defined(level: str) -> dict[str, tuple[str, ...]]:
    """Return the fields that the page defines, by the headings of one level."""
    tables = re.findall(rf"^{level} (\w+)\n\| field .*\n\|[-|]+\n((?:\|.*\n?)+)", PAGE, re.M)
    return {name: tuple(re.findall(r"^\| `(\w+)`", table, re.M)) for name, table in tables}


def test_the_page_on_rows_defines_every_field_in_order() -> None:
    told = defined("##")
    rows = (kind for kind in vars(exchange).values() if isinstance(kind, type) and issubclass(kind, exchange._Row))
    fields = {kind.__name__.removesuffix("Row"): kind.__struct_fields__ for kind in rows if kind.__struct_fields__}
    del fields["Story"]
    assert told == fields


def structs(kind: msgspec.inspect.Type) -> Iterator[msgspec.inspect.StructType]:
    """Yield a type where it is a struct, and all those that its fields hold."""
    if isinstance(kind, msgspec.inspect.StructType):
        yield kind
        held = [field.type for field in kind.fields]
    else:
        names = ("types", "item_types", "item_type", "value_type")
        found = [getattr(kind, name, ()) for name in names]
        held = [one for some in found for one in (some if isinstance(some, tuple) else (some,))]
    for one in held:
        yield from structs(one)


@pytest.mark.parametrize("root", [Brief, Changes, History, Storyline, StoryRow, Toll])
def test_the_page_on_rows_defines_every_field_of_every_document(root: type) -> None:
    fields = {one.cls.__name__: tuple(f.name for f in one.fields) for one in structs(msgspec.inspect.type_info(root))}
    assert {name: told for name, told in defined("###").items() if name in fields} == fields
