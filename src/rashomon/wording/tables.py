"""The words that a room knows, kept as data beside its code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def read_table(room: str, name: str) -> dict[str, Any]:  # TOML is untyped until its reader gives it types
    """Return what `lexicons/<name>.toml` of a room holds."""
    return tomllib.loads(files(f"rashomon.{room}").joinpath("lexicons", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def any_of(room: str, name: str, group: str) -> str:
    """Return a pattern for any of the words, or patterns, of a group of a lexicon."""
    return f"(?:{'|'.join(read_table(room, name)[group])})"
