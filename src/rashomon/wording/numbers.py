"""Numbers in words and digits: where they stand in a text, and what they come to.

`NUMBER` finds candidates ("two hundred and fifty thousand", "1.5 million", "5-1/2", "dozens", "half"); `number` says
what one comes to, or None where the words do not make a number ("two three"). A vague count comes to its lower bound.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.wording.tables import read_table

_WORDS: dict[str, dict[str, float]] = read_table("wording", "numbers")
_SMALL, _SCALE, _FRACTION = _WORDS["small"], _WORDS["scale"], _WORDS["fraction"]
_VAGUE, _SOME, _ORDINAL = _WORDS["vague"], _WORDS["some"], _WORDS["ordinal"]


def _any(*tables: dict[str, float]) -> str:
    """Return a pattern for any word of the tables, the longest first."""
    words = sorted({word for table in tables for word in table}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# Halves, thirds, quarters, eighths and sixteenths only: "9/11" is a day.
_RATIO = r"\d{1,2}/(?:2|3|4|8|16)(?![\d/])"
_GLYPH = "[½¼¾⅓⅔]"
_GAP = r"(?:\s+|-|\u2010|\u2011)"
_UNIT = _any(_SMALL)
_BIG = _any(_SCALE)
_HALF = r"(?:\s+and\s+a\s+(?:half|quarter))"
_TIMES = rf"(?:{_GAP}{_BIG}(?!\w))"
_IN_DIGITS = (
    rf"(?:{_DIGITS}(?:(?:-|\s)?{_GLYPH}|(?:-|\s+){_RATIO})?|{_RATIO}|{_GLYPH}){_HALF}?(?:{_TIMES}|(?:bn|mn|tn)(?!\w))*"
)
_IN_WORDS = rf"{_UNIT}(?!\w)(?:{_GAP}{_UNIT}(?!\w)|{_TIMES}(?:\s+and\s+{_UNIT}(?!\w))?)*{_HALF}?{_TIMES}*"
_FEW = rf"(?:half\s+an?|an?\s+(?:few|couple)(?:\s+of)?|{_any(_SOME)}(?:\s+of)?|an?)"
_ROUND = rf"{_FEW}(?:\s+|-){_IN_WORDS.replace(_UNIT, _BIG, 1)}"
_SHARES = r"one[-\s](?:third|quarter|half)|two[-\s]thirds|three[-\s]quarters|a\s+(?:quarter|third)|half"
_SHARE_OF = rf"(?:{_SHARES})\s+of\s+an?\s+{_BIG}"  # "a quarter of a million"
_ALONE = rf"(?:{_SHARES}|a\s+(?:few|couple)|{_any(_VAGUE)})(?!\w)"

# A candidate: number() has the last word. Not within a name ("F-16"), a clock time, a decimal or an ordinal ("16th").
NUMBER = re.compile(
    rf"(?<![\w$€£])(?<![A-Za-z]-)(?<!\d[.,/:])(?:{_SHARE_OF}|{_ROUND}|{_ALONE}|{_IN_WORDS}|{_IN_DIGITS}(?!\w|[:/]\d))|(?<=[$€£]){_IN_DIGITS}",
    re.IGNORECASE,
)

# Every candidate has a digit or one of these words.
_DIGIT = re.compile(rf"\d|{_GLYPH}")
_NUMERALS = frozenset(word for table in (_SMALL, _SCALE, _FRACTION, _VAGUE, _SOME) for word in table)


def may_have_number(text: str, words: Iterable[str]) -> bool:
    """Say whether `NUMBER` may find anything in a text with these folded words, compounds apart; it is slower."""
    return not _NUMERALS.isdisjoint(words) or _DIGIT.search(text) is not None


_PART = re.compile(rf"{_RATIO}|{_GLYPH}|{_DIGITS}|\+?[a-z]+")
_SHARE = re.compile(rf"(a|{_UNIT})[\s-](half|third|quarter)s?")
# "Two and a half million", "a million and a half".
_AND_A = re.compile(r"\s+and\s+a\s+(half|quarter)\b")
_ADDED = {f"+{part}": value for part, value in _FRACTION.items()}
_SKIPPED = frozenset({"a", "an", "and", "of"})


@lru_cache(maxsize=8192)
def behind_number(words: str) -> str | None:
    """Return what stands behind the first number of some words, if they have one."""
    found = NUMBER.search(words)
    return words[found.end() :] if found else None


def number(words: str) -> float | None:
    """Return what the words come to: "5-1/2" is 5.5, "dozens" is 12 (the lower bound), "two three" is None."""
    plain = " ".join(words.lower().split())
    if plain.isalpha() and plain not in _NUMERALS:  # as most words
        return None
    if plain.removeprefix("a ") in _VAGUE:
        return _VAGUE[plain.removeprefix("a ")]
    share_of, of, scale = plain.rpartition(" of ")
    if of and scale.split()[-1] in _SCALE and (part := number(share_of)) is not None and part < 1:
        return part * _SCALE[scale.split()[-1]]
    if share := _SHARE.fullmatch(plain):
        return _SMALL.get(share[1], 1.0) * _FRACTION[share[2]]
    plain = _AND_A.sub(r"+\1", plain)
    parts: list[str] = _PART.findall(plain)
    if _PART.sub("", plain).strip(" -\u2010\u2011"):
        return None
    counted = [part for part in parts if part not in _SKIPPED]
    return _total(counted) if counted else None


def is_vague(words: str) -> bool:
    """Say whether the words only give a lower bound: "dozens", "several hundred", "tens of thousands"."""
    parts = words.lower().split()
    return " ".join(parts).removeprefix("a ") in _VAGUE or (bool(parts) and any(part in _SOME for part in parts[:2]))


def ordinal(words: str) -> int | None:
    """Return the rank that an ordinal names: "31st" and "thirty-first" are 31; None for anything else."""
    plain = words.lower().strip()
    if digits := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", plain):
        return int(digits[1])
    *before, last = re.split(r"[\s\-\u2010\u2011]+", plain)
    rank = _ORDINAL.get(last)
    if rank is None or not before:
        return None if rank is None else int(rank)
    tens = number(" ".join(before))
    return int(tens + rank) if tens is not None and tens % 10 == 0 and tens >= 20 and rank < 10 else None


def _total(parts: list[str]) -> float | None:
    """Add up number words from left to right; None where their order makes no number."""
    total, group, last = 0.0, 0.0, ""  # `group` is what the next thousand, million ... multiplies
    for part in parts:
        if part in _SCALE:
            group = (group or 1.0) * _SCALE[part]
            if group >= 1000:
                total, group = total + group, 0.0
        elif part in _ADDED:
            share = _ADDED[part]
            group, total = (group + share, total) if last not in _SCALE else (group, total + share * _SCALE[last])
        elif (value := _value(part)) is None or not _may_follow(last, value):
            return None
        else:
            group += value
        last = part
    return total + group


def _value(part: str) -> float | None:
    for table in (_SMALL, _FRACTION, _SOME):
        if part in table:
            return table[part]
    if part.endswith("s"):
        return _FRACTION.get(part.removesuffix("s"))
    if "/" in part:
        above, below = part.split("/")
        return int(above) / int(below) if int(below) else None
    digits = part.replace(",", "")
    return float(digits) if part[0].isdigit() and len(digits) <= LONGEST else None


# More digits than this count nothing in a report, and a float does not hold them: 999,999,999,999,999 is the last.
LONGEST = 15


def _may_follow(last: str, value: float) -> bool:
    """Say whether a number word of this value may follow the word `last`: "forty one", "hundred one", "5 1/2"."""
    if not last or last in _SCALE:
        return True
    if last in _SMALL:
        return _SMALL[last] >= 20 and 0 < value < 10 and value == int(value)
    return last[0].isdigit() and value < 1


def counted(count: int, thing: str) -> str:
    """Return how many of a thing: "1 report", "1,200 reports"."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
