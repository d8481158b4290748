"""The words that a room knows, kept as data beside its code."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any


def read_table(room: str, name: str) -> dict[str, Any]:  # TOML is untyped until its reader gives it types
    """Return what `lexicons/<name>.toml` of a room holds."""
    return tomllib.loads(files(f"rashomon.{room}").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def any_of(room: str, name: str, group: str) -> str:
    """Return a pattern for any of the words, or patterns, of a group of a lexicon."""
    return one_of(read_table(room, name)[group])


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, or patterns, none of which has alternatives outside of brackets.

    Those that begin with one letter stand together, which is found in a third of the time where there are many.
    """
    by_letter: dict[str, list[str]] = {}
    for each in chain.from_iterable(map(_opened, words)):
        letter = each[:1] if each[:1].isalpha() and each[1:2] not in ("?", "*", "+", "{") else ""
        by_letter.setdefault(letter, []).append(each[len(letter) :])
    together = (f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?:{'|'.join(together)})"


def _opened(pattern: str) -> list[str]:
    """Return a pattern that begins with alternatives as a pattern for each: "(?:fell|fallen) through"."""
    found = BEGINNING.fullmatch(pattern)
    return [f"{first}{found['rest']}" for first in found["first"].split("|")] if found else [pattern]


BEGINNING = re.compile(r"\(\?:(?P<first>[^()]+)\)(?P<rest>(?![?*+{]).*)")
