"""`rashomon brief`: read, annotate, link, weigh and tell, in one go."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import (
    AllowPrivate,
    Form,
    Map,
    fields_of,
    finish,
    is_archive,
    open_existing,
    progress,
    tell_failures,
    write,
)


def brief(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, patterns, addresses, or - for stdin; or an archive."),
    ],
    form: Annotated[Form, typer.Option("--format", "-f", help="How the brief is written.")] = Form.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and print what they agree on, where they contradict each other, and who says what."""
    from rashomon.archive import open_archive

    if len(paths) == 1 and is_archive(paths[0]):
        with open_existing(paths[0]) as archive:
            write(archive.brief(form.value), out)
        return
    fields = fields_of(named)
    with open_archive(progress=progress) as archive:
        added = archive.read(*paths, fields=fields, allow_private=allow_private)
        tell_failures(added.failures)
        if added.reports:
            write(archive.brief(form.value), out)
    finish(len(added.reports), added.failures)
