"""An archive from end to end: what goes in, what comes out, and what a killed run leaves behind."""

import gzip
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

import rashomon
from rashomon.archive import judging
from rashomon.model import Verdict

TALKS = (
    "GENEVA, Oct 12 - The foreign ministers of Norland and Sudria will meet in Geneva on Saturday to discuss the"
    " ceasefire in the border war, the Norland foreign ministry said on Wednesday. At least 12 people were killed in"
    " shelling of the border town on Tuesday, police said."
)
TALKS_AGAIN = (
    "Norland and Sudria agreed on Wednesday that their foreign ministers would meet in Geneva on Saturday over the"
    " border war and the failing ceasefire. Police said shelling killed 15 people in the border town on Tuesday."
)
FERRY = (
    "A ferry sank off the coast of Meridia on Monday and three sailors drowned, the coast guard said."
    " Divers were looking for the wreck."
)


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    folder = tmp_path / "clippings"
    (folder / "deeper").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "b.txt").write_text(TALKS, encoding="utf-8")
    (folder / "deeper" / "a.jsonl").write_text(
        "".join(
            json.dumps({"id": id, "text": text, "published": day}) + "\n"
            for id, text, day in (("again", TALKS_AGAIN, "2016-10-12"), ("ferry", FERRY, "2016-03-01"))
        ),
        encoding="utf-8",
    )
    (folder / "README.md").write_text("What lies here.", encoding="utf-8")
    (folder / "style.css").write_text("p { color: red }", encoding="utf-8")
    (folder / ".hidden" / "c.txt").write_text(TALKS, encoding="utf-8")
    return folder


def test_a_folder_is_read_at_any_depth_but_what_is_hidden_or_beside_the_reports(clippings: Path) -> None:
    with rashomon.open() as archive:
        added = archive.read(clippings)
    assert len(added.reports) == added.new == 3
    assert added.failures == ()


def test_patterns_are_expanded_and_what_is_not_there_is_a_failure(clippings: Path) -> None:
    with rashomon.open() as archive:
        added = archive.read(f"{clippings}/*.txt", f"{clippings}/**/*.jsonl", f"{clippings}/nothing.txt")
        assert archive.failures() == added.failures
    assert added.new == 3
    assert [(f.name.endswith("nothing.txt"), f.reason) for f in added.failures] == [
        (True, "there is no such file or folder")
    ]


def test_reports_of_one_happening_are_one_story(clippings: Path) -> None:
    with rashomon.open() as archive:
        archive.read(clippings)
        stories = archive.stories()
        assert sorted(len(story.articles) for story in stories) == [1, 2]
        assert [len(s.articles) for s in archive.stories(since="2016-10-01")] == [2]


def test_a_story_has_findings_by_status_and_a_brief_in_every_form(clippings: Path) -> None:
    with rashomon.open() as archive:
        archive.read(clippings)
        story = next(s for s in archive.stories() if len(s.articles) == 2)
        assert {f.status for f in story.findings(status="contested")} <= {"contested"}
        assert len(story.findings()) >= len(story.findings(status="contested"))
        assert story.brief().startswith(story.case.title)
        assert json.loads(story.brief("json"))
        assert story.brief("html").startswith("<!doctype html>")
        assert story.brief("md").startswith("# ")
    with pytest.raises(ValueError, match="maybe"):
        story.findings(status="maybe")


def test_the_order_of_the_files_changes_nothing(clippings: Path) -> None:
    files = [str(path) for path in sorted(clippings.rglob("*.*")) if path.is_file() and ".hidden" not in str(path)]
    files = [file for file in files if file.endswith(("txt", "jsonl"))]
    told = set()
    for order in (files, files[::-1]):
        with rashomon.open() as archive:
            archive.read(*order)
            told.add(archive.brief("json"))
    assert len(told) == 1


def test_reports_added_one_by_one_in_any_order_give_the_same_stories(clippings: Path) -> None:
    files = [clippings / "b.txt", clippings / "deeper" / "a.jsonl"]
    told = set()
    for order in (files, files[::-1]):
        with rashomon.open() as archive:
            for file in order:
                archive.read(file)
                archive.stories()
            told.add(archive.brief("text"))
    assert len(told) == 1


def test_an_archive_file_gives_what_one_in_memory_gives(clippings: Path, tmp_path: Path) -> None:
    with rashomon.open(tmp_path / "talks.db") as archive, rashomon.open() as memory:
        archive.read(clippings)
        memory.read(clippings)
        assert archive.brief("json") == memory.brief("json")
    with rashomon.open(tmp_path / "talks.db") as archive:
        assert len(archive.read(clippings).reports) == 3
        assert archive.read(clippings).new == 0
        assert archive.check() == ()


def test_a_word_that_is_not_in_its_report_is_found_by_the_check(clippings: Path, tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    with rashomon.open(path) as archive:
        archive.read(clippings)
        assert archive.check() == ()
    file = sqlite3.connect(path)
    file.execute("UPDATE articles SET blob = CAST(replace(CAST(blob AS TEXT), 'Tuesday', 'Thursday') AS BLOB)")
    file.commit()
    file.close()
    with rashomon.open(path) as archive:
        assert any("does not say" in fault for fault in archive.check())


def test_a_persons_judgement_is_honoured_by_every_rebuild(clippings: Path, tmp_path: Path) -> None:
    with rashomon.open(tmp_path / "talks.db") as archive:
        archive.read(clippings)
        together = next(s for s in archive.stories() if len(s.articles) == 2)
        pairs = judging.different([article.id for article in together.articles])
        archive.judge(pairs, Verdict.DIFFERENT, "ana", datetime(2016, 10, 14, tzinfo=UTC))
        assert [len(s.articles) for s in archive.stories()] == [1, 1, 1]
    with rashomon.open(tmp_path / "talks.db") as archive:
        assert [len(s.articles) for s in archive.stories()] == [1, 1, 1]


def test_a_row_without_text_and_a_damaged_gzip_file_fail_alone(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "a", "text": FERRY}) + "\n{}\n", encoding="utf-8")
    cut = tmp_path / "cut.txt.gz"
    cut.write_bytes(gzip.compress(random.Random(1).randbytes(5_000))[:-200])
    with rashomon.open() as archive:
        added = archive.read(rows, cut)
    assert added.reports == ("a",)
    assert len(added.failures) == 2
    assert {Path(f.name.split(",")[0]).name for f in added.failures} == {"rows.jsonl", "cut.txt.gz"}


def test_json_lines_may_be_gzipped(tmp_path: Path) -> None:
    rows = tmp_path / "rows"
    rows.write_bytes(gzip.compress(b'{"id": "a", "text": "Ten people died."}\n{"id": "b", "text": "Rain fell."}\n'))
    with rashomon.open() as archive:
        assert archive.read(rows).reports == ("a", "b")


def test_a_file_too_large_for_a_report_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.write(b"A line of words.\n")
        file.truncate(1 << 32)
    with rashomon.open() as archive:
        (failure,) = archive.read(large).failures
    assert "larger than 64 MB" in failure.reason


def test_a_report_that_is_not_unicode_fails_alone() -> None:
    good = rashomon.read_text("Ten people died.", id="a")
    with rashomon.open() as archive:
        added = archive.add_articles([msgspec.structs.replace(good, id="b", text="Ten \ud800 died."), good])
    assert added.reports == ("a",)
    assert [failure.name for failure in added.failures] == ["b"]


def test_one_report_needs_no_archive() -> None:
    article = rashomon.read_text("Ten people died on Tuesday, police said.", published="2016-10-13")
    found = rashomon.annotate(article)
    assert found.article == article.id
    assert [time.value for time in found.times] == ["2016-10-11"]


WORDS = ["river", "mine", "ferry", "school", "harbour", "market", "bridge", "station", "farm", "stadium"]


def _many_rows(path: Path, count: int) -> None:
    rows = [
        {
            "id": f"r{n:03}",
            "published": f"2016-10-{1 + n % 28:02}",
            "text": f"Fire at the {WORDS[n % 10]} of Village {n // 10} killed {n % 7} people on Tuesday, police say.",
        }
        for n in range(count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _add(archive: Path, rows: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "rashomon", "add", str(archive), str(rows)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _kept(archive: Path) -> int:
    if not archive.exists():
        return 0
    try:
        file = sqlite3.connect(archive, timeout=10)
        count = file.execute("SELECT count(*) FROM annotations").fetchone()[0]
        file.close()
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0
    return int(count)


def _stories(archive: Path) -> list[tuple[str, tuple[str, ...]]]:
    with rashomon.open(archive) as opened:
        return [(story.id, tuple(a.id for a in story.articles)) for story in opened.stories()]


def test_a_killed_run_loses_nothing_it_had_done_and_can_be_run_again(tmp_path: Path) -> None:
    rows, killed, whole = tmp_path / "rows.jsonl", tmp_path / "killed.db", tmp_path / "whole.db"
    _many_rows(rows, 150)
    run = _add(killed, rows)
    while run.poll() is None and _kept(killed) < 64:
        time.sleep(0.005)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    assert run.returncode == -signal.SIGKILL
    done = _kept(killed)
    assert 64 <= done < 150
    again = _add(killed, rows)
    with rashomon.open(whole) as uninterrupted:
        uninterrupted.read(rows)
    assert again.communicate()[0].endswith(b"0 not read\n")
    assert _kept(killed) == 150
    assert _stories(killed) == _stories(whole)


def test_two_processes_may_add_to_one_archive_at_once(tmp_path: Path) -> None:
    first, second, archive = tmp_path / "1.jsonl", tmp_path / "2.jsonl", tmp_path / "t.db"
    _many_rows(first, 40)
    _many_rows(second, 70)
    runs = [_add(archive, rows) for rows in (first, second)]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    with rashomon.open(archive) as opened:
        assert opened.count() == 70
        assert opened.check() == ()
