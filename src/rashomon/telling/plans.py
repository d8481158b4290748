"""What comes next, and what became of plans: each as one history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from rashomon.model import Evidence, Grain, History, Modality, Phase, Step, Topic, WhenBasis
from rashomon.telling.agenda import find_agenda
from rashomon.telling.announced import is_wish
from rashomon.telling.brief import Entry, Plan
from rashomon.telling.citing import Marks, topic_marks
from rashomon.telling.clauses import capitalised, happened, planned, the, when, without_weekday
from rashomon.telling.desk import Desk
from rashomon.telling.sentences import says_enough
from rashomon.wording.days import day_in_words

NO_DAY = (date.max, date.max)

TOLD = {
    Phase.ANNOUNCED: "announced",
    Phase.CONFIRMED: "confirmed",
    Phase.DOUBTED: "doubted",
    Phase.DENIED: "denied",
    Phase.MOVED: "moved",
    Phase.CANCELLED: "called off",
    Phase.HELD: "held",
}


@dataclass(frozen=True)
class Plans:
    """The plans of an affair: those to come, the next first, and those whose outcome is told or whose day is past.

    `overtaken` are the sentences that tell as coming what is past, moved or off.
    """

    coming: tuple[Plan, ...]
    past: tuple[Plan, ...]
    overtaken: tuple[Evidence, ...]


def find_plans(desk: Desk) -> Plans:
    """Return the plans of an affair, each told once, with what became of it."""
    histories = sorted(_histories(desk), key=lambda h: (h.stands or NO_DAY, h.subject, h.subject_id))
    lines = [(history, _told(history, desk)) for history in histories]
    agenda = list(find_agenda(desk, lines))
    again = {history.subject_id for told in agenda for history in told.histories}
    coming = [(told.days, told.line) for told in agenda if told.is_coming]
    past = [(told.days, told.line) for told in agenda if not told.is_coming]
    for history, line in lines:
        if history.subject_id not in again:
            ahead = history.outcome is None and not _is_past(history, desk)
            (coming if ahead else past).append(((history.stands if ahead else history.span) or NO_DAY, line))
    return Plans(
        coming=tuple(line for _, line in sorted(coming, key=lambda one: one[0])),
        past=tuple(line for _, line in sorted(past, key=lambda one: one[0])),
        overtaken=tuple(passage for told in agenda if told.is_overtaken for passage in told.announced),
    )


def _told(history: History, desk: Desk) -> Plan:
    """Tell a plan that has a history: as to come, or with what became of it."""
    if history.outcome is None and not _is_past(history, desk):
        return _line(history, f"{planned(now(history))}{_on(history)}", desk)
    return _past(history, desk)


def _past(history: History, desk: Desk) -> Plan:
    """Tell a plan whose outcome is told, or whose day is past, with what became of it."""
    if history.outcome is Phase.HELD:
        first = f"; it was first to be{_first(history)}" if history.is_moved else ", as planned"
        return _line(history, f"{happened(now(history))}{_on(history)}{first}", desk)
    became = "that was called off" if history.outcome is Phase.CANCELLED else "no report says whether it came to be"
    return _line(history, f"{planned(now(history), was=True)}{_on(history)}; {became}", desk)


def find_moved(desk: Desk) -> Iterator[Entry]:
    """Yield the plans that were moved, on the day that each was to be first and, where it was not held, on its new."""
    for history in _histories(desk):
        marks = topic_marks(history.topic)
        if not history.is_moved or history.outcome is Phase.CANCELLED:
            continue
        moves = [step for step in history.steps if step.phase is Phase.MOVED]
        if history.span:
            words = f"{planned(history.topic, was=True)}; moved{_to(moves[-1])}"
            told = (step.statement.evidence for step in history.steps if step.phase is not Phase.HELD)
            cited = desk.notes.cite(told, marks, history.span)
            begin, end = history.span
            yield Entry(begin=begin, end=end, state=Modality.PLANNED, text=capitalised(words), references=cited)
        if history.stands and history.stands != history.span and history.outcome is None:
            words = planned(now(history), was=desk.is_past(history.stands))
            cited = desk.notes.cite([moves[-1].statement.evidence], marks, history.stands)
            begin, end = history.stands
            yield Entry(begin=begin, end=end, state=Modality.PLANNED, text=capitalised(words), references=cited)


def _histories(desk: Desk) -> list[History]:
    told = (h for h in desk.weighed.histories if says_enough(h.topic, h.span is not None))
    return [h for h in told if not all(is_wish(step.statement.evidence, desk) for step in h.steps)]


# A plan without a day that nobody told of in the last week of the reports is no news of what comes next.
FORGOTTEN = timedelta(days=7)


def _is_past(history: History, desk: Desk) -> bool:
    """Say whether the day of a plan lies before the last report, or that of a plan without one was long ago."""
    if history.stands:
        return desk.is_past(history.stands)
    told = [step.day for step in history.steps if step.day]
    return bool(told) and max(told) + FORGOTTEN < desk.last


def _on(history: History) -> str:
    return f" {when(history.stands)}" if history.stands else ""


def _first(history: History) -> str:
    """Return where and when a plan that was moved was first to be: " in Lausanne on Friday 14 October 2016"."""
    place = f" in {the(history.topic.place)}" if history.topic.place and history.place != history.topic.place else ""
    return f"{place} {when(history.span)}" if history.span else place


def now(history: History) -> Topic:
    """Return a plan by its parts, as it was moved; who was to visit one place is to visit another."""
    place = history.place
    if place == history.topic.place:
        return history.topic
    targets = tuple(target for target in history.topic.targets if target != history.topic.place)
    return replace(history.topic, place=place, targets=targets)


def _line(history: History, words: str, desk: Desk) -> Plan:
    marks: Marks = topic_marks(history.topic)
    steps = "; ".join(_step(step, desk) for step in _told_first(history))
    references = desk.notes.cite((step.statement.evidence for step in history.steps), marks, history.span)
    return Plan(
        text=f"{capitalised(words)} ({steps})",
        references=references,
        state=_state(history),
        is_moved=history.is_moved,
    )


def _state(history: History) -> Literal["planned", "held", "called off"]:
    if history.outcome is Phase.HELD:
        return "held"
    return "called off" if history.outcome is Phase.CANCELLED else "planned"


def _told_first(history: History) -> Iterator[Step]:
    """Yield the steps; of a plan that was moved and not held, the first with when and where it was to be then."""
    moved = history.is_moved and history.outcome is not Phase.HELD
    for place, step in enumerate(history.steps):
        yield replace(step, span=history.span, place=history.topic.place) if moved and not place else step


def _to(step: Step) -> str:
    """Return when and where a step says that a plan is to be: " to Lausanne on Friday 14 October 2016"."""
    moved = step.phase is Phase.MOVED
    place = f"{'to' if moved else 'for'} {the(step.place)}" if step.place else ""
    before = "on" if place else "to" if moved else "for"
    day = f"{before} {day_in_words(step.span[0])}" if step.span else ""
    return "".join(f" {words}" for words in (place, day) if words)


def _step(step: Step, desk: Desk) -> str:
    told_on = _said_on(step, desk)
    day = f", {without_weekday(day_in_words(told_on))}" if told_on else ""
    return (
        f"{TOLD[step.phase]}{_to(step)} by {desk.voice(step.statement)}{day}"
        if step.phase is not Phase.HELD
        else (f"held, says {desk.voice(step.statement)}{day}")
    )


def _said_on(step: Step, desk: Desk) -> date | None:
    """Return the day on which a step was told: the one that its report gives for what it quotes, else the report's."""
    words = step.statement.evidence
    for quote in desk.reports[words.article].annotations.quotes:
        when = quote.when.time if quote.when and quote.when.basis in SAID else None
        if when and when.begin and any(content.contains(words.span) for content in quote.content):
            is_lately = step.day is None or step.day - FORGOTTEN <= when.begin <= step.day
            return when.begin if when.grain is Grain.DAY and is_lately else step.day
    return step.day


# "The ministry announced on Monday": the sentence itself gives the day of saying.
SAID = frozenset({WhenBasis.CLAUSE, WhenBasis.SENTENCE})
