"""`rashomon add`: read reports into an archive file."""

from typing import Annotated

import typer

from rashomon.cli.common import finish, progress, tell_failures


def add(
    archive_file: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive file; made if it is not there.")],
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders and patterns of reports.")],
) -> None:
    """Read reports into an archive and annotate them. What it holds already is not read twice; a killed run goes on."""
    from rashomon.archive import open_archive

    with open_archive(archive_file, progress) as archive:
        added = archive.read(*paths)
    tell_failures(added.failures)
    known = len(added.reports) - added.new
    print(f"{archive_file}: {added.new} new, {known} known already, {len(added.failures)} not read")
    finish(len(added.reports), added.failures)
