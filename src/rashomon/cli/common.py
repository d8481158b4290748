"""What the verbs share: where output and failures go, and what the exit status says."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from rashomon.errors import StoreError
from rashomon.model import Failure
from rashomon.wording.normal import printable

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.archive.aliases import Aliases
    from rashomon.reading import FieldMap

SQLITE = b"SQLite format 3\x00"

# How archives are named: no report is.
NAMED = (".db", ".sqlite", ".sqlite3")

PathsArgument = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, patterns, addresses, or - for stdin; or an archive."),
]

ArchiveArgument = Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive: a file, or postgresql://...")]

OutOption = Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")]

# The option that `add`, `brief` and `annotate` have alike.
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch also from hosts inside your own network.")]

# What the fields of rows mean, where they have names of their own.
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="MEANING=FIELD",
        help="Say which field of JSON or CSV holds what, if none is found: --map text=body --map published=day.",
    ),
]


def fields_of(said: list[str] | None) -> "FieldMap | None":
    """Return what `--map` says. Raises ReadError where that cannot be understood."""
    if not said:
        return None
    from rashomon.reading import read_field_map

    return read_field_map(said)


def tell_unused(said: list[str] | None, rows: int, failures: Sequence[Failure]) -> None:
    """Say that what `--map` says was of no use, where nothing that was read has fields."""
    if said and not rows and not failures:
        say(f"--map {' '.join(said)}: not used: only JSON, JSON Lines and CSV have fields, and none of these is such")


def is_archive(path: str) -> bool:
    """Say whether a path is an archive rather than reports: a database on a server, or a file by its first bytes."""
    from rashomon.store.dialects import is_server

    if is_server(path):
        return True
    try:
        with open(path, "rb") as file:
            return file.read(len(SQLITE)) == SQLITE
    except OSError:
        return False


AliasesOption = Annotated[
    Path | None,
    typer.Option("--aliases", metavar="FILE", help="A file of names and what to call them, a pair a line."),
]


def aliases_of(path: Path | None) -> "Aliases":
    """Return the names that a user wants used. Raises ReadError."""
    from rashomon.archive.aliases import NO_ALIASES, read_aliases

    return read_aliases(path) if path else NO_ALIASES


def open_existing(path: str, aliases: Path | None = None) -> "Archive":
    """Open an archive that must be there already."""
    from rashomon.archive import open_archive
    from rashomon.store.dialects import is_server

    names = aliases_of(aliases)
    if is_server(path):
        return open_archive(path, progress, aliases=names)
    if not path:
        raise StoreError("an empty path", "this is no archive")
    if not Path(path).exists():
        raise StoreError(path, "there is no such archive; `rashomon add` makes one")
    if Path(path).is_dir():
        raise StoreError(path, "this is a folder, not an archive file")
    if os.access(path, os.R_OK) and not is_archive(path):
        raise StoreError(path, "this file is not a Rashomon archive")
    return open_archive(path, progress, aliases=names)


@dataclass(frozen=True)
class Given:
    """What a verb was given: an archive with reports, how many these are, and what could not be read."""

    archive: "Archive"
    reports: int
    failures: Sequence[Failure] = ()


@contextmanager
def given(
    paths: Sequence[str], aliases: Path | None = None, named: list[str] | None = None, allow_private: bool = False
) -> Iterator[Given]:
    """Open the archive that is given alone, or read reports into one that is forgotten, telling what cannot be read."""
    from rashomon.archive import open_archive

    for path in paths:
        if Path(path).suffix in NAMED and Path(path).is_file() and os.access(path, os.R_OK) and not is_archive(path):
            raise StoreError(path, "this file is not a Rashomon archive")
    archives = [path for path in paths if is_archive(path)]
    if archives and len(paths) > 1:
        raise StoreError(called(archives[0]), "an archive stands alone: add the reports to it first")
    if archives:
        if named:
            say(
                f"--map {' '.join(named)}: not used: an archive's reports are read already; give it with `rashomon add`"
            )
        with open_existing(archives[0], aliases) as archive:
            yield Given(archive, archive.count())
        return
    fields = fields_of(named)
    with open_archive(progress=progress, aliases=aliases_of(aliases)) as archive:
        added = archive.read(*paths, fields=fields, allow_private=allow_private)
        tell_failures((*added.failures, *added.foreign))
        tell_unused(named, added.rows, added.failures)
        yield Given(archive, len(added.reports), added.failures)


def called(archive: str) -> str:
    """Return what an archive is called in messages: a server's address without its password."""
    from rashomon.store.dialects import shown

    return shown(archive)


def check_out(out: Path | None, read: Sequence[str | Path]) -> None:
    """Raise OSError where a file cannot be written, or is one that is read, before the work is done."""
    if out is None:
        return
    if out.is_dir():
        raise OSError(errno.EISDIR, "a folder; give a file", str(out))
    if not out.parent.is_dir():
        raise OSError(errno.ENOENT, "there is no such folder", str(out))
    if out.is_file() and any(Path(path).is_file() and out.samefile(path) for path in read):
        raise OSError(errno.EEXIST, "this is what is read; write to another file", str(out))


def write(text: str, out: Path | None) -> None:
    """Write to a file, or to standard output."""
    clear()
    text = text.rstrip("\n") + "\n"
    if out is None:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        write_file(text.encode(), out)


def write_file(data: bytes, out: Path) -> None:
    """Write a file. Raises OSError, which names it also where the disk is full."""
    try:
        out.write_bytes(data)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(out)) from None


def say(line: str) -> None:
    """Say one line to the person, on standard error."""
    clear()
    print(printable(line), file=sys.stderr, flush=True)


def tell_failures(failures: Sequence[Failure]) -> None:
    """Say one line for each input that gave no report, or of whose report nothing can be told."""
    clear()
    for failure in failures:
        say(f"{failure.name}: {failure.reason}")


def progress(what: str, done: int) -> None:
    """Show how far the work is, where a person is watching, on a line that is written over."""
    if sys.stderr.isatty():
        print(f"\r{done:,} {what}\x1b[K", end="", file=sys.stderr, flush=True)


def clear() -> None:
    """Take away what `progress` shows."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def finish(read: int, failures: Sequence[Failure]) -> NoReturn:
    """End with the status that says how reading went: 0 all read, 1 some failed, 2 nothing could be read."""
    if not read:
        raise typer.Exit(2)
    raise typer.Exit(1 if failures else 0)
