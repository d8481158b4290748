"""What the words before a time make of it: since, until, by, before, after, and ranges from one time to another."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from rashomon.annotating.times.expressions import Expression
from rashomon.model import Interval, Limit, Time, TimeType, resolve

_BEFORE = re.compile(
    r"\b(?P<near>(?:shortly|just|soon|right|minutes|moments)\s+)?(?:(?P<since>since)|(?P<until>until|till|through|up\s+to)|(?P<by>by|no\s+later\s+than)"
    r"|(?P<before>before|prior\s+to|ahead\s+of)|(?P<after>after|following)|(?P<from>from|starting|beginning)"
    r"|(?P<between>between))\s+(?:at\s+least\s+)?(?:on\s+|in\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|–|—|to|until|till|through)\s*(?:the\s+|on\s+|in\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:the\s+|on\s+|in\s+)?", re.IGNORECASE)
# As far before a time as the longest of these words and an article reach.
REACH = 40
DATED = (TimeType.DATE, TimeType.TIME)


def limits(text: str, found: Sequence[Expression]) -> list[Limit | None]:
    """Return for each expression of a paragraph what the words around it make of it."""
    counted = {first.end for first in found if first.type is TimeType.DURATION}  # "two days before Christmas"
    told = [_limit(text, expression, counted) if expression.type in DATED else None for expression in found]
    result = [Limit(word) if word and word != "between" else None for word in told]
    for n, (first, second) in enumerate(pairwise(found)):
        if first.type in DATED and second.type in DATED and _is_range(text, told[n], first, second):
            result[n], result[n + 1] = Limit.FIRST, Limit.LAST
    return result


def _limit(text: str, expression: Expression, counted: set[int]) -> str | None:
    start = max(0, expression.start - REACH)
    before = _BEFORE.search(text[start : expression.start])
    if before is None or before["near"] or _is_apart(text, expression, before.lastgroup or ""):
        return None
    return before.lastgroup if start + before.start() - 1 not in counted else None


_AFTER_YEAR = re.compile(r"\s+[a-z]")


def _is_apart(text: str, expression: Expression, word: str) -> bool:
    """Say whether the words before are not of the time but of what it describes: "by the 2010 law", "from Friday's"."""
    described = (
        text.endswith("the ", 0, expression.start) and re.fullmatch(r"\d{4}", expression.value or "") is not None
    )
    owned = word in ("by", "from") and text.startswith(("'s", "’s"), expression.end)
    return owned or (
        described and word not in ("since", "until") and _AFTER_YEAR.match(text, expression.end) is not None
    )


def _is_range(text: str, told: str | None, first: Expression, second: Expression) -> bool:
    gap = text[first.end : min(second.start, first.end + REACH)]
    if told == "between":
        return _AND.fullmatch(gap) is not None
    return len(gap) < REACH and _TO.fullmatch(gap) is not None


def bounded(times: Iterable[Time]) -> tuple[Time, ...]:
    """Return the times, in text order, each with the days that it reaches over where that is not just its own."""
    result = list(times)
    for n, time in enumerate(result):
        if time.limit is Limit.FIRST and n + 1 < len(result) and result[n + 1].limit is Limit.LAST:
            time = result[n] = _not_after(time, result[n + 1])
            both = _days(time).to(_days(result[n + 1]))
            for place in (n, n + 1):
                result[place] = _reaching(result[place], both)
        elif time.limit not in (None, Limit.FIRST, Limit.LAST):
            result[n] = _reaching(time, _open(time.limit, _days(time), time.type is TimeType.TIME))
    return tuple(result)


def _not_after(first: Time, last: Time) -> Time:
    """Let a range begin before it ends: "will last from March 11 to 21", told on March 20."""
    words, kind = (first.formula or "").split(), (last.formula or "").partition(" ")[0]
    if words[:1] != [kind] or kind not in ("date", "month", "weekday") or ">" in words:
        return first
    if first.begin is None or last.begin is None or first.begin <= last.begin:
        return first
    value, begin, end = resolve(" ".join([*words[:2], "upto", *words[3:]]), last.begin)
    return msgspec.structs.replace(first, value=value, begin=begin, end=end, alternatives=())


def _days(time: Time) -> Interval:
    return Interval(begin=time.begin, end=time.end)


def _reaching(time: Time, days: Interval) -> Time:
    backwards = days.begin and days.end and days.begin > days.end
    return time if backwards or not days.known else msgspec.structs.replace(time, reach=days)


def _open(limit: Limit, days: Interval, within: bool) -> Interval:
    """Return the days that a limit leaves open; an hour lies `within` its day, which "after 9 p.m." counts too."""
    match limit:
        case Limit.SINCE | Limit.FROM:
            return Interval(begin=days.begin)
        case Limit.UNTIL | Limit.BY:
            return Interval(end=days.end)
        case Limit.BEFORE:
            return Interval(end=days.end) if within else days.until_before()
        case Limit.AFTER:
            return Interval(begin=days.begin) if within else days.from_after()
    return days
