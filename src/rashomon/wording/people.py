"""Which people a report counts: children, civilians, women, fighters."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _kinds() -> dict[str, frozenset[str]]:
    text = files("rashomon.wording").joinpath("lexicons/people.toml").read_text("utf-8")
    return {kind: frozenset(row["words"]) for kind, row in tomllib.loads(text).items()}


def kind_of_people(words: str) -> str | None:
    """Return the kind of people that some words name ("six of the children": children), where they name one."""
    named = frozenset(re.findall(r"\w+", words.lower()))
    return next((kind for kind, names in _kinds().items() if not names.isdisjoint(named)), None)
