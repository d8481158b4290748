"""Plans and outcomes: what was announced, confirmed, doubted, held or cancelled, as one history."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rashomon.model import (
    Case,
    Facet,
    Finding,
    Happening,
    History,
    Modality,
    Phase,
    Span,
    Stance,
    Statement,
    Step,
    Topic,
)
from rashomon.weighing.origins import Origins
from rashomon.weighing.subjects import JOINT, named
from rashomon.weighing.tellings import Telling, Tellings

PHASES = {
    Modality.PLANNED: Phase.ANNOUNCED,
    Modality.HAPPENED: Phase.HELD,
    Modality.ONGOING: Phase.HELD,
    Modality.CANCELLED: Phase.CANCELLED,
}

# The PLOVER types of what is announced as a date to keep: an attack is not, and a call has been made when it is told.
ANNOUNCED = JOINT | {"PROTEST"}

ONE_DAY = timedelta(days=1)
LAST = date.max - ONE_DAY  # of a report whose day is not known

# "She doubted that the | meeting".
DOUBTING = re.compile(r"\b(?:doubt(?:s|ed|ful|ing)?|unlikely)\b[^.;\n]{0,60}$")

Days = dict[str, date | None]  # the day of publication, by article


def find_histories(case: Case, findings: Sequence[Finding], tellings: Tellings, origins: Origins) -> Iterator[History]:
    """Yield the history of each happening that some report tells as planned, each step once, by the day of its report.

    Who first tells of the plan announces it, another origin confirms it; who is quoted as doubting it doubts it. What
    a report tells as done is its outcome only if it was published on the day of the plan or after it.
    """
    days = published(case)
    doubts = {
        report.article.id: [q.evidence.span for q in report.annotations.quotes if q.stance is Stance.DOUBTS]
        for report in case.reports
    }
    named = {f.subject_id: f for f in findings if f.facet is Facet.WHETHER and f.topic}
    for happening in case.happenings:
        finding = named.get(happening.id)
        if finding is None or finding.topic is None or happening.type not in ANNOUNCED:
            continue
        told = _in_order(_naming(happening, finding.topic, tellings, origins), days)
        steps = list(_steps(told, finding, days, doubts, tellings, origins))
        if steps and steps[0].phase is Phase.ANNOUNCED:
            yield History(
                subject_id=happening.id,
                subject=finding.subject,
                topic=finding.topic,
                span=finding.span,
                steps=tuple(steps),
            )


def without_plans(told: Sequence[Telling], type: str, span: tuple[date, date] | None, days: Days) -> list[Telling]:
    """Return the tellings of a happening; where one says that it took place, without those that only announce it."""
    if type not in ANNOUNCED:
        return list(told)
    planned = [telling for telling in told if telling.event.modality is Modality.PLANNED]
    since = min((day for telling in planned if (day := days.get(telling.words.article))), default=None)
    held = (t for t in told if PHASES.get(t.event.modality) is Phase.HELD and not t.is_hedged)
    if not any(_may_tell_outcome(days.get(t.words.article), span, since) for t in held):
        return list(told)
    return [telling for telling in told if telling not in planned]


def published(case: Case) -> Days:
    """Return the day on which each report was published, where it is known."""
    return {report.article.id: report.article.published.value for report in case.reports}


def _is_doubted(telling: Telling, doubts: Sequence[Span]) -> bool:
    """Say whether somebody is quoted as doubting a thing, or doubts it in the words before it."""
    told = telling.event.evidence.span
    if any(span.contains(told) for span in doubts):
        return True
    return DOUBTING.search(telling.text, max(0, told.start - FAR), told.start) is not None


# "doubtful", and what may stand between it and what is doubted.
FAR = 80


def _naming(happening: Happening, topic: Topic, tellings: Tellings, origins: Origins) -> list[Telling]:
    """Return the tellings that name who acts; those that do not ("Minister visits plant") where no other is as real."""
    told = [tellings.of[mention] for mention in happening.mentions if mention in tellings.of]
    naming = [t for t in told if not named(t.event.actors, origins.names).isdisjoint(topic.actors)]
    shown = {telling.event.modality for telling in naming}
    return [telling for telling in told if telling in naming or telling.event.modality not in shown]


def _in_order(told: Sequence[Telling], days: Days) -> list[Telling]:
    """Return the tellings by the days of their reports; who is quoted for a plan comes before the report that quotes.

    What is called off was planned: a report of the same day or the next still tells of the plan.
    """

    def order(telling: Telling) -> tuple[date, bool, str, bool, int]:
        day = days.get(telling.words.article) or LAST
        off = telling.event.modality is Modality.CANCELLED
        article, start = telling.words.article, telling.words.span.start
        return day + ONE_DAY if off else day, off, article, telling.source is None, start

    return sorted(told, key=order)


def _steps(
    told: Sequence[Telling],
    finding: Finding,
    days: Days,
    doubts: dict[str, list[Span]],
    tellings: Tellings,
    origins: Origins,
) -> Iterator[Step]:
    """Yield each phase when it is first told; a second origin's plan confirms the first's."""
    announced_on: date | None = None
    announced: Statement | None = None
    passed: set[Phase] = set()
    for telling in told:
        day = days.get(telling.words.article)
        phase = _phase(telling, doubts.get(telling.words.article, ()), tellings)
        statement = telling.statement(phase.value if phase else "", origins)
        if phase is Phase.ANNOUNCED and announced is not None:
            phase = Phase.CONFIRMED if _is_another(statement, announced) else None
        if phase is Phase.HELD and not _may_tell_outcome(day, finding.span, announced_on):
            phase = None
        if phase is None or phase in passed or (phase is not Phase.ANNOUNCED and announced is None):
            continue
        if phase is Phase.ANNOUNCED:
            announced, announced_on = statement, day
        passed.add(phase)
        yield Step(phase=phase, day=day, statement=statement)


def _is_another(statement: Statement, announced: Statement) -> bool:
    """Say whether another than who announced a plan tells of it, and not the report that quotes them for it."""
    return statement.origin != announced.origin and statement.evidence.article != announced.evidence.article


def _may_tell_outcome(day: date | None, span: tuple[date, date] | None, announced_on: date | None) -> bool:
    """Say whether a report of this day can tell what became of a plan: one without a day cannot be shown to."""
    if day is None:
        return False
    return day >= span[0] if span else announced_on is not None and day > announced_on


# "The meeting will not take place": nobody denies anything.
WILL_NOT = re.compile(r"\b(?:will no(?:t|\s+longer)|won[’']t|(?:is|are)\s+no(?:t|\s+longer)\s+(?:going\s+)?to)\b")


def _phase(telling: Telling, doubts: Sequence[Span], tellings: Tellings) -> Phase | None:
    if _is_doubted(telling, doubts):
        return Phase.DOUBTED
    if telling.event.modality is Modality.DENIED and WILL_NOT.search(telling.words.quote):
        return Phase.CANCELLED
    if telling.event.modality is Modality.DENIED:
        return Phase.DENIED if tellings.is_denial(telling) else None
    return PHASES.get(telling.event.modality)
