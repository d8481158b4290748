"""`rashomon export`: what was found as a table for statistics."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import (
    AliasesOption,
    AllowPrivate,
    Map,
    PathsArgument,
    check_out,
    clear,
    counted,
    finish,
    given,
    say,
)

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.telling.events import EventRow, Table


def export(
    paths: PathsArgument,
    events: Annotated[
        Path, typer.Option("--events", metavar="FILE", help="Write the events here: .csv, .jsonl or .parquet.")
    ],
    aliases: AliasesOption = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Write the events of reports as a table, one row an event with its evidence; docs/codebook.md has the columns."""
    form = _table(events)
    check_out(events)
    with given(paths, aliases, named, allow_private) as read:
        rows = _rows(read.archive)
    clear()
    if read.reports:
        _write(rows, events, form)
        say(f"{events}: {counted(len(rows), 'event')} of {counted(read.reports, 'report')}")
    else:
        say(f"{events}: not written, for there is no report")
    finish(read.reports, read.failures)


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
