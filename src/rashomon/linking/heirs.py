"""Which id a group has after its members were judged anew: an id follows the members that it named from the first.

A member remembers the ids under which it stood before its group became part of another. So where groups come apart
along the lines by which they came together, each has its former id again, and no id passes to what it never named.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from rashomon.model.kept import Group, Member


class Heirs:
    """The ids that the parts of some groups, judged anew, take over from these."""

    def __init__(
        self,
        parts: Sequence[Sequence[Member]],
        homes: Mapping[int, str],
        old: Mapping[str, Group],
        alive: Collection[str],
    ) -> None:
        """Share out the ids; `homes` are the groups of members by number, `alive` ids that groups have now."""
        self._homes, self._old, self._alive = homes, old, frozenset(alive)
        self._first: list[Counter[str]] = []
        self._within: list[Counter[str]] = []
        for part in parts:
            lines = [line for member in part if (line := self._line(member))]
            self._first.append(Counter(line[0] for line in lines))
            self._within.append(Counter(id for line in lines for id in line))
        self._part = self._share_out()

    def mine(self, part: int) -> list[str]:
        """Return the ids that a part takes over: all but one are then merged into that one."""
        return sorted(id for id in self._within[part] if self._part[id] == part)

    def id_of(self, part: int) -> str | None:
        """Return the id that a part goes by; None where it needs a new one."""
        return max(self.mine(part), key=lambda id: (self._within[part][id], id in self._old), default=None)

    def part_of(self, member: Member) -> int | None:
        """Return the part that a member of the old groups follows that stands in none: that with its first id."""
        return next((self._part[id] for id in self._line(member) if id in self._part), None)

    def merged(self, part: int, id: str) -> tuple[str, ...]:
        """Return the ids that are no more because a part took them over, now or before."""
        mine = self.mine(part)
        former = {gone for other in mine if other in self._old for gone in self._old[other].merged}
        return tuple(sorted(gone for gone in {*mine, *former} - {id} if self._part.get(gone, part) == part))

    def split_from(self, part: int) -> str | None:
        """Return the id of the group that most members of a part were in."""
        return max(sorted(self._within[part]), key=lambda other: self._within[part][other], default=None)

    def settled(self, member: Member, part: int, id: str) -> Member:
        """Return a member of a part with the ids, of those that this took over, under which it stood before."""
        line = self._line(member)
        before = line[: line.index(id)] if id in line else line
        mine = set(self.mine(part))
        return replace(member, formerly=tuple(other for other in before if other in mine))

    def _line(self, member: Member) -> tuple[str, ...]:
        """Return the ids under which a member stood, the first one first, without those that others have now."""
        home = self._homes.get(member.number)
        return (*(id for id in member.formerly if id not in self._alive), home) if home else ()

    def _share_out(self) -> dict[str, int]:
        """Return for each id the part with most of those that it named first, then of all: of equals the first."""
        found: dict[str, int] = {}
        for index, within in enumerate(self._within):
            for id in within:
                if id not in found or self._weight(index, id) > self._weight(found[id], id):
                    found[id] = index
        return found

    def _weight(self, part: int, id: str) -> tuple[int, int]:
        return self._first[part][id], self._within[part][id]
