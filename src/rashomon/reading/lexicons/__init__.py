"""The room's word lists: data files with their provenance, read once when first used."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return the data of `lexicons/<name>.toml`."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: Sequence[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_SURROGATE = re.compile("[\ud800-\udfff]")


def find_phrases(automaton: AhoCorasick, text: str, *, overlapping: bool = False) -> list[tuple[int, int, int]]:
    """Return where the phrases of an automaton stand in a text, as (phrase, start, end); any text will do."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=overlapping)
    except UnicodeEncodeError:
        return automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=overlapping)
