"""Days as a brief writes them: weekdays, dates with and without a year, months and years, spans of days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.wording.days import MONTHS, WEEKDAYS

_MONTH = r"(?P<{0}>" + "|".join(rf"{m[:3]}(?:{m[3:]})?" for m in MONTHS) + r"|Sept)\.?"
_WEEKDAY = (
    r"(?:(?P<weekday>" + "|".join(rf"{d[:3]}(?:{d[3:]}|{d[3:-3]}\.)?" for d in WEEKDAYS) + r"|Tues|Thurs)\.?,?\s+)?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?"
_UNTIL = r"\s*(?:to|until|through|and|-|–|—)\s*"

# Months that are words too: they are months behind these.
WORDS_TOO = ("March", "May")
_AFTER = "|".join(rf"(?<=\b{word} )(?:March|May)" for word in ("in", "since", "last", "until", "early", "late"))

FORMS = (
    rf"{_DAY.format('day')}\s+{_MONTH.format('month')}\s+(?P<first_year>\d{{4}}){_UNTIL}"
    rf"{_DAY.format('last')}\s+{_MONTH.format('until')}\s+(?P<year>\d{{4}})",
    rf"{_DAY.format('day')}\s+{_MONTH.format('month')}{_UNTIL}{_DAY.format('last')}\s+{_MONTH.format('until')}{_YEAR}",
    rf"{_DAY.format('day')}{_UNTIL}{_DAY.format('last')}\s+{_MONTH.format('month')}{_YEAR}",
    rf"{_WEEKDAY}(?:the\s+)?{_DAY.format('day')}(?:\s+of)?\s+{_MONTH.format('month')}{_YEAR}",
    rf"{_WEEKDAY}{_DAY.format('day')}(?=\s(?:and|or)\s{_WEEKDAY.replace('weekday', 'other')}\d{{1,2}}\s"
    rf"{_MONTH.format('month')}{_YEAR})",
    rf"{_WEEKDAY}{_MONTH.format('month')}\s+{_DAY.format('day')}(?!\d){_YEAR}",
    r"(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)(?:T[\d:.+-]+\d?Z?)?",
    rf"{_MONTH.format('month')},?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\d)",
    rf"(?P<alone>{'|'.join(WEEKDAYS)})",
    rf"(?P<bare>{'|'.join(m for m in MONTHS if m not in WORDS_TOO)}|{_AFTER})",
    r"(?P<since>(?:19|20)\d\d)(?![\d,.%]\d|[\w%])",
)
DAYS = [re.compile(rf"(?<![\w$€£.,:/-])(?:{form})(?!\w)") for form in FORMS]

# What each of these has some of: most sentences have none, and are asked no more.
NAMED = re.compile("|".join(("1[5-9]\\d\\d", "(?:19|20)\\d\\d", *WEEKDAYS, *(month[:3] for month in MONTHS))))


@dataclass(frozen=True)
class Day:
    """What the words for a day say; None is not said. `end` is for spans of days, which are said in full."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    end: date | None = None

    @classmethod
    def of(cls, begin: date, end: date) -> "Day":
        """Return a day, or a span of days, that is known in full."""
        if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31) and begin.year == end.year:
            return cls(begin.year)
        if begin.day == 1 and begin.month == end.month and begin.year == end.year and end.day >= 28:
            return cls(begin.year, begin.month)
        if begin == end:
            return cls(begin.year, begin.month, begin.day, begin.weekday())
        return cls(begin.year, begin.month, begin.day, begin.weekday(), end)

    @property
    def full(self) -> date | None:
        """Return the day in full, if it is said and there is such a day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def bounds(self) -> tuple[date, date] | None:
        """Return the first and the last day that the words cover; None where no year is said."""
        if self.year is None:
            return None
        if self.fault:
            return None
        begin = date(self.year, self.month or 1, self.day or 1)
        if self.end or self.day:
            return begin, self.end or begin
        after = date(self.year + 1, 1, 1) if self.month in (None, 12) else date(self.year, self.month + 1, 1)
        return begin, date.fromordinal(after.toordinal() - 1)

    @property
    def fault(self) -> str | None:
        """Return what the calendar has against the day."""
        if self.year is not None and self.day is not None and self.full is None:
            return "there is no such day"
        if self.full and self.weekday is not None and self.full.weekday() != self.weekday:
            return (
                f"{self.full.day} {MONTHS[self.full.month - 1]} {self.full.year} is a {WEEKDAYS[self.full.weekday()]}"
            )
        return None

    def is_told_by(self, known: "Day") -> bool:
        """Say whether a known day is this one, as far as this one says."""
        if self.end is not None or (known.end is not None and self.day is not None):
            return (self.month, self.day, self.end) == (known.month, known.day, known.end) and self._year(known)
        if self.month is None and self.day is None and self.weekday is None:
            return self.year == known.year
        if self.weekday is not None and self.day is None:
            return self.weekday == known.weekday and known.end is None
        return (
            (self.month is None or self.month == known.month)
            and (self.day is None or self.day == known.day)
            and (self.weekday is None or known.weekday in (None, self.weekday))
            and self._year(known)
        )

    def _year(self, known: "Day") -> bool:
        return self.year is None or known.year is None or self.year == known.year


@dataclass(frozen=True)
class DayWords:
    """Where a text names a day, and which."""

    start: int
    end: int
    day: Day
    iso: bool = False

    def is_told_by(self, known: Day) -> bool:
        """Say whether a known day is this one; a date for machines may be the first or the last of a span."""
        return self.day.is_told_by(known) or bool(self.iso and known.bounds and self.day.full in known.bounds)


def find_days(text: str) -> Iterator[DayWords]:
    """Yield the days that a text names, the fullest reading of each."""
    if not NAMED.search(text):
        return
    taken = bytearray(len(text))
    for form in DAYS:
        for match in form.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"x" * (match.end() - match.start())
                yield DayWords(*match.span(), _read(match.groupdict()), "iso" in match.groupdict())


def _read(said: dict[str, str | None]) -> Day:
    if iso := said.get("iso"):
        begin, middle, last = map(int, iso.split("-"))
        return Day(begin, middle, last)
    if since := said.get("since"):
        return Day(int(since))
    if alone := said.get("alone"):
        return Day(weekday=WEEKDAYS.index(alone))
    year = _number(said.get("year"))
    month = _month(said.get("month") or said.get("bare"))
    weekday = next((n for n, d in enumerate(WEEKDAYS) if d[:3] == (said.get("weekday") or "")[:3]), None)
    day, until = _number(said.get("day")), _number(said.get("last"))
    if until and year and month:
        try:
            return Day(_number(said.get("first_year")) or year, month, day, end=date(year, _end_month(said), until))
        except ValueError:
            return Day(year, month, NO_DAY)
    return Day(year, month, day, weekday)


# Stands for a day that no month has.
NO_DAY = 32


def _end_month(said: dict[str, str | None]) -> int:
    return _month(said.get("until")) or _month(said.get("month")) or 0


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and int(digits) else None


def _month(name: str | None) -> int | None:
    return next((n for n, m in enumerate(MONTHS, 1) if name and m[:3] == name[:3]), None)
