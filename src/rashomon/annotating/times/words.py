"""What the words of a match come to: months, weekdays, years, parts of a day, "last" and "next"."""

import re

from rashomon.annotating.times.expressions import Counted
from rashomon.annotating.times.lexicon import lexicon
from rashomon.annotating.times.rules import Match
from rashomon.wording.numbers import number

# How many years, weeks ... "last", "this" and "next" lie away.
STEPS = {"last": -1, "this": 0, "next": 1}


def month_of(match: Match) -> int:
    """Return the number of the month that a match names."""
    return lexicon().months[match["month"].rstrip(".")]


def weekday_of(words: str) -> int:
    """Return the number of a weekday, Monday being 1."""
    return lexicon().weekdays[words.rstrip(".")]


def part_of(match: Match) -> str:
    """Return the part of the day that a match names, as the end of a formula."""
    words = match.groupdict().get("part")
    return f" {lexicon().parts[words]}" if words else ""


def full_year(digits: str) -> int:
    """Return a year of two digits or four: '45 is 1945, '13 is 2013."""
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 40 else 2000)


def year_of(words: str) -> int | None:
    """Return the year that digits or words name; None where they name none."""
    plain = words.strip("'’ ")
    if plain.isdigit():
        return full_year(plain)
    plain = " ".join(plain.replace("-", " ").split())
    if plain.startswith("nineteen"):
        rest = number(
            plain.removeprefix("nineteen").replace("hundred and", "").replace("hundred", "").strip() or "zero"
        )
        return 1900 + int(rest) if rest is not None and rest < 100 else None
    found = number(plain)
    return int(found) if found else None


def is_day(month: int, day: int) -> bool:
    """Say whether a month has such a day in some year."""
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def way_of(words: str) -> str:
    """Return the direction that "last", "next" or "this" gives."""
    return {"last": "before", "next": "after"}.get(sign(words), "?")


def counted_from(words: str) -> Counted:
    """Return what "the following" counts from, the last date told, and "last", "next" and "this": publication."""
    return Counted.LAST if re.match(r"the\s+(?:previous|following|preceding)", words) else Counted.PUBLISHED


def sign(words: str) -> str:
    """Return whether words say "last", "next" or "this"."""
    if re.search(r"\b(?:last|previous|past|preceding)\b", words):
        return "last"
    return "next" if re.search(r"\b(?:next|coming|upcoming|following)\b", words) else "this"
