"""Groups as their members come: each batch joins the groups at hand or begins new ones.

What a batch can touch is judged anew, by average linkage: the newcomers and the groups that one of them is like
enough to join. So later ones can bring two groups together or take one apart, and a batch gives the same groups in
whatever order it stands. Stories are groups of reports, storylines are groups of stories.
"""

import heapq
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from rashomon.linking.clustering import Pair, average_linkage
from rashomon.linking.decisions import Decided
from rashomon.linking.heirs import Heirs
from rashomon.linking.memories import Memory
from rashomon.linking.portraits import Portrait
from rashomon.linking.windows import Known, Rules, Window
from rashomon.model import Link
from rashomon.model.kept import Days, Group, Member, Seen, Taken
from rashomon.wording.ids import short_id

# Of a group with more members than this at hand, some stand for it: those that a newcomer is like, then the latest. It
# is not taken apart again but where people say so.
MOST_RECONSIDERED = 60


class Newcomer(NamedTuple):
    """One that comes: its words and days, and how its group shows it. Its member has no number yet.

    One whose id is known, or that comes `instead` of another, takes its place in the group.
    """

    member: Member
    portrait: Portrait
    instead: str | None = None


class Likeness(NamedTuple):
    """How alike one is to those before it in the window, by their numbers."""

    others: NDArray[np.int64]
    values: NDArray[np.float32]


class Grouping(ABC):
    """The groups at hand. With `days`, one that much older than the newest is no longer joined.

    What is held grows with those in the window, not with those that have passed. With a `memory`, what it keeps is
    recalled where a newcomer can touch it, and `taken` says what is to be kept.
    """

    def __init__(
        self, rules: Rules, days: int | None = None, memory: Memory | None = None, decided: Iterable[Link] = ()
    ) -> None:
        self._rules = rules
        self._days = days
        self._memory = memory
        self._window = Window(rules, memory, self._recall)
        self._alike: dict[int, Likeness] = {}
        self._ids: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._home: dict[int, str] = {}
        self._groups: dict[str, Group] = {}
        self._decided = Decided()
        self._decided.add(decided)
        self._leaving: list[tuple[int, int]] = []
        self._newest = 0
        self._moved: set[int] = set()  # members that came or changed their group, where a memory keeps them
        self._left: set[int] = set()
        self._regrouped: set[str] = set()

    def __len__(self) -> int:
        return len(self._ids)

    def group(self, id: str) -> Group:
        """Return a group that was touched."""
        return self._groups[id]

    def groups(self, ids: Sequence[str]) -> tuple[Group, ...]:
        """Return some groups."""
        self._recall_groups(ids)
        return tuple(self._groups[id] for id in ids)

    def home(self, id: str) -> str:
        """Return the id of the group of a member that was touched."""
        return self._home[self._numbers[id]]

    def gone(self) -> tuple[str, ...]:
        """Return the ids of the groups that the memory has and that are no more."""
        return tuple(sorted(id for id in self._regrouped if id not in self._groups))

    def take(
        self, newcomers: Iterable[Newcomer], decisions: Iterable[Link] = (), leaving: Collection[str] = ()
    ) -> list[str]:
        """Add a batch, take out those that are `leaving`, and return the ids of the groups that are new or changed."""
        about = self._decided.add(decisions)
        ordered = sorted(newcomers, key=lambda newcomer: newcomer.member.order)
        places = {newcomer.member.id: newcomer.instead or newcomer.member.id for newcomer in ordered}
        partners = self._decided.partners(about, places)
        self._recall_ids({*partners, *leaving, *places.values()})
        left = {id: self._home[self._numbers[id]] for id in (*places.values(), *leaving) if id in self._numbers}
        out = self._take_out(left)
        fresh = self._enter(ordered, {id: (left[place], out[place]) for id, place in places.items() if place in left})
        near = self._near(fresh)
        touched = self._touched(near, partners, left.values())
        standing = {id: self._standing(self._groups[id], near, about) for id in touched}
        items = [*fresh, *chain.from_iterable(standing.values())]
        self._recall(items)
        fixed = self._fixed(items, standing, about)
        joined = average_linkage(len(items), self._likeness(items), self._rules.above, *fixed)
        changed = self._settle([[items[i] for i in group] for group in joined], touched, fresh)
        self._expire()
        return changed

    def taken(self) -> Taken:
        """Return all that is to be kept otherwise than the memory has it."""
        return Taken(
            counts=self._window.counts(),
            terms=tuple(self._window.changed_terms()),
            seen=tuple(self._seen(number) for number in sorted(self._moved - self._left)),
            groups=tuple(self._groups[id] for id in sorted(self._regrouped) if id in self._groups),
            left=tuple(sorted(self._left)),
            gone=self.gone(),
        )

    @abstractmethod
    def title(self, judged: Sequence[Member]) -> str:
        """Return the title of a group whose members, or those that stand for them, are these."""

    def shared(self, near: Member, member: Member) -> tuple[str, ...]:
        """Return the words that make a member like an earlier one."""
        return ()

    def _recall(self, numbers: Iterable[int]) -> None:
        """Take up members that only the memory has."""
        wanted = [number for number in numbers if number not in self._window and number not in self._left]
        if self._memory and wanted:
            self._take_up(self._memory.seen(wanted))

    def _recall_ids(self, ids: Iterable[str]) -> None:
        wanted = sorted(id for id in ids if id not in self._numbers)
        if self._memory and wanted:
            self._take_up(self._memory.seen_by_id(wanted))

    def _take_up(self, found: Iterable[Seen]) -> None:
        for seen in found:
            words, weights = np.frombuffer(seen.words, np.int32), np.frombuffer(seen.weights, np.float32)
            self._window.put(seen.number, Known(seen.days, words, weights))
            self._alike[seen.number] = Likeness(
                np.frombuffer(seen.others, np.int64), np.frombuffer(seen.values, np.float32)
            )
            self._ids[seen.number], self._home[seen.number] = seen.id, seen.group
            self._numbers[seen.id] = seen.number

    def _recall_groups(self, ids: Iterable[str]) -> None:
        wanted = sorted(id for id in ids if id not in self._groups)
        if self._memory and wanted:
            self._groups |= {group.id: group for group in self._memory.groups(wanted)}

    def _seen(self, number: int) -> Seen:
        known, alike = self._window[number], self._alike[number]
        return Seen(
            id=self._ids[number],
            number=number,
            group=self._home[number],
            days=known.days,
            words=known.words.tobytes(),
            weights=known.weights.tobytes(),
            others=alike.others.tobytes(),
            values=alike.values.tobytes(),
        )

    def _take_out(self, left: Mapping[str, str]) -> dict[str, Member]:
        """Take members out of their groups, which may be left empty for now, and return them by id."""
        self._recall_groups(left.values())
        out: dict[str, Member] = {}
        for id, home in left.items():
            number = self._numbers.pop(id)
            group = self._groups[home]
            out[id] = next(member for member in group.members if member.number == number)
            self._groups[home] = replace(group, members=tuple(m for m in group.members if m.number != number))
            self._window.remove([number])
            self._left.add(number)
            del self._alike[number], self._ids[number], self._home[number]
        return out

    def _enter(self, newcomers: Sequence[Newcomer], instead: Mapping[str, tuple[str, Member]]) -> dict[int, Member]:
        """Put a batch into the window, in order; return its members by their numbers.

        `instead` are the groups of those whose place one takes, and these themselves.
        """
        portraits = [newcomer.portrait for newcomer in newcomers]
        days = [_last(portrait.days) for portrait in portraits]
        self._newest = max([self._newest, *(day for day in days if day is not None)])
        fresh = {}
        for newcomer, day, (number, alike) in zip(newcomers, days, self._window.add(portraits), strict=True):
            id = newcomer.member.id
            fresh[number] = replace(newcomer.member, number=number)
            self._alike[number] = Likeness(np.array(list(alike), np.int64), np.array(list(alike.values()), np.float32))
            self._numbers[id], self._ids[number] = number, id
            if id in instead:
                self._home[number], former = instead[id]
                fresh[number] = replace(fresh[number], formerly=former.formerly)
            if self._days is not None:
                heapq.heappush(self._leaving, (self._newest if day is None else day, number))
        return fresh

    def _near(self, fresh: Iterable[int]) -> set[int]:
        """Return those that a newcomer is like enough to join."""
        alike = [self._alike[number] for number in fresh]
        return {other for each in alike for other in each.others[each.values >= self._rules.above].tolist()}

    def _touched(self, near: Iterable[int], partners: Iterable[str], left: Iterable[str]) -> list[str]:
        """Return the groups that a newcomer may join, that people decided on, or that one left, in a fixed order."""
        numbers = {*near, *(self._numbers[id] for id in partners if id in self._numbers)}
        homes = {self._home[number] for number in numbers if number in self._home} | set(left)
        self._recall_groups(homes)
        return sorted(homes)

    def _standing(self, group: Group, near: Collection[int], about: Collection[str]) -> list[int]:
        """Return the members at hand that stand for a group, oldest first."""
        here = [member for member in group.members if self._memory or member.number in self._window]
        if len(here) <= MOST_RECONSIDERED:
            return [member.number for member in here]
        latest = sorted(range(len(here)), key=lambda place: (here[place].number in near, place))[-MOST_RECONSIDERED:]
        chosen, named = {here[place].number for place in latest}, self._decided.named | set(about)
        return [member.number for member in here if member.number in chosen or member.id in named]

    def _likeness(self, items: Sequence[int]) -> dict[Pair, float]:
        place = {number: index for index, number in enumerate(items)}
        found: dict[Pair, float] = {}
        for number, here in place.items():
            others, values = self._alike[number]
            for other, value in zip(others.tolist(), values.tolist(), strict=True):
                there = place.get(other)
                if there is not None:
                    found[min(here, there), max(here, there)] = value
        return found

    def _fixed(
        self, items: Sequence[int], standing: Mapping[str, Sequence[int]], about: Collection[str]
    ) -> tuple[list[Pair], list[Pair]]:
        """Return the pairs of items that stay together, and those that stay apart."""
        place = {self._ids[number]: index for index, number in enumerate(items)}
        together = [(place[a], place[b]) for a, b in sorted(self._decided.together) if a in place and b in place]
        apart = [(place[a], place[b]) for a, b in sorted(self._decided.apart) if a in place and b in place]
        for id, numbers in standing.items():
            own = {place[self._ids[number]] for number in numbers}
            if len(own) >= MOST_RECONSIDERED and not any(a in own and b in own for a, b in apart):
                for first, *rest in self._kin(self._groups[id], numbers, about):
                    together += [(place[self._ids[first]], place[self._ids[other]]) for other in rest]
        return together, apart

    def _kin(self, group: Group, standing: Sequence[int], about: Collection[str]) -> Iterable[list[int]]:
        """Return those of a large group that stay together: all, or where people just judged, what was one at first."""
        here = set(standing)
        judged = any(self._ids[number] in about for number in here)
        kin: dict[str, list[int]] = defaultdict(list)
        for member in group.members:
            if member.number in here:
                kin[next(iter(member.formerly), "") if judged else ""].append(member.number)
        return kin.values()

    def _settle(self, joined: Sequence[Sequence[int]], touched: Sequence[str], fresh: dict[int, Member]) -> list[str]:
        """Make what was joined the groups; return the ids of those that changed."""
        old = {id: self._groups.pop(id) for id in touched}
        known = {member.number: member for group in old.values() for member in group.members} | fresh
        placed = {number for part in joined for number in part}
        parts = [[known[number] for number in part] for part in joined]
        homes = {number: self._home[number] for number in placed if number in self._home}
        homes |= {member.number: id for id, group in old.items() for member in group.members}
        heirs = Heirs(parts, homes, old, self._alive(known.values(), old))
        changed = []
        for index, members in enumerate(_with_absent(parts, heirs, known.values(), placed)):
            id = heirs.id_of(index)
            same = id in old and {m.number for m in old[id].members} == {m.number for m in members}
            group = old[id] if id and same else self._regroup(index, members, heirs, old, placed)
            self._groups[group.id] = group
            self._move([m.number for m in members if m.number in fresh or homes[m.number] != group.id], group.id)
            if not same:
                changed.append(group.id)
        if self._memory:
            self._regrouped |= {*touched, *changed}
        return changed

    def _alive(self, members: Iterable[Member], old: Mapping[str, Group]) -> set[str]:
        """Return the former ids of members that a group has again."""
        formerly = {id for member in members for id in member.formerly}
        self._recall_groups(formerly - old.keys())
        return {id for id in formerly if id in self._groups or id in old}

    def _move(self, members: Sequence[int], home: str) -> None:
        """Note the group of those that are new in it; those that have left the window have none."""
        self._recall(members)
        here = [number for number in members if number in self._window]
        self._home |= dict.fromkeys(here, home)
        if self._memory:
            self._moved.update(here)

    def _regroup(
        self,
        part: int,
        members: Sequence[Member],
        heirs: Heirs,
        old: Mapping[str, Group],
        placed: Collection[int],
    ) -> Group:
        """Return a group of these members: of which id, from which groups, and why each is in it."""
        id = heirs.id_of(part)
        if id is None:
            id = self._new_id(members[0].id, old)
            group = Group(id=id, title="", members=(), split_from=heirs.split_from(part))
        else:
            group = replace(old.get(id, Group(id=id, title="", members=())), merged=heirs.merged(part, id))
        settled = {member.number: heirs.settled(member, part, id) for member in members}
        members = self._explained([self._sided(member, settled, placed) for member in settled.values()], placed)
        title = self.title([member for member in members if member.number in placed])
        return replace(group, title=title, members=tuple(members))

    def _sided(self, member: Member, settled: Mapping[int, Member], placed: Collection[int]) -> Member:
        """Return a newcomer with the former ids of the member that it is most like, as if it had come to that one."""
        if member.number not in placed or member.number in self._home:
            return member
        others, values = self._alike[member.number]
        alike = zip(values.tolist(), others.tolist(), strict=True)
        here = [(value, -other) for value, other in alike if other in settled and other in self._home]
        return replace(member, formerly=settled[-max(here)[1]].formerly) if here else member

    def _new_id(self, first: str, old: Mapping[str, Group]) -> str:
        """Return an id for a group that begins with a member; one that another has already is never used again."""
        id = short_id(first)
        gone = {other for group in old.values() for other in group.merged}
        while id in self._groups or id in old or id in gone or (self._memory and any(self._memory.groups([id]))):
            id = short_id(f"{first} {id}")
        return id

    def _explained(self, members: Sequence[Member], judged: Collection[int]) -> list[Member]:
        """Return the members of a group; each that was judged says which earlier one it is most like."""
        place = {member.number: index for index, member in enumerate(members)}
        nearest: dict[int, tuple[float, int]] = defaultdict(lambda: (0.0, -1))
        for number in place.keys() & judged:
            here, (others, values) = place[number], self._alike[number]
            for other, value in zip(others.tolist(), values.tolist(), strict=True):
                there = place.get(other)
                if there is not None:
                    early, late = (there, here) if there < here else (here, there)
                    if (value, -early) > nearest[late]:
                        nearest[late] = (value, -early)
        near = {here: members[-nearest[here][1]] for here in nearest if members[here].number in judged}
        self._recall([member.number for member in near.values()])
        said = self._decided.said([member.id for member in members])
        tied = [self._tied(member, near.get(here), place) for here, member in enumerate(members)]
        for here, (early, who) in said.items():
            tied[here] = replace(tied[here], near=members[early].number, shared=(), said_by=who)
        return tied

    def _tied(self, member: Member, near: Member | None, place: Mapping[int, int]) -> Member:
        """Return the member with what ties it to its group, as it was where that still holds."""
        if place[member.number] == 0:
            return replace(member, near=None, shared=(), said_by=None)
        held = near.number == member.near if near else member.near in place
        if held and member.shared:
            return member
        shared = self.shared(near, member) if near else ()
        return replace(member, near=near.number if near else None, shared=shared, said_by=None)

    def _expire(self) -> None:
        """Let those go that are older than the window, and the groups that have none in it."""
        if self._days is None:
            return
        gone = []
        while self._leaving and self._leaving[0][0] < self._newest - self._days:
            number = heapq.heappop(self._leaving)[1]
            if number in self._window:
                gone.append(number)
        self._window.remove(gone)
        homes = sorted({self._home.pop(number) for number in gone})
        for number in gone:
            del self._alike[number], self._numbers[self._ids.pop(number)]
        for id in homes:
            if not any(member.number in self._window for member in self._groups[id].members):
                del self._groups[id]


def _with_absent(
    parts: Sequence[Sequence[Member]], heirs: Heirs, members: Iterable[Member], placed: Collection[int]
) -> list[list[Member]]:
    """Return the parts, oldest first, with those that stand in none, but had left the window or were stood for.

    They follow the id under which they stood first, of those that a part takes over.
    """
    whole = [list(part) for part in parts]
    for member in members:
        if member.number not in placed and (part := heirs.part_of(member)) is not None:
            whole[part].append(member)
    return [sorted(part, key=lambda member: member.order) for part in whole]


def _last(days: Days) -> int | None:
    return days.published if days.until is None else days.until
