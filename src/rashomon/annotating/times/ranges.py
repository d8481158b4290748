"""Ranges and pairs: what one of two dates says for both, such as the year of "from 3 June to 5 July 1944"."""

import re
from dataclasses import replace

from rashomon.annotating.times.expressions import Expression
from rashomon.annotating.times.patterns import template
from rashomon.model import TimeType

_TO = re.compile(r"\s*(?:-|–|—|to|and|or|through|until)\s*(?:the\s+|on\s+)?")
_BESIDE = re.compile(r",\s+|\s+\(")


def completed(low: str, first: Expression, second: Expression) -> Expression:
    """Return the first of two expressions with what only the second says: its year, its month, the day of its hours."""
    if _BESIDE.fullmatch(low, first.end, second.start):
        return _feast_of(first, second)
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


# "Sept. 2-4", "May 3 and 5": a second day of the same month.
_SECOND_DAY = re.compile(
    r"\s*(?:-|–|to|and|or|through)\s*(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:/-]\d|\s*%|\s+\w+s\b)"
    + template(r"(?!\s+(?:of\s+)?{MONTH}(?!\w))")  # "23 August 1942 – 2 February 1943"
)

_FIRST_DAY = re.compile(
    r"(?<![\w.,:/$-])(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*(?:-|–|to|and|or|until)\s*(?:the\s+)?$"
)
_DAY_FIRST = re.compile(r"(?:the\s+)?\d{1,2}(?!\d)")


def first_day(low: str, second: Expression, place: int) -> Expression | None:
    """Return the first day of a range before a date with its day first: "2-4 June 1944"."""
    if not _DAY_FIRST.match(low, second.start):
        return None
    day = re.fullmatch(r"(date \d\d-|\d{4}-\d\d-)\d\d( \?)?", second.formula or second.value or "")
    begin = max(place, second.start - 16)
    found = _FIRST_DAY.search(low[begin : second.start]) if day else None
    if not day or not found:
        return None
    told, begin, end = f"{day[1]}{int(found[1]):02}{day[2] or ''}", begin + found.start(1), begin + found.end(1)
    if second.formula:
        return replace(second, start=begin, end=end, formula=told)
    return replace(second, start=begin, end=end, value=told)


# "1939-45": the year in which it ended; of two years in a row ("the 2011-12 season") the first is told.
_SECOND_YEAR = re.compile(r"[-–—/]((?:1\d|20)?\d\d)(?![\w%]|[-–/.,]\d)")


def second_year(low: str, first: Expression) -> Expression | None:
    """Return the last year of a range after its first: "1939-45"."""
    told = re.fullmatch(r"1\d\d\d|20\d\d", first.value or "")
    found = _SECOND_YEAR.match(low, first.end) if told and low[first.end - 1].isdigit() else None
    if not found:
        return None
    year = int(found[1]) if len(found[1]) == 4 else int(first.value or "") // 100 * 100 + int(found[1])
    if year <= int(first.value or ""):
        return None
    return replace(first, start=found.start(1), end=found.end(1), value=str(year), mod=None)


def second_day(low: str, first: Expression) -> Expression | None:
    """Return the second day of a month after its first: "Sept. 2-4", "May 3 and 5"."""
    day = re.fullmatch(r"date (\d\d)-\d\d \?", first.formula or "") or re.fullmatch(
        r"(\d{4}-\d\d)-\d\d", first.value or ""
    )
    found = _SECOND_DAY.match(low, first.end) if day and low[first.end - 1].isdigit() else None
    if not day or not found:
        return None
    number = f"{int(found[1]):02}"
    if first.value:
        year = re.compile(rf",?\s+{first.value[:4]}(?!\w)").match(low, found.end())
        end = year.end() if year else found.end()
        return replace(first, start=found.start(1), end=end, value=f"{day[1]}-{number}", mod=None)
    return replace(first, start=found.start(1), end=found.end(), formula=f"date {day[1]}-{number} ?", mod=None)
