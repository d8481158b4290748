"""What a report adds to the text that it shares with others: stretches of words that none of them has."""

import re
from collections.abc import Sequence
from functools import lru_cache

WORD = re.compile(r"\w+")

# Two texts share what they have so many words in a row of. As in linking's search for copies.
RUN = 5

# A text with this share of its runs in another, or the other's in it, is a copy that was cut or added to. By judgement:
# two dispatches of one agency on one day share less.
COPIED = 0.3

# An edited number or name breaks a run in a word or two; what is added has at least so many. By judgement.
ADDED = 6

# How much of a passage must be added for it to be the one's who added. By judgement.
MOST = 0.5


@lru_cache(maxsize=512)
def _runs(text: str) -> tuple[int, ...]:
    """Return a number for each run of words of a text, in order; equal runs have equal numbers within a process."""
    words = WORD.findall(text.casefold())
    return tuple(hash(tuple(words[at : at + RUN])) for at in range(len(words) - RUN + 1))


@lru_cache(maxsize=512)
def _run_set(text: str) -> frozenset[int]:
    return frozenset(_runs(text))


def is_copy(text: str, other: str) -> bool:
    """Say whether one of two texts has much of the other."""
    one, two = _run_set(text), _run_set(other)
    return len(one & two) >= COPIED * min(len(one), len(two)) > 0


@lru_cache(maxsize=512)
def added(text: str, others: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where the stretches of a text are that none of some others has."""
    had = frozenset[int]().union(*map(_run_set, others))
    places = [match.span() for match in WORD.finditer(text)]
    own = [True] * len(places)
    for at, run in enumerate(_runs(text)):
        if run in had:
            own[at : at + RUN] = [False] * RUN
    stretches: list[tuple[int, int]] = []
    begin: int | None = None
    for at, mine in enumerate([*own, False]):
        if mine and begin is None:
            begin = at
        elif not mine and begin is not None:
            stretch = places[begin][0], places[at - 1][1]
            if at - begin >= ADDED or _is_line(text, *stretch):
                stretches.append(stretch)
            begin = None
    return tuple(stretches)


def _is_line(text: str, start: int, end: int) -> bool:
    """Say whether some words are all of a line: an outlet's own title."""
    before, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not WORD.search(text[before:start]) and not WORD.search(text[end : after if after >= 0 else len(text)])


def is_added(start: int, end: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Say whether most of a passage lies in stretches that were added."""
    inside = sum(max(0, min(end, last) - max(start, first)) for first, last in stretches)
    return inside > MOST * (end - start)
