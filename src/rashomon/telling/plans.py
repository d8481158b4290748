"""What comes next, and what became of plans: each as one history."""

from collections.abc import Iterator
from datetime import date, timedelta

from rashomon.model import History, Phase, Step
from rashomon.telling.agenda import find_agenda, is_wish
from rashomon.telling.brief import Line
from rashomon.telling.citing import Marks, topic_marks
from rashomon.telling.clauses import capitalised, happened, planned, when, without_weekday
from rashomon.telling.desk import Desk, says_enough
from rashomon.wording.days import day_in_words

NO_DAY = (date.max, date.max)

TOLD = {
    Phase.ANNOUNCED: "announced",
    Phase.CONFIRMED: "confirmed",
    Phase.DOUBTED: "doubted",
    Phase.DENIED: "denied",
    Phase.CANCELLED: "called off",
    Phase.HELD: "held",
}


def find_coming(desk: Desk) -> Iterator[Line]:
    """Yield the plans whose day is still to come after the last report, the next first; those without a day last."""
    histories = _histories(desk)
    ahead = [h for h in histories if h.outcome is None and not _is_past(h, desk)]
    ahead.sort(key=lambda h: (h.span or NO_DAY, h.subject, h.subject_id))
    told = [(h.span or NO_DAY, _line(h, f"{planned(h.topic)}{_on(h)}", desk)) for h in ahead]
    told += find_agenda(desk, [line for _, line in told], histories)
    yield from (line for _, line in sorted(told, key=lambda one: one[0]))


def find_past(desk: Desk) -> Iterator[Line]:
    """Yield the plans whose outcome is told, or whose day is past, with what became of them."""
    behind = [h for h in _histories(desk) if h.outcome is not None or _is_past(h, desk)]
    for history in sorted(behind, key=lambda h: (h.span or (date.max, date.max), h.subject, h.subject_id)):
        if history.outcome is Phase.HELD:
            words = f"{happened(history.topic)}{_on(history)}, as planned"
        elif history.outcome is Phase.CANCELLED:
            words = f"{planned(history.topic, was=True)}{_on(history)}; that was called off"
        else:
            words = f"{planned(history.topic, was=True)}{_on(history)}; no report says whether it came to be"
        yield _line(history, words, desk)


def _histories(desk: Desk) -> list[History]:
    told = (h for h in desk.weighed.histories if says_enough(h.topic, h.span is not None))
    return [h for h in told if not all(is_wish(step.statement.evidence, desk) for step in h.steps)]


# A plan without a day that nobody told of in the last week of the reports is no news of what comes next.
FORGOTTEN = timedelta(days=7)


def _is_past(history: History, desk: Desk) -> bool:
    """Say whether the day of a plan lies before the last report, or that of a plan without one was long ago."""
    if history.span:
        return desk.is_past(history.span)
    told = [step.day for step in history.steps if step.day]
    return bool(told) and max(told) + FORGOTTEN < desk.last


def _on(history: History) -> str:
    return f" {when(history.span)}" if history.span else ""


def _line(history: History, words: str, desk: Desk) -> Line:
    marks: Marks = topic_marks(history.topic)
    steps = "; ".join(_step(step, desk) for step in history.steps)
    references = desk.notes.cite((step.statement.evidence for step in history.steps), marks, history.span)
    return Line(text=f"{capitalised(words)} ({steps})", references=references)


def _step(step: Step, desk: Desk) -> str:
    day = f", {without_weekday(day_in_words(step.day))}" if step.day else ""
    return (
        f"{TOLD[step.phase]} by {desk.voice(step.statement)}{day}"
        if step.phase is not Phase.HELD
        else (f"held, says {desk.voice(step.statement)}{day}")
    )
