"""The agenda: what reports announce for some day and no history tells, and what became of it, in the reports' words.

A plan has a history only where its sides have names; "the dead will be buried on Friday" and "lawmakers are to vote on
Tuesday" have none, and say more in their own words than in ours.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rashomon.model import Evidence, History, Mention, Phase
from rashomon.telling.announced import Item, find_items, is_turned
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
    """A plan as it is told: its days, whether it is still to come, and the histories that it is of."""

    days: Days
    is_coming: bool
    line: Plan
    histories: tuple[History, ...]
    announced: tuple[Evidence, ...]

    @property
    def is_overtaken(self) -> bool:
        """Whether the sentences that announced it tell as coming what is past, moved or off."""
        return not self.is_coming or self.line.is_moved


def find_agenda(desk: Desk, lines: Sequence[tuple[History, Plan]]) -> Iterator[Told]:
    """Yield what is announced for some day, and what became of it; what a history tells only where it misses that.

    `lines` are the histories as they are told by themselves.
    """
    histories = [history for history, _ in lines]
    known = _known(histories, desk)
    open = {history: _items_of(history, desk) for history in histories if is_open(history)}
    closed = [line for history, line in lines if history not in open]
    passages = _passages(closed, desk)
    items = [item for report in desk.case.reports for item in find_items(report, known, desk)]
    free = [
        item
        for item in items
        if not any(_overlap(item.passage, passage) for passage in _passages([line for _, line in lines], desk))
        and not _is_known(item, histories)
    ]
    for course in find_courses([*free, *(item for some in open.values() for item in some)], desk):
        if any(_overlap(one.passage, passage) for one in course.outcomes for passage in passages):
            continue
        of = tuple(history for history in open if _is_of(history, course, open[history], desk))
        if of and not course.outcomes:
            continue
        over = course.phase in (Phase.HELD, Phase.CANCELLED) or course.days is None or desk.is_past(course.days)
        line, announced = _line(course, desk, is_over=over), tuple(item.passage for item in course.items)
        yield Told(course.days or NO_DAY, not over, line, of, announced)


def is_open(history: History) -> bool:
    """Say whether a history tells of a day to which nothing more is told."""
    return history.outcome is None and not history.is_moved and history.stands is not None


def _is_of(history: History, course: Course, items: Sequence[Item], desk: Desk) -> bool:
    """Say whether a course is of a history's plan: by a sentence that announces it, or that moved it to its day."""
    passages = [desk.notes.passage(step.statement.evidence, ()) for step in history.steps]
    return any(item in course.items for item in items) or any(one.passage in passages for one in course.outcomes)


def _items_of(history: History, desk: Desk) -> list[Item]:
    """Return the sentences that announce the plan of a history, but those that only move it to its day."""
    items = []
    for step in history.steps:
        words, article = step.statement.evidence, step.statement.evidence.article
        passage, report = desk.notes.passage(words, ()), desk.reports[article]
        if history.stands and not is_turned(passage, report):
            told, on = in_one_line(passage), step.day or desk.last
            items.append(Item(passage, told, words.quote, told, history.stands, step.statement, on))
    return items


def _passages(lines: Iterable[Line], desk: Desk) -> list[Evidence]:
    numbers = {number for line in lines for number in line.references}
    return [one.evidence for one in desk.notes.references() if one.number in numbers]


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
