"""`rashomon changes`: what is new, revised or gone in a story since a day."""

from typing import Annotated

import typer

from rashomon.cli.common import ArchiveArgument, OutOption, check_out, open_existing, write
from rashomon.cli.story import StoryArgument, find_story


def changes(
    archive_file: ArchiveArgument,
    id: StoryArgument,
    since: Annotated[
        str, typer.Option(metavar="WHEN", help="A day, or a moment in UTC: 2016-10-13, 2016-10-13T18:00.")
    ],
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    out: OutOption = None,
) -> None:
    """Print what changed in a story since a moment, by when reports were added, each change with its words.

    Contradicted, withdrawn, corrected in an edited report, revised, corroborated since, or new.
    """
    from rashomon.archive.changes import moment_of
    from rashomon.telling.changes import changes_as_json, changes_as_text

    try:
        moment = moment_of(since)
    except ValueError:
        told = f"{since!r} is neither a day nor a moment; write 2016-10-13"
        raise typer.BadParameter(told, param_hint="--since") from None
    check_out(out, [archive_file])
    with open_existing(archive_file) as archive:
        story = find_story(archive, archive_file, id)
        found = archive.changes(story, moment)
    if json:
        write(changes_as_json(found), out)
        return
    write(changes_as_text(found, story.articles), out)
