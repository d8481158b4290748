"""The words that say whether a thing happened, read from lexicons/modality.toml."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.model import Modality
from rashomon.wording.tables import read_table

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
    called_off: Mapping[str, frozenset[str]]
    ending: frozenset[str]
    continuing: frozenset[str]
    owning: frozenset[str]
    indicating: frozenset[str]
    hoping: frozenset[str]
    favouring: frozenset[str]
    under_way: frozenset[str]
    asking: frozenset[str]
    holding: frozenset[str]
    circumstances: frozenset[str]
    ranks: frozenset[str]
    through: frozenset[str]
    pursuing: frozenset[str]
    ended: frozenset[str]
    undone: frozenset[str]
    nobody: frozenset[str]
    unsettled: frozenset[str]


@cache
def modal_words() -> ModalWords:
    """Read the words once: five tables give each word a modality, one has three sets, the others are sets."""
    tables = read_table("annotating", "modality")
    return ModalWords(
        modals=_by_word(tables.pop("modals")),
        modifiers=_by_word(tables.pop("modifiers")),
        embedders=_by_word(tables.pop("embedders")),
        infinitives=_by_word(tables.pop("infinitives")),
        awaiting=_by_word(tables.pop("awaiting")),
        called_off={name: frozenset(words) for name, words in tables.pop("called_off").items()},
        **{name: frozenset(table["words"]) for name, table in tables.items()},
    )


def _by_word(table: Mapping[str, Iterable[str]]) -> dict[str, Modality]:
    return {word: Modality(name) for name, words in table.items() for word in words}
