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
    """Return the files that paths, folders and patterns stand for, by name, and a failure for what is not there.

    In a folder every file is a report, at any depth, but hidden ones and what `lies_beside` reports.
    """
    found: set[str] = set()
    failures = []
    for path in map(str, paths):
        here = _expand(path)
        found.update(here)
        if not here:
            failures.append(Failure(name=without_password(path) or "an empty path", reason=_absence(path)))
    return tuple(sorted(found)), tuple(failures)


def without_password(path: str) -> str:
    """Return an address as it may be shown: without the name and password in it."""
    return _PASSWORD.sub("", path)


# An address of any scheme, and what may stand in one before its host: up to the last @, since a password may hold one.
_ADDRESS = re.compile(r"[a-z][a-z\d+.-]*://", re.I)
_PASSWORD = re.compile(r"(?<=://)[^/?#\s]*@")


def _expand(path: str) -> list[str]:
    if path == STDIN:
        return [path]
    if os.path.isdir(path):
        return _within(path)
    if os.path.lexists(path):
        return [path]
    matches = glob.glob(path, recursive=True)
    return [file for match in matches for file in (_within(match) if os.path.isdir(match) else [match])]


def _within(folder: str) -> list[str]:
    from rashomon.reading.beside import lies_beside

    files = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not lies_beside(name)]
        files += [os.path.join(here, name) for name in names if not lies_beside(name)]
    return [file for file in files if os.path.isfile(file)]  # no pipes, which never end


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
    except OSError as error:
        yield Failure(name=path, reason=_fault(error))


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
        return "this file may not be read (permission denied)"
    return f"cannot be read ({(error.strerror or str(error)).lower()})"


def _absence(path: str) -> str:
    """Say why a path stands for no report."""
    if _ADDRESS.match(path):
        return "of addresses only http and https are fetched; save it and give the file"
    if not os.path.isdir(path):
        return "there is no such file or folder"
    may_read = os.access(path, os.R_OK | os.X_OK)
    return "no reports in this folder" if may_read else "you may not read this folder"
