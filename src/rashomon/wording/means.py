"""By what people were killed or hurt: from the air, by shells, bombs, gas or guns."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rashomon.wording.tables import read_table


class Means(NamedTuple):
    """What a question calls an attack by some means, and how people were killed or hurt by it; empty without words."""

    attack: str
    harmed: str


@lru_cache(maxsize=8192)
def find_means(words: str) -> frozenset[str]:
    """Return the means that some words name: "a car bomb" and "twin blasts" are one."""
    return frozenset(kind for kind, pattern in _kinds().items() if pattern.search(words))


@cache
def means(kind: str) -> Means:
    """Return the words for a means."""
    row = read_table("wording", "means")[kind]
    return Means(row.get("attack", ""), row.get("harmed", ""))


@cache
def _kinds() -> dict[str, re.Pattern[str]]:
    table = read_table("wording", "means")
    return {
        kind: re.compile(rf"\b(?:{'|'.join(map(re.escape, row['words']))})\b", re.IGNORECASE)
        for kind, row in table.items()
    }
