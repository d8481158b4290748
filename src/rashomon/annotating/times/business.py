"""The rules for the time of business: quarters, fiscal years, and the periods that a report compares."""

import re

from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.lengths import duration, unit_of
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.patterns import any_of, count
from rashomon.annotating.times.rules import Match, Rule, expression, rule
from rashomon.model import TimeType

BOOK: list[Rule] = []
DATE = TimeType.DATE

QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
}
_NTH, _ORDINAL = any_of(QUARTERS), "(?:first|second|third|fourth)"
_WHOSE = r"(?:<whose:last|this|next> year['’]s )"
_WHICH_YEAR = "{YEAR}|last year|this year|next year"
_OF = rf"(?: of (?:fiscal )?<of:{_WHICH_YEAR}|the year>| <of2:{_WHICH_YEAR}>)?"


@rule(
    BOOK,
    rf"(?:{_WHOSE}|(?:the )?(?:fiscal[ -])?)(?:<year:{{YEAR}}> )?(?:fiscal[ -])?<n:{_NTH}> <what:quarter|half>{_OF}",
    rf"(?:fiscal[ -])?<n:{_NTH}>-<what:quarter|half>{_OF}",
    rf"(?:the )?<n:{_ORDINAL}>(?= (?:and|or|to|through) (?:the )?{_ORDINAL} <what:quarter>s?{_OF})",
    rf"(?<=(?:and|.or|.to|ugh)\s)(?:the )?<n:{_ORDINAL}> <what:quarter>s{_OF}",
    rf"<what:q><n:[1-4]>{_OF}",
)
def _quarter(match: Match, text: str) -> Expression | None:
    what = "half" if match["what"] == "half" else "quarter"
    n = 2 if what == "half" and match["n"] == "last" else QUARTERS[match["n"]]
    groups = match.groupdict()
    if what == "half" and (n > 2 or not re.match(r"(?:the|last|this|next)\b", match[0])):
        return None
    year = groups.get("year") or match["of"] or match["of2"] or (groups.get("whose") and f"{groups['whose']} year")
    if year and year[:4].isdigit():
        return expression(match, DATE, value=f"{year[:4]}-{'H' if what == 'half' else 'Q'}{n}")
    if year:
        return expression(match, DATE, formula=f"year {YEARS[year]:+d} > {what} {n} in")
    fiscal = "fiscal" in match[0]  # a year that began before: "the fiscal first quarter", told in October, is over
    return expression(match, DATE, formula=f"{what} {n} {'lately' if fiscal else '?'}")


YEARS = {"last year": -1, "this year": 0, "next year": 1, "the year": 0}


@rule(
    BOOK,
    r"the (?:fiscal )?quarter(?= (?:that )?end(?:ed|ing) (?:on )?<month:{MONTH}> <day:{DAY}>(?!\d)(?!,? \d{4}))",
    begins=False,
)
def _quarter_ended(match: Match, text: str) -> Expression | None:
    """The quarter ended July 31: where the report does not name it, the one of the calendar that most of it lies in."""
    month, day = lexicon().months[match["month"].rstrip(".")], int(match["day"])
    return expression(
        match, DATE, formula=f"date {month:02}-{day:02} ? > month -1 > quarter +0", counted=Counted.PERIOD
    )


@rule(BOOK, r"(?:the )?fiscal(?: year)? <year:{YEAR}>")
def _fiscal(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, value=match["year"])


@rule(BOOK, r"(?:the )?<year:{YEAR}> <what:period|quarter>")
def _year_period(match: Match, text: str) -> Expression | None:
    """The 1988 period: of that year, the quarter that the report is about."""
    return expression(match, DATE, formula=f"at {match['year']}", counted=Counted.PERIOD)


@rule(BOOK, r"(?:the )?<which:first|last> two quarters of <year:{YEAR}>")
def _two_quarters(match: Match, text: str) -> Expression | None:
    return expression(match, DATE, value=f"{match['year']}-H{1 if match['which'] == 'first' else 2}")


@rule(
    BOOK,
    r"(?:fiscal year |fy\s*)['’]?<year:{YEAR}|\d\d>",
    r"<n:[1-4]><what:q>\s*<year:{YEAR}>",
    r"<what:h><n:[12]>\s*<year:{YEAR}>",
)
def _short(match: Match, text: str) -> Expression | None:
    """FY2013, 3Q 2012, H1 2014: as tables and analysts write."""
    groups = match.groupdict()
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    part = f"-{groups['what'].upper()}{groups['n']}" if groups.get("what") else ""
    return expression(match, DATE, value=f"{year}{part}")


@rule(BOOK, r"(?:the )?year[ -](?:ago|earlier) <n:{COUNT}> <unit:months|weeks|quarters>")
def _year_ago_length(match: Match, text: str) -> Expression | None:
    """The year-earlier nine months: so many months, a year before."""
    return expression(match, TimeType.DURATION, value=duration(count(match["n"]), unit_of(match["unit"])))


@rule(
    BOOK,
    r"<adjective:year[ -](?:ago|earlier)>",
    r"(?:the )?year[ -](?:ago|earlier) (?:<nth:first|second|third|fourth>[ -])?<period:quarter|period>",
    r"the <nth:first |second |third |fourth >?<period:quarter|period> (?:a year (?:ago|earlier)|last year)",
    r"the (?:same|corresponding|comparable|like) (?:<nth:first|second|third|fourth> )?<period:period|quarter>"
    r"(?:(?: of)? last year|,? a year (?:ago|earlier))",
    r"last year['’]s <nth:first |second |third |fourth >?<period:quarter|period>",
)
def _year_ago(match: Match, text: str) -> Expression | None:
    """What a business compares with: the same quarter a year before."""
    groups = match.groupdict()
    if nth := groups.get("nth"):
        n = ("first", "second", "third", "fourth").index(nth.strip()) + 1
        return expression(match, DATE, formula=f"quarter {n} nearest > shift -1 year")
    return expression(match, DATE, formula="shift -1 year", counted=Counted.PERIOD)
