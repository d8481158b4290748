"""`rashomon judge`: what a person decides about stories of an archive."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FIRE = "Firefighters fought a blaze at the Marlow chemical works in Dunport on Sunday, and two workers are missing."
CARGO = "The freighter Adelina ran aground off the Skell lighthouse on Monday with a cargo of timber, the owner said."


@pytest.fixture
def archive(run: Run, tmp_path: Path) -> Path:
    rows = [("fire-1", FIRE), ("fire-2", f"{FIRE} The works is closed."), ("cargo", CARGO)]
    reports = tmp_path / "reports.jsonl"
    reports.write_text(
        "".join(json.dumps({"id": id, "text": text, "published": "2020-05-03"}) + "\n" for id, text in rows)
    )
    path = tmp_path / "talks.db"
    run("add", path, reports)
    assert groups(run, path) == [["cargo"], ["fire-1", "fire-2"]]
    return path


def groups(run: Run, archive: Path) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for line in run("stories", archive, "--json").out.splitlines():
        row = json.loads(line)
        found.setdefault(row["story"], []).append(row["id"])
    return sorted(map(sorted, found.values()))


def story_of(run: Run, archive: Path, report: str) -> str:
    rows = map(json.loads, run("stories", archive, "--json").out.splitlines())
    return str(next(row["story"] for row in rows if row["id"] == report))


def test_reports_said_to_differ_are_two_stories_until_that_is_withdrawn(run: Run, archive: Path) -> None:
    said = run("judge", archive, "different", "fire-1", "fire-2", "--by", "Ana", "--why", "two fires")
    assert said.out.startswith("kept: 1  ")
    assert said.out.endswith("Ana: different: fire-1, fire-2 (two fires)\n")
    assert groups(run, archive) == [["cargo"], ["fire-1"], ["fire-2"]]
    run("judge", archive, "withdraw", "1", "--by", "Ben")
    assert groups(run, archive) == [["cargo"], ["fire-1", "fire-2"]]
    listed = run("judge", archive, "list").out.splitlines()
    assert [line.split(": ", 1)[0].split()[-1] for line in listed] == ["Ana", "Ben"]
    assert re.search(r"Ana: different: .* \(two fires\); withdrawn by Ben, \d{4}-\d\d-\d\d \d\d:\d\d UTC$", listed[0])
    assert listed[1].endswith("Ben: withdraws 1: fire-1, fire-2")


@pytest.mark.parametrize(("id", "found"), [("c", False), ("car", False), ("carg", True), ("cargo", True)])
def test_the_first_characters_of_an_id_decide_only_where_they_are_enough(
    run: Run, archive: Path, id: str, found: bool
) -> None:
    said = run("judge", archive, "different", id, "fire-1", "--by", "Ana")
    assert (said.status == 0) is found
    assert (f"{id}: give the whole id, or 4 or more of its first characters" in said.err) is not found
    assert bool(run("judge", archive, "list").out) is found


def test_a_withdrawal_puts_back_what_was_decided_before(run: Run, archive: Path) -> None:
    run("judge", archive, "same", "cargo", "fire-1", "--by", "Ana")
    run("judge", archive, "different", "cargo", "fire-1", "--by", "Ben")
    assert ["cargo"] in groups(run, archive)
    run("judge", archive, "withdraw", "2", "--by", "Ben")
    assert groups(run, archive) == [["cargo", "fire-1", "fire-2"]]


def test_withdrawing_an_older_judgement_leaves_a_newer_one_standing(run: Run, archive: Path) -> None:
    run("judge", archive, "same", "cargo", "fire-1", "--by", "Ana")
    run("judge", archive, "different", "cargo", "fire-1", "--by", "Ben")
    run("judge", archive, "withdraw", "1", "--by", "Ana")
    assert ["cargo"] in groups(run, archive)
    assert run("check", archive).status == 0


def test_withdrawing_a_newer_judgement_brings_no_withdrawn_one_back(run: Run, archive: Path) -> None:
    run("judge", archive, "same", "cargo", "fire-1", "--by", "Ana")
    run("judge", archive, "different", "cargo", "fire-1", "--by", "Ben")
    run("judge", archive, "withdraw", "1", "--by", "Ana")
    run("judge", archive, "withdraw", "2", "--by", "Ben", "--why", "unsure")
    assert groups(run, archive) == [["cargo"], ["fire-1", "fire-2"]]
    run("judge", archive, "withdraw", "3", "--by", "Ana")  # the first counts again
    assert groups(run, archive) == [["cargo", "fire-1", "fire-2"]]
    assert run("check", archive).status == 0


def test_a_judgement_that_is_withdrawn_already_is_not_withdrawn_again(run: Run, archive: Path) -> None:
    run("judge", archive, "different", "fire-1", "fire-2", "--by", "Ana")
    run("judge", archive, "withdraw", "1", "--by", "Ben")
    said = run("judge", archive, "withdraw", "1", "--by", "Cem")
    assert (said.status, said.out) == (2, "")
    assert "1: this judgement is withdrawn already, by Ben, " in said.err
    assert len(said.err.splitlines()) == 1
    assert len(run("judge", archive, "list").out.splitlines()) == 2


def test_stories_are_merged_and_a_report_is_split_off_again(run: Run, archive: Path) -> None:
    one, other = (story_of(run, archive, id) for id in ("cargo", "fire-2"))
    run("judge", archive, "merge", one, other, "--by", "Ana")
    assert groups(run, archive) == [["cargo", "fire-1", "fire-2"]]
    run("judge", archive, "withdraw", "1", "--by", "Ana")
    run("judge", archive, "split", story_of(run, archive, "fire-1"), "fire-2", "--by", "Ana")
    assert groups(run, archive) == [["cargo"], ["fire-1"], ["fire-2"]]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("same", "fire-1", "fire-2"), "--by"),
        (("same", "fire-1", "--by", "Ana"), "two ids or more"),
        (("same", "fire-1", "gone", "--by", "Ana"), "no report has this id"),
        (("same", "fire", "cargo", "--by", "Ana"), "2 ids begin so"),
        (("different", "cargo", "cargo", "--by", "Ana"), "each another"),
        (("withdraw", "7", "--by", "Ana"), "there are 0"),
    ],
)
def test_a_judgement_that_says_too_little_is_refused(
    run: Run, archive: Path, words: tuple[str, ...], reason: str
) -> None:
    said = run("judge", archive, *words)
    assert (said.status, said.out) == (2, "")
    assert reason in said.err


def test_who_contradicts_an_earlier_judgement_is_told_which_it_replaces(run: Run, archive: Path) -> None:
    assert run("judge", archive, "list").err == f"{archive}: nobody has judged anything yet\n"
    assert "contradicts" not in run("judge", archive, "different", "fire-1", "fire-2", "--by", "Ann").err
    said = run("judge", archive, "same", "fire-1", "fire-2", "--by", "Bob").err
    assert re.search(r"contradicts judgement 1 by Ann, \d{4}-\d\d-\d\d \d\d:\d\d UTC, which it replaces", said)
    assert "contradicts" not in run("judge", archive, "same", "fire-1", "fire-2", "--by", "Cem").err


def test_no_verb_takes_another_file_or_a_folder_for_an_archive(run: Run, tmp_path: Path) -> None:
    fake = tmp_path / "fake.db"
    fake.write_text(FIRE)
    for verb in ("stories", "check"):
        assert run(verb, fake).err == f"rashomon: {fake}: this file is not a Rashomon archive\n"
    assert run("check", tmp_path).err == f"rashomon: {tmp_path}: this is a folder, not an archive file\n"


def homes(run: Run, archive: Path) -> dict[str, tuple[str, str]]:
    rows = map(json.loads, run("stories", archive, "--json").out.splitlines())
    return {row["id"]: (row["story"], row["storyline"]) for row in rows}


@pytest.mark.parametrize("turned", [False, True])
def test_stories_whose_merge_is_withdrawn_have_their_former_ids(run: Run, archive: Path, turned: bool) -> None:
    before = homes(run, archive)
    both = [before["cargo"][0], before["fire-1"][0]]
    run("judge", archive, "merge", *(reversed(both) if turned else both), "--by", "Ana")
    assert len({story for story, _ in homes(run, archive).values()}) == 1
    run("judge", archive, "withdraw", "1", "--by", "Ben")
    assert homes(run, archive) == before


def test_stories_have_their_former_ids_whatever_came_while_they_were_merged(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    before = homes(run, archive)
    run("judge", archive, "merge", before["cargo"][0], before["fire-1"][0], "--by", "Ana")
    homes(run, archive)
    later = tmp_path / "later.jsonl"
    rows = [{"id": f"cargo-{n}", "text": f"{CARGO} Tug {n} is there.", "published": "2020-05-03"} for n in range(4)]
    later.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run("add", archive, later)
    homes(run, archive)
    run("judge", archive, "withdraw", "1", "--by", "Ben")
    after = homes(run, archive)
    assert {id: after[id][0] for id in before} == {id: before[id][0] for id in before}
    assert {after[f"cargo-{n}"][0] for n in range(4)} == {before["cargo"][0]}


def test_a_story_split_again_has_the_id_of_its_first_split(run: Run, archive: Path) -> None:
    whole = homes(run, archive)
    run("judge", archive, "split", whole["fire-1"][0], "fire-2", "--by", "Ana")
    parts = homes(run, archive)
    run("judge", archive, "withdraw", "1", "--by", "Ben")
    assert {id: story for id, (story, _) in homes(run, archive).items()} == {id: s for id, (s, _) in whole.items()}
    run("judge", archive, "withdraw", "2", "--by", "Ben")
    assert {id: story for id, (story, _) in homes(run, archive).items()} == {id: s for id, (s, _) in parts.items()}
