"""Turns of a plan: another day or place that a report gives it, or a doubt; joined with the plan and its outcome."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from rashomon.model import (
    Case,
    Evidence,
    Facet,
    Finding,
    Grain,
    History,
    Modality,
    Phase,
    Report,
    Span,
    Statement,
    Step,
)
from rashomon.model import evidence as evidence_of
from rashomon.weighing.counts import sentence_of
from rashomon.weighing.origins import Origins
from rashomon.weighing.subjects import named
from rashomon.weighing.tellings import Telling, Tellings
from rashomon.wording.speech import SAID
from rashomon.wording.tables import read_table

Days = tuple[date, date]

_WORDS = read_table("weighing", "moves")
MOVED = re.compile(rf"\b(?:{'|'.join(_WORDS['moved'])})\b", re.IGNORECASE)
OPEN = re.compile(rf"\b(?:{'|'.join(_WORDS['open'])})\b", re.IGNORECASE)

# "Will be held on Tuesday | instead | of Monday", "will take place in Osk on Sunday | instead |".
INSTEAD = re.compile(r"\binstead\b(?P<of>\s+of\b)?")
TO_COME = re.compile(r"\b(?:will|is to|are to|would)\b")

# All of these, looked for in small letters before the days and places of a sentence are.
TURNING = re.compile(rf"\b(?:instead|{'|'.join((*_WORDS['moved'], *_WORDS['open']))})\b")

# What stands before the day or place that a plan has now, and before that which it had.
NOW = re.compile(r"\b(?:for|on|till|to|until)\s+(?:the\s+)?$")
THEN = re.compile(r"\b(?:from|instead of)\s+(?:the\s+)?$")
SAYING = re.compile(rf"\b{SAID}\b")


@dataclass(frozen=True)
class Turn:
    """What a sentence says of a plan: its days until then and those from now on, or its new place; or a doubt."""

    telling: Telling
    words: Evidence
    told_on: date
    was: Days | None
    now: Days | None = None
    place: str | None = None

    @property
    def phase(self) -> Phase:
        """Moved, where it gives the plan another day or place; else doubted."""
        return Phase.MOVED if self.now or self.place else Phase.DOUBTED


def with_turns(
    histories: Sequence[History], case: Case, findings: Sequence[Finding], tellings: Tellings, origins: Origins
) -> list[History]:
    """Return the histories with the turns that reports tell; a plan under its new day is no plan of its own."""
    standing = list(histories)
    types = frozenset(history.topic.type for history in histories) - {"REJECT"}
    turns = _turns(case, tellings, types)
    for turn in sorted(turns, key=lambda turn: (turn.told_on, turn.words.article, turn.words.span)):
        of = [history for history in standing if _is_of(turn, history, origins)]
        if len(of) == 1 or (of and named((*turn.telling.event.actors, *turn.telling.event.targets), origins.names)):
            turned = _turned(of[0], turn, standing, findings, origins)
            standing[standing.index(of[0])] = turned
            standing = [one for one in standing if one is turned or one.subject_id not in turned.others]
    return standing


def _turns(case: Case, tellings: Tellings, types: Set[str]) -> Iterator[Turn]:
    """Yield the turns of each report in what is of some types, each sentence once for what it tells as planned."""
    for report in case.reports:
        article, day = report.article, report.article.published.value
        if day is None:
            continue
        for telling in (t for t in tellings.by_article.get(article.id, ()) if t.event.type in types):
            words = sentence_of(telling.event.evidence, article.text)
            turning = TURNING.search(words.of(article.text).lower())
            if turning and (turn := _turn(telling, _sentence(words, report), day)):
                yield turn


@dataclass(frozen=True)
class Sentence:
    """A sentence with its days and places, each by where in it they begin."""

    words: Evidence
    days: Sequence[tuple[int, Days]]
    places: Sequence[tuple[int, str]]


def _sentence(told: Span, report: Report) -> Sentence:
    times = (time for time in report.annotations.times if told.contains(time.evidence.span))
    places = (place for place in report.annotations.places if told.contains(place.evidence.span))
    return Sentence(
        words=evidence_of(report.article.id, report.article.text, told.start, told.end),
        days=[
            (time.evidence.span.start - told.start, (time.begin, time.end))
            for time in times
            if time.grain is Grain.DAY and time.begin and time.end
        ],
        places=[(place.evidence.span.start - told.start, place.name) for place in places],
    )


def _turn(telling: Telling, sentence: Sentence, day: date) -> Turn | None:
    text = sentence.words.quote
    if instead := INSTEAD.search(text):
        return _instead(telling, sentence, day, instead)
    moved = MOVED.search(text)
    if moved and (turn := _moved(telling, sentence, day, moved)):
        return turn
    return Turn(telling, sentence.words, day, telling.span) if OPEN.search(text) else None


def _moved(telling: Telling, sentence: Sentence, day: date, moved: re.Match[str]) -> Turn | None:
    """Read "the visit was moved from Monday to Tuesday", "the Monday summit was moved to Brenna"."""
    text, end = sentence.words.quote, moved.end()
    behind = [(at, days) for at, days in sentence.days if at >= end and not SAYING.search(text, end, at)]
    now = next((days for at, days in behind if NOW.search(text, 0, at) and days[1] >= day), None)
    was = next((days for at, days in behind if THEN.search(text, 0, at)), None)
    was = was or next((days for at, days in reversed(sentence.days) if at < moved.start()), None)
    led = (name for at, name in sentence.places if at >= end and text[:at].endswith((" to ", " to the ")))
    place = next(led, None)
    return Turn(telling, sentence.words, day, was, now, place) if (now and now != was) or place else None


def _instead(telling: Telling, sentence: Sentence, day: date, instead: re.Match[str]) -> Turn | None:
    """Read "will be on Tuesday instead of Monday" and "which was to be in Osk on Monday will be in Brenna instead"."""
    since = max((will.end() for will in TO_COME.finditer(sentence.words.quote, 0, instead.start())), default=None)
    if since is None:
        return None
    now = next((days for at, days in sentence.days if since <= at < instead.start() and days[1] >= day), None)
    place = next((name for at, name in sentence.places if since <= at < instead.start()), None)
    if instead["of"]:
        was = next((days for at, days in sentence.days if 0 <= at - instead.end() <= LONGEST_WORD), None)
    else:
        was = next((days for at, days in reversed(sentence.days) if at < since), None)
    if not any(at < since or at >= instead.end() for at, _ in sentence.places):
        place = None  # no other place that is left for it
    return Turn(telling, sentence.words, day, was, now, place) if now or place else None


# "Instead of | next | Monday": so far behind stands the day that is left.
LONGEST_WORD = 20


def _is_of(turn: Turn, history: History, origins: Origins) -> bool:
    """Say whether a turn is of a plan: of its kind, told after it, on its days, and of nobody else."""
    first = history.steps[0].day
    if turn.telling.event.type != history.topic.type or first is None or turn.told_on < first:
        return False
    stands = history.stands
    if turn.was and stands and not _overlap(turn.was, stands):
        return False
    if stands and stands[1] < turn.told_on and not turn.was:
        return False
    if turn.now and turn.now == stands:
        return False
    sides = named((*turn.telling.event.actors, *turn.telling.event.targets), origins.names)
    known = {*history.topic.actors, *history.topic.targets}
    return bool(sides & known) or (not sides and (turn.phase is Phase.MOVED and turn.was is not None))


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _turned(
    history: History, turn: Turn, standing: Sequence[History], findings: Sequence[Finding], origins: Origins
) -> History:
    """Return a history with one more turn, and with what is told of it under its new day."""
    statement = replace(turn.telling.statement(turn.phase.value, origins), evidence=turn.words)
    step = Step(phase=turn.phase, day=turn.told_on, statement=statement, span=turn.now, place=turn.place)
    if step.phase is Phase.DOUBTED:
        is_told = any(one.phase in (Phase.DOUBTED, Phase.DENIED, Phase.MOVED) for one in history.steps)
        return history if is_told else replace(history, steps=tuple(_by_day([*history.steps, step])))
    others = [one for one in standing if one is not history]
    same = [one for one in others if _is_same(one, history)]
    moved = [one for one in others if one not in same and _is_under_new_day(one, history, turn)]
    steps = [one for one in history.steps if not _is_told_by(one, turn)]
    same += [one for one in standing if one not in same and _is_way_there(one, [history, *same], turn)]
    later = [one for other in moved for one in other.steps if one.phase in (Phase.HELD, Phase.CANCELLED)]
    later = [one for one in later if not _is_told_by(one, turn)] or list(_held(history, turn, findings))
    ids = dict.fromkeys((*history.others, *(one.subject_id for one in (*same, *moved))))
    return replace(history, steps=tuple(_by_day([*steps, step, *later])), others=tuple(ids))


def _is_told_by(step: Step, turn: Turn) -> bool:
    """Say whether a step is only the turn's own sentence, read as calling off or announcing."""
    words = step.statement.evidence
    return words.article == turn.words.article and words.span.overlaps(turn.words.span)


def _by_day(steps: Iterable[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (step.day or date.max, step.phase is Phase.HELD))


def _is_same(other: History, history: History) -> bool:
    """Say whether one report tells both plans for one day, one of states and one of their people: they are one."""
    beside = {s.statement.evidence.article for s in history.steps} & {s.statement.evidence.article for s in other.steps}
    apart = not {*other.topic.actors} & {*history.topic.actors}
    on_one_day = history.span is not None and other.span == history.span
    return other.topic.sense == history.topic.sense and on_one_day and bool(beside) and apart


def _is_way_there(other: History, plans: Sequence[History], turn: Turn) -> bool:
    """Say whether a plan is only that one of those who meet goes where they were to meet first, on no other day."""
    meeting = plans[0]
    sides = {name for plan in plans for name in plan.topic.actors}
    there = meeting.topic.place in (other.topic.place, *other.topic.targets)
    told = other not in plans and (other.steps[0].day or date.max) <= turn.told_on
    return told and turn.place is not None and there and other.span is None and bool(sides & {*other.topic.actors})


def _is_under_new_day(other: History, history: History, turn: Turn) -> bool:
    if other.topic.type != history.topic.type or not {*other.topic.actors} & {*history.topic.actors}:
        return False
    return bool(turn.now and other.span and _overlap(turn.now, other.span))


def _held(history: History, turn: Turn, findings: Sequence[Finding]) -> Iterator[Step]:
    """Yield that a plan was held on its new day, where that is only told as done."""
    for finding in findings:
        topic = finding.topic
        if finding.facet is not Facet.WHETHER or topic is None or finding.value != Modality.HAPPENED:
            continue
        ours = topic.type == history.topic.type and {*topic.actors} & {*history.topic.actors}
        if ours and turn.now and finding.span and _overlap(turn.now, finding.span):
            statement: Statement = finding.backing[0]
            yield Step(phase=Phase.HELD, day=None, statement=statement)
            return
