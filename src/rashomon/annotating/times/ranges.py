"""Ranges and pairs: what one of two dates says for both, such as the year of "from 3 June to 5 July 1944"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.patterns import template
from rashomon.model import TimeType

_TO = re.compile(r"\s*(?:-|–|—|to|and|or|through|until)\s*(?:the\s+|on\s+)?")
_BESIDE = re.compile(r",\s+|\s+\(")


def completed(low: str, first: Expression, second: Expression) -> Expression:
    """Return the first of two expressions with what only the second says: its year, its month, the day of its hours."""
    if _BESIDE.fullmatch(low, first.end, second.start):
        listed = _NUMBER.fullmatch(low, second.start, second.end)
        return (_in_month_of(first, second) if listed else None) or _feast_of(first, second)
    if beside := _NEXT_TO.fullmatch(low, first.end, second.start):
        the = low.startswith("the ", max(0, first.start - 4))
        return (_weekday_by(first, second, beside[1]) if the else None) or _next_to(first, second, beside[1])
    joined = _TO.fullmatch(low, first.end, second.start)
    if not joined:
        return first
    if first.type is TimeType.TIME and second.type is TimeType.TIME:
        return _at_hours(first, second)
    return (
        _in_month_of(first, second) or _in_year_of(first, second, pair=joined[0].split()[0] in ("and", "or")) or first
    )


def _feast_of(first: Expression, second: Expression) -> Expression:
    """Give a feast the year of the date beside it: "on Easter Monday, 9 April 1917"."""
    feast = re.fullmatch(r"((?:easter|orthodox|nth|hijri) .*) \?", first.formula or "")
    day = re.match(r"(\d{4})-\d\d-", second.value or "")
    return replace(first, formula=f"at {day[1]} > {feast[1]} in") if feast and day else first


# "Wednesday, April 3, at 10 a.m.", "Saturday at noon".
_HOUR_AFTER = re.compile(r",?\s+(?:at|by|around|about)\s+(?:about\s+|around\s+)?|,\s+|\s+")


def on_its_day(low: str, day: Expression, hour: Expression) -> Expression:
    """Return an hour as one of the day that is told just before it."""
    clock = re.fullmatch(r"day \+0 (T\d\d:\d\d)", hour.formula or "")
    formula, value = day.formula or "", re.fullmatch(r"\d{4}-\d\d-\d\d", day.value or "")
    named = formula.startswith(("weekday", "date", "day", "monthday")) and "T" not in formula and ">" not in formula
    if not clock or not (named or value) or not _HOUR_AFTER.fullmatch(low, day.end, hour.start):
        return hour
    if value:
        return replace(hour, formula=None, value=f"{day.value}{clock[1]}", counted=Counted.PUBLISHED)
    return replace(hour, formula=f"{formula} {clock[1]}", counted=day.counted, led=day.led or (day.start, day.end))


# "The day after Christmas", "the week before the June 12 vote".
_NEXT_TO = re.compile(r"\s+(before|after|following)\s+(?:the\s+)?")
_UNITS = {"XXXX-XX-XX": "day", "XXXX-WXX": "week", "XXXX-XX": "month"}


def _next_to(first: Expression, second: Expression, side: str) -> Expression:
    """Give a day, week or month its place beside a date."""
    unit, day = _UNITS.get(first.value or ""), _as_formula(second)
    if unit is None or day is None:
        return first
    return replace(first, value=None, formula=f"{day} > {unit} {'-1' if side == 'before' else '+1'}")


def _weekday_by(first: Expression, second: Expression, side: str) -> Expression | None:
    """Give a weekday its place beside a date: "the Friday before Christmas"."""
    weekday, day = re.fullmatch(r"(weekday \d) \?", first.formula or ""), _as_formula(second)
    if not weekday or not day or day.startswith("weekday"):
        return None
    return replace(first, formula=f"{day} > {weekday[1]} {'before' if side == 'before' else 'after'}")


def _as_formula(date: Expression) -> str | None:
    """Return the formula of a date from which others may be counted; of one with its year too."""
    if date.type is not TimeType.DATE or date.counted is not Counted.PUBLISHED:
        return None
    day = re.fullmatch(r"(\d{4})-(\d\d-\d\d)", date.value or "")
    return f"at {day[1]} > date {day[2]} in" if day else date.formula


def _at_hours(first: Expression, second: Expression) -> Expression:
    """Give an hour the day of another: "from 9 a.m. to 5 p.m. on Friday"."""
    hours = re.fullmatch(r"day \+0 (T\d\d:\d\d)", first.formula or "")
    if not hours:
        return first
    if second.formula is None:
        value = re.sub(r"T\d\d:\d\d$", hours[1], second.value or "")
        return replace(first, formula=None, value=value, zone=second.zone)
    formula, clocks = re.subn(r"T\d\d:\d\d$", hours[1], second.formula)
    if not clocks:
        return first  # "from 4:30 p.m. until dawn"
    return replace(first, formula=formula, counted=second.counted, zone=first.zone or second.zone)


def _in_month_of(first: Expression, second: Expression) -> Expression | None:
    """Give a day the month of another: "from the 9th to the 19th of February"."""
    day = re.fullmatch(r"monthday (\d+) \?", first.formula or "")
    month = re.fullmatch(r"((?:date |\d{4}-)\d\d-)\d\d( \?)?", second.formula or second.value or "")
    if not day or not month:
        return None
    told = f"{month[1]}{int(day[1]):02}{month[2] or ''}"
    return replace(first, formula=told) if second.formula else replace(first, formula=None, value=told)


def _in_year_of(first: Expression, second: Expression, pair: bool) -> Expression | None:
    """Give a date the year of another: "from 3 June to 5 July 1944"; of a range over new year the year before."""
    named = re.fullmatch(r"(date|month|season) (\S+) \?", first.formula or "")
    year = re.match(r"(\d{4})-(\d\d|[A-Z]{2})", second.value or "")
    if not named or not year:
        return None
    turned = named[2][:2] > year[2] and named[1] != "season" and not pair
    return replace(first, formula=None, value=f"{int(year[1]) - turned}-{named[2]}")


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)?")
# "Sept. 2-4", "May 3 and 5", "May 3, 5 and 9": more days of the same month.
_MORE_DAYS = re.compile(
    rf"(?:\s*(?:-|–|to|and|or|through)\s*|(?:,\s+{_DAY})+,?\s+(?:and|or)\s+){_DAY}"
    r"(?!\w|[.,:/-]\d|\s*%|\s+(?:\w+s|people|men|women|children)\b)"
    + template(r"(?!\s+(?:of\s+)?{MONTH}(?!\w))")  # "23 August 1942 – 2 February 1943"
)
# "2-4 June", "8, 9 and 10 June", "from the 8th to the 10th of June": what comes before the last.
_DAYS_BEFORE = re.compile(
    rf"(?<![\w.,:/$-])(?:{_DAY},\s+)*{_DAY}\s*(?:-|–|,?\s*\b(?:to|and|or|until)\b)\s*(?:the\s+)?$"
)
_DAY_FIRST = re.compile(r"(?:the\s+)?\d{1,2}(?!\d)")


def days_before(low: str, last: Expression, place: int) -> Iterator[Expression]:
    """Yield the days before a date with its day first: "2-4 June 1944", "8, 9 and 10 June"."""
    told = _day_of_month(last)
    begin = max(place, last.start - 32)
    found = _DAYS_BEFORE.search(low[begin : last.start]) if told and _DAY_FIRST.match(low, last.start) else None
    if told and found:
        for day in _NUMBER.finditer(found[0]):
            start = begin + found.start()
            yield _on_day(last, told, day, start)


def days_after(low: str, first: Expression) -> Iterator[Expression]:
    """Yield the days of a month after its first: "Sept. 2-4", "May 3, 5 and 9"; with the year after the last."""
    told = _day_of_month(first)
    found = _MORE_DAYS.match(low, first.end) if told and low[first.end - 1].isdigit() else None
    if not told or not found:
        return
    days = [_on_day(first, told, day, first.end) for day in _NUMBER.finditer(found[0])]
    year = re.compile(rf",?\s+{first.value[:4]}(?!\w)").match(low, found.end()) if first.value else None
    last = replace(days[-1], end=year.end()) if year else days[-1]
    yield from (replace(day, mod=None) for day in (*days[:-1], last))


def _day_of_month(date: Expression) -> tuple[str, str] | None:
    """Return what is told before and after the day of a month: "date 09-" and " ?", or "2013-09-"."""
    found = re.fullmatch(r"(date \d\d-|\d{4}-\d\d-)\d\d( \?)?", date.formula or date.value or "")
    return (found[1], found[2] or "") if found else None


def _on_day(date: Expression, told: tuple[str, str], day: re.Match[str], offset: int) -> Expression:
    words, start, end = f"{told[0]}{int(day[1]):02}{told[1]}", offset + day.start(), offset + day.end()
    formula, value = (words, None) if date.formula else (None, words)
    return replace(date, start=start, end=end, formula=formula, value=value, led=(date.start, date.end))


# "1939-45": the year in which it ended; of two years in a row ("the 2011-12 season") the first is told.
_SECOND_YEAR = re.compile(r"[-–—/]((?:1\d|20)?\d\d)(?![\w%]|[-–/.,]\d)")


def second_year(low: str, first: Expression) -> Iterator[Expression]:
    """Yield the last year of a range after its first: "1939-45"."""
    told = re.fullmatch(r"1\d\d\d|20\d\d", first.value or "")
    found = _SECOND_YEAR.match(low, first.end) if told and low[first.end - 1].isdigit() else None
    if not found:
        return
    year = int(found[1]) if len(found[1]) == 4 else int(first.value or "") // 100 * 100 + int(found[1])
    if year > int(first.value or ""):
        yield replace(first, start=found.start(1), end=found.end(1), value=str(year), mod=None)
