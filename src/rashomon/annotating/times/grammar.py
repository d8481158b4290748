"""The grammar: finds the time expressions of a text, before any calendar is applied."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rashomon.annotating.times import business, dates, hours, lengths, named, relative
from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.patterns import template
from rashomon.annotating.times.rules import BEFORE, Rule
from rashomon.model import TimeType

RULES: tuple[Rule, ...] = (*dates.BOOK, *named.BOOK, *business.BOOK, *hours.BOOK, *relative.BOOK, *lengths.BOOK)

# Words before a date that belong to it, and the TIMEX3 modifier they are.
_DATE_MODS = {
    "START": r"early|earlier|earlier in|early in|earlier on|(?:the )?(?:beginning|start|opening|onset) of|the early",
    "MID": r"mid|mid-|(?:the )?middle of|the middle part of|the mid|the mid-",
    "END": r"late|later|late in|later in|(?:the )?(?:end|close|conclusion) of|the late|late on",
    "APPROX": r"about|around|approximately|roughly|circa|sometime|some time in|sometime in",
}
# Words before a length, after TimeML: "nearly" is less than, "at least" is equal or more.
_LENGTH_MODS = {
    "LESS_THAN": r"nearly|almost|less than|under|fewer than|just under",
    "MORE_THAN": r"more than|over|just over|longer than|well over|greater than",
    "EQUAL_OR_LESS": r"up to|no more than|not more than|at most|as little as",
    "EQUAL_OR_MORE": r"at least|no less than|not less than|as much as|as many as|a minimum of",
    "APPROX": r"about|around|some|approximately|roughly|an estimated",
}


def _before(mods: dict[str, str]) -> re.Pattern[str]:
    joined = "|".join(f"<{mod}:{words}>" for mod, words in mods.items())
    return re.compile(rf"(?<![\w-])(?:{template(joined)})[\s-]+$")


_DATE_BEFORE, _LENGTH_BEFORE = _before(_DATE_MODS), _before(_LENGTH_MODS)
_LENGTH_AFTER = re.compile(r"\s+or\s+so(?!\w)")
# "Sept. 2-4", "May 3 and 5": a second day of the same month.
_SECOND_DAY = re.compile(
    r"\s*(?:-|–|to|and|or|through)\s*(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:/-]\d|\s*%|\s+\w+s\b)"
)
_ONE = ("PT1H", "P1D", "P1W", "P1M", "P1Y")
_AGO = ("ago", "earlier", "later", "before")
_COUNTS = re.compile(r"\d|an?\s(?!few|couple)|(?!the|last|past|next|several|some|few|couple|many)\w")
_ON = re.compile(r",?\s+(?:on\s+)?")


@cache
def _detector() -> re.Pattern[str]:
    patterns = "|".join(re.sub(r"\(\?P<\w+>", "(?:", rule.pattern) for rule in RULES if rule.begins)
    return re.compile(f"{BEFORE}(?:{patterns})")


def lower(text: str) -> str:
    """Return the text in lower case, every character at the place it had."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def expressions(text: str) -> Iterator[Expression]:
    """Yield the time expressions of a text from left to right; no two share a character."""
    low, before = lower(text), None
    for expression in _scan(low, text):
        if before is not None:
            yield _with_year_of(low, before, expression)
        before = expression
    if before is not None:
        yield before


# "From 3 June to 5 July 1944": the first day has the year of the second.
_TO = re.compile(r"\s*(?:-|–|—|to|and|or|through|until)\s*(?:the\s+|on\s+)?")


def _with_year_of(low: str, first: Expression, second: Expression) -> Expression:
    """Give the first of a range what only the second says: its year, or the day of its hours."""
    hours = re.fullmatch(r"day \+0 (T\d\d:\d\d)", first.formula or "")
    if (
        hours
        and second.type is TimeType.TIME
        and first.type is TimeType.TIME
        and _TO.fullmatch(low, first.end, second.start)
    ):
        return _at_hours(first, second, hours[1])
    named = re.fullmatch(r"(date|month|season) (\S+) \?", first.formula or "")
    year = re.match(r"(\d{4})-(\d\d|[A-Z]{2})", second.value or "")
    joined = _TO.fullmatch(low, first.end, second.start)
    if not named or not year or not joined:
        return first
    turned = named[2][:2] > year[2] and named[1] != "season" and "and" not in joined[0] and "or" not in joined[0]
    return replace(first, formula=None, value=f"{int(year[1]) - turned}-{named[2]}")


def _at_hours(first: Expression, second: Expression, hours: str) -> Expression:
    if second.formula is None:
        return replace(first, formula=None, value=re.sub(r"T\d\d:\d\d$", hours, second.value or ""), zone=second.zone)
    formula = re.sub(r"T\d\d:\d\d$", hours, second.formula)
    return replace(first, formula=formula, counted=second.counted, zone=first.zone or second.zone)


def _scan(low: str, text: str) -> Iterator[Expression]:
    place = 0
    while found := _detector().search(low, place):
        expression = _at(low, text, found.start())
        if expression is None:
            place = _next_word(low, found.start())
            continue
        if first := _first_day(low, expression, place):
            yield first
            place = first.end
        expression = _with_modifier(low, _with_day(low, text, expression), place)
        yield expression
        place = expression.end
        if second := _second_day(low, expression) or _second_year(low, expression):
            yield second
            place = second.end


def _next_word(low: str, place: int) -> int:
    while place < len(low) and low[place].isalnum():
        place += 1
    return place + 1


def _at(low: str, text: str, place: int) -> Expression | None:
    """Return the longest expression that begins at `place`; of equally long ones the first rule's."""
    matches = [
        (match.end(), -n, match, rule) for n, rule in enumerate(RULES) if (match := rule.compiled.match(low, place))
    ]
    for _, _, match, rule in sorted(matches, key=lambda item: item[:2], reverse=True):
        if expression := rule.read(match, text):
            return expression
    return None


def _with_day(low: str, text: str, clock: Expression) -> Expression:
    """Join a time of day with the day that follows it: "10 p.m. Wednesday", "noon on Sept. 2"."""
    if clock.counted is not Counted.LAST or clock.formula is None or not clock.formula.startswith("day +0 T"):
        return clock
    gap = _ON.match(low, clock.end)
    day = _at(low, text, gap.end()) if gap else None
    if day is None or day.type not in (TimeType.DATE, TimeType.TIME) or day.mod:
        return clock
    if day.counted is Counted.LAST and not re.fullmatch(r"day [+-]\d|monthday \d+ \?", day.formula or ""):
        return clock  # "noon the next day", not "dawn that morning"
    hour = _hour(clock.formula.split()[-1], (day.formula or "").split()[-1:])
    if day.type is TimeType.TIME:
        day = replace(day, formula=re.sub(r" T[A-Z]+$", "", day.formula or ""))
    if day.value and re.fullmatch(r"\d{4}-\d\d-\d\d", day.value):
        return replace(clock, end=day.end, value=day.value + hour, formula=None, counted=Counted.PUBLISHED)
    if day.formula and day.formula.split()[0] in ("weekday", "date", "day", "monthday"):
        return replace(clock, end=day.end, formula=f"{day.formula} {hour}", counted=day.counted)
    return clock


def _hour(clock: str, part: list[str]) -> str:
    """Return the time of day ("T10:30"), after noon where the part of the day says so ("10:30 Monday night")."""
    later = part in (["TNI"], ["TEV"], ["TAF"]) and clock[1:3].isdigit() and 1 <= int(clock[1:3]) < 12
    return f"T{int(clock[1:3]) + 12}{clock[3:]}" if later else clock


def _with_modifier(low: str, found: Expression, place: int) -> Expression:
    """Stretch an expression over the words before and after it that modify it."""
    long = found.type is TimeType.DURATION or low.endswith(_AGO, found.start, found.end)
    reference = (found.value or "").endswith("_REF")
    if found.type is TimeType.SET or reference or (long and not _COUNTS.match(low, found.start)):
        return _with_or_so(low, found)
    left = (_LENGTH_BEFORE if long else _DATE_BEFORE).search(low[max(place, found.start - 28) : found.start])
    if left and _fits(left, found):
        found = found.stretched(found.start - len(left[0]), found.end, left.lastgroup)
    return _with_or_so(low, found)


def _fits(modifier: re.Match[str], found: Expression) -> bool:
    """Say whether a modifier is part of the expression: "about" is of dates, seldom of lengths; "over" is both ways."""
    if modifier.lastgroup == "APPROX":
        return (found.formula or "").startswith(("date", "year", "month", "shift"))
    if modifier[0].startswith(("earlier", "later")) and (found.formula or "").startswith("weekday"):
        return False  # "earlier Friday": TimeBank and AQUAINT leave the word out
    return not (modifier[0].startswith("over") and found.type is TimeType.DURATION and found.value not in _ONE)


def _with_or_so(low: str, found: Expression) -> Expression:
    right = _LENGTH_AFTER.match(low, found.end) if found.type is not TimeType.SET else None
    return found.stretched(found.start, right.end(), "APPROX") if right else found


_FIRST_DAY = re.compile(
    r"(?<![\w.,:/$-])(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*(?:-|–|to|and|or|until)\s*(?:the\s+)?$"
)


def _first_day(low: str, second: Expression, place: int) -> Expression | None:
    """Return the first day of a range before a date with its day first: "2-4 June 1944"."""
    if not low[second.start].isdigit() or low[second.start : second.start + 4].isdigit():
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


def _second_year(low: str, first: Expression) -> Expression | None:
    told = re.fullmatch(r"1\d\d\d|20\d\d", first.value or "")
    found = _SECOND_YEAR.match(low, first.end) if told and low[first.end - 1].isdigit() else None
    if not found:
        return None
    year = int(found[1]) if len(found[1]) == 4 else int(first.value or "") // 100 * 100 + int(found[1])
    if year <= int(first.value or ""):
        return None
    return replace(first, start=found.start(1), end=found.end(1), value=str(year), mod=None)


def _second_day(low: str, first: Expression) -> Expression | None:
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
