"""Paths that stand for no report: what is said of each, and what is read beside it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rashomon.archive.files import find_files, read_file
from rashomon.model import Failure


@contextmanager
def closed(path: Path) -> Iterator[None]:
    """Take away the right to read a file or folder for a while."""
    path.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("whoever runs this may read everything")
        yield
    finally:
        path.chmod(0o700)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "clips" / "inner" / "a.txt"
    path.parent.mkdir(parents=True)
    path.write_text("Ten people died.", encoding="utf-8")
    return path


def why(path: Path | str) -> str:
    """Return why a path gives no report."""
    files, missing = find_files([path])
    reasons = [failure.reason for failure in missing]
    reasons += [found.reason for file in files for found in read_file(file) if isinstance(found, Failure)]
    (reason,) = reasons
    return reason


def test_a_file_that_may_not_be_read_says_so(report: Path) -> None:
    with closed(report):
        assert why(report).startswith("you may not read this file (permission denied)")


def test_a_closed_folder_within_a_folder_is_named(report: Path) -> None:
    with closed(report.parent):
        assert why(report.parents[1]).startswith("you may not read this folder (permission denied)")


@pytest.mark.parametrize("name", ["a.txt", "*.txt"])
def test_a_file_in_a_closed_folder_is_not_said_to_be_missing(report: Path, name: str) -> None:
    with closed(report.parent):
        assert why(report.parent / name).startswith(f"you may not look into its folder {report.parent}")


def test_a_link_that_leads_nowhere_says_where_it_leads(report: Path) -> None:
    (report.parent / "b.txt").symlink_to("gone.txt")
    assert why(report.parent / "b.txt") == "a link that leads to nothing: gone.txt is not there"
    assert find_files([report.parent])[0] == (str(report), str(report.parent / "b.txt"))


def test_a_pipe_in_a_folder_is_no_report(report: Path) -> None:
    os.mkfifo(report.parent / "pipe")
    assert find_files([report.parent]) == ((str(report),), ())
