"""Words for what the lexicon of events calls by its sense."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rashomon.wording.tables import read_table

# The senses of the event lexicon that figures count.
COUNTED = frozenset({"kill", "wound"})


class Phrase(NamedTuple):
    """How a happening is named: "denial", "by" whom, "of" what befell whom; and "of" what, for an act of speech."""

    noun: str
    actors: str
    targets: str
    about: str | None = None


@cache
def _mass() -> frozenset[str]:
    return frozenset(read_table("wording", "mass")["nouns"])


def with_article(noun: str) -> str:
    """Return the noun of a happening with its article, where it takes one: "an accusation", "air strikes"."""
    first = noun.partition(" of ")[0].split()[-1]
    if first.endswith("s") or first in _mass():
        return noun
    return f"{article(noun)} {noun}"


def article(noun: str) -> str:
    """Return the indefinite article of a noun."""
    return "an" if noun[:1] in "aeiou" else "a"


@cache
def _phrases() -> Mapping[str, Phrase]:
    return {sense: Phrase(*words) for sense, words in read_table("wording", "phrases").items()}


def phrase(sense: str) -> Phrase:
    """Return the phrase for an event sense; a sense without one is named by itself."""
    return _phrases().get(sense) or Phrase(sense, "by", "on")
