"""`rashomon annotate --only`: some kinds of annotation, and no more work than they need."""

import json
from pathlib import Path

import pytest

from rashomon.annotating import parsing
from tests.cli.conftest import Run

ROW = {"id": "a", "text": "Kerr met Lund in Oslo on Saturday. Nine people died on Monday.", "published": "2016-10-12"}


@pytest.fixture
def one(tmp_path: Path) -> Path:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    return path


def test_only_times_are_found_without_the_language_model(run: Run, one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise AssertionError("the language model was asked for")

    monkeypatch.setattr(parsing, "language_model", absent)
    row = json.loads(run("annotate", "--only", "times", one).out)
    assert [time["value"] for time in row["times"]] == ["2016-10-08", "2016-10-10"]
    assert "events" not in row


def test_only_the_kinds_named_are_in_the_row_as_they_are_in_a_whole_one(run: Run, one: Path) -> None:
    whole = json.loads(run("annotate", one).out)
    some = json.loads(run("annotate", "--only", "figures, entities", one).out)
    assert {kind: some[kind] for kind in ("figures", "entities")} == {k: whole[k] for k in ("figures", "entities")}
    assert not {"times", "places", "quotes", "events"} & set(some)


def test_only_quantities_are_those_of_a_whole_row(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "storm.jsonl"
    path.write_text(json.dumps({"text": "Nine people died, and 84,000 homes lost power."}) + "\n", encoding="utf-8")
    (told,) = json.loads(run("annotate", path).out)["quantities"]
    assert (told["kinds"], told["deeds"], told["low"]) == (["home"], ["-power"], 84_000)
    row = json.loads(run("annotate", "--only", "quantities", path).out)
    assert row["quantities"] == [told]
    assert "figures" not in row


def test_only_together_gives_these_kinds_too(run: Run, one: Path) -> None:
    row = json.loads(run("annotate", "--together", "--only", "times", one).out)
    assert len(row["times"]) == 2
    assert "entities" not in row


def test_only_a_name_that_is_no_kind_is_refused_with_the_kinds_there_are(run: Run, one: Path) -> None:
    said = run("annotate", "--only", "times,persons", one)
    assert said.status == 2
    assert "'persons' is none of times, entities, places, quotes, figures, events" in " ".join(said.err.split())
