"""Brief + reports -> its names, numbers, days and quotations that have no support, each with its place and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rashomon.model import Case, Model
from rashomon.telling.verifying.days import DayWords, find_days
from rashomon.telling.verifying.ground import Bag, Ground, bag, counted, ground_of, unit_of
from rashomon.telling.verifying.lexicon import words_of
from rashomon.telling.verifying.names import find_names, is_supported
from rashomon.telling.verifying.prose import Piece, pieces
from rashomon.telling.verifying.quotations import Quotation, fault_of, find_quotations, wrong_speaker
from rashomon.wording.numbers import NUMBER, is_vague, number

__all__ = ["Kind", "Unsupported", "verify"]


class Kind(StrEnum):
    """What is not supported."""

    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    QUOTATION = "quotation"


class Unsupported(Model, frozen=True, kw_only=True):
    """Words of a brief without support in the reports: what they are, where they stand and why they do not hold.

    `start` and `end` are offsets in the brief as given; `line` and `column` count from 1.
    """

    kind: Kind
    words: str
    start: int
    end: int
    line: int
    column: int
    why: str


@dataclass(frozen=True)
class Fault:
    """What is wrong with the words between two places of a piece."""

    kind: Kind
    start: int
    end: int
    why: str


def verify(text: str, cases: Iterable[Case]) -> tuple[Unsupported, ...]:
    """Return, in order, what a brief names, counts, dates and quotes that the reports of the cases do not support."""
    ground = ground_of(cases)
    found = [_placed(text, piece, fault) for piece in pieces(text) for fault in _faults(piece, ground)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _placed(text: str, piece: Piece, fault: Fault) -> Unsupported:
    start, end = piece.at(fault.start), piece.at(max(fault.start, fault.end - 1)) + 1
    return Unsupported(
        kind=fault.kind,
        words=" ".join(piece.text[fault.start : fault.end].split()),
        start=start,
        end=end,
        line=text.count("\n", 0, start) + 1,
        column=start - text.rfind("\n", 0, start),
        why=fault.why,
    )


def _faults(piece: Piece, ground: Ground) -> Iterator[Fault]:
    """Yield what is wrong with one sentence. What is quoted is checked as a quotation, not word by word."""
    if piece.quoted:
        yield from _wrong_quotation(Quotation(0, len(piece.text)), piece.text, ground)
        return
    text = piece.text
    for quotation in find_quotations(text):
        if not RULE.search(text):
            yield from _wrong_quotation(quotation, piece.text, ground)
            text = blank(text, quotation.start, quotation.end)
    days = sorted(find_days(text), key=lambda found: found.start)
    for found in days:
        yield from _wrong_day(found, text, piece.beside, ground)
    for found in days:
        text = blank(text, found.start, found.end)
    for match in FURNITURE.finditer(text):
        text = blank(text, match.start(), match.end())
    yield from _wrong_numbers(text, ground)
    for name in find_names(text):
        if not is_supported(name, text, ground):
            yield Fault(Kind.NAME, name.start, name.end, "no report has this name")


def blank(text: str, start: int, end: int) -> str:
    """Return the text with what stands between two places made blank, so that the places of the rest stay."""
    return text[:start] + FILL * (end - start) + text[end:]


# Neither a space nor a letter: what stands beside it is no sentence's begin and no part of a name.
FILL = "\x00"

_NOUNS = "|".join(sorted(words_of("furniture_nouns"), key=len, reverse=True))
_ADJECTIVES = "|".join(sorted(words_of("furniture_adjectives"), key=len, reverse=True))

# References, list numbers and counts of a brief's own parts, which no report can support.
FURNITURE = re.compile(
    r"\[\d+\]|^\s*(?:[-*+]\s+)?\d+[.)]\s|\breports? \d+(?:(?:, \d+)*(?:,? and \d+)?)|"
    rf"\b\d+ (?:(?:{_ADJECTIVES}) )*(?:{_NOUNS})\b"
    r"|\b\d+ from (?:a single|one) (?:source|origin)s?|\boutlet of report \d+|#\d+",
    re.IGNORECASE,
)


# "report 5: Gulf Shore Times, Wednesday 12 October 2016": the report by its number in the brief.
CITED = re.compile(r"\breport (\d+)\b", re.IGNORECASE)

# A rule of ours names the values that it weighs within marks: "“25” (Reuters) and “20” (AFP) cannot both be so".
RULE = re.compile(r"\bcannot both be so\b")


def _wrong_quotation(quotation: Quotation, text: str, ground: Ground) -> Iterator[Fault]:
    fault = fault_of(quotation.of(text), ground) or wrong_speaker(quotation, text, ground)
    if fault:
        yield Fault(Kind.QUOTATION, quotation.start, quotation.end, fault)


def _wrong_day(found: DayWords, text: str, beside: str, ground: Ground) -> Iterator[Fault]:
    day = found.day
    if day.fault:
        yield Fault(Kind.DAY, found.start, found.end, day.fault)
        return
    told = [known for known in ground.days if found.is_told_by(known.day)]
    if CITED.search(text) and any(day.full in ground.published[int(n)] for n in CITED.findall(text)):
        return
    if not told:
        yield Fault(Kind.DAY, found.start, found.end, "no report tells of this day, or was published on it")
        return
    if RULE.search(text):
        return
    around = _around(text, found.start, found.end, ground) or bag(beside)
    if max(ground.share(around, known.around) for known in told) < DAY_SHARE:
        yield Fault(Kind.DAY, found.start, found.end, "the reports tell of this day, but nothing of this")


def _wrong_numbers(text: str, ground: Ground) -> Iterator[Fault]:
    for match in NUMBER.finditer(text):
        words = match.group()
        value = number(words)
        if value is None or (value <= 1 and not words[0].isdigit()) or is_vague(words):
            continue
        unit = unit_of(text, match)
        value = round(value / 100 if unit == "%" else value, 6)
        known = ground.numbers.get(value, [])
        if not known:
            yield Fault(Kind.NUMBER, match.start(), match.end(), "no report gives this number")
            continue
        alike = [k for k in known if unit in ("", k.unit) and (not unit or k.unit == unit)]
        counts = counted(text, match)
        same = [k for k in alike if not counts or not k.counts or counts & k.counts]
        if not same:
            what = f"not as {' or '.join(sorted(counts))}" if alike else "not of this unit"
            yield Fault(Kind.NUMBER, match.start(), match.end(), f"the reports give this number, but {what}")
            continue
        around = _around(text, match.start(), match.end(), ground)
        if not RULE.search(text) and max(ground.share(around, k.around) for k in same) < NUMBER_SHARE:
            yield Fault(Kind.NUMBER, match.start(), match.end(), "the reports give this number, but for something else")


# How much of the telling words around a day or a number must stand around it in some report too. Swept by
# evals/verify.py: see docs/verify.md.
DAY_SHARE = 0.4
NUMBER_SHARE = 0.3

# So many words on either side of a day or a number say what it is about.
REACH = 12
WORD = re.compile(r"[^\W\x00]+(?:['’\-][^\W\x00]+)*")
TALLY = re.compile(r"\((?:\d+ origins?|\x00+):[^)]*\)|\s—\s.*$", re.DOTALL)


def _around(text: str, start: int, end: int, ground: Ground) -> Bag:
    """Return the telling words near a place of a sentence; of the whole sentence where those near tell nothing."""
    tally = next((m for m in TALLY.finditer(text) if m.start() >= end and text[:start].strip()), None)
    before = [m.start() for m in WORD.finditer(text, 0, start)][-REACH:]
    after = [m.end() for m in WORD.finditer(text, end, tally.start() if tally else len(text))][:REACH]
    near = text[before[0] if before else start : start] + " " + text[end : after[-1] if after else end]
    telling = frozenset(word for word in bag(near) if ground.seen[word])
    return telling if len(telling) > 1 else bag(text[:start] + " " + text[end:])
