"""The words that say whether a thing happened, read from lexicons/modality.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model import Modality

# What the complement of a trigger becomes, by the word that lexicons/plover-*.toml have for it.
COMPLEMENTS = {
    "asked": Modality.CONDITIONAL,
    "planned": Modality.PLANNED,
    "alleged": Modality.ALLEGED,
    "denied": Modality.DENIED,
    "cancelled": Modality.CANCELLED,
    "conditional": Modality.CONDITIONAL,
    "granted": Modality.HAPPENED,
}


@dataclass(frozen=True)
class ModalWords:
    """What modals, adjectives and governing words make of an event."""

    modals: Mapping[str, Modality]
    modifiers: Mapping[str, Modality]
    embedders: Mapping[str, Modality]
    infinitives: Mapping[str, Modality]
    awaiting: Mapping[str, Modality]
    ending: frozenset[str]
    continuing: frozenset[str]
    owning: frozenset[str]
    indicating: frozenset[str]
    hoping: frozenset[str]
    favouring: frozenset[str]
    under_way: frozenset[str]
    asking: frozenset[str]
    holding: frozenset[str]


@cache
def modal_words() -> ModalWords:
    """Read the words once."""
    text = (files("rashomon.annotating") / "lexicons" / "modality.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return ModalWords(
        modals=_by_word(tables["modals"]),
        modifiers=_by_word(tables["modifiers"]),
        embedders=_by_word(tables["embedders"]),
        infinitives=_by_word(tables["infinitives"]),
        awaiting=_by_word(tables["awaiting"]),
        ending=frozenset(tables["ending"]["words"]),
        continuing=frozenset(tables["continuing"]["verbs"]),
        **{
            name: frozenset(tables[name]["words"])
            for name in ("owning", "indicating", "hoping", "favouring", "under_way", "asking", "holding")
        },
    )


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, Modality]:
    return {word: Modality(name) for name, words in table.items() for word in words}
