"""Running the command line in this process, as a user would run it."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rashomon.cli import main


@dataclass(frozen=True)
class Said:
    """What a command printed, what it said on standard error, and its exit status."""

    out: str
    err: str
    status: int


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def command(*words: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["rashomon", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Said(out, err, int(ended.value.code or 0))

    return command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(
        "A ferry sank off the coast of Portugal on Monday and three sailors drowned, the coast guard said.\n",
        encoding="utf-8",
    )
    return path
