"""Words for what the lexicon of events calls by its sense."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _nouns() -> Mapping[str, str]:
    text = files("rashomon.wording").joinpath("lexicons/phrases.toml").read_text("utf-8")
    nouns: Mapping[str, str] = tomllib.loads(text)["nouns"]
    return nouns


def noun(sense: str) -> str:
    """Return the noun phrase for an event sense ("meet" -> "meeting"); a sense without one is its own name."""
    return _nouns().get(sense, sense)
