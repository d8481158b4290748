"""Formats at the command line: fields of other names, archives of the web, and what wrong inputs say."""

import gzip
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.warcs import crawl

TEXT = "A ferry sank off the coast of Portugal on Monday and three sailors drowned, the coast guard said."


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"story": TEXT, "day": "2016-10-13"}) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("verb", [["annotate"], ["brief"], ["stories"], ["add"]])
def test_fields_of_other_names_are_mapped_in_every_verb(verb: list[str], rows: Path, tmp_path: Path, run: Run) -> None:
    target = [tmp_path / "talks.db"] if verb == ["add"] else []
    said = run(*verb, *target, rows, "--map", "text=story", "--map", "published=day")
    assert (said.status, said.err) == (0, "")
    assert "2016-10-13" in said.out or "13 October 2016" in said.out or "1 new" in said.out


def test_a_mapped_field_that_is_absent_is_named_with_those_there_are(rows: Path, run: Run) -> None:
    said = run("annotate", rows, "--map", "text=body")
    assert said.status == 2
    assert said.err == f"{rows}, row 1: this row has no field `body`; its fields: story, day\n"


def test_a_map_that_cannot_be_understood_says_how(rows: Path, run: Run) -> None:
    said = run("annotate", rows, "--map", "body")
    assert said.status == 2
    assert said.err.startswith("rashomon: --map body: say MEANING=FIELD, where the meaning is one of id, text")


@pytest.mark.parametrize("verb", [["annotate"], ["brief"], ["add"]])
def test_a_map_that_nothing_read_has_fields_for_is_told(verb: list[str], tmp_path: Path, run: Run) -> None:
    page = tmp_path / "clipping.txt"
    page.write_text("Ten people died in the fire on Tuesday, police said.")
    target = [tmp_path / "talks.db"] if verb == ["add"] else []
    said = run(*verb, *target, page, "--map", "text=body")
    assert said.status == 0
    assert (
        said.err == "--map text=body: not used: only JSON, JSON Lines and CSV have fields, and none of these is such\n"
    )


def test_an_archive_of_the_web_is_annotated_page_by_page(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, crawl(3))))
    said = run("annotate", path)
    assert said.status == 0
    assert [json.loads(line)["title"] for line in said.out.splitlines()] == [f"Ferry {n} sinks" for n in range(3)]
