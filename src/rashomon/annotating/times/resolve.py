"""Resolution: from expressions, in reading order, to times with a value, an interval and an anchor."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rashomon.annotating.times.direction import Direction, Way
from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.model import (
    Anchor,
    AnchorKind,
    Evidence,
    Grain,
    Reading,
    Resolved,
    Time,
    TimeType,
    grain_of,
    interval_of,
    resolve,
)
from rashomon.model.calendar import relative

# The year of publication lies this far from most years that the text names: it tells of the past, not of the day.
LONG_AGO_YEARS = 3
LONG_AGO_SHARE = 0.2
LONG_AGO_DEICTIC = 0.05
TODAYS = ("day", "weekday", "week", "month +", "month -", "year +", "year -")
LONG_AGO_NAMED = 4


# How often the value is right where the words are: shares on times.jsonl, by the kind of formula (docs/times.md).
MEASURED = {"day": 0.95, "weekday": 0.94, "date": 0.97, "month": 0.94, "quarter": 0.9, "year": 0.8, "week": 0.4}
# Weekdays whose verb leaves the direction open.
UNSURE = 0.8
OTHER = 0.75
REFERENCE, BARE_YEAR, WRITTEN, LENGTH, NARRATED = 0.9, 0.88, 0.97, 0.89, 0.75

# Below this a verb's direction is a guess, and the nearest day is the better one.
SURE = 0.8
# A date or month without its year needs more: the verb may be of another time than the date ("the Jan. 14 deadline").
CERTAIN = 0.9
SURELY = {Way.PAST: "upto", Way.FUTURE: "from", Way.UNTOLD: "nearest"}
PERHAPS = {Way.PAST: "lately", Way.FUTURE: "soon", Way.UNTOLD: "nearest"}


class Found(NamedTuple):
    """An expression with its words and the way its verb points (asked only where needed).

    `closes_quarter` says that the words before it are "quarter ended" or the like. `covers_more` says that the report
    turns to the year or its nine months, so that "a year earlier" is no longer said of a quarter.
    """

    expression: Expression
    evidence: Evidence
    way: Callable[[], Direction]
    closes_quarter: bool = False
    covers_more: bool = False


# What a tale of the past leaves without a year.
YEARLESS = ("date", "month", "season")

# A quarter that ended longer ago, in days, is what the report compares with, not what it is about.
CURRENT_QUARTER = 300


class Told(NamedTuple):
    """A date told before: by its formula where it depends on the day of publication, else by its first day."""

    formula: str | None
    begin: date | None
    value: str


class Context(NamedTuple):
    """What was told so far: the last date, and the quarter that a report on business is about.

    In a tale of the past (`history`) days and months without a year are counted from the last date too.
    """

    history: bool
    last: Told | None = None
    day: Told | None = None
    period: Told | None = None

    def after(self, item: "Found", time: Time, published: date | None) -> "Context":
        """Return the context that a time leaves behind."""
        if item.covers_more:
            return self._replace(period=None)
        if time.type not in (TimeType.DATE, TimeType.TIME) or time.value.endswith("_REF"):
            return self
        if time.formula is None and time.begin is None:
            return self
        told = Told(time.formula, time.begin, time.value)
        formula = item.expression.formula or ""
        if item.expression.counted is Counted.PERIOD or "shift" in formula:
            return self
        if item.closes_quarter:
            return self._replace(last=told, period=told)
        if re.search(r"-Q\d", time.value) and "week" not in formula:
            over = published is None or time.end is None or time.end < published or item.way().way is Way.PAST
            late = published is not None and time.end is not None and (published - time.end).days > CURRENT_QUARTER
            return self._replace(last=told, period=told if over and not late else self.period)
        return self._replace(last=told, day=told if time.grain in (Grain.DAY, Grain.SECOND) else self.day)

    def anchor(self, expression: Expression, formula: str) -> Told | None:
        """Return the date told before that a formula is counted from; None: the day of publication."""
        if expression.counted is Counted.PERIOD:
            return self.period
        if formula.startswith("day") and expression.counted is Counted.LAST:
            clock = formula.startswith("day +0 T") and not self.history
            return self.day if not clock or self.day == self.last else None
        told = self.history and (_is_yearless(formula) or formula in ("year +0", "month +0"))
        return self.last if told or expression.counted is Counted.LAST else None


def resolve_all(found: Iterable[Found], published: date | None) -> Iterator[Time]:
    """Yield the times of a report in reading order, each resolved against its anchor."""
    found = list(found)
    history = _tells_of_long_ago([f.expression for f in found], published)
    context = Context(history)
    for item in found:
        time = _time(item, published, context)
        yield time
        context = context.after(item, time, published)


def _tells_of_long_ago(found: list[Expression], published: date | None) -> bool:
    years = sorted(int(e.value[:4]) for e in found if e.value and re.match(r"\d{4}", e.value))
    if len(years) < LONG_AGO_NAMED:
        return False
    middle = years[len(years) // 2]
    today = sum(e.counted is Counted.PUBLISHED and (e.formula or "").startswith(TODAYS) for e in found)
    if today > LONG_AGO_DEICTIC * len(found) or len(years) < LONG_AGO_SHARE * len(found):
        return False
    return published is None or published.year - middle >= LONG_AGO_YEARS


def _time(item: Found, published: date | None, context: Context) -> Time:
    expression = item.expression
    if expression.formula is None:
        return _settled(item, expression.value or "XXXX")
    formula, confidence = _directed(item, expression.formula)
    if context.history and formula.startswith("day") and context.day != context.last:
        return _settled(item, relative(formula))  # the next day after a season, a year
    anchor = context.anchor(expression, formula)
    if expression.counted is Counted.PERIOD:
        formula = _of_period(formula, anchor)
    if anchor is not None:
        formula = _from_year(formula, anchor) if _is_yearless(formula) else formula
        if anchor.formula is None and anchor.begin:
            return _narrated(item, formula, anchor.begin)
        if anchor.formula is not None:
            formula = f"{_bare(anchor.formula)} > {formula}"
    return dated(
        Time(
            evidence=item.evidence,
            type=expression.type,
            value="",
            mod=expression.mod,
            formula=formula,
            anchor=Anchor(kind=AnchorKind.PUBLISHED),
            confidence=confidence,
        ),
        published,
    )


def _of_period(formula: str, period: Told | None) -> str:
    """The quarter that the report is about ("quarter +0") and a year before it; without one, the last year."""
    if period is not None:
        return f"quarter +0 > {formula}" if formula.startswith("shift") else formula
    return {"shift -1 year": "year -1", "quarter +0": "quarter -1"}.get(formula, formula)


def _bare(formula: str) -> str:
    """A formula without its part of the day, to count on from."""
    return re.sub(r" T\S+$", "", formula)


def _is_yearless(formula: str) -> bool:
    return formula.split()[0] in YEARLESS and len(formula.split()) > 2


def _from_year(formula: str, last: Told) -> str:
    """In a tale of the past, a day or month is of the year told last; January after December, of the next."""
    month = re.match(r"(?:date|month) (\d\d)", formula)
    turned = month and last.begin and len(last.value) > 4 and last.begin.month >= 10 and int(month[1]) <= 3
    words = formula.split()
    named = " ".join([*words[:2], "in", *(word for word in words[3:])])
    return f"year {1 if turned else 0:+d} > {named}"


def _settled(item: Found, value: str) -> Time:
    interval = interval_of(value)
    return Time(
        evidence=item.evidence,
        type=item.expression.type,
        value=value,
        begin=interval.begin,
        end=interval.end,
        grain=grain_of(value),
        mod=item.expression.mod,
        confidence=_settled_confidence(item.expression.type, value),
    )


def _settled_confidence(type_: TimeType, value: str) -> float:
    if type_ in (TimeType.DURATION, TimeType.SET):
        return LENGTH
    if value.endswith("_REF"):
        return REFERENCE
    return BARE_YEAR if len(value) <= 4 else WRITTEN


def _narrated(item: Found, formula: str, begin: date) -> Time:
    resolved = resolve(formula, begin)
    return Time(
        evidence=item.evidence,
        type=item.expression.type,
        value=resolved.value,
        begin=resolved.begin,
        end=resolved.end,
        grain=grain_of(resolved.value),
        mod=item.expression.mod,
        anchor=Anchor(kind=AnchorKind.NARRATIVE, day=begin),
        confidence=NARRATED,
    )


def _directed(item: Found, formula: str) -> tuple[str, float]:
    """Put a direction in the place of "?", by the way the verb points, and say how sure we are."""
    kind = formula.split()[0]
    measured = MEASURED.get(kind, OTHER)
    if "?" not in formula:
        return formula, measured
    if kind in ("quarter", "half"):
        return formula.replace("?", "nearest"), measured
    if item.closes_quarter:
        return formula.replace("?", "upto"), measured
    way = item.way()
    far = kind in ("date", "month", "season")
    sure = way.confidence >= (CERTAIN if far else SURE)
    direction = (SURELY if sure and not (far and way.way is Way.PAST) else PERHAPS)[way.way]
    return formula.replace("?", direction), measured if sure or far else UNSURE


def dated(time: Time, published: date | None) -> Time:
    """Return the time with its formula resolved against the day of publication; relative where that is not known."""
    if time.formula is None:
        return time
    resolved = resolve(time.formula, published) if published else Resolved(relative(time.formula), None, None)
    return Time(
        evidence=time.evidence,
        type=time.type,
        value=resolved.value,
        begin=resolved.begin,
        end=resolved.end,
        grain=grain_of(resolved.value) if time.type is not TimeType.DURATION else None,
        mod=time.mod,
        formula=time.formula,
        anchor=Anchor(kind=time.anchor.kind, day=published),
        alternatives=_alternatives(time.formula, published, resolved, 1 - time.confidence) if published else (),
        confidence=time.confidence,
    )


# The other way that each direction may be read.
_OTHER = {"upto": "after", "from": "before", "lately": "after", "soon": "before"}
# "Next Sunday", said on a Wednesday: the coming one, and sometimes the one of next week.
NEXT_WEEK_WEIGHT = 0.3


def _alternatives(formula: str, published: date, first: Resolved, weight: float) -> tuple[Reading, ...]:
    words = formula.split()
    if words[0] not in ("weekday", "month", "season") or len(words) < 3 or ">" in words:
        return ()
    if words[2] in _OTHER:
        other = " ".join([*words[:2], _OTHER[words[2]], *words[3:]])
    elif words[0] == "weekday" and words[2] == "after":
        other, weight = " ".join(["week +1 > weekday", words[1], "in", *words[3:]]), NEXT_WEEK_WEIGHT
    else:
        return ()
    second = resolve(other, published)
    if second.value == first.value:
        return ()
    return (Reading(value=second.value, begin=second.begin, end=second.end, weight=round(weight, 2)),)
