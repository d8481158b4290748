"""Words for what the lexicon of events calls by its sense."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Phrase(NamedTuple):
    """How a happening is named: "denial", "by" whom, "of" what befell whom; and "of" what, for an act of speech."""

    noun: str
    actors: str
    targets: str
    about: str | None = None


@cache
def _phrases() -> Mapping[str, Phrase]:
    text = files("rashomon.wording").joinpath("lexicons/phrases.toml").read_text("utf-8")
    return {sense: Phrase(*words) for sense, words in tomllib.loads(text).items()}


def phrase(sense: str) -> Phrase:
    """Return the phrase for an event sense; a sense without one is named by itself."""
    return _phrases().get(sense) or Phrase(sense, "by", "on")
