"""The example reports give the brief that was reviewed, and the README shows lines of it."""

import re
from pathlib import Path

import pytest

import rashomon

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "goldens" / "lausanne.txt"


@pytest.fixture(scope="module")
def brief() -> str:
    with rashomon.open() as archive:
        archive.read(ROOT / "examples" / "lausanne")
        return archive.brief("text")


def test_the_brief_of_the_examples_is_the_reviewed_one(brief: str) -> None:
    assert brief == GOLDEN.read_text("utf-8"), "if the change is right: make goldens, and review the diff"


def test_the_readme_shows_what_comes_out(brief: str) -> None:
    shown = (ROOT / "README.md").read_text("utf-8").split("Out (shortened", 1)[1].split("\n## ", 1)[0]
    lines = [line[4:] for line in shown.splitlines() if line.startswith("    ") and "..." not in line]
    told = {re.sub(r" \[\d.*", "", line) for line in brief.splitlines()}
    assert lines
    assert not [line for line in lines if line not in told]
