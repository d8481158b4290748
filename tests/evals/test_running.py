"""`python -m evals`: a task by name, on a file of one's own, with predictions that an outside scorer reads."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from evals.__main__ import main, task_names

ROWS = [
    {"id": 1, "story": "ferry", "text": "A ferry sank off Portugal on Monday and three sailors drowned."},
    {"id": 2, "story": "ferry", "text": "Three sailors drowned on Monday when a ferry sank off Portugal."},
    {"id": 3, "story": "vote", "text": "Parliament in Oslo passed its budget after a night of debate."},
]


def evals(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["evals", *map(str, words)])
    return main()


def test_a_task_runs_on_a_file_of_ones_own_and_writes_its_predictions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, out = tmp_path / "mine.jsonl.gz", tmp_path / "predicted.jsonl"
    data.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode()))
    assert evals(monkeypatch, "stories", "--data", data, "--out", out) == 0
    predicted = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {row["id"] for row in predicted} == {"1", "2", "3"}
    assert "mine.jsonl.gz: 3 rows" in capsys.readouterr().out


def test_only_the_first_rows_are_taken_where_a_limit_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "mine.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    assert evals(monkeypatch, "stories", "--data", data, "--limit", "2") == 0
    assert "mine.jsonl: 2 rows" in capsys.readouterr().out


def test_the_tasks_are_the_modules_that_define_one() -> None:
    assert {"times", "quotes", "places", "stories", "figures", "coref"} <= set(task_names())
    assert "floors" not in task_names()


def test_an_unknown_task_is_a_usage_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit) as ended:
        evals(monkeypatch, "tea-leaves")
    assert ended.value.code == 2
