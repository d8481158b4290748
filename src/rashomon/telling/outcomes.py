"""What words tell of a plan's outcome: that it was moved, and to when, that it is off, or that it was done."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from rashomon.model import Phase
from rashomon.telling.attributions import has_verb_of_saying
from rashomon.telling.dating import Days
from rashomon.wording.tables import any_of, one_of, read_table


class Turn(NamedTuple):
    """What a sentence says became of a plan: the day that it had, where the sentence gives it, and the one it has.

    `days` are all that the sentence gives; `is_announced` says that it tells for itself of something that was to be.
    """

    phase: Phase
    was: Days | None = None
    now: Days | None = None
    days: tuple[Days, ...] = ()
    is_announced: bool = False


def find_turning(text: str) -> list[tuple[int, int]]:
    """Return where in a text the words stand for what is moved, and then those for what is called off."""
    for mark in BEFORE_WORDS:
        text = text.replace(mark, " ")
    found = [(one.start(), one.end() - 1) for one in _turning().finditer(f" {text}")]
    return sorted(found, key=lambda place: _any_of("moved").match(text, place[0]) is None)


# What may stand for a blank before a word.
BEFORE_WORDS = '"“‘(–—\n'


def turns(sentence: str) -> bool:
    """Say whether a sentence has a word for what is moved or called off."""
    return bool(find_turning(sentence))


def read_turn(sentence: str, days: Sequence[tuple[int, Days]]) -> Turn | None:
    """Read a sentence that moves a plan or calls it off; `days` are its own, by where they begin."""
    told = tuple(day for _, day in days)
    was = next((day for at, day in days if _before("was_to_be").search(sentence, 0, at)), None)
    was = was or next((day for at, day in days if OWNED.match(sentence, at)), None)
    if _is_asked(sentence):
        return None
    if moved := _any_of("moved").search(sentence):
        instead = _any_of("instead").search(sentence) is not None
        then = [(at, day) for at, day in days if day != was and _is_now(sentence, at, instead=instead)]
        behind = next((day for at, day in then if at > moved.end()), None)
        now = behind or next((day for _, day in then), None)
        if now is None and was is not None and FROM.search(sentence, moved.end(), next(a for a, d in days if d == was)):
            was, now = None, was
        if now is None and was is None and not PLACED.search(sentence):
            return None
        is_announced = was is not None or (now is not None and moved[0].lower() != "instead")
        return Turn(Phase.MOVED, was, now, told, is_announced=is_announced)
    if _any_of("off").search(sentence):
        will_not = _any_of("will_not").search(sentence)
        behind = next((day for at, day in days if will_not and at > will_not.end()), None)
        return Turn(Phase.CANCELLED, was or behind, None, told, is_announced=bool(was or behind))
    return None


def _is_asked(sentence: str) -> bool:
    """Say whether a sentence only tells that a plan may be moved or called off, or that this is asked for."""
    moved = _any_of("moved").search(sentence)
    found = moved or _any_of("off").search(sentence)
    if found is None:
        return False
    names = ("may", "may_move") if moved else ("may",)
    if any(_before(name).search(sentence, 0, found.start()) for name in names):
        return True
    return _any_of("asked").search(sentence, 0, found.start()) is not None


def _is_now(sentence: str, at: int, *, instead: bool) -> bool:
    """Say whether the words before a day give it to what is moved."""
    found = _before("now").search(sentence, 0, at) or (instead and _before("now_instead").search(sentence, 0, at))
    return bool(found)


def turned_clause(sentence: str) -> str:
    """Return the clause that tells of what is moved or off: "cancelled a visit", of "... after they had met"."""
    start, end = next(iter(find_turning(sentence)), (0, len(sentence)))
    begin = max((found.end() for found in CLAUSE.finditer(sentence, 0, start)), default=0)
    return clause_at(sentence, begin, end)


def tells_shut(sentence: str) -> bool:
    """Say whether a sentence tells of what is off only that it stayed shut."""
    return _any_of("shut").search(sentence) is not None


def tells_not_held(sentence: str) -> bool:
    """Say whether a sentence tells that something was not held, which may still be: "did not take place"."""
    return _any_of("not_held").search(sentence) is not None


def tells_done(before: str, behind: str) -> bool:
    """Say whether what a sentence tells before a day and behind it is neither foretold nor denied."""
    if has_verb_of_saying(CLAUSE.split(before)[-1]) or SAYING.match(behind):
        return False
    clause = before + CLAUSE.split(behind, maxsplit=1)[0]
    return _any_of("foretold").search(before) is None and _any_of("undone").search(clause) is None


def clause_at(sentence: str, start: int, end: int) -> str:
    """Return the words of a sentence from some on to the end of their clause behind others."""
    return sentence[start:end] + CLAUSE.split(sentence[end:], maxsplit=1)[0]


# "Called off Monday's strike".
OWNED = re.compile(r"\w+[’']s (?!(?:decision|order|vote|ruling|statement)\b)[a-z]")

# "Moved to a second round from 4 July": of nothing else than this is it told from when.
FROM = re.compile(r"\bfrom (?:the )?$")

# "The service has been moved from the gym to the fairgrounds".
PLACED = re.compile(
    r"\band not (?:at|in)\b"
    r"|\b(?:was|were|has been|have been) (?:moved|relocated|shifted|transferred) (?:[\w’'-]+ ){0,8}to\b"
)

# What is told behind these is another thing.
SAYING = re.compile(r" (?:that\b|it would\b|he would\b|she would\b|they would\b)")
CLAUSE = re.compile(r"[,;:–—]| (?:after|and|as|because|but|since|that|when|where|which|while|who)\b")


# Small letters alone are looked for: every text of the reports is searched, and few of these begin a sentence.
@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('telling', 'outcomes', name)}\b")


@cache
def _turning() -> re.Pattern[str]:
    """Return both behind a blank, with which the search is fastest: all texts are searched, and few have any."""
    words = read_table("telling", "outcomes")
    return re.compile(rf" {one_of([*words['moved'], *words['off']])}\b")


@cache
def _before(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('telling', 'outcomes', name)} (?:the )?$")
