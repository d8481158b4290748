"""`rashomon story`: the brief of one story of an archive."""

from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.briefing import (
    Form,
    FormOption,
    Length,
    LengthOption,
    ModelOption,
    OutOption,
    SourcesOption,
    WriterOption,
    make_writer,
    write_brief,
)
from rashomon.cli.common import AliasesOption, called, open_existing, say

if TYPE_CHECKING:
    from rashomon.archive import Archive, LinkedStory


def story(
    archive_file: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive file.")],
    id: Annotated[str, typer.Argument(metavar="ID", help="The story's id, or its first characters.")],
    form: FormOption = Form.TEXT,
    length: LengthOption = Length.FULL,
    out: OutOption = None,
    sources: SourcesOption = None,
    aliases: AliasesOption = None,
    writer_url: WriterOption = None,
    model: ModelOption = None,
) -> None:
    """Print the brief of one story, by the id that `rashomon stories` shows."""
    writer = make_writer(writer_url, model)
    with open_existing(archive_file, aliases) as archive:
        found = find_story(archive, archive_file, id)
        affair = ((found.case, found.weighed),)
        told = write_brief(lambda: affair, form, length, out, sources, writer)
    raise typer.Exit(0 if told else 1)


def find_story(archive: "Archive", name: str, id: str) -> "LinkedStory":
    """Return the one story whose id begins so; where there is none, or several, say so and end."""
    found = archive.find_stories(id)
    if len(found) != 1:
        many = f"{len(found)} stories have an id that begins so; give more of it"
        say(f"{called(name)}: {id}: {many if found else 'no story has this id'}")
        raise typer.Exit(2)
    return found[0]
