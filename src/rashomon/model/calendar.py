"""The calendar: what days a value covers, and formulas resolved against a day.

A formula is what the words of a time say before the calendar is applied. It is a chain of steps joined by " > ", each
counted from the one before, the first from an anchor day:

    day -1              yesterday; likewise week, weekend, month, quarter, half, year, decade, century
    day +1 TMO          tomorrow morning: a last word that begins with T is a part or an hour of the day
    shift -1 year       a year before what came so far, as coarse or fine as that was
    weekday 6 after     the Saturday after the day; likewise `date 09-02`, `month 09`, `quarter 3`, `half 1`,
                        `season SU`, `weekend`, `monthday 23` (the 23rd), `nth 11 4 4` (the fourth Thursday of
                        November), `easter -2` (Good Friday; `orthodox`: of the eastern churches) and `hijri 10-01`
                        (the first day of the tenth month of the Islamic calendar)
    at 1999             a year that the words name; what follows is counted from it
    P5Y before          a duration that ends on the day; after: one that begins on it
    P5Y earlier         the day that is so long before; later: after

The last word of a named step is its direction: `before` and `after` leave the anchor out, `upto` and `from` let it
count, `nearest` takes the closest, `lately` and `soon` do so too but lean to the past or the future, `gone` leaves
only the next days of the future, and `in` takes the one within the step before ("year -1 > quarter 3 in").
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rashomon.model.articles import Grain
from rashomon.model.feasts import easter, hijri, hijri_year, orthodox_easter
from rashomon.model.intervals import ONE_DAY, Interval

DIRECTIONS = frozenset({"before", "after", "upto", "from", "gone", "lately", "nearest", "soon", "in"})

# Meteorological seasons of the northern half of the world: (first month, number of months); winter begins in December.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class Resolved(NamedTuple):
    """What a formula comes to: a TIMEX3 value and the first and last day it covers."""

    value: str
    begin: date | None
    end: date | None


class Frame(NamedTuple):
    """A piece of the calendar: a day, a week, a quarter ..., by its first and last day."""

    kind: str
    begin: date
    end: date
    part: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        year, month = self.begin.year, self.begin.month
        match self.kind:
            case "week" | "weekend":
                iso = self.begin.isocalendar()
                return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.kind == "weekend" else "")
            case "month":
                return f"{year:04}-{month:02}"
            case "quarter":
                return f"{year:04}-Q{(month + 2) // 3}"
            case "half":
                return f"{year:04}-H{(month + 5) // 6}"
            case "year" | "decade" | "century":
                return f"{year:04}"[: {"year": 4, "decade": 3, "century": 2}[self.kind]]
            case "SP" | "SU" | "FA" | "WI":
                return f"{year:04}-{self.kind}"
        return self.begin.isoformat() + self.part


def resolve(formula: str, day: date) -> Resolved:
    """Return what a formula comes to, counted from `day`; where it leaves the calendar, its relative value."""
    frame = Frame("day", day, day)
    try:
        for step in formula.split(" > "):
            words = step.split()
            if words[0].startswith("P"):
                return _duration(words[0], words[1], frame)
            frame = _step(words, frame)
    except (OverflowError, ValueError):
        return Resolved(relative(formula), None, None)
    return Resolved(frame.value, frame.begin, frame.end)


def relative(formula: str) -> str:
    """Return the TIMEX3 value of a formula while its anchor is not known: "XXXX-WXX-6" for a Saturday."""
    steps = [step.split() for step in formula.split(" > ")]
    words = next((step for step in reversed(steps) if step[0] != "shift"), ["year", "0"])
    if words[0].startswith("P"):
        return words[0]
    part = words[-1] if words[-1].startswith("T") else ""
    named = len(words) > 2 + bool(part)
    match words[0]:
        case "week":
            return "XXXX-WXX"
        case "weekend":
            return "XXXX-WXX-WE"
        case "weekday":
            return f"XXXX-WXX-{words[1]}{part}"
        case "date":
            return f"XXXX-{words[1]}{part}"
        case "monthday":
            return f"XXXX-XX-{int(words[1]):02}{part}"
        case "month":
            return f"XXXX-{words[1] if named else 'XX'}"
        case "quarter":
            return f"XXXX-Q{words[1] if named else 'X'}"
        case "half":
            return f"XXXX-H{words[1] if named else 'X'}"
        case "season":
            return f"XXXX-{words[1]}"
        case "year" | "decade" | "century":
            return {"year": "XXXX", "decade": "XXX", "century": "XX"}[words[0]]
    return f"XXXX-XX-XX{part}"


def grain_of(value: str) -> Grain | None:
    """Return how fine a TIMEX3 date is; None for durations and references without a date."""
    if not value[:2].strip("X").isdigit() and not value.startswith("XX"):
        return None
    if re.search(r"T\d", value):
        return Grain.SECOND
    if "W" in value[4:] and "WI" not in value:
        return Grain.DAY if re.search(r"W..-\d", value) else Grain.WEEK
    if len(value) <= 4:
        return Grain.YEAR
    return Grain.DAY if len(value) >= 10 and "T" not in value[:10] else Grain.MONTH


@lru_cache(maxsize=4096)
def interval_of(value: str) -> Interval:
    """Return the days that an absolute TIMEX3 value covers; an open interval where it names none."""
    try:
        frame = _absolute(value)
    except (OverflowError, ValueError):
        frame = None
    return Interval(begin=frame.begin, end=frame.end) if frame else Interval()


_ABSOLUTE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d?)(?:-(?P<weekday>[1-7]|WE))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:-?X\w*)?(?P<part>T.*)?$"
)


def _absolute(value: str) -> Frame | None:
    if re.fullmatch(r"\d{2,3}X*", value) and len(value.rstrip("X")) < 4:
        kind, digits = ("decade", 3) if len(value.rstrip("X")) == 3 else ("century", 2)
        return _around(kind, date(int(value[:digits]) * 10 ** (4 - digits) or 1, 1, 1))
    found = _ABSOLUTE.match(value)
    if not found:
        return None
    year = int(found["year"])
    if found["week"]:
        if found["weekday"] and found["weekday"] != "WE":
            day = date.fromisocalendar(year, int(found["week"]), int(found["weekday"]))
            return Frame("day", day, day)
        kind = "weekend" if found["weekday"] else "week"
        return _around(kind, date.fromisocalendar(year, int(found["week"]), 1))
    if found["quarter"]:
        return _around("quarter", date(year, 3 * int(found["quarter"]) - 2, 1))
    if found["half"]:
        return _around("half", date(year, 6 * int(found["half"]) - 5, 1))
    if found["season"]:
        return _season(found["season"], year)
    if found["day"]:
        return _around("day", date(year, int(found["month"]), int(found["day"])))
    return _around("month", date(year, int(found["month"]), 1)) if found["month"] else _around("year", date(year, 1, 1))


def _step(words: list[str], frame: Frame) -> Frame:
    part = words.pop() if words[-1].startswith("T") else ""
    if words[0] == "at":
        return _around("year", date(int(words[1]), 1, 1))
    if words[0] == "shift":
        middle = 3 * ONE_DAY if frame.kind == "week" else 0 * ONE_DAY  # most of "a year ago this week" is in that week
        moved = _shift(frame.begin + middle, words[2], int(words[1]))
        return Frame(frame.kind, moved, moved, frame.part) if frame.kind == "day" else _same_kind(frame.kind, moved)
    if words[-1] not in DIRECTIONS:
        return _around(words[0], _shift(frame.begin, words[0], int(words[1])))._replace(part=part)
    kind, arguments, direction = words[0], words[1:-1], words[-1]
    return _choose(list(_candidates(kind, arguments, frame)), direction, frame)._replace(part=part)


def _same_kind(kind: str, day: date) -> Frame:
    return _season(kind, day.year) if kind in SEASONS else _around(kind, day)


def _shift(day: date, unit: str, count: int) -> date:
    match unit:
        case "day" | "week" | "weekend":
            return day + count * (1 if unit == "day" else 7) * ONE_DAY
        case _:
            months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit]
            index = day.year * 12 + day.month - 1 + months * count
            first = date(index // 12, index % 12 + 1, 1)
            return min(first + (day.day - 1) * ONE_DAY, _last_of_month(first))


def _last_of_month(first: date) -> date:
    if (first.year, first.month) == (date.max.year, 12):
        return date.max
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) - ONE_DAY


def _around(kind: str, day: date) -> Frame:
    """Return the piece of the calendar of this kind that holds the day."""
    if kind == "day":
        return Frame(kind, day, day)
    if kind in ("week", "weekend"):
        monday = day - day.weekday() * ONE_DAY
        return Frame(kind, monday + (5 * ONE_DAY if kind == "weekend" else 0 * ONE_DAY), monday + 6 * ONE_DAY)
    years = {"decade": 10, "century": 100}.get(kind, 1)
    months = {"month": 1, "quarter": 3, "half": 6}.get(kind, 12)
    year = max(1, day.year // years * years)
    begin = date(year, (day.month - 1) // months * months + 1, 1) if years == 1 else date(year, 1, 1)
    last = date(day.year // years * years + years - 1, begin.month + months - 1, 1)
    return Frame(kind, begin, _last_of_month(last))


def _season(name: str, year: int) -> Frame:
    begin = date(year, SEASONS[name], 1)
    return Frame(name, begin, _last_of_month(_shift(begin, "month", 2)))


def _candidates(kind: str, arguments: list[str], frame: Frame) -> Iterator[Frame]:
    if kind == "weekend":
        for weeks in (-1, 0, 1):
            yield _around("weekend", frame.begin + 7 * weeks * ONE_DAY)
        return
    if kind == "weekday":
        monday = frame.begin - frame.begin.weekday() * ONE_DAY
        for weeks in range(-1, 2 + (frame.end - frame.begin).days // 7):
            yield _around("day", monday + (7 * weeks + int(arguments[0]) - 1) * ONE_DAY)
        return
    if kind == "monthday":
        yield from _monthdays(int(arguments[0]), frame)
        return
    if kind == "hijri":
        month, day = (int(word) for word in arguments[0].split("-"))
        for year in range(hijri_year(frame.begin) - 2, hijri_year(frame.end) + 3):
            yield _around("day", hijri(year, month, day))
        return
    for year in range(max(1, frame.begin.year - 4), min(date.max.year - 1, frame.end.year + 4) + 1):
        found = _in_year(kind, arguments, year)
        if found:
            yield found


def _monthdays(number: int, frame: Frame) -> Iterator[Frame]:
    for months in range(-2, 3 + (frame.end - frame.begin).days // 28):
        day = _shift(frame.begin.replace(day=1), "month", months) + (number - 1) * ONE_DAY
        if day.day == number:
            yield Frame("day", day, day)


def _in_year(kind: str, arguments: list[str], year: int) -> Frame | None:
    match kind:
        case "date":
            try:
                return _around("day", date.fromisoformat(f"{year:04}-{arguments[0]}"))
            except ValueError:  # 29 February
                return None
        case "month":
            return _around("month", date(year, int(arguments[0]), 1))
        case "quarter":
            return _around("quarter", date(year, 3 * int(arguments[0]) - 2, 1))
        case "half":
            return _around("half", date(year, 6 * int(arguments[0]) - 5, 1))
        case "season":
            return _season(arguments[0], year)
        case "easter":
            return _around("day", easter(year) + int(arguments[0]) * ONE_DAY)
        case "orthodox":
            return _around("day", orthodox_easter(year) + int(arguments[0]) * ONE_DAY)
        case "nth":
            return _around("day", _nth_weekday(year, *(int(word) for word in arguments)))
    raise ValueError(kind)


def _nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """Return the count-th weekday of a month; -1 is the last."""
    first = date(year, month, 1)
    if count < 0:
        last = _last_of_month(first)
        return last - ((last.isoweekday() - weekday) % 7) * ONE_DAY
    return first + ((weekday - first.isoweekday()) % 7 + 7 * (count - 1)) * ONE_DAY


def _choose(candidates: list[Frame], direction: str, frame: Frame) -> Frame:
    day = frame.begin
    match direction:
        case "before":
            chosen = [c for c in candidates if c.end < day][-1:]
        case "upto":
            chosen = [c for c in candidates if c.begin <= day][-1:]
        case "after":
            chosen = [c for c in candidates if c.begin > frame.end][:1]
        case "from":
            chosen = [c for c in candidates if c.end >= day][:1]
        case "in":
            chosen = [c for c in candidates if frame.begin <= c.begin <= frame.end][:1]
        case _:
            chosen = sorted(candidates, key=lambda c: _distance(c, day, direction))[:1]
    if not chosen:
        raise ValueError(direction)
    return chosen[0]


# How much farther a day ahead counts than one that is gone: reports tell more of what was than of what will be. For
# the next seven days, and for later ones; what is `gone` may only be of the next days, where a report is dated by
# another clock than its own. Swept by halves and doubles on half of times.jsonl.
AHEAD = {"gone": (3.0, 99.0), "lately": (3.0, 6.0), "nearest": (1.5, 3.0), "soon": (1.0, 0.5)}


def _distance(frame: Frame, day: date, direction: str) -> float:
    if frame.begin > day:
        near, far = AHEAD[direction]
        return (frame.begin - day).days * (far if frame.begin - day > 7 * ONE_DAY else near)
    return max(0, (day - frame.end).days)


_DURATION = re.compile(r"P(?:(\d+)E)?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


def _duration(value: str, direction: str, frame: Frame) -> Resolved:
    found = _DURATION.match(value)
    decades, years, months, weeks, days, hours, minutes = (int(n or 0) for n in found.groups()) if found else (0,) * 7
    months += 12 * years + 120 * decades
    days += 7 * weeks
    if direction in ("earlier", "later"):
        sign = -1 if direction == "earlier" else 1
        begin, end = (_shift(day, "month", sign * months) + sign * days * ONE_DAY for day in frame[1:3])
        return Resolved(value, begin, end)
    days += -(-(60 * hours + minutes) // (24 * 60))
    if not months and not days:
        before = direction == "before"
        return Resolved(value, None if before else frame.begin, frame.end if before else None)
    if direction == "before":
        return Resolved(value, _shift(frame.begin, "month", -months) - days * ONE_DAY, frame.end)
    return Resolved(value, frame.begin, _shift(frame.end, "month", months) + days * ONE_DAY)
