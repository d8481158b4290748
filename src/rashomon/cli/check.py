"""`rashomon check`: whether an archive is whole."""

import typer

from rashomon.cli.common import ArchiveArgument, called, clear, open_existing, say
from rashomon.wording.numbers import counted


def check(archive_file: ArchiveArgument) -> None:
    """Check that an archive is undamaged, every quoted word stands in its report, and all that is derived is right."""
    with open_existing(archive_file) as archive:
        faults = archive.check()
        for fault in faults:
            say(f"{called(archive_file)}: {fault}")
        if faults:
            raise typer.Exit(1)
        clear()
        print(f"{called(archive_file)}: {counted(archive.count(), 'report')}, nothing wrong")
