"""The pieces that the grammar's rules are written with: names of months, days and units, numbers and years.

A rule is a template: a blank stands for any white space, `{MONTH}` and its like for the pieces below, and
`<name:...>` for a named group.
"""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.annotating.times.lexicon import lexicon
from rashomon.wording.numbers import number
from rashomon.wording.tables import read_table

# The words that numbers up to the millions are written with, and the ordinals of centuries and quarters.
_NUMBERS = read_table("wording", "numbers")
SMALL = (*(word for word in _NUMBERS["small"] if word != "zero"), "hundred", "thousand", "million")
ORDINALS = (*(word for word, rank in _NUMBERS["ordinal"].items() if rank <= 20), "twenty-first")
# "The day before by the embassy": after these words nothing is told that a day before could be counted from.
GOES_ON = r"(?:by|in|at|on|when|with|as|and|but|had|was|were|to)(?!\w)"
# "On the 15th its leader spoke": with these words a clause goes on after a time, no noun that it counts.
CLAUSE = r"(?:and|but|the|an?|he|she|they|it|his|her|their|its|this|there|all|some|when|after|in|at|by|to|with)"
FULL_SHORT = ("may", "june", "july")
FULL_WEEKDAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first."""
    return (
        "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"
    )


@cache
def pieces() -> dict[str, str]:
    """Return the patterns by name."""
    words = lexicon()
    word = any_of(SMALL)
    spoken = rf"{word}(?:(?:\s+|-)(?:and\s+)?{word}){{0,5}}"
    digits = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:(?:\s+|-)\d/\d)?"
    unit = any_of([*words.units, "trading day", "business day", "working day", "school day", "calendar day"])
    full = [month for month in words.months if len(month) > 4 or month in FULL_SHORT]
    short = [month for month in words.months if month not in full]
    return {
        "MONTH": rf"(?:{any_of(full)}|{any_of(short)}\.?)",
        "WEEKDAY": any_of(words.weekdays) + r"\.?",
        "FULLDAY": FULL_WEEKDAYS,
        "DAYNAME": rf"(?:{FULL_WEEKDAYS}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.)",
        "SEASON": any_of(words.seasons),
        "UNIT": unit,
        "UNITS": rf"{unit}s?",
        "PART": any_of(words.parts),
        "HOLIDAY": any_of(words.holidays).replace("'", "['’]"),
        "ZONE": rf"(?:(?:utc|gmt)[+-]\d{{1,2}}(?::[0-5]\d)?|{any_of(words.zones)})",
        "SPOKEN": spoken,
        "NUM": rf"(?:{digits}|{spoken}(?:[\s-]+and[\s-]+a[\s-]+half)?|half\s+an?|an?\s+half"
        rf"|an?\s+(?:\w+\s+)?(?:couple|few)(?:\s+of)?|an?\s+dozen|an?(?:\s+single|\s+full)?|several|few|couple(?:\s+of)?|many|dozens\s+of|some)",
        "COUNT": rf"(?:{digits}|{spoken})",
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])",
        "NTH": r"(?:st|nd|rd|th)",
        "ORD": any_of(ORDINALS),
        "YEAR": r"(?:1[0-9]|20)\d\d",
        "SAIDYEAR": rf"(?:nineteen(?:\s+|-)(?:hundred(?:\s+and)?(?:\s+|-))?{spoken}"
        rf"|two\s+thousand(?:(?:\s+and)?\s+{word})?)",
        "CLOCK": r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?|\d{1,2})",
        "NOEVENT": rf"(?:(?:that|last|this|next|yesterday|today|tomorrow|{FULL_WEEKDAYS})(?!\w)|{GOES_ON}|\w+ing\b|\d)",
        "GOESON": GOES_ON,
        "CLAUSE": CLAUSE,
        "THIS": r"(?:this|the\s+current|the\s+present)",
        "LAST": r"(?:last|the\s+last|the\s+previous|the\s+past|this\s+past|past|previous)",
        "NEXT": r"(?:next|the\s+next|the\s+coming|this\s+coming|coming|the\s+upcoming)",
    }


def template(rule: str) -> str:
    """Return the regular expression of a rule's template."""
    pattern = re.sub(r"<(\w+):", r"(?P<\1\0", rule.replace(" ", r"\s+")).replace(">", ")").replace("\0", ">")
    return re.sub(r"\{([A-Z]+)\}", lambda match: pieces()[match[1]], pattern)


def count(words: str) -> float | None:
    """Return how many the words of `NUM` say; None where they leave it open ("several", "a few")."""
    plain = " ".join(words.lower().replace("-", " ").split()) if not re.search(r"\d", words) else words
    if re.search(r"\b(?:few|several|many|dozens|some)\b", plain):
        return None
    if "couple" in plain:
        return 2
    if plain.startswith("half a") or plain in ("a half", "an half"):
        return 0.5
    if re.fullmatch(r"an?(?: single| full)?", plain):
        return 1
    return 12 if plain.endswith("a dozen") else number(plain)
