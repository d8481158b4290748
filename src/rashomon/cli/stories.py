"""`rashomon stories`: which reports tell of one happening."""

import sys
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from rashomon.cli.common import AliasesOption, AllowPrivate, Map, PathsArgument, clear, finish, given, say
from rashomon.exchange import StoryRow, encode
from rashomon.wording.normal import printable
from rashomon.wording.numbers import counted

if TYPE_CHECKING:
    from rashomon.archive import Archive, LinkedStory
    from rashomon.model import Article, Evidence, Link, Storyline, Tie

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
    day = _day(since) if since is not None else None
    if why and (json or lines):
        raise typer.BadParameter("goes with neither --json nor --lines", param_hint="--why")
    with given(paths, aliases, named, allow_private) as read:
        told = _print(read.archive, day, lines, json, why)
        if read.reports and not told:
            say(f"no {'storyline' if lines else 'story'} goes on at or after {day}")
    finish(read.reports, read.failures)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise typer.BadParameter(f"{said!r} is not a day; write 2016-10-13", param_hint="--since") from None


def _print(archive: "Archive", day: date | None, lines: bool, json: bool, why: bool) -> int:
    """Print the stories or storylines that go on at or after a day, and return how many there are."""
    if lines:
        found = archive.storylines(day)
        told = (msgspec.json.encode(one) + b"\n" if json else printable(_storyline(one)).encode() for one in found)
    else:
        tell = _reasons if why else _line
        told = (_rows(story) if json else printable(tell(story)).encode() for story in archive.stories(day))
    number = 0
    for row in told:
        clear()
        sys.stdout.buffer.write(row)
        number += 1
    return number


def _storyline(line: "Storyline") -> str:
    turns = "".join(f"    {turn.day}  {turn.kind}: {turn.why} — {_shown(turn.evidence[0])}\n" for turn in line.turns)
    number = "1 story" if len(line.stories) == 1 else f"{len(line.stories):,} stories"
    return f"{line.id}  {_days(line.begin, line.end):<24}  {number:>11}  {line.title}\n{turns}"


def _shortened(evidence: "Evidence") -> str:
    words = " ".join(evidence.quote.split())
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"


def _shown(evidence: "Evidence") -> str:
    return f"“{_shortened(evidence)}” ({evidence.article})"


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
    reports = {article.id: article for article in story.articles}
    told = [_line(story)]
    for article, tie in zip(story.articles, (None, *story.ties), strict=True):
        told.append(f"    {article.id}  {_named(article)}: {article.title or 'no title'}\n")
        if tie:
            told.append(f"        {_tied(tie, article, reports)}\n")
        if copy := story.lineage.get(article.id):
            told.append(f"        {_copied(copy, reports[copy.left])}\n")
    return "".join(told)


def _named(article: "Article") -> str:
    return f"{article.source.label or 'outlet not named'}, {article.published.value or 'undated'}"


def _tied(tie: "Tie", article: "Article", reports: "Mapping[str, Article]") -> str:
    """Return what joined a report to its story, in words."""
    near = reports.get(tie.near) if tie.near else None
    if near is None:
        return "joined by what the reports between have in common"
    which = f"{near.id} ({_named(near)})"
    if tie.said_by:
        return f"said to be one with {which} by {tie.said_by}"
    return f"most like {which}, {_apart(near.published.value, article.published.value)}: {', '.join(tie.shared)}"


def _apart(left: date | None, right: date | None) -> str:
    if left is None or right is None:
        return "not both dated"
    days = abs((left - right).days)
    return {0: "of the same day", 1: "one day apart"}.get(days, f"{days} days apart")


def _copied(copy: "Link", original: "Article") -> str:
    """Return what a report was copied from, in words."""
    kind = str(copy.copied or "copy") + (" of" if copy.directed else ", beside")
    words = _shortened(copy.passages[0][1])
    return f"{kind} {original.id} ({_named(original)}): {copy.why} — “{words}”"


def _days(first: date | None, last: date | None) -> str:
    return f"{first or 'undated'}" + (f" to {last}" if last != first else "")
