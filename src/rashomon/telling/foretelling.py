"""What words tell that something is still to come, and what only asks or hopes for it."""

import re
from functools import cache

from rashomon.telling.attributions import has_verb_of_saying
from rashomon.wording.tables import any_of


def tells_ahead(sentence: str) -> bool:
    """Say whether a sentence tells that something will be, which is not asked for only, nor hangs on something else."""
    is_open = _any_of("open").search(sentence) or UNLESS.search(sentence)
    return not is_open and _any_of("ahead").search(sentence) is not None


# "They will strike unless wages rise" is a plan with its condition; "unless they rise, they would strike" is none.
UNLESS = re.compile(r"^(?:(?!\b(?:will|is to|are to)\b).)*\bunless\b", re.IGNORECASE | re.DOTALL)


def setting_of(before: str, *, is_long: bool = False) -> int | None:
    """Return where the words begin that set something for the day behind them; None where none do.

    Nor do those of the day on which they were said, or that only tell what is asked for or hangs on something told
    before. For a time that `is_long`, a week or a month, only some do.
    """
    called = _called().search(before)
    found = called or _setting().search(before) or _promised().search(before)
    if found is None or has_verb_of_saying(found["then"]) or _any_of("said_in").search(found["then"]):
        return None
    if RELATIVE.search(found["then"]) or (is_long and not _any_of("sure_setting").search(found[0])):
        return None
    told = before[: found.start()] if called else before
    is_open = _any_of("open").search(told) or UNLESS.search(told)
    return None if is_open else found.start("would" if "would" in found.re.groupindex else 0)


# "The families who will need help had come today", "will be worse than today": the day is of another clause.
RELATIVE = re.compile(r"\b(?:who|whom|which|what|than)\b")


def is_hoped(before: str) -> bool:
    """Say whether what stands behind some words is only looked for: "was looking to schedule a visit"."""
    return _any_of("wishing").search(before) is not None and _any_of("sure").search(before) is None


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of(name)}\b", re.IGNORECASE)


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of('setting')}\b{THEN}")


@cache
def _promised() -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of('promised')}\b[^;“”\"]*?\b(?P<would>would)(?! have\b)\b{THEN}")


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of('called')}\b{THEN}", re.IGNORECASE)


# What stands between the words that set a day and the day.
THEN = r"(?P<then>[^.;:“”\"]*)$"


def _one_of(name: str) -> str:
    return any_of("telling", "foretelling", name)
