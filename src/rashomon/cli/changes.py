"""`rashomon changes`: what is new, revised or gone in a story since a day."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import open_existing, write
from rashomon.cli.story import find_story


def changes(
    archive_file: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive file.")],
    id: Annotated[str, typer.Argument(metavar="STORY", help="The story's id, or its first characters.")],
    since: Annotated[str, typer.Option(metavar="WHEN", help="A day or a moment: 2016-10-13, 2016-10-13T18:00. UTC.")],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
) -> None:
    """Print what changed in a story since a moment, by when reports were added, each change with its words.

    Contradicted, withdrawn, corrected in an edited report, revised, corroborated since, or new.
    """
    from rashomon.archive.changes import moment_of
    from rashomon.telling.changes import changes_as_json, changes_as_text

    try:
        moment = moment_of(since)
    except ValueError:
        raise typer.BadParameter(f"{since!r} is neither a day nor a moment; write 2016-10-13") from None
    with open_existing(archive_file) as archive:
        story = find_story(archive, archive_file, id)
        found = archive.changes(story, moment)
    if json:
        write(changes_as_json(found), out)
        return
    labels = {article.id: article.source.label or article.title or article.id for article in story.articles}
    labels |= {edited.former: labels[edited.newer] for edited in found.edited}
    write(changes_as_text(found, labels), out)
