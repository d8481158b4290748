"""`rashomon check`: whether an archive is whole."""

from typing import Annotated

import typer

from rashomon.cli.common import called, clear, counted, open_existing, say


def check(archive_file: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive file.")]) -> None:
    """Check that an archive is undamaged, every quoted word stands in its report, and all that is derived is right."""
    with open_existing(archive_file) as archive:
        faults = archive.check()
        for fault in faults:
            say(f"{called(archive_file)}: {fault}")
        if faults:
            raise typer.Exit(1)
        clear()
        print(f"{called(archive_file)}: {counted(archive.count(), 'report')}, nothing wrong")
