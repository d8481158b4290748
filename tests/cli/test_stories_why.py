"""`rashomon stories --why`: what joined each report to its story, and what each copy was taken from."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FIRE = (
    "PORT ALMA, March 2 (Reuters) - A fire tore through a textile warehouse in Port Alma early on Tuesday and seven "
    "workers died, the fire chief said. The blaze broke out on the ground floor, where rolls of cotton were stored, "
    "and spread through two stairwells before the first crews arrived from a station three miles away."
)
OWN = "Neighbours lit candles on Wednesday for the seven workers who died in the Port Alma textile warehouse fire."
VOTE = "Parliament in Arland voted to close the mine at Orrin after forty years of coal."


@pytest.fixture
def archive(run: Run, tmp_path: Path) -> Path:
    rows = [
        {"id": "wire", "source": "Reuters", "published": "2021-03-02", "title": "Seven die in fire", "text": FIRE},
        {"id": "reprint", "source": "Herald", "published": "2021-03-02", "title": "Warehouse fire", "text": FIRE},
        {"id": "own", "source": "Weekly", "published": "2021-03-03", "title": "Candles for the dead", "text": OWN},
        {"id": "vote", "source": "Weekly", "published": "2021-03-03", "title": "Orrin mine to close", "text": VOTE},
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    path = tmp_path / "t.db"
    run("add", path, tmp_path / "in.jsonl")
    return path


def reasons(run: Run, archive: Path) -> dict[str, list[str]]:
    """Return what is said of each report: which it is, and below why it is there."""
    told: dict[str, list[str]] = {}
    id = ""
    for line in run("stories", archive, "--why").out.splitlines():
        if line.startswith("        "):
            told[id].append(line.strip())
        elif line.startswith("    "):
            id, _, which = line.strip().partition("  ")
            told[id] = [which]
    return told


def test_each_report_says_by_which_words_it_joined_and_of_what_it_is_a_copy(run: Run, archive: Path) -> None:
    told = reasons(run, archive)
    assert told.keys() == {"wire", "reprint", "own", "vote"}
    which, why = told["own"]
    assert which == "Weekly, 2021-03-03: Candles for the dead"
    assert why.startswith("most like reprint (Herald, 2021-03-02), one day apart: ")
    assert "warehouse" in why
    assert told["reprint"][-1].startswith("verbatim reprint of wire (Reuters, 2021-03-02): ")


def test_what_a_person_joined_says_who_and_no_longer_when_that_is_withdrawn(run: Run, archive: Path) -> None:
    run("judge", archive, "same", "own", "vote", "--by", "Ana")
    assert reasons(run, archive)["vote"][1:] == ["said to be one with own (Weekly, 2021-03-03) by Ana"]
    run("judge", archive, "withdraw", "1", "--by", "Ana")
    assert reasons(run, archive)["vote"][1:] == []


def test_what_joins_anew_after_a_judgement_keeps_its_words_as_they_are_written(run: Run, archive: Path) -> None:
    run("judge", archive, "different", "reprint", "own", "--by", "Ana")
    run("judge", archive, "withdraw", "1", "--by", "Ana")
    assert "Port Alma" in reasons(run, archive)["own"][1]


def test_the_reasons_are_text_only(run: Run, archive: Path) -> None:
    assert run("stories", archive, "--why", "--json").status == 2
