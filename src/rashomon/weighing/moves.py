"""Turns of a plan: another day or place that a report gives it, or a doubt; joined with the plan and its outcome."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    Statement,
    Step,
)
from rashomon.model import evidence as evidence_of
from rashomon.weighing.origins import Origins
from rashomon.weighing.subjects import named
from rashomon.weighing.tellings import Telling, Tellings
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.tables import read_table

Days = tuple[date, date]

_WORDS = read_table("weighing", "moves")
MOVED = re.compile(rf"\b(?:{'|'.join(_WORDS['moved'])})\b", re.IGNORECASE)
OPEN = re.compile(rf"\b(?:{'|'.join(_WORDS['open'])})\b", re.IGNORECASE)

# "Will be held on Tuesday | instead | of Monday", "will take place in Osk on Sunday | instead |".
INSTEAD = re.compile(r"\binstead\b(?P<of>\s+of\b)?")
TO_COME = re.compile(r"\b(?:will|is to|are to|would)\b")

# What stands before the day or place that a plan has now, and before that which it had.
NOW = re.compile(r"\b(?:for|on|till|to|until)\s+(?:the\s+)?$")
THEN = re.compile(r"\b(?:from|instead of)\s+(?:the\s+)?$")
SAYING = re.compile(r"\b(?:added|announced|confirmed|said|says|told)\b")


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
    for turn in sorted(_turns(case, tellings), key=lambda turn: (turn.told_on, turn.words.article, turn.words.span)):
        of = [history for history in standing if _is_of(turn, history, origins)]
        if len(of) == 1 or (of and named((*turn.telling.event.actors, *turn.telling.event.targets), origins.names)):
            turned = _turned(of[0], turn, standing, findings, origins)
            standing[standing.index(of[0])] = turned
            standing = [one for one in standing if one is turned or one.subject_id not in turned.others]
    return standing


def _turns(case: Case, tellings: Tellings) -> Iterator[Turn]:
    """Yield the turns of each report, each sentence once for what it tells as planned."""
    for report in case.reports:
        article, day = report.article, report.article.published.value
        for telling in tellings.by_article.get(article.id, ()) if day else ():
            told = telling.event.evidence.span
            begin, end = sentence_in_line(article.text, told.start, told.end)
            words = evidence_of(article.id, article.text, begin, end)
            turn = _turn(telling, words, report, day) if day and telling.event.type != "REJECT" else None
            if turn:
                yield turn


def _turn(telling: Telling, words: Evidence, report: Report, day: date) -> Turn | None:
    times = [
        (time.evidence.span.start - words.span.start, time.evidence.span.end - words.span.start, (time.begin, time.end))
        for time in report.annotations.times
        if words.span.contains(time.evidence.span) and time.grain in GRAINS and time.begin and time.end
    ]
    places = [
        (place.evidence.span.start - words.span.start, place.name)
        for place in report.annotations.places
        if words.span.contains(place.evidence.span)
    ]
    text = words.quote
    moved, instead = MOVED.search(text), INSTEAD.search(text)
    if instead:
        return _instead(telling, words, day, times, places, instead)
    if moved:
        behind = [(s, d) for s, _, d in times if s >= moved.end() and not SAYING.search(text, moved.end(), s)]
        now = next((d for s, d in behind if NOW.search(text, 0, s) and d[1] >= day), None)
        was = next((d for s, d in behind if THEN.search(text, 0, s)), None)
        was = was or next((d for s, _, d in reversed(times) if s < moved.start()), None)
        place = next((name for s, name in places if s >= moved.end() and _is_led(text, s)), None)
        if (now and now != was) or place:
            return Turn(telling, words, day, was, now, place)
    if OPEN.search(text):
        return Turn(telling, words, day, telling.span)
    return None


def _is_led(text: str, start: int) -> bool:
    return text[:start].endswith((" to ", " to the "))


def _instead(
    telling: Telling,
    words: Evidence,
    day: date,
    times: Sequence[tuple[int, int, Days]],
    places: Sequence[tuple[int, str]],
    instead: re.Match[str],
) -> Turn | None:
    """Read "will be on Tuesday instead of Monday" and "which was to be in Osk on Monday will be in Brenna instead"."""
    text = words.quote
    will = next(iter(TO_COME.finditer(text, 0, instead.start())), None)
    since = max((m.end() for m in TO_COME.finditer(text, 0, instead.start())), default=None)
    if will is None or since is None:
        return None
    now = next((d for s, _, d in times if since <= s < instead.start() and d[1] >= day), None)
    place = next((name for s, name in places if since <= s < instead.start()), None)
    if instead["of"]:
        was = next((d for s, _, d in times if 0 <= s - instead.end() <= LONGEST_WORD), None)
    else:
        was = next((d for s, _, d in reversed(times) if s < since), None)
    left = any(s < since or s >= instead.end() for s, _ in places)
    return Turn(telling, words, day, was, now, place if left else None) if now or (place and left) else None


LONGEST_WORD = 20
GRAINS = frozenset({Grain.DAY})


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
    history: History, turn: Turn, all: Sequence[History], findings: Sequence[Finding], origins: Origins
) -> History:
    """Return a history with one more turn, and with what is told of it under its new day."""
    statement = replace(turn.telling.statement(turn.phase.value, origins), evidence=turn.words)
    step = Step(phase=turn.phase, day=turn.told_on, statement=statement, span=turn.now, place=turn.place)
    known = {one.phase for one in history.steps}
    if step.phase is Phase.DOUBTED:
        if known & {Phase.DOUBTED, Phase.DENIED, Phase.MOVED}:
            return history
        return replace(history, steps=tuple(_by_day([*history.steps, step])))
    same = [one for one in all if one is not history and _is_same(one, history, turn)]
    moved = [one for one in all if one is not history and one not in same and _is_under_new_day(one, history, turn)]
    steps = [one for one in history.steps if not _is_told_by(one, turn)]
    same += [one for one in all if one not in same and _is_way_there(one, [history, *same], turn)]
    later = [one for other in moved for one in other.steps if one.phase in (Phase.HELD, Phase.CANCELLED)]
    later = [one for one in later if not _is_told_by(one, turn)] or list(_held(history, turn, findings))
    others = (*history.others, *(one.subject_id for one in (*same, *moved)))
    return replace(history, steps=tuple(_by_day([*steps, step, *later])), others=tuple(dict.fromkeys(others)))


def _is_told_by(step: Step, turn: Turn) -> bool:
    """Say whether a step is only the turn's own sentence, read as calling off or announcing."""
    words = step.statement.evidence
    return words.article == turn.words.article and words.span.overlaps(turn.words.span)


def _by_day(steps: Iterable[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (step.day or date.max, step.phase is Phase.HELD))


def _is_same(other: History, history: History, turn: Turn) -> bool:
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
