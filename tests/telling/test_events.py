"""The table of events: its columns, its formats, and the codes of actors."""

import csv
import io
import json
import re
from pathlib import Path

import pyarrow.parquet as parquet_files
import pytest

import rashomon
from rashomon.model import Names, Report
from rashomon.telling.events import COLUMNS, EventRow, parquet, table, write_csv, write_jsonl

CODEBOOK = Path(__file__).parents[2] / "docs" / "codebook.md"
TEXT = (
    "Russian Foreign Minister Sergei Lavrov met rebels in Geneva on Tuesday. "
    "Gunmen killed at least 20 people in Aleppo with rifles on Monday, police said."
)


@pytest.fixture(scope="module")
def rows() -> list[EventRow]:
    article = rashomon.read_text(TEXT, published="2016-10-12", id="one", title="=1+1")
    return list(table([Report(article=article, annotations=rashomon.annotate(article))], Names()))


def test_the_codebook_defines_every_column_in_order() -> None:
    section = CODEBOOK.read_text(encoding="utf-8").split("## Columns")[1].split("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == COLUMNS


def test_a_row_says_who_did_what_to_whom_where_and_when(rows: list[EventRow]) -> None:
    met = next(row for row in rows if row.type == "CONSULT")
    assert met.actors[0] == "Sergei Lavrov"
    assert (met.actor_countries[0], met.actor_roles[0]) == ("RUS", "GOV")
    assert "REB" in met.actor_roles
    assert (met.place, met.precision, met.country) == ("Geneva", "city", "CH")
    assert str(met.begin) == "2016-10-11"


def test_a_row_carries_the_figures_of_its_event_and_the_voice(rows: list[EventRow]) -> None:
    killed = next(row for row in rows if row.evidence == "killed")
    assert (killed.killed_low, killed.killed_high) == (20, None)
    assert (killed.actor_roles, killed.instrument, killed.mode) == (("UAF",), "rifles", "firearms")
    assert killed.voice_role == "COP"


def test_the_evidence_of_a_row_stands_in_the_report(rows: list[EventRow]) -> None:
    article = rashomon.read_text(TEXT, published="2016-10-12", id="one", title="=1+1")
    assert all(article.text[row.start : row.stop] == row.evidence for row in rows)
    assert len({row.event for row in rows}) == len(rows)


def test_csv_runs_no_formula_and_reads_back(rows: list[EventRow]) -> None:
    data = b"".join(write_csv(rows)).decode()
    assert data.count("\r\n") == len(rows) + 1
    read = list(csv.DictReader(io.StringIO(data, newline="")))
    assert {row["title"] for row in read} == {"'=1+1"}
    assert read[0]["latitude"] == str(rows[0].latitude)


def test_json_lines_keep_lists_and_blanks(rows: list[EventRow]) -> None:
    first = json.loads(next(iter(write_jsonl(rows))))
    assert tuple(first) == COLUMNS
    assert isinstance(first["actors"], list)
    assert first["url"] is None


def test_parquet_has_the_same_columns_and_rows(rows: list[EventRow]) -> None:
    read = parquet_files.read_table(io.BytesIO(parquet(rows)))
    assert tuple(read.column_names) == COLUMNS
    assert read.column("begin").to_pylist() == [row.begin for row in rows]
    assert parquet([])


def test_a_report_without_events_gives_no_row() -> None:
    article = rashomon.read_text("Nothing of note.", published="2016-10-12")
    assert not list(table([Report(article=article, annotations=rashomon.annotate(article))], Names()))
