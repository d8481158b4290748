"""`rashomon story`: the brief of one story of an archive."""

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.briefing import Telling, telling_options
from rashomon.cli.common import AliasesOption, ArchiveArgument, called, open_existing, say

if TYPE_CHECKING:
    from rashomon.archive import Archive, LinkedStory

# Fewer first characters of an id name a story by chance: of a hundred stories, four are one's alone.
SHORTEST = 4

StoryArgument = Annotated[
    str, typer.Argument(metavar="STORY", help="Its id, as `rashomon stories` lists it, or the first characters of it.")
]


@telling_options
def story(archive_file: ArchiveArgument, id: StoryArgument, telling: Telling, aliases: AliasesOption = None) -> None:
    """Print the brief of one story of an archive."""
    with open_existing(archive_file, aliases) as archive:
        found = find_story(archive, archive_file, id)
        told = telling.write(found.weighings)
    raise typer.Exit(0 if told else 1)


def find_story(archive: "Archive", name: str, id: str) -> "LinkedStory":
    """Return the one story whose id begins so; where there is none, or several, say so and end."""
    if len(id) < SHORTEST:
        least = f"give the id of a story, or {SHORTEST} or more of its first characters"
        least += "" if not id or archive.find_stories(id) else "; no story has one that begins so"
        say(f"{called(name)}: {id or 'an empty id'}: {least}; `rashomon stories {called(name)}` lists them")
        raise typer.Exit(2)
    found = archive.find_stories(id)
    if len(found) != 1:
        many = f"{len(found)} stories have an id that begins so; give more of it"
        none = f"no story has this id; `rashomon stories {called(name)}` lists them"
        say(f"{called(name)}: {id}: {many if found else none}")
        raise typer.Exit(2)
    return found[0]
