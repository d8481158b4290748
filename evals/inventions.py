"""Inventions: a name, a number, a day, a quoted word that is put in place of another in a sentence of a brief."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from rashomon.telling.verifying.days import find_days
from rashomon.telling.verifying.prose import pieces
from rashomon.wording.days import MONTHS, WEEKDAYS, day_in_words
from rashomon.wording.numbers import NUMBER, number

GIVEN = ("Anton", "Beatrix", "Casper", "Dorothea", "Emil", "Friederike", "Gustav", "Henriette", "Ingmar", "Jolanda")
SURNAMES = ("Abelmann", "Brockvist", "Castellane", "Dornbirn", "Ellerby", "Fontarosa", "Grellmann", "Holmquist")


@dataclass(frozen=True)
class Touch:
    """One invention: of which kind, and what it puts between two places of the brief."""

    kind: str
    start: int
    end: int
    words: str


def sentences(brief: str, *, told_only: bool = False) -> list[tuple[int, int]]:
    """Return where each sentence of a brief stands, with or without the passages of its evidence."""
    read = (piece for piece in pieces(brief) if not (told_only and piece.quoted))
    return [(piece.at(0), piece.at(len(piece.text) - 1) + 1) for piece in read]


def put_name(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    """Put a name of nobody in place of one of the reports' names, or another given name."""
    found = [m for name in names for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", sentence)]
    if not found:
        return None
    match = max(found, key=lambda m: (len(m.group()), -m.start()))
    _, *rest = match.group().split()
    new = chance.choice(SURNAMES)
    if rest:  # half of the time only the given name is invented
        new = f"{chance.choice(GIVEN)} {new if chance.random() < 0.5 else rest[-1]}"
    return Touch("name", start + match.start(), start + match.end(), new)


def put_number(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    """Put another number in place of a number."""
    blank = re.sub(
        r"\[\d+\]|report \d+|and \d+ more|\b\d+ (?:origins?|reports?)\b.*|^\s*\d+\.",
        lambda m: "_" * len(m[0]),
        sentence,
    )
    for day in find_days(sentence):
        blank = blank[: day.start] + "_" * (day.end - day.start) + blank[day.end :]
    found = [(m, v) for m in NUMBER.finditer(blank) if (v := number(m.group())) and v >= 2 and m.group()[0].isdigit()]
    if not found or "findings" in sentence:
        return None
    match, value = chance.choice(found)
    step = 10 ** max(0, len(str(int(value))) - 2)
    new = int(value) + chance.choice((-1, 1)) * step * chance.randint(1, 9)
    new = new if new > 1 and new != value else int(value) + 4 * step
    return Touch("number", start + match.start(), start + match.end(), f"{new:,}")


def put_day(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    """Put a day up to six days later in place of a day."""
    found = [day for day in find_days(sentence) if day.day.weekday is not None or day.day.full]
    if not found:
        return None
    chosen = chance.choice(found)
    words, shift = sentence[chosen.start : chosen.end], chance.randint(1, 6)
    full = chosen.day.full
    if full and chosen.day.end is None and any(month in words for month in MONTHS):
        new = day_in_words(type(full).fromordinal(full.toordinal() + shift))
        new = new if words[:1].isalpha() else new.split(" ", 1)[1]
    elif words in WEEKDAYS:
        new = WEEKDAYS[(WEEKDAYS.index(words) + shift) % 7]
    else:
        return None
    return Touch("day", start + chosen.start, start + chosen.end, new)


def put_quotation(sentence: str, start: int, names: Sequence[str], chance: Random) -> Touch | None:
    """Put another word in place of a quoted one."""
    quoted = next((m for m in re.finditer(r"“[^“”]{25,}”|(?<!\w)\"[^\"\s][^\"]{25,}\"", sentence)), None)
    if not quoted:
        return None
    words = list(re.finditer(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])", quoted.group()))
    if not words:
        return None
    word = chance.choice(words)
    at = start + quoted.start() + word.start()
    return Touch("quotation", at, at + len(word.group()), chance.choice(("purple", "harvest", "remote", "unlikely")))
