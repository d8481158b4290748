"""Words that reports use for one and the same thing that happened: "slain", "murder" and "killed" are of one kin."""

import re
from collections.abc import Mapping
from functools import cache

from rashomon.wording.normal import fold, stem, words
from rashomon.wording.tables import read_table

# What makes nouns, and other words, of verbs (Porter's steps 2 to 4, the endings that news triggers have).
ENDING = re.compile(r"(?:[ai]?tions?|ions?|ments?|ance|ence|ers?|ors?|als?|ives?|ates?|at|ness|ly|ee|y|e)\Z")
SHORTEST_ROOT = 4
LONG_WORD = 5


def root(word: str) -> str:
    """Return a stem without what makes a noun of a verb: "decision" and "decide" meet, as "patrolling" and "patrol"."""
    bare = ENDING.sub("", word.removesuffix("l") if word.endswith("ll") and len(word) > LONG_WORD else word)
    return bare if len(bare) >= SHORTEST_ROOT else word


@cache
def kin_groups() -> Mapping[str, str]:
    """Return the first word of its group for each word and phrase of the lexicon, and for their stems."""
    found: dict[str, str] = {}
    groups = [*read_table("wording", "kin")["groups"], *read_table("wording", "kin")["said"]]
    for group in groups:
        for member in group:
            found.setdefault(fold(member), group[0])
    for group in groups:
        for member in group:
            found.setdefault(" ".join(stem(word) for word, _ in words(member)), group[0])
    return found


@cache
def said_kin() -> frozenset[str]:
    """Return the first words of the groups that tell that something was said."""
    return frozenset(group[0] for group in read_table("wording", "kin")["said"])
