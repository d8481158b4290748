"""Which people a report counts: children, civilians, women, soldiers, policemen, fighters."""

import re
from functools import cache, lru_cache

from rashomon.wording.tables import read_table

# The kinds of those who fight.
ARMED = frozenset({"soldiers", "policemen", "fighters"})


@cache
def kinds_of_people() -> dict[str, frozenset[str]]:
    """Return the words for each kind of people."""
    return {kind: frozenset(row["words"]) for kind, row in read_table("wording", "people").items()}


@lru_cache(maxsize=8192)
def kind_of_people(words: str) -> str | None:
    """Return the kind of people that some words name ("six of the children": children), where they name one."""
    named = frozenset(re.findall(r"\w+", words.lower()))
    return next((kind for kind, names in kinds_of_people().items() if not names.isdisjoint(named)), None)
