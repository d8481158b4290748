"""`rashomon add`: read reports into an archive file."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import AllowPrivate, Map, called, fields_of, finish, progress, say, tell_failures, tell_unused


def add(
    archive_file: Annotated[
        str, typer.Argument(metavar="ARCHIVE", help="The archive: a file, made if it is not there, or postgresql://...")
    ],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Reports: files, folders, patterns, addresses of pages and feeds."),
    ] = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports into an archive and annotate them. What it holds already is not read twice; a killed run goes on."""
    from rashomon.archive import open_archive
    from rashomon.store.dialects import is_server

    if not paths:
        say(f"name the archive first, then the reports: rashomon add ARCHIVE {called(archive_file)}")
        raise typer.Exit(2)
    fields = fields_of(named)
    made = not is_server(archive_file) and not Path(archive_file).exists()
    with open_archive(archive_file, progress) as archive:
        added = archive.read(*paths, fields=fields, allow_private=allow_private)
        empty = not archive.count()
    if made and empty:  # made for nothing: a slip in a path leaves no archive behind
        Path(archive_file).unlink(missing_ok=True)
    tell_failures((*added.failures, *added.foreign))
    tell_unused(named, added.rows, added.failures)
    known = len(added.reports) - added.new - added.changed
    changed = f"{added.changed} changed, " if added.changed else ""
    print(f"{called(archive_file)}: {added.new} new, {changed}{known} known already, {len(added.failures)} not read")
    finish(len(added.reports), added.failures)
