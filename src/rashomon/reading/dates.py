"""Publication dates: what a field, a page or a line of page furniture says, read into a `Dated`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache

import msgspec

from rashomon.model import Basis, Dated, Evidence, Grain
from rashomon.reading.lexicons import alternatives, lexicon
from rashomon.wording.addresses import host_of

# Reports are dated from the first newspapers on the web's archives to some years ahead of any clock we could ask.
EARLIEST, LATEST = 1800, 2100


@dataclass(frozen=True)
class Written:
    """A date as written in a line: where, which day, and whether day and month could be the other way round."""

    start: int
    end: int
    day: date
    ambiguous: bool = False


def dated_field(
    value: str | None,
    basis: Basis = Basis.STATED,
    why: str = "the date field of the input",
    day_first: bool | None = None,
) -> Dated:
    """Return what a date field says: ISO 8601, RFC 822, seconds since 1970 or words; unknown where unreadable.

    `day_first` says how dates in figures are written beside it, where that is known.
    """
    if not value or not value.strip():
        return Dated()
    told = f"{why} says {value.strip()[:40]}"
    if read := _read_moment(value.strip()):
        day, moment, grain = read
        return Dated(value=day, moment=moment, grain=grain, basis=basis, confidence=0.95, why=told)
    written = next(find_written(value.strip(), day_first), None)
    if written is None:
        return Dated(why=f"{why} cannot be read as a date: {value.strip()[:40]!r}")
    if written.ambiguous:
        return Dated(value=written.day, basis=basis, confidence=0.5, why=f"{told}{UNSURE}")
    return Dated(value=written.day, basis=basis, confidence=0.95, why=told)


def _read_moment(value: str) -> tuple[date, datetime | None, Grain] | None:
    if match := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", value):
        month = int(match[2] or 1)
        return _checked(int(match[1]), month, 1, Grain.MONTH if match[2] else Grain.YEAR)
    moment = _iso(value) or _rfc822(value) or _epoch(value)
    if moment is not None:
        aware = moment if moment.tzinfo else None
        return _checked(moment.year, moment.month, moment.day, Grain.SECOND if aware else Grain.DAY, aware)
    return None


def _checked(
    year: int, month: int, day: int, grain: Grain, moment: datetime | None = None
) -> tuple[date, datetime | None, Grain] | None:
    try:
        return (date(year, month, day), moment, grain) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def _iso(value: str) -> datetime | None:
    shape = re.match(
        r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
        value,
        re.I,
    )
    if not shape:
        return None
    zone = (shape[7] or "").upper()
    offset = "+00:00" if zone in ("Z", "UTC", "GMT") else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    clock = f"T{shape[4]}:{shape[5]}:{shape[6] or '00'}{offset}" if shape[4] else ""
    try:
        return datetime.fromisoformat(f"{shape[1]}-{shape[2]}-{shape[3]}{clock}")
    except ValueError:
        return None


def _rfc822(value: str) -> datetime | None:
    if not re.search(r"\d{1,2}\s+[A-Za-z]{3,9}\s+\d{2,4}\s+\d{1,2}:", value):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _epoch(value: str) -> datetime | None:
    if not re.fullmatch(r"\d{9,10}(\.\d+)?|\d{12,13}", value):
        return None
    seconds = float(value) / (1000 if len(value.split(".")[0]) > 10 else 1)
    return datetime.fromtimestamp(seconds, tz=UTC)


@cache
def _months() -> dict[str, int]:
    names: Sequence[Sequence[str]] = lexicon("calendar")["months"]
    return {name: number for number, group in enumerate(names, start=1) for name in group}


_WORD = re.compile(r"\w+")

_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
# Of two figures only behind an apostrophe ("Oct 12, '16").
# A clock may have lost the space before it ("October 12, 20164:12 PM").
_YEAR = r"(?P<year>\d{4}|(?<=['’])\d\d)(?!\d(?!\d?:\d\d))"

# Dates in figures alone.
_FIGURES = (
    re.compile(r"(?<![\d/.-])(?P<year>\d{4})(?:[-/]|\. ?)(?P<month>\d{1,2})(?:[-/]|\. ?)(?P<day>\d{1,2})(?![\d/-])"),
    re.compile(
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d/-])"
    ),
    re.compile(r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>\.) (?P<second>\d{1,2})\. (?P<year>\d{4})(?![\d/-])"),
)
_FIGURE = re.compile(r"\d(?:[-/]|\. ?)\d{1,2}(?:[-/]|\. ?)\d\d")

# "2016年10月12日", "2016년 10월 12일"
_EAST = re.compile(r"(?P<year>\d{4})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")


# A month is any word here: these are tried only where one is named.
_MONTH = r"(?P<month>[^\W\d_]+)\b\.?"
# "Jul 152015" has lost its comma with the space behind it.
_LOST = r"(?<=\s\d\d)(?=(?:19|20)\d\d\b)"
_MONTH_DAY_YEAR = re.compile(rf"{_MONTH}\s+{_DAY}(?:\b[,،]?\s+['’]?|{_LOST}){_YEAR}", re.I)
_DAY_MONTH_YEAR = (
    re.compile(rf"{_DAY}\s+(?:of\s+|de\s+)?{_MONTH}[,،]?\s+(?:de\s+)?['’]?{_YEAR}", re.I),
    re.compile(rf"{_DAY}(?P<mark>[-./]){_MONTH}(?P=mark)(?P<year>\d{{4}}|\d\d)(?!\d)", re.I),
)


# "12 Oct 16", "Oct 12, 16", "12OCT2016": so short only where nothing else stands there ("12 Oct 16:30" has a clock).
_ANY_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_SHORT = (
    re.compile(rf"(?P<day>\d{{1,2}}) ?{_ANY_MONTH} ?(?P<year>\d\d(?:\d\d)?)"),
    re.compile(rf"{_ANY_MONTH} (?P<day>\d{{1,2}}), (?P<year>\d\d)"),
)
SHORT_LINE = 20

# A day that stands before the name of its month, and how far before it may begin.
_DAY_BEFORE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th|er|\.)?(?:\s+(?:(?:of|de)\s+)?|[-./])$", re.I)
DAY_BEFORE = 20

# What every full date has: a year, three numbers, or a number, a month and a year of two figures ("12-Oct-16").
_HAS_DATE = re.compile(
    r"\d(?:\d{3}|[-./](?:\d{1,2}|[^\W\d_]{3,10})[-./]\d\d|(?<=['’]\d)\d\b| ?[^\W\d_]{3,10}\.? ?\d\d\s*$|, \d\d\s*$)"
)
_HAS_ASCII_DATE = re.compile(_HAS_DATE.pattern, re.ASCII)  # twice as fast


def may_have_date(line: str) -> bool:
    """Say whether a line may hold a full date; one without a year in it holds none."""
    return (_HAS_ASCII_DATE if line.isascii() else _HAS_DATE).search(line) is not None


def find_written(line: str, day_first: bool | None = None) -> Iterator[Written]:
    """Yield the full dates written in a line, left to right: "13-10-2016", "October 12, 2016", "12 Oct 2016".

    `day_first` says how the page writes dates in figures alone, where that is known.
    """
    if not may_have_date(line):
        return iter(())
    return iter(_in_line(line, day_first) if len(line) <= CACHED else _written_in(line, day_first))


# A line of a report or a page has some ten dates at most; of a table or a hostile line so many are read.
MOST_DATES = 100


def _written_in(line: str, day_first: bool | None) -> tuple[Written, ...]:
    found: list[Written] = []
    for match in _matches(line):
        if len(found) == MOST_DATES:
            break
        if not any(match.start() < other.end and other.start < match.end() for other in found):
            written = _written(match, day_first)
            if written:
                found.append(written)
    return tuple(sorted(found, key=lambda written: written.start))


def _matches(line: str) -> Iterator[re.Match[str]]:
    """Yield what may be a full date, by each pattern in turn: those with a month are tried where one is named."""
    names = _months()
    months = [match.start() for match in _WORD.finditer(line) if match.group().lower() in names]
    yield from filter(None, (_MONTH_DAY_YEAR.match(line, start) for start in months))
    days = [_DAY_BEFORE.search(line, max(0, start - DAY_BEFORE), start) for start in months]
    for pattern in _DAY_MONTH_YEAR if any(days) else ():
        yield from filter(None, (pattern.match(line, day.start()) for day in days if day))
    for pattern in _FIGURES if _FIGURE.search(line) else ():
        yield from pattern.finditer(line)
    yield from _EAST.finditer(line) if "年" in line or "년" in line else ()
    if len(line.strip()) <= SHORT_LINE:
        whole = len(line) - len(line.lstrip()), len(line.rstrip())
        yield from filter(None, (pattern.fullmatch(line, *whole) for pattern in _SHORT))


# A line is asked for its dates several times: those of a page are remembered.
CACHED = 300
_in_line = lru_cache(maxsize=1 << 8)(_written_in)


def _written(match: re.Match[str], usual: bool | None) -> Written | None:
    parts = match.groupdict()
    year = int(parts["year"])
    year += 0 if year > 99 else 1900 if year >= 70 else 2000
    if "first" not in parts:
        month = parts["month"].lower()
        # Where case is ignored, "auguſt" is a month as well.
        number = int(month) if month.isdigit() else _months().get(month, 0)
        read = _checked(year, number, int(parts["day"]), Grain.DAY)
        return Written(match.start(), match.end(), read[0]) if read else None
    first, second = int(parts["first"]), int(parts["second"])
    # Slashes are mostly American, month first; dashes and points day first; a number above 12 settles it.
    usually = parts["mark"] != "/" if usual is None else usual
    day_first = first > 12 or (second <= 12 and usually)
    day, month_number = (first, second) if day_first else (second, first)
    read = _checked(year, month_number, day, Grain.DAY)
    unsure = first <= 12 and second <= 12 and first != second
    ambiguous = unsure and parts["mark"] != "." and usual is None
    return Written(match.start(), match.end(), read[0], ambiguous) if read else None


def nearest(words: str, day: date) -> Written | None:
    """Return the first day and month that words name without a year, in the year that brings it nearest to a day."""
    for match in _WORD.finditer(words):
        month = _months().get(match.group().lower())
        beside = month and (_DAY_BEHIND.match(words, match.end()) or _DAY_AHEAD.search(words, 0, match.start()))
        if month and beside:
            years = (_checked(year, month, int(beside[1]), Grain.DAY) for year in range(day.year - 1, day.year + 2))
            days = [read[0] for read in years if read]
            start, end = min(match.start(), beside.start(1)), max(match.end(), beside.end(1))
            return Written(start, end, min(days, key=lambda other: abs(other - day))) if days else None
    return None


_DAY_BEHIND = re.compile(r"\.? (\d{1,2})\b")
_DAY_AHEAD = re.compile(r"\b(\d{1,2}) $")

_DAYS = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/-])")


def day_first_in(text: str) -> bool | None:
    """Say whether the dates in figures of a text have the day first, by those where a number above 12 tells it."""
    pairs = [(int(match[1]), int(match[3])) for match in _DAYS.finditer(text)]
    days = sum(first > 12 >= second for first, second in pairs)
    months = sum(second > 12 >= first for first, second in pairs)
    return None if days == months or min(days, months) * 4 > max(days, months) else days > months


def order_of(language: str | None, address: str | None) -> bool | None:
    """Say whether a page's language and country write the day first; None where they do not tell.

    Of English, only the region tells: the month comes first in the United States and the Philippines (Unicode CLDR).
    """
    order = lexicon("calendar")["order"]
    tag, *parts = (language or "").lower().split("-")
    if any(part in order["month_first"] for part in parts):
        return False
    if parts or tag not in ("", "en"):
        return None if any(part in order["year_first"] for part in parts) else True
    ending = host_of(address).rpartition(".")[2]
    return True if len(ending) == 2 and all(ending not in endings for endings in order.values()) else None


# What a page calls a date.
KINDS = ("published", "updated", "saved")


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    words = {kind: lexicon("calendar")[kind] for kind in KINDS}
    words["any"] = [label for labels in words.values() for label in labels]
    return {kind: re.compile(rf"\b(?:{alternatives(labels)})\b[\s:|–—-]*", re.I) for kind, labels in words.items()}


_CLOCK = r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b)?"


@cache
def _padding() -> re.Pattern[str]:
    words = lexicon("calendar")
    names = alternatives([*words["weekdays"], *words["joiners"]])
    zone = r"(?-i:\b[A-Z]{2,4}T\b)|\b(?:UTC|GMT) ?[+-]\d{1,2}(?::\d{2})?"
    return re.compile(
        rf"\d{{4}} (?={zone})|\bat \d{{4}}\b|{zone}|{_CLOCK}|\b\d{{1,2}}\s*(?=[ap]\.?m)|\b(?:{names})\b\.?"
        r"|[^\w\s]|\s",
        re.I,
    )


def label_of(line: str) -> str | None:
    """Return what a line calls its date: "published", "updated", "saved", or None."""
    found = [(match.start(), kind) for kind in KINDS if (match := _labels()[kind].search(line))]
    return min(found)[1] if found else None


@cache
def _label_before() -> re.Pattern[str]:
    """A label of a date at the end of what stands before it, with or without a weekday between."""
    words = lexicon("calendar")
    labels = alternatives([*words["published"], *words["updated"]])
    between = rf"(?:(?:{alternatives(words['weekdays'])})\b\W*|{_CLOCK}\W*)*"
    return re.compile(rf"\b(?:{labels})\b\W*{between}$", re.I)


# A label and what stands between it and its date have at most so many characters.
LABEL = 60


def labels_date(line: str) -> bool:
    """Say whether a line calls a date of its own published or updated: "Ana Lund | Posted: Aug 08, 2024 | 3 min"."""
    return any(_label_before().search(line[: written.start][-LABEL:]) for written in find_written(line))


def without_label(words: str) -> str:
    """Return the words that stand before a date without the label at their end ("By Ana Lund published on")."""
    return _label_before().sub("", words).rstrip().removesuffix(" on")


_ZONE = re.compile(r"[A-Z]{2,4}T")


@cache
def _words() -> frozenset[str]:
    """The words of dates and of labels of dates."""
    words = lexicon("calendar")
    phrases = [phrase for kind in (*KINDS, "weekdays", "joiners") for phrase in words[kind]]
    return frozenset((*_months(), *_WORD.findall(" ".join(phrases))))


def begins_as_date(line: str) -> bool:
    """Say whether a line begins as all do that hold nothing but dates and labels: a digit, or two words of these."""
    first = _WORD.search(line)
    if first is None or first.group()[0].isdecimal():
        return True
    if not _is_of_dates(first.group()):
        return False
    second = _WORD.search(line, first.end())
    return second is None or second.group()[0].isdecimal() or _is_of_dates(second.group())


def _is_of_dates(word: str) -> bool:
    return word.casefold() in _words() or (word.isupper() and _ZONE.fullmatch(word) is not None)


def is_date_line(line: str) -> bool:
    """Say whether a line holds a date or a date's label and nothing else but a time, a weekday and marks."""
    if not begins_as_date(line):
        return False
    dates = list(find_written(line))
    rest = line
    for written in reversed(dates):
        rest = rest[: written.start] + " " + rest[written.end :]
    words = _WORD.findall(rest)
    if dates and not words:
        return True
    if not all(word[0].isdecimal() or _is_of_dates(word) for word in words):
        return False
    if not dates and not _labels()["published"].search(rest):
        return False
    return not _padding().sub("", _labels()["any"].sub(" ", rest))


def has_weekday(line: str) -> bool:
    """Say whether a line names a day of the week."""
    return re.search(rf"\b(?:{alternatives(lexicon('calendar')['weekdays'])})\b", line, re.I) is not None


UNSURE = "; day and month could be the other way round"


def reread(dated: Dated, day_first: bool) -> Dated:
    """Return a date in figures, of which day and month could be the other way round, as the outlet writes dates."""
    if not dated.why.endswith(UNSURE) or not dated.evidence:
        return dated
    written = next(find_written(dated.evidence[0].quote, day_first), None)
    if written is None:
        return dated
    why = f"{dated.why.removesuffix(UNSURE)}, in the order of the outlet's other dates"
    return msgspec.structs.replace(dated, value=written.day, confidence=0.85, why=why)


@dataclass(frozen=True)
class Candidate:
    """A date in the page's furniture, what the page calls it, and whether it may be the day the page was shown."""

    written: Written
    label: str | None
    evidence: Evidence
    banner: bool


# Why a date of a page's furniture is its day, by what the page calls it.
WHY = {
    "published": "the page calls it published",
    None: "the page states it",
    "updated": "the page was updated then",
    "sent": "the message was sent then",
}


def choose(candidates: Sequence[Candidate]) -> Dated:
    """Return the publication date among those of a page: labelled as such, else unlabelled, else updated."""
    order = {"published": 0, None: 1, "updated": 2, "sent": 3}
    usable = [c for c in candidates if c.label in order and not c.banner]
    if not usable:
        shown = next((c for c in candidates if c.banner or c.label == "saved"), None)
        return Dated(why=f'"{shown.evidence.quote}" is the day the page was shown, not published') if shown else Dated()
    best = min(usable, key=lambda candidate: order[candidate.label])
    why, confidence = WHY[best.label], {"published": 0.95, None: 0.9, "updated": 0.7, "sent": 0.7}[best.label]
    if best.written.ambiguous:
        why, confidence = f"{why}{UNSURE}", 0.5
    return Dated(value=best.written.day, basis=Basis.STATED, evidence=(best.evidence,), confidence=confidence, why=why)
