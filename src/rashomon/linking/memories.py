"""What linking may ask of whoever keeps what came before: no more than a newcomer can touch."""

from collections.abc import Collection, Iterable
from typing import Protocol

from rashomon.model.kept import Counts, Group, Seen, Term


class Memory(Protocol):
    """What is kept of one level. What is asked for and not there is left out of the answer."""

    def counts(self) -> Counts:
        """Return how many there are, and the numbers that come next."""

    def terms(self, words: Collection[str]) -> Iterable[Term]:
        """Return what is kept of some words."""

    def numbered_terms(self, numbers: Collection[int]) -> Iterable[Term]:
        """Return what is kept of some words, by their numbers."""

    def seen(self, numbers: Collection[int]) -> Iterable[Seen]:
        """Return what is kept of some members, by their numbers."""

    def seen_by_id(self, ids: Collection[str]) -> Iterable[Seen]:
        """Return what is kept of some members, by their ids."""

    def groups(self, ids: Collection[str]) -> Iterable[Group]:
        """Return some groups."""
