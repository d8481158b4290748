"""`rashomon stories`: which reports tell of one happening."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rashomon.cli.common import AliasesOption, AllowPrivate, Map, PathsArgument, clear, finish, given
from rashomon.exchange import StoryRow, encode
from rashomon.wording.numbers import counted

if TYPE_CHECKING:
    from rashomon.archive import Archive, LinkedStory
    from rashomon.model import Evidence, Link, Storyline

# So many characters of the words that show a turning point fit beside it.
QUOTED = 90


def stories(
    paths: PathsArgument,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON row a report: id, story, storyline, published.")
    ] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only stories that go on at or after this day: 2016-10-13.")
    ] = None,
    aliases: AliasesOption = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="The storylines instead, each with the days on which it turned, and why.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Under each story its reports: what joined each, and what it was copied from.")
    ] = False,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """List the stories of an archive, or of reports: which of them tell of one happening."""
    day = _day(since) if since else None
    if why and (json or lines):
        raise typer.BadParameter("goes with neither --json nor --lines", param_hint="--why")
    with given(paths, aliases, named, allow_private) as read:
        _print(read.archive, day, lines, json, why)
    finish(read.reports, read.failures)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise typer.BadParameter(f"{said!r} is not a day; write 2016-10-13", param_hint="--since") from None


def _print(archive: "Archive", day: date | None, lines: bool, json: bool, why: bool) -> None:
    if lines:
        told = (
            msgspec.json.encode(line) + b"\n" if json else _storyline(line).encode() for line in archive.storylines(day)
        )
    else:
        tell = _reasons if why else _line
        told = (_rows(story) if json else tell(story).encode() for story in archive.stories(day))
    for row in told:
        clear()
        sys.stdout.buffer.write(row)


def _storyline(line: "Storyline") -> str:
    turns = "".join(f"    {turn.day}  {turn.kind}: {turn.why} — {_quoted(turn.evidence)}\n" for turn in line.turns)
    number = "1 story" if len(line.stories) == 1 else f"{len(line.stories):,} stories"
    return f"{line.id}  {_days(line.begin, line.end):<24}  {number:>11}  {line.title}\n{turns}"


def _quoted(evidence: "Sequence[Evidence]") -> str:
    words = " ".join(evidence[0].quote.split())
    return f"“{words if len(words) <= QUOTED else words[:QUOTED].rsplit(' ', 1)[0] + ' …'}” ({evidence[0].article})"


def _rows(story: "LinkedStory") -> bytes:
    return b"".join(
        encode(StoryRow(id=a.id, story=story.id, storyline=story.storyline, published=a.published.value))
        for a in story.articles
    )


def _line(story: "LinkedStory") -> str:
    days = _days(story.story.begin, story.story.end)
    reports = counted(len(story.story.articles), "report")
    return f"{story.id}  {days:<24}  {reports:>11}  {story.title}\n"


def _reasons(story: "LinkedStory") -> str:
    """Return a story's line, and under it each report with what joined it and what it is a copy of."""
    told = [_line(story)]
    for id, why in zip(story.story.articles, ("", *story.story.why), strict=True):
        told.append(f"    {id}  {why}".rstrip() + "\n")
        if copy := story.lineage.get(id):
            told.append(f"        {_copied(copy)} — {_quoted([words[1] for words in copy.passages])}\n")
    return "".join(told)


def _copied(copy: "Link") -> str:
    kind, _, why = copy.why.partition(": ")
    return f"{kind} of {copy.left}: {why}" if copy.directed else f"{kind}, beside {copy.left}: {why}"


def _days(first: date | None, last: date | None) -> str:
    return f"{first or 'undated'}" + (f" to {last}" if last != first else "")
