"""`rashomon brief`: read, annotate, link, weigh and tell, in one go."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import Form, finish, progress, tell_failures, write


def brief(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders and patterns of reports.")],
    form: Annotated[Form, typer.Option("--format", "-f", help="How the brief is written.")] = Form.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
) -> None:
    """Read reports and print what they agree on, where they contradict each other, and who says what."""
    from rashomon.archive import open_archive

    with open_archive(progress=progress) as archive:
        added = archive.read(*paths)
        tell_failures(added.failures)
        if added.reports:
            write(archive.brief(form.value), out)
    finish(len(added.reports), added.failures)
