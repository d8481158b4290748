"""`rashomon add`, `stories`, `story` and `check`: an archive file on the command line."""

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def archive(run: Run, report: Path, tmp_path: Path) -> Path:
    path = tmp_path / "ferry.db"
    said = run("add", path, report)
    assert said.out == f"{path}: 1 new, 0 known already, 0 not read\n"
    assert said.status == 0
    return path


def test_adding_the_same_report_again_adds_nothing(run: Run, archive: Path, report: Path) -> None:
    said = run("add", archive, report, archive.parent / "nothing.txt")
    assert said.out == f"{archive}: 0 new, 1 known already, 1 not read\n"
    assert said.status == 1


def test_stories_of_an_archive_and_of_reports_are_the_same(run: Run, archive: Path, report: Path) -> None:
    assert run("stories", archive) == run("stories", report)
    assert run("stories", "--json", archive) == run("stories", "--json", report)


def test_stories_as_json_are_one_row_a_report(run: Run, archive: Path) -> None:
    row = json.loads(run("stories", archive, "--json").out)
    assert list(row) == ["id", "story", "storyline", "published"]
    assert row["published"] is None


def test_a_story_is_told_by_its_id_or_the_beginning_of_it(run: Run, archive: Path) -> None:
    id = json.loads(run("stories", archive, "--json").out)["story"]
    assert "1 report" in run("story", archive, id).out
    assert run("story", archive, id[:4]) == run("story", archive, id)
    said = run("story", archive, "nope")
    assert said.err == f"{archive}: nope: no story has this id; `rashomon stories {archive}` lists them\n"
    assert said.status == 2


def test_check_says_that_all_is_well_or_what_is_wrong(run: Run, archive: Path) -> None:
    assert run("check", archive).out == f"{archive}: 1 report, nothing wrong\n"
    file = sqlite3.connect(archive)
    file.execute("UPDATE articles SET blob = CAST(replace(CAST(blob AS TEXT), 'Monday', 'Sunday') AS BLOB)")
    file.commit()
    file.close()
    said = run("check", archive)
    assert "the report does not say" in said.err
    assert said.status == 1


def test_what_is_no_archive_is_said_to_be_none(run: Run, report: Path, tmp_path: Path) -> None:
    for verb in (["check", report], ["story", report, "x"], ["add", report, report]):
        said = run(*verb)
        assert said.err == f"rashomon: {report}: this file is not a Rashomon archive\n"
        assert said.status == 2
    assert "there is no such archive" in run("check", tmp_path / "none.db").err
    assert not (tmp_path / "none.db").exists()


def test_an_archive_and_reports_together_are_refused(run: Run, archive: Path, report: Path) -> None:
    said = run("stories", archive, report)
    assert "an archive stands alone" in said.err
    assert said.status == 2


def test_a_day_that_is_none_is_a_usage_error(run: Run, archive: Path) -> None:
    said = run("stories", archive, "--since", "last week")
    assert "last week" in said.err
    assert said.status == 2


def test_a_story_is_not_found_by_so_little_of_its_id_that_it_fits_by_chance(run: Run, archive: Path) -> None:
    for short in ("", "0", "abc"):
        said = run("story", archive, short)
        assert (said.status, said.out) == (2, "")
        assert f"{short or 'an empty id'}: give the id of a story" in said.err


def test_what_is_missing_is_named(run: Run, archive: Path) -> None:
    assert "no story has one that begins so" in run("story", archive, "zzz").err
    assert "name the archive first, then the reports: rashomon add ARCHIVE clips" in run("add", "clips").err
    assert "say which, by ids as `rashomon stories` lists them, and say who" in run("judge", archive, "same").err


def test_an_archive_made_for_nothing_is_not_left_behind(run: Run, archive: Path, tmp_path: Path) -> None:
    slip = tmp_path / "slip.db"
    assert run("add", slip, tmp_path / "missing.txt").status == 2
    assert not slip.exists()
    run("add", archive, tmp_path / "missing.txt")
    assert archive.exists()


def test_of_a_report_that_is_not_english_that_is_said(run: Run, report: Path, tmp_path: Path) -> None:
    german = tmp_path / "german.txt"
    text = "Die Fähre ist am Montag vor der Insel gesunken. Die Polizei sucht noch nach zwei Vermissten."
    german.write_text(f"{text} Wie es zu dem Unglück kam, ist nach Angaben der Behörden noch nicht geklärt.\n")
    note = f"{german}: not in English but “de”: kept, nothing is taken from it\n"
    assert run("add", tmp_path / "new.db", german).err == note
    assert run("brief", german, report, "-l", "line").err == note
