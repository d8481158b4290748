"""The agenda: what reports announce for some day and no history tells, and what became of it, in the reports' words.

A plan has a history only where its sides have names; "the dead will be buried on Friday" and "lawmakers are to vote on
Tuesday" have none, and say more in their own words than in ours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.model import Evidence, History, Mention, Phase
from rashomon.telling.announced import Item, find_items
from rashomon.telling.became import Outcome
from rashomon.telling.brief import Line, Plan
from rashomon.telling.citing import count_marks, has_words, topic_marks
from rashomon.telling.courses import Course, find_courses
from rashomon.telling.dating import Days
from rashomon.telling.desk import Desk
from rashomon.telling.naming import MOST_NAMED, first_of
from rashomon.telling.quotations import as_quoted
from rashomon.telling.verbatim import in_one_line
from rashomon.wording.days import day_in_words, days_in_words


@dataclass(frozen=True)
class Told:
    """A plan as it is told: its days, and whether it is still to come."""

    days: Days
    is_coming: bool
    line: Plan


def find_agenda(desk: Desk, told: Iterable[Line], histories: Sequence[History]) -> Iterator[Told]:
    """Yield what is announced for some day, and what became of it, but what some lines or histories tell."""
    known = _known(histories, desk)
    numbers = {number for line in told for number in line.references}
    passages = [one.evidence for one in desk.notes.references() if one.number in numbers]
    items = [item for report in desk.case.reports for item in find_items(report, known, desk)]
    free = [
        item
        for item in items
        if not any(_overlap(item.passage, passage) for passage in passages) and not _is_known(item, histories)
    ]
    for course in find_courses(free, desk):
        if any(_overlap(one.passage, passage) for one in course.outcomes for passage in passages):
            continue
        days = course.days
        over = course.phase in (Phase.HELD, Phase.CANCELLED) or days is None or desk.is_past(days)
        yield Told(days or NO_DAY, not over, _line(course, desk, is_over=over))


NO_DAY = (date.max, date.max)


def is_on_agenda(passage: Evidence, lines: Iterable[Line]) -> bool:
    """Say whether a sentence stands, in its own words, among some lines."""
    words = as_quoted(in_one_line(passage))
    return any(words in line.text for line in lines)


def _known(histories: Sequence[History], desk: Desk) -> frozenset[Mention]:
    """Return the mentions of the plans that have a history."""
    told = {id for history in histories for id in (history.subject_id, *history.others)}
    return frozenset(m for h in desk.case.happenings if h.id in told for m in h.mentions)


def _is_known(item: Item, histories: Sequence[History]) -> bool:
    """Say whether a sentence tells of a plan that has a history: on its day, with most of its names."""
    for history in histories:
        marks = topic_marks(history.topic)
        if item.days in (history.span, history.stands) and 2 * count_marks(item.passage.quote, marks) > len(marks):
            return True
    return False


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.span.overlaps(other.span)


def _line(course: Course, desk: Desk, *, is_over: bool) -> Plan:
    """Tell a plan: what became of it first, then how it was announced."""
    parts = [_outcome(one, desk) for one in reversed(_told_once(course))]
    passages = [one.passage for one in reversed(course.outcomes)]
    if course.items:
        words, cited = _announced(course.items, desk, dated=not parts)
        head = f"announced for {_days(course.items[0].days)}: " if parts else UNKNOWN if is_over else ""
        parts.append(f"{head}{words}")
        passages += cited
    return Plan(
        text="; ".join(parts),
        references=desk.notes.number(passages),
        state=STATES[course.phase] if course.phase else "planned",
        is_moved=course.is_moved,
    )


UNKNOWN = "Planned, with no word found of what became of it: "
STATES: Mapping[Phase, Literal["planned", "held", "called off"]] = {
    Phase.HELD: "held",
    Phase.CANCELLED: "called off",
    Phase.MOVED: "planned",
}
HEADS = {Phase.HELD: "Done", Phase.CANCELLED: "Called off", Phase.MOVED: "Moved"}


def _told_once(course: Course) -> list[Outcome]:
    """Return what became of a plan, each day to which it was moved once, and once that it was done or is off."""
    first: dict[tuple[Phase, Days | None], Outcome] = {}
    for outcome in course.outcomes:
        first.setdefault((outcome.turn.phase, outcome.turn.now), outcome)
    return list(first.values())


def _outcome(outcome: Outcome, desk: Desk) -> str:
    """Tell what became of a plan, in the words of a report."""
    now = f" to {_days(outcome.turn.now)}" if outcome.turn.now else ""
    voice = desk.voice(outcome.statement)
    return f"{HEADS[outcome.turn.phase]}{now}: {as_quoted(outcome.words)} — {voice}"


def _announced(items: Sequence[Item], desk: Desk, *, dated: bool) -> tuple[str, list[Evidence]]:
    """Tell a plan in the shortest of its sentences, with its day and who says so, by the reports that have it so."""
    days = items[0].days
    first = min((item for item in items if item.days == days), key=lambda item: len(item.words))
    group = [item for item in items if item is first or has_words(first.words, item.passage.quote)]
    voices = first_of((desk.voice(item.statement) for item in group), MOST_NAMED)
    unsure = desk.if_dated([item.statement for item in group])
    on = f" ({_days(days)}{unsure})" if dated and str(days[0].year) not in first.words else ""
    passages = [first.passage, *(item.passage for item in items if item is not first)]
    return f"{as_quoted(first.words)}{on} — {voices}", passages


def _days(days: Days) -> str:
    begin, end = days
    if begin == end:
        return day_in_words(begin)
    return f"{day_in_words(begin)} and {day_in_words(end)}" if (end - begin).days == 1 else days_in_words(begin, end)
