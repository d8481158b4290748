"""How the command runs: how fast it answers, and how it ends when it is stopped or breaks."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon import archive
from tests.cli.conftest import Run

RASHOMON = [sys.executable, "-m", "rashomon"]


def test_help_loads_neither_the_language_model_nor_the_store() -> None:
    script = (
        "import sys; sys.argv = ['rashomon', '--help']\n"
        "from rashomon.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'spacy', 'sqlalchemy', 'trafilatura', 'lxml', 'numpy', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.DEVNULL)


def test_help_lists_every_verb_and_each_has_help(run: Run) -> None:
    listed = run("--help").out
    for verb in ("brief", "annotate", "stories", "add", "story", "check"):
        assert f"  {verb} " in listed
        assert run(verb, "--help").out.startswith("Usage: rashomon")


def test_an_unknown_verb_is_a_usage_error(run: Run) -> None:
    assert run("tell").status == 2


def test_a_reader_that_stops_early_ends_the_command_quietly(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "Ten people died in Oslo on Tuesday, police said."}\n' * 2000, encoding="utf-8")
    piped = subprocess.run(
        f'"{sys.executable}" -m rashomon annotate "{rows}" | head -n 1',
        shell=True,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert piped.stdout.count(b"\n") == 1
    assert piped.stderr == b""


def test_an_interrupt_ends_it_with_130_and_no_traceback(tmp_path: Path) -> None:
    running = subprocess.Popen(
        [*RASHOMON, "annotate", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(b'{"text": "Rain fell."}\n' * 64)
    running.stdin.flush()
    running.stdout.readline()
    os.kill(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert b"Traceback" not in said
    assert running.returncode == 130


def test_a_fault_of_ours_is_one_line(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(archive, "open_archive", broken)
    said = run("brief", report)
    assert said.err == "rashomon: a fault of ours, RuntimeError: two lines (RASHOMON_DEBUG=1 shows where)\n"
    assert said.status == 2


def test_the_same_reports_give_the_same_bytes_in_every_process(run: Run) -> None:
    words = ["brief", str(Path(__file__).parents[2] / "examples" / "lausanne"), "--format", "json"]
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    other = subprocess.Popen(
        [*RASHOMON, *words], env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
    )
    told = run(*words).out
    assert other.communicate(timeout=120)[0] == told
