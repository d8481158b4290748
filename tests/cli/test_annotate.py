"""`rashomon annotate`: JSON Lines in, JSON Lines out."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, Said

REPORT = ["id", "title", "published", "source", "byline", "credits", "dateline", "body"]
KEYS = [*REPORT, "times", "entities", "places", "quotes", "figures", "events", "quantities"]


def rows(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.out.splitlines()]


@pytest.fixture
def three(tmp_path: Path) -> Path:
    path = tmp_path / "three.jsonl"
    given = [
        {"id": "z", "text": "Ten people died in Oslo on Tuesday, police said.", "published": "2016-10-13"},
        {"id": "a", "text": "", "title": "Nothing"},
        {"id": 7, "text": "“We agree,” said Anna Berg.", "source": "The Daily", "title": "A deal"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
    return path


def test_annotate_gives_a_row_a_report_in_the_order_given(run: Run, three: Path) -> None:
    said = run("annotate", three)
    assert [row["id"] for row in rows(said)] == ["z", "7"]
    assert [list(row) for row in rows(said)] == [KEYS, KEYS]
    assert said.err.startswith(f"{three}, row 2: ")
    assert said.status == 1


def test_annotate_gives_what_the_row_says_and_what_the_text_says(run: Run, three: Path) -> None:
    first, second = rows(run("annotate", three))
    assert first["published"] == {"value": "2016-10-13", "basis": "stated"}
    assert first["body"] == [[0, 48]]
    assert [time["value"] for time in first["times"]] == ["2016-10-11"]
    assert (second["title"], second["source"]) == ("A deal", "The Daily")


def test_annotate_reads_standard_input(run: Run, three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = run("annotate", three).out
    for words in ((), ("-",)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(three.read_bytes())))
        said = run("annotate", *words)
        assert said.out == expected
        assert said.err.startswith("standard input, row 2: ")


def test_annotate_writes_to_a_file_and_gives_the_text_where_asked(run: Run, report: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("annotate", report, "--text", "-o", out).out == ""
    row = json.loads(out.read_text(encoding="utf-8"))
    assert row["text"] == report.read_text(encoding="utf-8")


def test_annotate_together_keeps_the_order_and_the_ids(run: Run, three: Path, tmp_path: Path) -> None:
    twin = tmp_path / "twin.jsonl"
    twin.write_text(json.dumps({"id": "z", "text": "Rain fell on Bergen."}) + "\n", encoding="utf-8")
    assert [row["id"] for row in rows(run("annotate", "--together", three, twin, three))] == ["z", "7", "z", "z", "7"]


def test_annotate_of_nothing_readable_says_so_in_its_status(run: Run, tmp_path: Path) -> None:
    assert run("annotate", tmp_path / "nothing.jsonl").status == 2


def test_annotate_says_which_reports_are_not_english(run: Run, tmp_path: Path) -> None:
    words = "Deux hommes sont morts lundi dans un accident de la route, a annoncé la police. Une enquête est ouverte."
    path = tmp_path / "route.txt"
    path.write_text(f"{words} Les secours sont restés sur les lieux pendant la nuit.", encoding="utf-8")
    said = run("annotate", path)
    assert said.err == f"{path}: (language fr): read and kept, not annotated: only English is\n"
    assert said.status == 0


@pytest.mark.parametrize("address", ["ftp://ann:s3cr@t@harbour.example/a", "file:///clips/a.html"])
def test_addresses_of_other_kinds_are_refused_without_their_password(run: Run, address: str) -> None:
    said = run("annotate", address)
    assert "only http and https are fetched" in said.err
    assert "s3cr" not in said.err


def test_a_password_in_an_address_is_not_printed(run: Run) -> None:
    said = run("annotate", "https://ann:s3cret@harbour.example/a")
    assert said.err.startswith("https://harbour.example/a: holds a name or password")


@pytest.mark.parametrize("together", [(), ("--together",)])
def test_annotate_uses_the_names_that_the_user_wants(run: Run, tmp_path: Path, together: tuple[str, ...]) -> None:
    reports, names = tmp_path / "one.jsonl", tmp_path / "names.tsv"
    text = "Anna Berg and Ivo Klein accused Norway of bombing Bergen. Berg spoke in Oslo."
    reports.write_text(json.dumps({"id": "one", "text": text}) + "\n", encoding="utf-8")
    names.write_text("anna berg\tAnna Berg-Lund\nNorway\tKingdom of Norway\n", encoding="utf-8")
    (row,) = rows(run("annotate", reports, "--aliases", names, *together))
    assert [entity["name"] for entity in row["entities"] if entity["label"] == "PERSON"].count("Anna Berg-Lund") == 2
    assert (row["quotes"][0]["speaker"], row["quotes"][0]["target"]) == (
        "Anna Berg-Lund and Ivo Klein",
        "Kingdom of Norway",
    )


def test_annotate_says_of_a_table_of_names_that_it_is_not_there(run: Run, three: Path, tmp_path: Path) -> None:
    said = run("annotate", three, "--aliases", tmp_path / "none.tsv")
    assert "there is no such table of aliases" in said.err
    assert said.status == 2
