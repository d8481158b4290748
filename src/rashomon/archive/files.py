"""Paths -> reports: folders and patterns expanded, files read within bounds, a failure for each that gives none."""

import glob
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from rashomon.model import Article, Failure

# Of a file that is read at once: a page, a text, a feed. JSON Lines are read a row at a time and may be of any size;
# then this bounds the row. Reading has its own, smaller, limits on one page and one text; this one bounds memory.
LARGEST = 64_000_000

# What lies beside reports in a folder, by its ending: the parts of saved pages, notes and settings, archives. Given by
# name, such a file is read and told apart by its content, as any other.
BESIDE = re.compile(
    r".*\.(avif|bmp|css|db(-shm|-wal)?|eot|gif|ico|jpe?g|js|map|md5|mp[34]|otf|png|pyc?|sh|sha256|svg|toml|ttf|webm|webp"
    r"|woff2?|ya?ml)",
    re.IGNORECASE,
)

GZIP = b"\x1f\x8b"
STDIN = "-"  # the path that stands for standard input


def find_files(paths: Iterable[str | Path]) -> tuple[tuple[str, ...], tuple[Failure, ...]]:
    """Return the files that paths, folders and patterns stand for, by name, and a failure for what is not there.

    In a folder every file is a report, at any depth, but hidden ones, those named README, and `BESIDE`.
    """
    found: set[str] = set()
    failures = []
    for path in map(str, paths):
        here = _expand(path)
        found.update(here)
        if not here:
            failures.append(Failure(name=path or "an empty path", reason=_absence(path)))
    return tuple(sorted(found)), tuple(failures)


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
    files = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [os.path.join(here, name) for name in names if _may_be_report(name)]
    return [file for file in files if os.path.isfile(file)]  # no pipes, which never end


def _may_be_report(name: str) -> bool:
    return not name.startswith((".", "README")) and not BESIDE.fullmatch(name)


def read_file(path: str) -> Iterator[Article | Failure]:
    """Yield every report in a file, or in standard input; what cannot be read is a failure."""
    if path == STDIN:
        yield from read_stream(sys.stdin.buffer, "standard input")
        return
    try:
        with open(path, "rb") as stream:
            yield from read_stream(stream, path)
    except OSError as error:
        yield Failure(name=path, reason=f"cannot be read ({(error.strerror or str(error)).lower()})")


def _absence(path: str) -> str:
    """Say why a path stands for no report."""
    if not os.path.isdir(path):
        return "there is no such file or folder"
    may_read = os.access(path, os.R_OK | os.X_OK)
    return "no reports in this folder" if may_read else "you may not read this folder"


def read_stream(stream: BinaryIO, name: str) -> Iterator[Article | Failure]:
    """Yield every report in a stream of bytes, also gzipped. JSON Lines are read row by row, anything else at once."""
    buffered = io.BufferedReader(cast(io.RawIOBase, stream)) if not hasattr(stream, "peek") else stream
    try:
        if buffered.peek(2)[:2] == GZIP:
            with gzip.open(buffered) as unpacked:
                yield from _read(cast(BinaryIO, unpacked), name)
        else:
            yield from _read(buffered, name)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Failure(name=name, reason="a gzip file that is damaged or cut short")


def _read(stream: BinaryIO, name: str) -> Iterator[Article | Failure]:
    from rashomon.reading import read_bytes
    from rashomon.reading.jsonl import begins_rows

    first = stream.readline(LARGEST + 1)
    if begins_rows(first):
        yield from _read_rows(stream, first, name)
        return
    data = first + stream.read(LARGEST + 1 - len(first))
    if len(data) > LARGEST:
        yield Failure(
            name=name, reason=f"larger than {LARGEST // 1_000_000} MB; split it, or give its reports as JSON Lines"
        )
        return
    yield from read_bytes(data, name)


def _read_rows(stream: BinaryIO, first: bytes, name: str) -> Iterator[Article | Failure]:
    from rashomon.reading.jsonl import read_row

    rows = chain([first], iter(lambda: stream.readline(LARGEST + 1), b""))
    for number, row in enumerate(rows, 1):
        if len(row) > LARGEST:
            reason = f"larger than {LARGEST // 1_000_000} MB; what follows is not read"
            yield Failure(name=f"{name}, row {number}", reason=reason)
            return
        if row.strip():
            yield read_row(row, name, number)
