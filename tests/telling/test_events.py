"""The table of events: its columns, its formats, and the codes of actors."""

import csv
import io
import json
import re
from pathlib import Path

import msgspec
import pyarrow.parquet as parquet_files
import pytest

import rashomon
from rashomon.model import Names, Report
from rashomon.telling.events import COLUMNS, EventRow, table
from rashomon.telling.findings import FindingRow, findings_table
from rashomon.telling.tables import parquet, write_csv, write_jsonl

CODEBOOK = Path(__file__).parents[2] / "docs" / "codebook.md"
TEXT = (
    "Russian Foreign Minister Sergei Lavrov met rebels in Geneva on Tuesday. "
    "Gunmen killed at least 20 people in Aleppo with rifles on Monday, police said."
)


@pytest.fixture(scope="module")
def rows() -> list[EventRow]:
    article = rashomon.read_text(TEXT, published="2016-10-12", id="one", title="=1+1")
    return list(table([Report(article=article, annotations=rashomon.annotate(article))], Names()))


@pytest.mark.parametrize(
    ("heading", "columns"), [("## Columns", COLUMNS), ("## The table of findings", FindingRow.__struct_fields__)]
)
def test_the_codebook_defines_every_column_in_order(heading: str, columns: tuple[str, ...]) -> None:
    section = CODEBOOK.read_text(encoding="utf-8").split(heading)[1].split("\n## ")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == columns


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
    assert (killed.place, killed.place_basis, killed.time_precision) == ("Aleppo", "event", "day")
    assert (killed.actor_roles, killed.instrument, killed.mode) == (("UAF",), "rifles", "firearms")
    assert killed.voice_role == "COP"


def test_a_war_s_dead_are_not_those_of_a_row_and_more_than_is_coded_as_written() -> None:
    text = (
        "The war in Syria has killed more than 280,000 people. On Monday shelling killed more than 60 people in Idlib."
    )
    article = rashomon.read_text(text, published="2016-10-12")
    rows = list(table([Report(article=article, annotations=rashomon.annotate(article))], Names()))
    assert [row.killed_low for row in rows if row.killed_low and not row.toll_of] == [60]
    assert any(figure.startswith("killed in all: ") for row in rows for figure in row.figures)


def told(text: str) -> dict[str, EventRow]:
    article = rashomon.read_text(text, published="2016-10-12", id="one")
    rows = table([Report(article=article, annotations=rashomon.annotate(article))], Names())
    return {row.evidence: row for row in rows}


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people were killed and 30 others were injured in a bombing in Idlib on Friday.",
        "A bombing killed at least 12 people and wounded 30 others in Idlib on Friday.",
        "At least 12 people were killed and 30 wounded in a bombing in Idlib on Friday.",
    ],
)
def test_a_toll_stands_in_the_row_of_its_predicate_and_of_what_did_it(text: str) -> None:
    rows = told(text)
    bombing = rows["bombing"]
    assert (bombing.killed_low, bombing.injured_low, bombing.toll_of) == (12, 30, None)
    for row in rows.values():
        if row.sense == "kill":
            assert (row.killed_low, row.injured_low, row.toll_of) == (12, None, bombing.event)
        if row.sense == "wound":
            assert (row.killed_low, row.injured_low, row.toll_of) == (None, 30, bombing.event)


def test_a_toll_of_which_no_deed_is_told_is_that_of_its_predicate_alone() -> None:
    rows = told("Gunmen killed 12 people, wounded 30 others and burned the market in Idlib on Friday.")
    assert {(row.killed_low, row.toll_of) for row in rows.values() if row.sense == "kill"} == {(12, None)}
    assert {(row.injured_low, row.toll_of) for row in rows.values() if row.sense == "wound"} == {(30, None)}
    assert all(not row.killed_low and not row.injured_low for row in rows.values() if row.sense == "attack")


def test_a_doubted_day_of_publication_says_why() -> None:
    article = rashomon.read_text("Gunmen killed 12 people in Idlib, police said.", published="2016-10-12")
    doubted = msgspec.structs.replace(article.published, confidence=0.5, why="day and month could be exchanged")
    for day, doubt in ((article.published, None), (doubted, doubted.why)):
        read = msgspec.structs.replace(article, published=day)
        rows = list(table([Report(article=read, annotations=rashomon.annotate(read))], Names()))
        assert {row.published_doubt for row in rows} == {doubt}


def test_csv_keeps_the_place_of_what_is_not_known(rows: list[EventRow]) -> None:
    row = msgspec.structs.replace(rows[0], actors=("one", "other"), actor_countries=("", ""), targets=())
    read = next(csv.DictReader(io.StringIO(b"".join(write_csv([row], EventRow)).decode(), newline="")))
    assert (read["actors"], read["actor_countries"], read["targets"]) == ("one; other", "; ", "")


def test_a_finding_has_a_row_for_each_account() -> None:
    with rashomon.open() as archive:
        for name, number in (("One", 12), ("Two", 19)):
            text = f"A bomb killed {number} people in Wiesen on Tuesday, police said in a statement."
            archive.add_articles([rashomon.read_text(text, id=name, published="2016-10-12", source=name)])
        rows = [row for case, weighed in archive.weighings() for row in findings_table(case.title, weighed)]
    counts = [row for row in rows if row.facet == "how many"]
    assert {row.measure for row in counts} == {"killed"}
    assert all(row.evidence and row.reports and row.origins for row in rows)
    assert b"".join(write_csv(rows, FindingRow)).count(b"\r\n") == len(rows) + 1
    assert parquet_files.read_table(io.BytesIO(parquet(rows, FindingRow))).num_rows == len(rows)


def test_the_evidence_of_a_row_stands_in_the_report(rows: list[EventRow]) -> None:
    article = rashomon.read_text(TEXT, published="2016-10-12", id="one", title="=1+1")
    assert all(article.text[row.start : row.stop] == row.evidence for row in rows)
    assert len({row.event for row in rows}) == len(rows)


def test_csv_runs_no_formula_and_reads_back(rows: list[EventRow]) -> None:
    data = b"".join(write_csv(rows, EventRow)).decode()
    assert data.count("\r\n") == len(rows) + 1
    read = list(csv.DictReader(io.StringIO(data, newline="")))
    assert {row["title"] for row in read} == {"'=1+1"}
    assert read[0]["latitude"] == str(rows[0].latitude)


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t", "\n", "＝", "＠"])
def test_no_cell_begins_as_a_formula_in_any_width(mark: str, rows: list[EventRow]) -> None:
    told = b"".join(write_csv([msgspec.structs.replace(rows[0], title=f"{mark}1+1")], EventRow)).decode()
    assert f"'{mark}1+1" in told


def test_json_lines_keep_lists_and_blanks(rows: list[EventRow]) -> None:
    first = json.loads(next(iter(write_jsonl(rows))))
    assert tuple(first) == COLUMNS
    assert isinstance(first["actors"], list)
    assert first["url"] is None


def test_parquet_has_the_same_columns_and_rows(rows: list[EventRow]) -> None:
    read = parquet_files.read_table(io.BytesIO(parquet(rows, EventRow)))
    assert tuple(read.column_names) == COLUMNS
    assert read.column("begin").to_pylist() == [row.begin for row in rows]
    assert parquet([], EventRow)


def test_a_report_without_events_gives_no_row() -> None:
    article = rashomon.read_text("Nothing of note.", published="2016-10-12")
    assert not list(table([Report(article=article, annotations=rashomon.annotate(article))], Names()))
