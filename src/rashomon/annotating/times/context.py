"""What a report has told so far: the last date, the day and the year of a tale, the quarter of a report on business.

A report counts from its day of publication. A tale of the past, of a war or a life, does not: there "on 5 June", "in
May" and "on Tuesday" are of the year, or the week, that the tale has reached. A report is such a tale as a whole
(`tells_of_long_ago`), or for a paragraph that names a day of a year long gone.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from rashomon.annotating.times.direction import Direction, Way
from rashomon.annotating.times.expressions import Counted, Expression
from rashomon.annotating.times.named import FEASTS
from rashomon.model import Evidence, Grain, Limit, Time, TimeType, interval_of, resolve
from rashomon.model.calendar import SEASONS

# The years that a text names lie this far from publication in a tale of the past, by judgement: reports still count
# from last year ...
LONG_AGO_YEARS = 2
# ... are at least so large a share of its times, and at least so many; times counted from today are at most this share
# of them, swept on times.jsonl: up to .10 changes no value there, .12 makes reports of the day tales. The other two are
# by judgement.
LONG_AGO_SHARE = 0.1
LONG_AGO_NAMED = 2
LONG_AGO_DEICTIC = 0.1
# A tale may be of last year where it names so many years, and no larger share than this is counted from today or this
# year. By judgement.
LAST_YEARS, LAST_YEARS_NAMED, LAST_YEARS_DEICTIC = 1, 4, 0.05
TODAYS = (
    "day",
    "weekday",
    "week",
    "month +1",
    "month -",
    "year +1",
    "year -",
)  # "the month", "the year" may be a tale's

# What a tale leaves without a year, or without a month.
YEARLESS = ("date", "month", "season", "monthday", *FEASTS)

# A month that lies this much earlier in the year than the one told before is of the next year: half a year.
TURNS_AFTER = 6

# "Will be marked on 12 March" lies ahead of whoever writes; "was to be tried" does not. As sure as "is
# to", less than "will" (`direction`).
SURELY_AHEAD = 0.9

# So many dates with years long gone, one after the other, make a tale of a paragraph: one alone does more harm than
# good (3 values of times.jsonl).
DATES_IN_A_ROW = 2

# A date without a year that comes at most so many days after the one told just before it is of its year.
# By judgement: two months.
GOES_ON_DAYS = 60

# A quarter that ended longer ago, in days, is what the report compares with, not what it is about. By judgement:
# results come within months, and the same quarter of last year ended at least 365 days ago.
CURRENT_QUARTER = 300


class Offset(NamedTuple):
    """How a length stands to what follows it: "two days before the summit".

    `side` is -1 before and 1 after. `event` has the words of what is told there; None: the next expression, a date.
    """

    side: int
    event: Evidence | None


class Found(NamedTuple):
    """An expression with its words and the way its verb points (asked only where needed).

    `paragraph` is where its paragraph begins. `aside` says that it stands in brackets or only describes a thing ("the
    1956 war"), so that the tale does not move there; `before_then` that its verb tells what was before ("had arrived").
    `closes_quarter` says that the words before it are "quarter ended" or the like; `covers_more` that the report turns
    to the year or its nine months, so that "a year earlier" is no longer said of a quarter. `ends` says that something
    ended then ("until 1918"), `limit` is what the words before make of it, and `offset` what a length is counted from.
    """

    expression: Expression
    evidence: Evidence
    way: Callable[[], Direction]
    describes: Callable[[], bool] = bool
    paragraph: int = 0
    aside: bool = False
    before_then: bool = False
    closes_quarter: bool = False
    covers_more: bool = False
    ends: bool = False
    limit: Limit | None = None
    offset: Offset | None = None


class Told(NamedTuple):
    """A date told before: by its formula where it depends on the day of publication, else by its first day."""

    formula: str | None
    begin: date | None
    value: str


class Context(NamedTuple):
    """What was told so far.

    `last` is the last date, `day` the last one that is a day, `year` the last one of a tale that names its year, and
    `period` the quarter that a report on business is about. `history` says that the whole report is a tale of the past;
    `opening` is the first date told, `first` that of the range told last, and `until` its last day; `lead` is
    where the paragraph begins that tells the tale in short, `paragraph` where the year was told, and `dates` how many
    dates with a year in a row stand there.
    """

    history: bool
    last: Told | None = None
    day: Told | None = None
    year: Told | None = None
    period: Told | None = None
    opening: Told | None = None
    first: Told | None = None
    until: date | None = None
    lead: int = -1
    paragraph: int = -1
    dates: int = 0

    def entering(self, paragraph: int) -> "Context":
        """Return the context at a paragraph: after one that tells a tale of years in short, the tale begins anew."""
        if self.opening is None or self.last is None or self.lead in (-1, paragraph) or not self.history:
            return self
        if self.opening == self.last and len(self.last.value) == len("1948"):
            return self._replace(opening=None, lead=-1)  # a title: "The 1948 war"
        first, told = self.opening, self._replace(lead=-1)
        if first.begin is None or self.last.value[:4] <= first.value[:4]:
            return told
        day = first if len(first.value) >= len("1914-08-04") else None
        return told._replace(last=first, day=day, first=first, until=interval_of(self.last.value).end)

    def after(self, item: Found, time: Time, published: date | None) -> "Context":
        """Return the context that a time leaves behind."""
        if item.covers_more:
            return self._replace(period=None)
        if time.type not in (TimeType.DATE, TimeType.TIME) or time.value.endswith("_REF"):
            return self
        if item.ends and self.history and self.last is not None and self.last == self.opening:
            return self  # "lasted from 1980 to 1988. On 22 September": the tale goes on from where it began
        if time.value.startswith("BC"):  # no calendar counts on from there
            ancient = Told(None, None, time.value)
            return self._replace(last=ancient, day=None, year=ancient, opening=self.opening or ancient)
        if self._passes_by(item, time):
            return self
        told = Told(time.formula, time.begin, time.value)
        first = told if item.limit is Limit.FIRST else self.first if item.limit is Limit.LAST else None
        until = time.end if item.limit is Limit.LAST else None
        moved = self._opened(told, item.paragraph)._replace(last=told, first=first, until=until)
        if time.grain in (Grain.DAY, Grain.SECOND) and not item.closes_quarter:
            moved = moved._replace(day=told)
        same = self.year is not None and time.value == self.year.value[:4]  # "the end of the year", after a day of it
        if time.formula is None and time.begin and len(time.value) >= 4 and not same:
            dates = 1 + self.dates * (self.paragraph == item.paragraph and self.last == self.year)
            moved = moved._replace(year=told, paragraph=item.paragraph, dates=dates)
        named = self.last is not None and self.last == self.period  # "the fiscal first quarter ended Sept. 30"
        return moved._with_period(item, time, told, published, named)

    def _passes_by(self, item: Found, time: Time) -> bool:
        """Say whether the report does not go to a time: one without a day, told in passing, of a period."""
        if (time.formula is None and time.begin is None) or ((item.aside or item.before_then) and self.history):
            return True
        if item.evidence.quote.lower() == "overnight":  # "shares fell on overnight losses"
            return True
        counted = item.expression.counted is Counted.PERIOD or "shift" in (item.expression.formula or "")
        return counted or self._is_looked_back_on(item, time)

    def _opened(self, told: Told, paragraph: int) -> "Context":
        """Return the context with the first date told, or, in the same paragraph, with a finer one of its year."""
        if self.opening is None:
            return self._replace(opening=told, lead=paragraph)
        finer = self.opening.value in told.value and len(self.opening.value) < len(told.value)
        return self._replace(opening=told) if finer and paragraph == self.lead else self

    def _is_looked_back_on(self, item: Found, time: Time) -> bool:
        """Say whether a report, or a tale, does not go where a time is: "the fort, built in 1856", "a week earlier"."""
        if not self.history:
            back = item.limit is Limit.SINCE or item.describes()
            return self.day is not None and time.grain in (Grain.DAY, Grain.SECOND) and back
        if self.last is None or not time.begin or not self.last.begin or time.begin >= self.last.begin:
            return False
        before = re.match(r"(?:day|week|month|year) -", item.expression.formula or "")
        return before is not None or item.describes()

    def _with_period(self, item: Found, time: Time, told: Told, published: date | None, named: bool) -> "Context":
        if item.closes_quarter:
            return self if named else self._replace(period=told)
        if not re.search(r"-Q\d", time.value) or "week" in (item.expression.formula or ""):
            return self
        over = published is None or time.end is None or time.end < published or item.way().way is not Way.FUTURE
        late = published is not None and time.end is not None and (published - time.end).days > CURRENT_QUARTER
        if late or not over or (self._is_compared(time, published) and "fiscal" not in item.evidence.quote.lower()):
            return self
        return self._replace(period=told)

    def _is_compared(self, time: Time, published: date | None) -> bool:
        """Say whether a quarter is only set beside the one reported: an earlier one, or one that is not over."""
        if self.period is None or published is None or time.end is None:
            return False
        return time.end >= published or time.value[:7] < self.period.value[:7]

    def anchor(self, item: Found, formula: str, published: date | None) -> Told | None:
        """Return the date told before that a formula is counted from; None: the day of publication."""
        counted = item.expression.counted
        if counted is Counted.PERIOD and not self.history:
            return self.period
        if is_yearless(formula) and counted is not Counted.LAST:
            in_a_tale = self._in_a_tale(item, published)
            return self._within_range(formula) or self._begun(formula) or self.year if in_a_tale else None
        if self.history and formula.startswith("weekday") and counted is Counted.PUBLISHED:
            return self.day if self.day == self.last else None
        if formula.startswith("day") and counted is Counted.LAST:
            clock = formula.startswith("day +0 T") and not self.history
            return self.day if not clock or (self.day == self.last and not self._is_of_today(item, published)) else None
        length = formula.startswith("P") and formula.endswith("after")  # "the next three days", not "the past" ones
        here = formula in ("year +0", "month +0") and not lies_ahead(item)
        told = self.history and (counted is Counted.PERIOD or length or here)
        if self.last is None and item.evidence.quote.endswith("the year") and not lies_ahead(item):
            return self.year  # "the siege (1 May - 9 June 1702) ... at the beginning of the year"
        return self.last if told or counted is Counted.LAST else None

    def _is_of_today(self, item: Found, published: date | None) -> bool:
        """Say whether an hour is of today, not of the day told last: "since Monday ... will close at 6 p.m."."""
        told = self.last.begin if self.last else None
        if told is None or published is None:
            return False
        return lies_ahead(item) if told < published else told > published and item.way().way is Way.PAST

    def _within_range(self, formula: str) -> Told | None:
        """Return the first end of the range just told, if a date lies in it: "from July until May ... in September"."""
        if self.first is None or self.first.begin is None or self.until is None or not self.history:
            return None
        begin = resolve(within_tale(formula, self.first), self.first.begin).begin
        return self.first if begin and self.first.begin <= begin <= self.until else None

    def last_is_open(self, formula: str) -> bool:
        """Say whether nothing was told that a step from the last date could be counted from."""
        ahead = re.match(r"(?:day|week|month|year) \+[1-9]", formula) is not None
        return ahead if self.last is None else formula.startswith("day") and self.day is None and "T" not in formula

    def _begun(self, formula: str) -> Told | None:
        """Return the beginning of a tale after what was before: "in November 1811 ... On 12 July" of a war of 1812."""
        opening, told = self.opening, self.year
        if not opening or not told or not opening.begin or not told.begin or told.begin >= opening.begin:
            return None
        here, there = (resolve(within_tale(formula, day), day.begin).begin for day in (told, opening) if day.begin)
        return opening if here and there and here < told.begin and there >= opening.begin else None

    def _in_a_tale(self, item: Found, published: date | None) -> bool:
        """Say whether the year told last is that of a date without one."""
        if self.history:
            return not lies_ahead(item) and not _SAID.match(item.expression.formula or "")
        told = self.year
        if told is None or told.begin is None or self.paragraph != item.paragraph or self.last != told:
            return False
        years = published.year - told.begin.year if published else LONG_AGO_YEARS
        kind, number, *_ = (item.expression.formula or "").split()
        back = int(told.value[5:7]) - int(number[:2]) if kind in ("date", "month") and told.value[5:7].isdigit() else 0
        goes_back = 0 < back < TURNS_AFTER  # "in July 2010. In June he fell ill"
        in_a_row = years >= LONG_AGO_YEARS and self.dates >= DATES_IN_A_ROW and len(told.value) > 4 and not goes_back
        goes_on = years >= LAST_YEARS and _goes_on(told, item.expression.formula or "")
        return (in_a_row or goes_on) and item.way().way is Way.PAST


def lies_ahead(item: Found) -> bool:
    """Say whether the verb of a time points past the end of a tale."""
    way = item.way()
    return way.way is Way.FUTURE and way.confidence >= SURELY_AHEAD


# "Last October", "next spring": counted from today, in a tale too.
_SAID = re.compile(r"\w+ \S+ (?:before|after)\b")


def _goes_on(told: Told, formula: str) -> bool:
    """Say whether a date without a year comes soon after the day told just before: "15 May 2011 ... on 17 May"."""
    if not formula.startswith(("date", "monthday")) or len(told.value) < 10 or told.begin is None:
        return False
    following = resolve(" ".join([*formula.split()[:2], "after"]), told.begin).begin
    return following is not None and (following - told.begin).days <= GOES_ON_DAYS


def opening(found: Sequence[Found]) -> Context:
    """Return where a tale begins: in the year that its first paragraph names, "on 3 May ... 6 May 1808".

    A year in brackets only where there is no other: "the siege (5 April 1992 – 29 February 1996) ... On 6 April".
    """
    named = [
        item
        for item in found
        if item.paragraph == found[0].paragraph and re.match(r"\d{4}", item.expression.value or "")
    ]
    for item in sorted(named, key=lambda item: item.aside or item.before_then):
        value, n = item.expression.value or "", found.index(item)
        year, first = (Told(None, interval_of(told).begin, told) for told in (value[:4], value))
        if item.limit is not Limit.FIRST:
            return Context(True, year=year)
        return Context(True, year=year, first=first, until=interval_of(found[n + 1].expression.value or "").end)
    return Context(True)


def before_christ(formula: str, told: Told) -> str | None:
    """Return the value of a year, season, month or day counted from a year before Christ, where no calendar goes."""
    step = re.fullmatch(r"(?:year ([+-]\d+))?(?:(?: > )?(?:date|month|season) (\S+) (\w+))?(?: (T[A-Z]+))?", formula)
    year = int(told.value[2:6]) - int(step[1] or 0) if step else 0
    if step and step[3] == "after" and step[2] <= (told.value[7:] or step[2]):
        year -= 1  # "in December ... the following June"
    return f"BC{year:04}" + (f"-{step[2]}{step[4] or ''}" if step and step[2] else "") if year > 0 else None


def is_yearless(formula: str) -> bool:
    """Say whether a formula names a day, month or season without its year."""
    words = formula.split()
    return words[0] in YEARLESS and len(words) > 2 and ">" not in words


_BEFORE_NOON = re.compile(r"day \+0 T(?:MO$|0|1[01])")


def within_tale(formula: str, told: Told, before_then: bool = False) -> str:
    """Return a formula as a tale counts it: from the day, month or year that it has reached.

    A bare weekday is the next one, a month well before the one told last is of the next year; but what lies
    `before_then` is the last one.
    """
    words = formula.split()
    if formula == "shift -1 year":
        return "year -1"
    if is_yearless(formula) and words[2] in ("before", "after") and len(told.value) == 4:
        return f"year +0 > {formula}"  # "in 1914 ... the following spring"
    if told.value.endswith(("TNI", "TEV")) and not before_then and _BEFORE_NOON.match(formula):
        return formula.replace("day +0", "day +1")  # "during the night they landed; at dawn the guns opened fire"
    if words[0] == "weekday" and ">" not in words and words[2] not in ("before", "after"):
        return " ".join([*words[:2], "upto" if before_then else "from", *words[3:]])
    if not is_yearless(formula) or words[2] in ("before", "after"):
        return formula
    if before_then and len(told.value) > 4:
        return " ".join([*words[:2], "lately", *words[3:]])
    if words[0] in FEASTS:
        return "year +0 > " + re.sub(r" (?:upto|from|lately|soon|nearest|gone)\b", " in", formula)
    if words[0] == "monthday":
        return " ".join(["month +0 > monthday", words[1], "in", *words[3:]])
    month = SEASONS[words[1]] if words[0] == "season" else int(words[1][:2])
    turned = told.begin and len(told.value) > 4 and told.begin.month - month >= TURNS_AFTER
    return f"year {1 if turned else 0:+d} > " + " ".join([*words[:2], "in", *words[3:]])


def _is_of_today(formula: str) -> bool:
    """Say whether a formula is counted from today: "yesterday", "on Monday", "last November"."""
    return formula.startswith(TODAYS) or re.fullmatch(r"(?:month|season) \w+ (?:before|after)", formula) is not None


def _year(found: Expression) -> int | None:
    """Return the year that an expression names; negative before Christ."""
    told = re.match(r"(BC)?(\d{4})", found.value or "")
    return int(told[2]) * (-1 if told[1] else 1) if told else None


def tells_of_long_ago(items: Sequence[Found], published: date | None) -> bool:
    """Say whether a report is a tale of the past: it names years long gone, and hardly counts from today.

    One year is enough where the report begins with it: not with "in power since 2000", "the 2003 war".
    """
    found = [item.expression for item in items]
    years = sorted(year for e in found if (year := _year(e)) is not None)
    begins = bool(found) and _year(found[0]) is not None
    begins = begins and not items[0].aside and items[0].limit not in (Limit.SINCE, Limit.FROM, Limit.UNTIL)
    if len(years) < (1 if begins else LONG_AGO_NAMED):
        return False
    today = sum(e.counted is Counted.PUBLISHED and _is_of_today(e.formula or "") for e in found)
    few = len(years) < LONG_AGO_SHARE * len(found) and (today > 0 or not begins)
    if few or today > LONG_AGO_DEICTIC * len(found):
        return False
    away = published.year - years[len(years) // 2] if published else LONG_AGO_YEARS
    now = sum(e.counted is not Counted.LAST and not e.open and e.formula is not None for e in found)
    over = now <= LAST_YEARS_DEICTIC * len(found) and len(years) >= LAST_YEARS_NAMED
    return away >= (LAST_YEARS if over else LONG_AGO_YEARS)
