"""What people decided on pairs of reports, as linking needs to know it: which stay together, which apart."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.model import Link, LinkKind, Verdict


@dataclass(slots=True)
class Decided:
    """Pairs of reports that people decided on, by their ids; of those that stay together, who said so."""

    together: dict[tuple[str, str], str] = field(default_factory=dict)
    apart: set[tuple[str, str]] = field(default_factory=set)

    def add(self, decisions: Iterable[Link]) -> set[str]:
        """Keep decisions, the last one on each pair; return the reports that they are about."""
        about: set[str] = set()
        for link in decisions:
            if link.kind is LinkKind.SAME_STORY:
                pair = (min(link.left, link.right), max(link.left, link.right))
                about |= set(pair)
                self.together.pop(pair, None)
                self.apart.discard(pair)
                if link.verdict is Verdict.SAME:
                    self.together[pair] = link.decided_by or "somebody"
                elif link.verdict is Verdict.DIFFERENT:
                    self.apart.add(pair)
        return about

    def partners(self, about: Collection[str], coming: Collection[str]) -> set[str]:
        """Return the reports that a decision is about, and those said to be one with them or with what comes."""
        ids = {*about, *coming}
        return {*about, *(id for pair in self.together if not ids.isdisjoint(pair) for id in pair)}

    def said(self, ids: Sequence[str]) -> dict[int, tuple[int, str]]:
        """Return for members of a group, by their place in it, with which earlier one they are said to be, by whom."""
        places = {id: here for here, id in enumerate(ids)}
        found: dict[int, tuple[int, str]] = {}
        for pair in sorted(pair for pair in self.together if pair[0] in places and pair[1] in places):
            early, late = sorted(places[id] for id in pair)
            found.setdefault(late, (early, self.together[pair]))
        return found

    @property
    def named(self) -> set[str]:
        """All reports that somebody decided on."""
        return {id for pairs in (self.together, self.apart) for pair in pairs for id in pair}
