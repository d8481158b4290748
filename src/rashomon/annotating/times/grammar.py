"""The grammar: finds the time expressions of a text, before any calendar is applied."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from rashomon.annotating.times import business, dates, eras, hours, lengths, named, relative
from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.named import FEASTS
from rashomon.annotating.times.patterns import template
from rashomon.annotating.times.ranges import completed, days_after, days_before, on_its_day, second_year
from rashomon.annotating.times.rules import BEFORE, Rule
from rashomon.model import TimeType

RULES: tuple[Rule, ...] = (
    *eras.BOOK,
    *dates.BOOK,
    *named.BOOK,
    *business.BOOK,
    *hours.BOOK,
    *relative.BOOK,
    *lengths.BOOK,
)

# Words before a date that belong to it, and the TIMEX3 modifier they are.
_DATE_MODS = {
    "START": r"early|earlier|earlier in|early in|earlier on|(?:the )?(?:beginning|start|opening|onset) of|the early"
    r"|the (?:early|opening) (?:days|weeks|months|years) of",
    "MID": r"mid|mid-|(?:the )?middle of|the middle part of|the mid|the mid-",
    "END": r"late|later|late in|later in|(?:the )?(?:end|close|conclusion) of|the late|late on"
    r"|the (?:closing|final|last) (?:days|weeks|months|years) of",
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
_ONE = ("PT1H", "P1D", "P1W", "P1M", "P1Y")
_AGO = ("ago", "earlier", "later", "before")
_COUNTS = re.compile(r"\d|an?\s(?!few|couple)|(?!the|last|past|next|several|some|few|couple|many)\w")
# "9:20 a.m. on Friday", "9:20 a.m. (0320 GMT) on Friday", "midnight of 14 August", "2 a.m. on the morning of June 9".
_ON = re.compile(
    r"(?P<apart>\s*\([^()\n]{3,24}\)|\))?,?\s+(?:(?:on|of)\s+)?(?:the\s+(?:morning|afternoon|evening|night)\s+of\s+)?"
)


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
            expression = on_its_day(low, before, expression)
            yield completed(low, before, expression)
        before = expression
    if before is not None:
        yield before


def _scan(low: str, text: str) -> Iterator[Expression]:
    place = taken = 0  # where to look on, and what belongs to expressions before
    while found := _detector().search(low, place):
        expression = _at(low, text, found.start())
        if expression is None:
            place = _next_word(low, found.start())
            continue
        for day in days_before(low, expression, taken):
            yield day
            taken = day.end
        expression = _with_modifier(low, _with_day(low, text, expression), taken)
        yield expression
        place = taken = expression.end
        for more in (*days_after(low, expression), *second_year(low, expression)):
            yield more
            place = taken = more.end


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
    sharp = clock.formula.split()[-1][1:3].isdigit()
    joins = r"day [+-]\d(?: T[A-Z]+)?|monthday \d+ \?" if sharp else r"day [+-]\d|monthday \d+ \?"
    if day.counted is Counted.LAST and not re.fullmatch(joins, day.formula or ""):
        return clock  # "noon the next day", "6:20 that morning", not "dawn that morning"
    end = clock.end if gap and gap["apart"] else day.end
    hour = _hour(clock.formula.split()[-1], (day.formula or "").split()[-1:])
    if day.type is TimeType.TIME:
        day = replace(day, formula=re.sub(r" T[A-Z]+$", "", day.formula or ""))
    if day.value and re.fullmatch(r"\d{4}-\d\d-\d\d", day.value):
        return replace(clock, end=end, value=day.value + hour, formula=None, counted=Counted.PUBLISHED)
    if day.formula and day.formula.split()[0] in ("weekday", "date", "day", "monthday", *FEASTS):
        return replace(clock, end=end, formula=f"{day.formula} {hour}", counted=day.counted)
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
