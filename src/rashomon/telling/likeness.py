"""Whether two sentences tell of one plan: by its kind ("burial", "funeral") and by what else both name."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from rashomon.wording.irregular import base
from rashomon.wording.normal import forms, stem
from rashomon.wording.tables import read_table

LONG = 4  # letters of a word that tells something


# Names of three letters tell something too; where a sentence begins any word is written so.
SHORT_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2}\b")


class Marks(NamedTuple):
    """What tells a plan from others: the kinds of what is done, and the stems of its other telling words."""

    kinds: frozenset[str]
    words: frozenset[str]


class Shared(NamedTuple):
    """How many kinds and words two sentences share, and whether that is all that one of them has."""

    kinds: int
    words: int
    is_whole: bool = False

    @property
    def all(self) -> int:
        """The sum of both."""
        return self.kinds + self.words


@lru_cache(maxsize=4096)
def marks_of_plan(sentence: str) -> Marks:
    """Return what a sentence names that tells a plan from others."""
    kinds = _kinds()
    found = {stem(base(form)): 0 if "." in form else len(form) for form in forms(_months().sub(" ", sentence))}
    told = {w for w, long in found.items() if w in kinds or (long >= LONG and w.isalpha() and w not in _plain())}
    told |= {name.lower() for name in SHORT_NAME.findall(sentence)} - _plain()
    return Marks(frozenset(kinds[w] for w in told if w in kinds), frozenset(w for w in told if w not in kinds))


def shared(one: Marks, other: Marks) -> Shared:
    """Return how much two sentences share."""
    kinds, words = one.kinds & other.kinds, one.words & other.words
    return Shared(len(kinds), len(words), bool(kinds) and min(len(one.words), len(other.words)) == 0)


def has_one_a_day(marks: Marks) -> bool:
    """Say whether a plan is of a kind of which there is one in a day, and little else is told of which it is."""
    return bool(marks.kinds) and marks.kinds <= _single() and len(marks.words) <= 1


def are_of_two_kinds(one: Marks, other: Marks) -> bool:
    """Say whether two sentences tell of different things, as their kinds have it."""
    kinds, others = one.kinds - _phases(), other.kinds - _phases()
    return bool(kinds and others) and kinds.isdisjoint(others)


def is_of_body(sentence: str) -> bool:
    """Say whether a sentence names a council, a parliament or another body that meets by itself."""
    return not _bodies().isdisjoint(forms(sentence))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(read_table("telling", "outcomes")["bodies"])


@cache
def _phases() -> frozenset[str]:
    return frozenset(read_table("telling", "outcomes")["phases"])


@cache
def _single() -> frozenset[str]:
    return frozenset(read_table("telling", "outcomes")["single"])


@cache
def _plain() -> frozenset[str]:
    return frozenset(stem(base(word)) for word in read_table("telling", "outcomes")["plain"])


@cache
def _kinds() -> Mapping[str, str]:
    kinds = read_table("telling", "outcomes")["kinds"]
    return {stem(base(word)): kind for kind, words in kinds.items() for word in words}


@cache
def _months() -> re.Pattern[str]:
    """Return how the month of March is told from a march: by its number."""
    return re.compile(r"\bMarch (?=\d)|(?<=\d )March\b")
