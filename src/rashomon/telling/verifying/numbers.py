"""Numbers as texts give them: their unit, what they may count, and whom they are put before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.telling.verifying.days import DayWords
from rashomon.telling.verifying.lexicon import groups_of, measures
from rashomon.wording.normal import forms, stem
from rashomon.wording.numbers import NUMBER
from rashomon.wording.numbers import number as number_of

Bag = frozenset[str]

# Words this far from a number say what it counts ("four people were reported killed").
CUE_REACH = 6


@dataclass(frozen=True)
class KnownNumber:
    """A number of a report: its unit ("%", "$" or none), what it may count, and the words around it.

    `whom` is the kind of people that it is put right before ("20 soldiers", "a 17-year-old girl"), where it is.
    """

    value: float
    unit: str
    counts: frozenset[str]
    around: Bag
    whom: str | None = None
    before: Bag = frozenset()  # the words of the sentence before
    is_age: bool = False


# "68-year-old", "aged 68", "Roth, 68, said"; in a brief "who is 68" too.
AGE_BEFORE = re.compile(r"(?:\b(?:aged?|turned)|\bwho (?:is|was)|[A-Z][\w’'-]+,)\s$")
AGE_AFTER = re.compile(r"(?:-|\s)years?(?:-|\s)olds?\b|,\s|\sand\b")


def is_age(text: str, match: re.Match[str]) -> bool:
    """Say whether a number is somebody's age."""
    after = AGE_AFTER.match(text, match.end())
    told = after is not None and "old" in after.group()
    return told or (after is not None and AGE_BEFORE.search(text, 0, match.start()) is not None)


# "Both boats" are two.
BOTH = re.compile(r"\b[Bb]oth [a-z]")

UNIT_AFTER = re.compile(
    r"\s*(%|percent\b|per cent\b|(?:(?-i:[A-Z])[\w.]* ){0,2}(?:dollars?|euros?|pounds?)\b"
    r"|-?(?:million|billion) dollars?\b)",
    re.I,
)


def numbers_in(text: str, around: Bag, before: Bag = frozenset()) -> Iterator[KnownNumber]:
    """Yield every number of a text with what it may count."""
    for match in NUMBER.finditer(text):
        value = number_of(match.group())
        if value is None:
            continue
        worth, unit = worth_of(value, unit_of(text, match))
        counts = frozenset() if unit else counted(text, match)
        yield KnownNumber(worth, unit, counts, around, whom_of(text, match), before, is_age(text, match))
    if BOTH.search(text):
        yield KnownNumber(2, "", frozenset(), around, None, before)


def without_days(text: str, days: Iterable[DayWords]) -> str:
    """Return a text with its days made blank: that of "6 April" counts nobody."""
    for found in days:
        text = f"{text[: found.start]}{' ' * (found.end - found.start)}{text[found.end :]}"
    return text


def whom_of(text: str, match: re.Match[str]) -> str | None:
    """Return the kind of people that a number stands before, as soldiers or children; of an age, the sex; else None."""
    for table, pattern in (("kinds", KIND), ("sexes", AGED)):
        if found := pattern.match(text, match.end()):
            return groups_of(table)[found[1]]
    return None


def _any_of(table: str) -> str:
    return "|".join(sorted(groups_of(table), key=lambda word: (-len(word), word)))


# "20 Syrian soldiers": at most this many words stand between a number and whom it counts.
KIND = re.compile(rf"\s(?:[\w’'-]+\s){{0,2}}?({_any_of('kinds')})\b")
AGED = re.compile(rf"-year-old\s(?:[\w’'-]+\s){{0,2}}?({_any_of('sexes')})\b")


def worth_of(value: float, unit: str) -> tuple[float, str]:
    """Return a number and its unit in one form: 50 percent and a half are the same share."""
    if unit == "%":
        return round(value / 100, 6), unit
    return round(value, 6), unit or ("%" if 0 < value < 1 else "")


def unit_of(text: str, match: re.Match[str]) -> str:
    """Return "%" for a share, "$" for money, else nothing."""
    after = UNIT_AFTER.match(text, match.end())
    if after and after[1].lower().startswith(("%", "per")):
        return "%"
    return "$" if after or text[match.start() - 1 : match.start()] in ("$", "€", "£") else ""


# Behind one count another with a verb of its own, within so many words of it.
ANOTHER = re.compile(rf"(?:{NUMBER.pattern})[^,;:.]{{3,60}} and (?:(?:at least|more than|some|about|another) )?$")
VERB_REACH = 3

# What a word counts, it counts within its clause.
CLAUSE = re.compile(r"[;.!?]\s|,\s(?:and|but|while|as|whereas|although|though|where|which|who)\s")


def counted(text: str, match: re.Match[str]) -> frozenset[str]:
    """Return what a number may count: what the nearest words that say so say, on either side.

    In "40 were killed and 120 were wounded" it is behind the second that it stands.
    """
    before = list(forms(CLAUSE.split(text[max(0, match.start() - 80) : match.start()])[-1]))[::-1]
    after = list(forms(CLAUSE.split(text[match.end() : match.end() + 80])[0]))
    if ANOTHER.search(text, 0, match.start()) and any(stem(form) in measures() for form in after[:VERB_REACH]):
        before = []
    nearest = [
        (distance, measure)
        for side in (before, after)
        for distance, form in enumerate(side[:CUE_REACH])
        if (measure := measures().get(stem(form)))
    ]
    least = min((distance for distance, _ in nearest), default=0)
    return frozenset(measure for distance, measure in nearest if distance == least)
