"""Paths -> reports: folders and patterns expanded, files read within bounds, a failure for each that gives none."""

import glob
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import NotFound, ReadError, Unreadable
from rashomon.model import Article, Failure

if TYPE_CHECKING:
    from rashomon.reading import FieldMap

STDIN = "-"  # the path that stands for standard input

# A list of names or of sources that somebody wrote is shorter, in bytes.
LONGEST_LIST = 5_000_000


def find_files(paths: Iterable[str | Path]) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Return the files that paths, folders and patterns stand for, by name, and a failure for what is not to be had.

    In a folder every file is a report, at any depth, but hidden ones and what `lies_beside` reports.
    """
    found: set[str] = set()
    failures = []
    for path in map(str, paths):
        here = list(_expand(path))
        found.update(entry for entry in here if isinstance(entry, str))
        failures += [entry for entry in here if isinstance(entry, Failure)]
        if not here:
            failures.append(Failure(name=without_password(path) or "an empty path", reason=_absence(path)))
    return tuple(sorted(found)), tuple(failures)


def without_password(path: str) -> str:
    """Return an address as it may be shown: without the name and password in it."""
    return _PASSWORD.sub("", path)


# An address of any scheme, and what may stand in one before its host: up to the last @, since a password may hold one.
_ADDRESS = re.compile(r"[a-z][a-z\d+.-]*://", re.I)
_PASSWORD = re.compile(r"(?<=://)[^/?#\s]*@")


def _expand(path: str) -> Iterator[str | Failure]:
    here = [path] if path == STDIN or os.path.lexists(path) else glob.glob(path, recursive=True)
    for match in here:
        if os.path.isdir(match):
            yield from _within(match)
        else:
            yield match


def _within(folder: str) -> Iterator[str | Failure]:
    """Yield the reports in a folder, and a failure for each folder in it that may not be read."""
    from rashomon.reading.beside import lies_beside

    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not lies_beside(name)]
        files = [os.path.join(here, name) for name in names if not lies_beside(name)]
        yield from (file for file in files if os.path.isfile(file) or os.path.islink(file))  # no pipes: they never end
    yield from (Failure(name=str(error.filename), reason=_fault(error)) for error in closed)


def read_file(path: str, fields: "FieldMap | None" = None) -> Iterator[Article | Failure]:
    """Yield every report in a file, or in standard input; what cannot be read is a failure."""
    from rashomon.reading import FieldMap, read_stream

    fields = fields or FieldMap()
    if path == STDIN:
        yield from read_stream(sys.stdin.buffer, "standard input", fields=fields)
        return
    try:
        with open(path, "rb") as stream:
            yield from read_stream(stream, path, fields=fields)
    except FileNotFoundError:
        yield Failure(name=path, reason=_absence(path))
    except OSError as error:
        yield Failure(name=path, reason=_fault(error))


# How readers of rows name the place of one: "reports.csv, row 12".
ROW = re.compile(r", row \d+$")


def is_row(entry: Article | Failure) -> bool:
    """Say whether a report, or what gave none, was a row with fields, by the place it is told by."""
    return ROW.search(entry.read_from if isinstance(entry, Article) else entry.name) is not None


def read_list(path: str | Path, what: str) -> str:
    """Return the text of a list that a user wrote: `what` says of what ("table of aliases"). Raises ReadError."""
    name = str(path)
    try:
        with open(path, "rb") as stream:
            data = stream.read(LONGEST_LIST + 1)
    except FileNotFoundError:
        raise NotFound(name, f"there is no such {what}") from None
    except IsADirectoryError:
        raise ReadError(name, f"a folder, not a {what}") from None
    except OSError as error:
        raise ReadError(name, _fault(error)) from None
    if len(data) > LONGEST_LIST:
        raise Unreadable(name, f"too long for a {what}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(name, "not text in UTF-8") from None


def _fault(error: OSError) -> str:
    if isinstance(error, PermissionError):
        what = "folder" if os.path.isdir(error.filename) else "file"
        return f"you may not read this {what} (permission denied); have its owner allow it, or give a copy of your own"
    return f"cannot be read ({(error.strerror or str(error)).lower()})"


def _absence(path: str) -> str:
    """Say why a path stands for no report."""
    if _ADDRESS.match(path):
        return "of addresses only http and https are fetched; save it and give the file"
    if os.path.isdir(path):
        return "no reports in this folder"
    if os.path.islink(path):
        return f"a link that leads to nothing: {os.readlink(path)} is not there"
    if closed := _closed_above(path):
        return f"you may not look into its folder {closed} (permission denied); have its owner allow it"
    return "there is no such file or folder"


def _closed_above(path: str) -> Path | None:
    """Return the nearest folder above a path, where it may not be entered or, for a pattern, not be listed."""
    above = next((folder for folder in Path(path).parents if os.path.isdir(folder)), Path())
    wanted = os.X_OK | os.R_OK if glob.has_magic(path) else os.X_OK
    return None if os.access(above, wanted) else above
