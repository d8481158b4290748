"""The words that say whether a thing happened, read from lexicons/modality.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model import Modality


@dataclass(frozen=True)
class ModalWords:
    """What modals, adjectives and governing words make of an event."""

    modals: Mapping[str, Modality]
    modifiers: Mapping[str, Modality]
    embedders: Mapping[str, Modality]
    continuing: frozenset[str]


@cache
def modal_words() -> ModalWords:
    """Read the words once."""
    text = (files("rashomon.annotating") / "lexicons" / "modality.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return ModalWords(
        modals=_by_word(tables["modals"]),
        modifiers=_by_word(tables["modifiers"]),
        embedders=_by_word(tables["embedders"]),
        continuing=frozenset(tables["continuing"]["verbs"]),
    )


def _by_word(table: Mapping[str, list[str]]) -> dict[str, Modality]:
    return {word: Modality(name) for name, words in table.items() for word in words}
