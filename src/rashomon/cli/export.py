"""`rashomon export`: what was found as a table for statistics."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import (
    AliasesOption,
    AllowPrivate,
    Map,
    aliases_of,
    clear,
    counted,
    fields_of,
    finish,
    is_archive,
    open_existing,
    progress,
    say,
    tell_failures,
)
from rashomon.model import Failure

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.telling.events import EventRow, Table


def export(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, patterns, addresses, or - for stdin; or an archive."),
    ],
    events: Annotated[
        Path, typer.Option("--events", metavar="FILE", help="Write the events here: .csv, .jsonl or .parquet.")
    ],
    aliases: AliasesOption = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Write the events of reports as a table, one row an event with its evidence; docs/codebook.md has the columns."""
    from rashomon.archive import open_archive

    form = _table(events)
    failures: tuple[Failure, ...] = ()
    with ExitStack() as stack:
        if len(paths) == 1 and is_archive(paths[0]):
            archive = stack.enter_context(open_existing(paths[0], aliases))
        else:
            archive = stack.enter_context(open_archive(progress=progress, aliases=aliases_of(aliases)))
            failures = archive.read(*paths, fields=fields_of(named), allow_private=allow_private).failures
        tell_failures(failures)
        reports = archive.count()
        rows = _rows(archive)
    clear()
    if reports:
        _write(rows, events, form)
        say(f"{events}: {counted(len(rows), 'event')} of {counted(reports, 'report')}")
    else:
        say(f"{events}: not written, for there is no report")
    finish(reports, failures)


def _table(file: Path) -> "Table":
    """Return the format that the ending of a file names. Ends with an error where it names none."""
    from rashomon.telling.events import Table

    try:
        return Table(file.suffix.lower().removeprefix("."))
    except ValueError:
        endings = ", ".join(f".{table}" for table in Table)
        raise typer.BadParameter(f"{file}: give a file that ends in {endings}", param_hint="--events") from None


def _rows(archive: "Archive") -> list["EventRow"]:
    """Return the rows of all affairs, reports by their ids, actors under one name throughout an affair."""
    from rashomon.telling.events import table

    rows = [row for case in archive.cases() for row in table(case.reports, case.names)]
    return sorted(rows, key=lambda row: row.report)  # within a report they stay in text order


def _write(rows: list["EventRow"], file: Path, form: "Table") -> None:
    from rashomon.telling.events import Table, parquet, write_csv, write_jsonl

    if form is Table.PARQUET:
        try:
            data = [parquet(rows)]
        except ImportError:
            say(f"{file}: Parquet needs pyarrow; install rashomon[parquet], or write .csv or .jsonl")
            raise typer.Exit(2) from None
    else:
        data = list(write_csv(rows) if form is Table.CSV else write_jsonl(rows))
    try:
        file.write_bytes(b"".join(data))
    except OSError as error:
        say(f"{file}: cannot be written ({error.strerror})")
        raise typer.Exit(2) from None
