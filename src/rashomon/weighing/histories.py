"""Plans and outcomes: what was announced, confirmed, doubted, held or cancelled, as one history."""

from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.model import Case, Facet, Finding, Happening, History, Modality, Phase, Span, Stance, Step
from rashomon.weighing.origins import Origins
from rashomon.weighing.subjects import JOINT
from rashomon.weighing.tellings import Telling, Tellings

PHASES = {
    Modality.PLANNED: Phase.ANNOUNCED,
    Modality.HAPPENED: Phase.HELD,
    Modality.ONGOING: Phase.HELD,
    Modality.CANCELLED: Phase.CANCELLED,
}

# The PLOVER types of what is announced as a date to keep: an attack is not, and a call has been made when it is told.
ANNOUNCED = JOINT | {"PROTEST"}

Days = dict[str, date | None]  # the day of publication, by article


def find_histories(case: Case, findings: Sequence[Finding], tellings: Tellings, origins: Origins) -> Iterator[History]:
    """Yield the history of each happening that some report tells as planned, each step once, by the day of its report.

    Who first tells of the plan announces it, another origin confirms it; who is quoted as doubting it doubts it. What
    a report tells as done is its outcome only if it was published on the day of the plan or after it.
    """
    days = {report.article.id: report.article.published.value for report in case.reports}
    doubts = {
        report.article.id: [q.evidence.span for q in report.annotations.quotes if q.stance is Stance.DOUBTS]
        for report in case.reports
    }
    named = {f.subject_id: f for f in findings if f.facet is Facet.WHETHER and f.topic}
    for happening in case.happenings:
        finding = named.get(happening.id)
        if finding is None or finding.topic is None or happening.type not in ANNOUNCED:
            continue
        steps = list(_steps(_in_order(happening, tellings, days), finding, days, doubts, tellings, origins))
        if steps and steps[0].phase is Phase.ANNOUNCED:
            yield History(
                subject_id=happening.id,
                subject=finding.subject,
                topic=finding.topic,
                span=finding.span,
                steps=tuple(steps),
            )


def _in_order(happening: Happening, tellings: Tellings, days: Days) -> list[Telling]:
    told = [tellings.of[mention] for mention in happening.mentions if mention in tellings.of]
    return sorted(told, key=lambda t: (days.get(t.words.article) or date.max, t.words.article, t.words.span.start))


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
    announcer = None
    passed: set[Phase] = set()
    for telling in told:
        day = days.get(telling.words.article)
        phase = _phase(telling, doubts.get(telling.words.article, ()), tellings)
        statement = telling.statement(phase.value if phase else "", origins)
        if phase is Phase.ANNOUNCED and announcer is not None:
            phase = Phase.CONFIRMED if statement.origin != announcer else None
        if phase is Phase.HELD and not _may_tell_outcome(day, finding.span, announced_on):
            phase = None
        if phase is None or phase in passed or (phase is not Phase.ANNOUNCED and announcer is None):
            continue
        if phase is Phase.ANNOUNCED:
            announcer, announced_on = statement.origin, day
        passed.add(phase)
        yield Step(phase=phase, day=day, statement=statement)


def _may_tell_outcome(day: date | None, span: tuple[date, date] | None, announced_on: date | None) -> bool:
    """Say whether a report of this day can tell what became of a plan: one without a day cannot be shown to."""
    if day is None:
        return False
    return day >= span[0] if span else announced_on is not None and day > announced_on


def _phase(telling: Telling, doubts: Sequence[Span], tellings: Tellings) -> Phase | None:
    if any(span.contains(telling.event.evidence.span) for span in doubts):
        return Phase.DOUBTED
    if telling.event.modality is Modality.DENIED:
        return Phase.DENIED if tellings.is_denial(telling) else None
    return PHASES.get(telling.event.modality)
