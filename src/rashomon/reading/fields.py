"""What the fields of rows mean: the names that exports use, and what a person says of others."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.errors import ReadError
from rashomon.reading.lexicons import lexicon

# What a field of a row may be.
MEANINGS = ("id", "text", "title", "published", "source", "url", "byline", "seen")


@dataclass(frozen=True)
class FieldMap:
    """Which field has which meaning, as a person says: pairs of the meaning and the name of the field."""

    pairs: tuple[tuple[str, str], ...] = ()

    def named(self) -> tuple[str, ...]:
        """Return the names of the fields."""
        return tuple(name for _, name in self.pairs)


NO_FIELDS = FieldMap()


def read_field_map(words: Iterable[str]) -> FieldMap:
    """Return what a person says in words such as "text=body". Raises ReadError where that cannot be understood."""
    pairs: dict[str, str] = {}
    for said in words:
        before, sign, name = said.partition("=")
        meaning = _meaning(before.strip())
        if not sign or not name.strip() or meaning is None:
            raise ReadError(f"--map {said}", f"say MEANING=FIELD, where the meaning is one of {', '.join(MEANINGS)}")
        if meaning in pairs:
            raise ReadError(f"--map {said}", f"{meaning} is the field {pairs[meaning]} already; it can be only one")
        pairs[meaning] = name.strip()
    return FieldMap(tuple(pairs.items()))


def _meaning(word: str) -> str | None:
    """Return the meaning that a word stands for: itself, or any name that is known of it."""
    return next((meaning for meaning in MEANINGS if word == meaning or word in names_of(meaning)), None)


def names_of(meaning: str) -> list[str]:
    """Return the names that fields of a meaning have in the exports that we know, the first that is filled counts."""
    names: list[str] = lexicon("fields")[meaning]
    return names
