"""An archive in a database on a server: the same as one in a file."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import rashomon
from tests.archive.test_changes import SECOND, TOLL, Days, report

pytestmark = pytest.mark.slow


def test_a_database_gives_what_memory_gives(database: str) -> None:
    told = set()
    for path in (None, database):
        days = Days()
        with rashomon.open(path, now=days) as archive:
            archive.add_articles([report("herald", TOLL.format(n=12), "Herald")])
            days.tomorrow()
            archive.add_articles([report("herald", TOLL.format(n=15), "Herald")])
            archive.add_articles([report("ledger", SECOND.format(n=15), "Ledger")])
            (story,) = archive.stories()
            told.add((archive.brief("json"), str(archive.changes(story, "2016-11-02")), archive.check()))
    assert len(told) == 1


WORDS = ["river", "mine", "ferry", "school", "harbour", "market", "bridge", "station", "farm", "stadium"]


def _rows(path: Path, count: int) -> Path:
    rows = (
        {
            "id": f"r{n:03}",
            "text": f"Fire at the {WORDS[n % 10]} of Village {n // 10} killed {n % 7} people, police say.",
        }
        for n in range(count)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _add(archive: str, rows: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "rashomon", "add", archive, str(rows)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def _kept(database: str) -> int:
    import psycopg

    with psycopg.connect(database) as connection:
        there = connection.execute("SELECT to_regclass('annotations')").fetchone()
        if there is None or there[0] is None:
            return 0
        found = connection.execute("SELECT count(*) FROM annotations").fetchone()
        return int(found[0]) if found else 0


def test_a_killed_run_loses_nothing_it_had_done_and_two_may_go_on_at_once(database: str, tmp_path: Path) -> None:
    rows = _rows(tmp_path / "rows.jsonl", 150)
    run = _add(database, rows)
    while run.poll() is None and _kept(database) < 64:
        time.sleep(0.005)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    assert 64 <= _kept(database) < 150
    said = [one.communicate() for one in [_add(database, rows), _add(database, rows)]]
    assert all(out.endswith(b"0 not read\n") for out, _ in said), said
    with rashomon.open(database) as archive:
        assert archive.count() == _kept(database) == 150
        assert archive.check() == ()
