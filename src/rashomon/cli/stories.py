"""`rashomon stories`: which reports tell of one happening."""

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import (
    Map,
    clear,
    counted,
    fields_of,
    finish,
    is_archive,
    open_existing,
    progress,
    tell_failures,
)
from rashomon.errors import StoreError
from rashomon.exchange import StoryRow, encode

if TYPE_CHECKING:
    from rashomon.archive import LinkedStory


def stories(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="An archive file, or reports.")],
    json: Annotated[
        bool, typer.Option("--json", help="One JSON row a report: id, story, storyline, published.")
    ] = False,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only stories that go on at or after this day.")
    ] = None,
    named: Map = None,
) -> None:
    """List the stories of an archive, or of reports: which of them tell of one happening."""
    from rashomon.archive import open_archive

    if any(map(is_archive, paths)):
        if len(paths) > 1:
            raise StoreError(next(filter(is_archive, paths)), "an archive stands alone: add the reports to it first")
        with open_existing(paths[0]) as archive:
            _print(archive.stories(since.date() if since else None), json)
        return
    fields = fields_of(named)
    with open_archive(progress=progress) as archive:
        added = archive.read(*paths, fields=fields)
        tell_failures(added.failures)
        _print(archive.stories(since.date() if since else None), json)
    finish(len(added.reports), added.failures)


def _print(found: Sequence["LinkedStory"], json: bool) -> None:
    clear()
    for story in found:
        sys.stdout.buffer.write(_rows(story) if json else _line(story).encode())


def _rows(story: "LinkedStory") -> bytes:
    return b"".join(
        encode(StoryRow(id=a.id, story=story.id, storyline=story.storyline, published=a.published.value))
        for a in story.articles
    )


def _line(story: "LinkedStory") -> str:
    first, last = story.story.begin, story.story.end
    days = f"{first or 'undated'}" + (f" to {last}" if last != first else "")
    reports = counted(len(story.story.articles), "report")
    return f"{story.id}  {days:<24}  {reports:>11}  {story.title}\n"
