"""`rashomon story`: the brief of one story of an archive."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import Form, open_existing, say, write


def story(
    archive_file: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive file.")],
    id: Annotated[str, typer.Argument(metavar="ID", help="The story's id, or its first characters.")],
    form: Annotated[Form, typer.Option("--format", "-f", help="How the brief is written.")] = Form.TEXT,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
) -> None:
    """Print the brief of one story, by the id that `rashomon stories` shows."""
    with open_existing(archive_file) as archive:
        found = [story for story in archive.stories() if story.id.startswith(id)]
        if len(found) != 1:
            many = f"{len(found)} stories have an id that begins so; give more of it"
            what = many if found else "no story has this id"
            say(f"{archive_file}: {id}: {what}")
            raise typer.Exit(2)
        write(found[0].brief(form.value), out)
