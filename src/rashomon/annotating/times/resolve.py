"""Resolution: from expressions, in reading order, to times with a value, an interval and an anchor."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from rashomon.annotating.times.context import (
    Context,
    Found,
    Offset,
    Told,
    before_christ,
    is_yearless,
    lies_ahead,
    opening,
    tells_of_long_ago,
    within_tale,
)
from rashomon.annotating.times.direction import Direction, Way
from rashomon.annotating.times.expressions import Counted
from rashomon.annotating.times.named import FEASTS
from rashomon.annotating.times.words import weekday_of
from rashomon.model import (
    Anchor,
    AnchorKind,
    Reading,
    Resolved,
    Time,
    TimeType,
    grain_of,
    interval_of,
    resolve,
)
from rashomon.model.calendar import relative

# How often the value is right where the words are: shares on times.jsonl, by the kind of formula, the same within .05
# on its even and its odd reports where there are more than 30 (`python -m evals.reliability`; docs/quality.md).
MEASURED = {
    "day": 0.97,
    "weekday": 0.9,
    "date": 0.98,
    "month": 0.95,
    "quarter": 0.95,
    "year": 0.88,
    "week": 0.75,
    "P": 0.88,
    "season": 0.9,
    "hijri": 0.7,  # not measured: the tables are right within a day
    "weekend": 0.65,
}
# Weekdays whose verb leaves the direction open.
UNSURE = 0.83
OTHER = 0.75
REFERENCE, BARE_YEAR, WRITTEN, LENGTH = 0.92, 0.95, 0.97, 0.9
# What is counted from another date told before.
CHAINED, NARRATED = 0.77, 0.75

# Below this a verb's direction is a guess, and the nearest day is the better one. Both by judgement, between the steps
# of `direction`.
SURE = 0.8
# A date or month without its year needs more: the verb may be of another time than the date ("the Jan. 14 deadline").
CERTAIN = 0.9
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
SURELY = {Way.PAST: "upto", Way.FUTURE: "from", Way.UNTOLD: "nearest"}
PERHAPS = {Way.PAST: "lately", Way.FUTURE: "soon", Way.UNTOLD: "nearest"}


def resolve_all(found: Iterable[Found], published: date | None) -> Iterator[Time]:
    """Yield the times of a report in reading order, each resolved against its anchor."""
    found = list(found)
    context = opening(found) if tells_of_long_ago(found, published) else Context(False)
    for n, item in enumerate(found):
        context = context.entering(item.paragraph)
        time = _time(item, published, context)
        if item.offset and time.formula is None and "X" not in time.value:
            after = None if item.offset.event else _time(found[n + 1], published, context)
            time = _counted_from(time, item.offset, after, published)
        yield time
        context = context.after(item, time, published)


def _counted_from(time: Time, offset: Offset, date_after: Time | None, published: date | None) -> Time:
    """Anchor a length on what follows it: "two days before Christmas" has a day, "before the summit" has its words."""
    if date_after is None:
        return replace(time, anchor=Anchor(kind=AnchorKind.EVENT, words=offset.event))
    step = f"{time.value} {'earlier' if offset.side < 0 else 'later'}"
    words = date_after.evidence
    if date_after.formula:
        formula = f"{_bare(date_after.formula)} > {step}"
        anchored = replace(time, formula=formula, anchor=Anchor(kind=date_after.anchor.kind, words=words))
        return dated(anchored, published)
    if date_after.begin is None or date_after.end is None:
        return replace(time, anchor=Anchor(kind=AnchorKind.NARRATIVE, words=words))
    begin, end = resolve(step, date_after.begin).begin, resolve(step, date_after.end).end
    anchor = Anchor(kind=AnchorKind.NARRATIVE, day=date_after.begin, words=words)
    return replace(time, begin=begin, end=end, anchor=anchor)


def _time(item: Found, published: date | None, context: Context) -> Time:
    """Return the time of an expression: its value as written, or its formula counted from its anchor."""
    expression = item.expression
    if expression.formula is None:
        return _settled(item, expression.value or "XXXX")
    formula, confidence = _directed(item, expression.formula)
    anchor = context.anchor(item, formula, published)
    if value := _without_a_day(item, formula, anchor, context):
        return _settled(item, value)
    if expression.counted is Counted.PERIOD and not context.history:
        formula = _of_period(formula, anchor)
    if anchor is not None:
        formula = within_tale(formula, anchor, item.before_then)
        if anchor.formula is None and anchor.begin:
            return _narrated(item, formula, anchor.begin)
        if anchor.formula is not None:
            formula = _chained(_bare(anchor.formula), formula)
            if formula.count(">") > LONGEST_CHAIN:
                return _settled(item, relative(formula))
        confidence = min(confidence, CHAINED)
    return dated(
        Time(
            evidence=item.evidence,
            type=expression.type,
            value="",
            mod=expression.mod,
            formula=formula,
            anchor=Anchor(kind=AnchorKind.PUBLISHED),
            confidence=confidence,
            limit=item.limit,
            zone=expression.zone,
        ),
        published,
    )


def _without_a_day(item: Found, formula: str, anchor: Told | None, context: Context) -> str | None:
    """Return the value of what is counted from no day that is known, None where one is."""
    counted = item.expression.counted
    if formula.startswith("at ") and counted is not Counted.PERIOD:
        return resolve(formula, date.min).value
    if context.history and item.evidence.quote.lower() == "today":
        return "PRESENT_REF"  # the day of whoever reads the tale
    hangs = context.history and _hangs_on_the_tale(item, formula, context)
    if hangs and (anchor is None or _is_vague(formula, context)):
        return relative(formula)  # the next day after a season, a year; a day before any year is told
    if anchor is not None and anchor.formula is None and anchor.begin is None:
        return before_christ(formula, anchor) or relative(formula)
    if anchor is None and counted is Counted.LAST and context.last_is_open(formula):
        return relative(formula)  # "two days later", after a month or nothing at all
    if formula.startswith("at ") and not context.history:
        return _period_of_year(formula, anchor)
    return None


def _hangs_on_the_tale(item: Found, formula: str, context: Context) -> bool:
    """Say whether only the tale can tell a day; a weekday before any day is told is still one of the report."""
    weekday = formula.startswith("weekday") and context.day is not None
    told = formula.startswith("day") and item.expression.counted is Counted.LAST
    return weekday or told or (is_yearless(formula) and not lies_ahead(item))


def _is_vague(formula: str, context: Context) -> bool:
    """Say whether a day would be counted from a month or a year."""
    return formula.startswith("day") and context.day != context.last


def _of_period(formula: str, period: Told | None) -> str:
    """The quarter that the report is about ("quarter +0") and a year before it; without one, the last year."""
    if formula.endswith("> quarter +0"):
        return "quarter +0" if period else formula
    if period is not None:
        return f"quarter +0 > {formula}" if formula.startswith("shift") else formula
    return {"shift -1 year": "year -1", "quarter +0": "quarter -1"}.get(formula, formula)


# A text may go on for ever with "the next day"; each is counted from the one before, so the chain of steps must end.
LONGEST_CHAIN = 8
_DAYS = ("day", "weekday", "date", "monthday", "nth", "easter", "orthodox", "hijri")
_STEP = re.compile(r"(day|week|month|quarter|year) ([+-]\d+)")


def _chained(before: str, formula: str) -> str:
    """Return a formula counted from another, with no more steps than it needs: "day +1" after "day +1" is "day +2"."""
    *first, last = before.split(" > ")
    step, next_step = _STEP.fullmatch(last), _STEP.match(formula)
    if next_step and next_step[0] == "day +0" and last.split()[0] in _DAYS:
        return before + formula.removeprefix("day +0")
    if step and next_step and step[1] == next_step[1]:
        summed = f"{step[1]} {int(step[2]) + int(next_step[2]):+d}{formula[next_step.end() :]}"
        return " > ".join([*first, summed])
    return f"{before} > {formula}"


def _period_of_year(formula: str, period: Told | None) -> str:
    """The 1988 period: the year's quarter of the same number as the one that the report is about."""
    quarter = re.search(r"-Q[1-4]$", period.value) if period else None
    return formula.split()[1] + (quarter[0] if quarter else "")


def _bare(formula: str) -> str:
    """A formula without its part of the day, to count on from."""
    return re.sub(r" T\S+$", "", formula)


def _settled(item: Found, value: str) -> Time:
    days = interval_of(value)
    if _TWO_YEARS.fullmatch(item.evidence.quote) and len(value) == 4:
        days = days.to(interval_of(f"{int(value) + 1:04}"))
    return Time(
        evidence=item.evidence,
        type=item.expression.type,
        value=value,
        begin=days.begin,
        end=days.end,
        grain=grain_of(value),
        mod=item.expression.mod,
        confidence=_settled_confidence(item.expression.type, value),
        limit=item.limit,
        zone=item.expression.zone,
    )


# "The 2011-12 season": the value of the first year, the days of both.
_TWO_YEARS = re.compile(r"\d{4}[-–/]\d\d")


def _settled_confidence(type_: TimeType, value: str) -> float:
    if type_ in (TimeType.DURATION, TimeType.SET):
        return LENGTH
    if value.endswith("_REF"):
        return REFERENCE
    if value.startswith("XX"):  # "two days later" after a month
        return OTHER
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
        limit=item.limit,
        zone=item.expression.zone,
    )


def _directed(item: Found, formula: str) -> tuple[str, float]:
    """Put a direction in the place of "?", by the way the verb points, and say how sure we are."""
    kind = formula.split()[0]
    measured = MEASURED.get(kind if kind[0].islower() else "P", OTHER)
    if "?" not in formula:
        return formula, measured
    if kind in ("quarter", "half"):
        return formula.replace("?", "nearest"), measured
    if item.closes_quarter:  # "will report for the quarter ending March 31", told on the 22nd: in nine days
        return formula.replace("?", "upto" if item.way().way is Way.PAST else "lately"), measured
    way, far = item.way(), kind in ("date", "month", "season")
    if far:
        return formula.replace("?", _far_direction(item, kind, way)), measured
    if kind in FEASTS and way.way is Way.PAST:  # "as Easter week began", told on its Monday
        return formula.replace("?", "gone"), measured
    sure = way.confidence >= SURE
    return formula.replace("?", (SURELY if sure else PERHAPS)[way.way]), measured if sure else UNSURE


def _far_direction(item: Found, kind: str, way: Direction) -> str:
    """Return which way a date, month or season without its year points; one with its weekday is the nearest."""
    if way.direct and not _WEEKDAY.match(item.evidence.quote):
        return "gone" if way.way is Way.PAST and kind == "date" else SURELY[way.way]
    sure = way.confidence >= CERTAIN and way.way is not Way.PAST
    return (SURELY if sure else PERHAPS)[way.way]


def dated(time: Time, published: date | None) -> Time:
    """Return the time with its formula resolved against the day of publication; relative where that is not known."""
    if time.formula is None:
        return time
    resolved = _on_weekday(time, published) if published else Resolved(relative(time.formula), None, None)
    other = _alternatives(time.formula, published, resolved, 1 - time.confidence) if published else ()
    return replace(
        time,
        value=resolved.value,
        begin=resolved.begin,
        end=resolved.end,
        grain=grain_of(resolved.value) if time.type is not TimeType.DURATION else None,
        anchor=replace(time.anchor, day=published),
        alternatives=other,
        reach=None,
    )


def _on_weekday(time: Time, published: date) -> Resolved:
    """Return the days of a time; of a date told with a weekday that it does not fall on, the nearest that does.

    "It will begin on Wednesday, April 24", told on the 25th by a page that was written before, is of yesterday.
    """
    formula = time.formula or ""
    resolved, named = resolve(formula, published), _WEEKDAY.search(time.evidence.quote)
    if named is None or resolved.begin is None or not (kind := DATE_AHEAD.match(formula)):
        return resolved
    nearest = resolve(f"{kind[1]} nearest{formula[kind.end() :]}", published)
    weekday = weekday_of(named[0].lower())
    fits = nearest.begin is not None and nearest.begin.isoweekday() == weekday != resolved.begin.isoweekday()
    return nearest if fits else resolved


DATE_AHEAD = re.compile(r"(date [\d-]+) (?:from|upto|gone)\b")

# "Next Sunday", said on a Wednesday: the coming one, and sometimes the one of next week. By judgement.
NEXT_WEEK_WEIGHT = 0.3


def _alternatives(formula: str, published: date, first: Resolved, weight: float) -> tuple[Reading, ...]:
    """Return the other reading of a bare weekday, month or season: the nearest one on the other side."""
    words = formula.split()
    if words[0] not in ("weekday", "month", "season") or len(words) < 3 or ">" in words or first.begin is None:
        return ()
    if words[0] == "weekday" and words[2] == "after":
        other, weight = " ".join(["week +1 > weekday", words[1], "in", *words[3:]]), NEXT_WEEK_WEIGHT
    elif words[2] in ("before", "after", "in"):
        return ()
    else:
        other = " ".join([*words[:2], "after" if first.begin <= published else "before", *words[3:]])
    second = resolve(other, published)
    if second.value == first.value:
        return ()
    return (Reading(value=second.value, begin=second.begin, end=second.end, weight=round(weight, 2)),)
