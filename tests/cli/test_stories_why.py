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


def reasons(run: Run, archive: Path) -> dict[str, str]:
    """Return what is said of each report, without its id."""
    lines = [line[4:] for line in run("stories", archive, "--why").out.splitlines() if line.startswith("    ")]
    return {id: why.strip() for id, _, why in (line.partition("  ") for line in lines) if id}


def test_each_report_says_by_which_words_it_joined_and_a_copy_of_what_it_is_one(run: Run, archive: Path) -> None:
    told = reasons(run, archive)
    assert told.keys() == {"wire", "reprint", "own", "vote"}
    assert told["own"].startswith("like ")
    assert "warehouse" in told["own"]
    assert told["own"].endswith("; one day apart")
    assert "verbatim reprint of wire: " in run("stories", archive, "--why").out


def test_what_a_person_joined_says_who_and_no_longer_when_that_is_withdrawn(run: Run, archive: Path) -> None:
    run("judge", archive, "same", "own", "vote", "--by", "Ana")
    assert reasons(run, archive)["vote"] == "said to be one with own by Ana"
    run("judge", archive, "withdraw", "1", "--by", "Ana")
    assert reasons(run, archive)["vote"] == ""


def test_the_reasons_are_text_only(run: Run, archive: Path) -> None:
    assert run("stories", archive, "--why", "--json").status == 2
