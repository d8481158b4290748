"""The words that checking a brief knows."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from rashomon.wording.normal import stem

HERE = "rashomon.telling"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(HERE).joinpath("lexicons/verifying.toml").read_text("utf-8"))


@cache
def words_of(table: str) -> frozenset[str]:
    """Return the words of a table of the lexicon."""
    return frozenset(_tables()[table])


@cache
def measures() -> Mapping[str, str]:
    """Return what is counted for each stem that says it: "kill" -> "killed"."""
    return {stem(word): measure for measure, stems in _tables()["measures"].items() for word in stems}


@cache
def groups_of(table: str) -> Mapping[str, str]:
    """Return for each word of a table of groups the group's name: "spokeswoman" -> "spokesman"."""
    return {word: group for group, words in _tables()[table].items() for word in words}


def words_in(table: str, group: str) -> tuple[str, ...]:
    """Return the words of one group of a table of groups; of a group that it does not have, none."""
    return tuple(_tables()[table].get(group, ()))


@cache
def opposites(group: str) -> frozenset[str]:
    """Return the groups of deeds that say the contrary of one: "deny" for "admit"."""
    pairs = [frozenset(pair) for pair in _tables()["opposites"]]
    return frozenset(other for pair in pairs if group in pair for other in pair - {group})


@cache
def plain_words() -> frozenset[str]:
    """Return the words that English writes in lower case, and their stems."""
    text = files(HERE).joinpath("lexicons/plain_words.txt").read_text("utf-8")
    words = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset((*words, *map(stem, words)))


def is_plain(word: str) -> bool:
    """Say whether English writes a word in lower case, in this or another of its forms."""
    return word in plain_words() or stem(word) in plain_words()


def key_of(verb: str) -> str:
    """Return what stands for a verb in all its forms, and for those that tell the same."""
    return groups_of("deeds").get(verb.lower()) or stem(verb.lower())
