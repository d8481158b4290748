"""`rashomon judge`: what a person decides about stories, kept with who, when and why."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from rashomon.cli.common import called, open_existing, say
from rashomon.cli.story import SHORTEST
from rashomon.wording.numbers import counted

if TYPE_CHECKING:
    from rashomon.archive import Archive, LinkedStory
    from rashomon.archive.judging import Judgement, Pairs
    from rashomon.model import Verdict


class Action(StrEnum):
    """What can be decided."""

    SAME = "same"
    DIFFERENT = "different"
    MERGE = "merge"
    SPLIT = "split"
    LIST = "list"
    WITHDRAW = "withdraw"


def judge(
    archive_file: Annotated[str, typer.Argument(metavar="ARCHIVE", help="The archive: a file, or postgresql://...")],
    action: Annotated[
        Action,
        typer.Argument(
            metavar="WHAT",
            help="same|different REPORT REPORT...; merge STORY STORY...; split STORY REPORT...; list; withdraw NUMBER",
            show_default=False,
        ),
    ],
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID...]", help="Ids, or their first characters.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides: required, except for list.")] = "",
    why: Annotated[str, typer.Option("--why", help="The reason, kept with the decision.")] = "",
) -> None:
    """Say that reports are, or are not, of one story. Every rebuild honours it; nothing is erased."""
    from rashomon.archive import judging

    with open_existing(archive_file) as archive:
        if action is Action.LIST:
            for judgement in archive.judgements():
                print(_line(judgement))
            if not archive.judgements():
                say(f"{called(archive_file)}: nobody has judged anything yet")
            return
        if not by:
            which = "" if ids else "say which, by ids as `rashomon stories` lists them, and "
            _refuse(f"{which}say who decides, with --by NAME")
        now = datetime.now(UTC)
        if action is Action.WITHDRAW:
            archive.withdraw(_number(archive, ids or []), by, now, why)
        else:
            pairs, verdict = _decision(archive, action, ids or [])
            archive.judge(pairs, verdict, by, now, why)
        judged = archive.judgements()
        print(f"kept: {_line(judged[-1])}")
        for other in judging.contradicted(judged):
            say(f"it contradicts judgement {other.number} by {judging.signed(other.links[0])}, which it replaces there")


def _decision(archive: "Archive", action: Action, ids: Sequence[str]) -> "tuple[Pairs, Verdict]":
    """Return the pairs of reports that an action is about, and what it says of them."""
    from rashomon.archive import judging
    from rashomon.model import Verdict

    stories = archive.stories()
    reports = [id for story in stories for id in story.story.articles]
    if len(set(ids)) < 2:
        _refuse(f"{action} needs two ids or more, each another")
    if action is Action.SAME:
        return judging.same([_find(id, reports, "report") for id in ids]), Verdict.SAME
    if action is Action.DIFFERENT:
        return judging.different([_find(id, reports, "report") for id in ids]), Verdict.DIFFERENT
    if action is Action.MERGE:
        return judging.same([id for story in ids for id in _reports(stories, story)]), Verdict.SAME
    story = _reports(stories, ids[0])
    out = [_find(id, story, "report of this story") for id in ids[1:]]
    if set(out) == set(story):
        _refuse("these are all reports of the story: nothing would be left to split them from")
    return judging.split(story, out), Verdict.DIFFERENT


def _reports(stories: "Sequence[LinkedStory]", id: str) -> list[str]:
    found = _find(id, [story.id for story in stories], "story")
    return [report for story in stories if story.id == found for report in story.story.articles]


def _find(id: str, known: Sequence[str], what: str) -> str:
    """Return the one known id that this is, or begins: so little of one as fits by chance decides nothing."""
    found = [id] if id in known else [other for other in known if id and other.startswith(id)]
    if found and id not in known and len(id) < SHORTEST:
        _refuse(f"{id}: give the whole id, or {SHORTEST} or more of its first characters")
    if len(found) != 1:
        wrong = (
            f"{len(found)} ids begin so; give more of it"
            if found
            else f"no {what} has this id; `rashomon stories ARCHIVE --why` lists them"
        )
        _refuse(f"{id or 'an empty id'}: {wrong}")
    return found[0]


def _number(archive: "Archive", ids: Sequence[str]) -> int:
    known = len(archive.judgements())
    if len(ids) != 1 or ids[0] not in map(str, range(1, known + 1)):
        _refuse(f"withdraw needs the number of one judgement: there are {known}, see `rashomon judge ARCHIVE list`")
    return int(ids[0])


# How a verdict is called.
_VERDICTS = {"same": "same", "different": "different", "unsure": "undecided"}


def _line(judgement: "Judgement") -> str:
    from rashomon.archive.judging import at, signed

    first = judgement.links[0]
    verdicts = " and ".join(sorted({_VERDICTS[link.verdict] for link in judgement.links}))
    said = f"withdraws {judgement.withdraws}" if judgement.withdraws else verdicts
    reports = ", ".join(judgement.reports[:6])
    more = counted(len(judgement.reports) - 6, "more report") if len(judgement.reports) > 6 else ""
    told = f"{judgement.number}  {at(first)}  {first.decided_by}: {said}: {reports}"
    told += (f" and {more}" if more else "") + (f" ({first.why})" if first.why else "")
    return told + (f"; withdrawn by {signed(judgement.withdrawn)}" if judgement.withdrawn else "")


def _refuse(reason: str) -> NoReturn:
    say(reason)
    raise typer.Exit(2)
