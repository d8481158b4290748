"""What words tell that something is still to come, and what only asks or hopes for it."""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.telling.attributions import has_verb_of_saying
from rashomon.wording.tables import read_table


def tells_ahead(sentence: str) -> bool:
    """Say whether a sentence tells that something will be, which is not asked for only, nor hangs on something else."""
    is_open = _any_of("open").search(sentence) or UNLESS.search(sentence)
    return not is_open and _any_of("ahead").search(sentence) is not None


# "They will strike unless wages rise" is a plan with its condition; "unless they rise, they would strike" is none.
UNLESS = re.compile(r"^(?:(?!\b(?:will|is to|are to)\b).)*\bunless\b", re.IGNORECASE | re.DOTALL)


def sets_day(before: str) -> bool:
    """Say whether the words before a day set something for it; not where it is the day on which they were said."""
    found = _setting().search(before)
    return found is not None and not (has_verb_of_saying(found[0]) or _any_of("said_in").search(found[0]))


def is_hoped(before: str) -> bool:
    """Say whether what stands behind some words is only looked for: "was looking to schedule a visit"."""
    return _any_of("wishing").search(before) is not None and _any_of("sure").search(before) is None


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of(read_table('telling', 'foretelling')[name])}\b", re.IGNORECASE)


@cache
def _setting() -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of(read_table('telling', 'foretelling')['setting'])}\b[^.;:“”\"]*$")


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"
