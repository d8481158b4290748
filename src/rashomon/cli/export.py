"""`rashomon export`: what was found as tables for statistics."""

from collections.abc import Sequence
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
    finish,
    given,
    say,
    write_file,
)
from rashomon.wording.numbers import counted

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.telling.events import EventRow
    from rashomon.telling.findings import FindingRow
    from rashomon.telling.tables import Table

ENDINGS = "Write {0} here: .csv, .jsonl or .parquet."


def export(
    paths: PathsArgument,
    events: Annotated[
        Path | None, typer.Option("--events", metavar="FILE", help=ENDINGS.format("the events, a row each,"))
    ] = None,
    findings: Annotated[
        Path | None, typer.Option("--findings", metavar="FILE", help=ENDINGS.format("what is known, a row an account,"))
    ] = None,
    aliases: AliasesOption = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Write the events that reports tell of, or what is known of them, as tables; docs/codebook.md has the columns."""
    wanted = [(file, option) for file, option in ((events, "--events"), (findings, "--findings")) if file]
    if not wanted:
        raise typer.BadParameter("give --events FILE, --findings FILE or both")
    forms = {file: _form(file, option) for file, option in wanted}
    if events and events == findings:
        raise typer.BadParameter("give --events and --findings a file each")
    for file in forms:
        check_out(file, paths)
    with given(paths, aliases, named, allow_private) as read:
        clear()
        if not read.reports:
            say(f"{', '.join(map(str, forms))}: not written, for there is no report")
            finish(0, read.failures)
        of = f"of {counted(read.reports, 'report')}"
        if events:
            say(f"{events}: {counted(_write_events(read.archive, events, forms[events]), 'event')} {of}")
        if findings:
            say(f"{findings}: {counted(_write_findings(read.archive, findings, forms[findings]), 'account')} {of}")
    finish(read.reports, read.failures)


def _form(file: Path, option: str) -> "Table":
    """Return the format that the ending of a file names. Ends with an error where it names none."""
    from rashomon.telling.tables import Table

    try:
        return Table(file.suffix.lower().removeprefix("."))
    except ValueError:
        endings = ", ".join(f".{table}" for table in Table)
        raise typer.BadParameter(f"{file}: give a file that ends in {endings}", param_hint=option) from None


def _write_events(archive: "Archive", file: Path, form: "Table") -> int:
    """Write the events of all affairs, reports by their ids, actors under one name throughout an affair; count them."""
    from rashomon.telling.events import EventRow, table

    rows = [row for case in archive.cases() for row in table(case.reports, case.names)]
    rows.sort(key=lambda row: row.report)  # within a report they stay in text order
    return _write(rows, EventRow, file, form)


def _write_findings(archive: "Archive", file: Path, form: "Table") -> int:
    """Write the accounts of all findings of all affairs; count them."""
    from rashomon.model import Weighed
    from rashomon.telling.findings import FindingRow, findings_table

    rows: list[FindingRow] = []
    for case, weighed in archive.weighings():
        rows += findings_table(case.title, weighed)
        rows += findings_table(case.title, Weighed(findings=archive.withdrawn(case)))
    return _write(rows, FindingRow, file, form)


def _write(
    rows: "Sequence[EventRow | FindingRow]", kind: "type[EventRow | FindingRow]", file: Path, form: "Table"
) -> int:
    from rashomon.telling.tables import write

    try:
        data = b"".join(write(rows, kind, form))
    except ImportError:
        say(f"{file}: Parquet needs pyarrow; install rashomon[parquet], or write .csv or .jsonl")
        raise typer.Exit(2) from None
    write_file(data, file)
    return len(rows)
