"""When clauses are told, and of what days they tell: which others can be of one deed and of one day with one.

A set of clauses is a whole number here with a bit for each of them: of thousands two sets meet in one step.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_

from rashomon.model import Origin
from rashomon.weighing.alike import Keys
from rashomon.weighing.deeds import FAR, Days, is_violent
from rashomon.weighing.told import Outline

Clauses = int


def partners(clauses: Sequence[Outline], asking: Iterable[int], origins: Mapping[str, Origin]) -> Mapping[int, Clauses]:
    """Return for some of the clauses, by number, those of other origins that may be of one deed, if there are any."""
    telling: defaultdict[Origin, Clauses] = defaultdict(int)
    for number, one in enumerate(clauses):
        telling[origins[one.article.id]] |= 1 << number
    occasions = Occasions(clauses)
    found = ((number, occasions.of(clauses[number])) for number in asking)
    others = ((number, near & ~telling[origins[clauses[number].article.id]]) for number, near in found)
    return {number: near for number, near in others if near}


def with_anchors(clauses: Sequence[Outline], others: Mapping[int, Clauses]) -> Mapping[int, Clauses]:
    """Return what clauses may be of one deed with some, of a violent one only those with a name or a day of it.

    In a war one is like another.
    """
    anchors = {number: clauses[number].anchors for number in others if is_violent(clauses[number].verbs)}
    asked = union(others[number] for number, mine in anchors.items() if mine)
    anchored: defaultdict[str, Clauses] = defaultdict(int)
    for number in numbers_of(asked):
        for key in anchors[number] if number in anchors else clauses[number].anchors:
            anchored[key] |= 1 << number
    sharing = {number: union(anchored[key] for key in mine) for number, mine in anchors.items()}
    kept = ((number, near & sharing.get(number, near)) for number, near in others.items())
    return {number: near for number, near in kept if near}


def numbers_of(clauses: Clauses) -> Iterator[int]:
    """Yield the numbers of some clauses, in order."""
    while clauses:
        lowest = clauses & -clauses
        yield lowest.bit_length() - 1
        clauses ^= lowest


def union(sets: Iterable[Clauses]) -> Clauses:
    """Return the clauses of any of some sets."""
    return reduce(or_, sets, 0)


class Occasions:
    """The clauses of an affair by their deeds, by the days of their reports and by their own."""

    def __init__(self, clauses: Sequence[Outline]) -> None:
        self._doing: defaultdict[str, Clauses] = defaultdict(int)
        self._told: defaultdict[int | None, Clauses] = defaultdict(int)
        self._timeless: Clauses = 0
        self._during: defaultdict[Days, Clauses] = defaultdict(int)
        for number, one in enumerate(clauses):
            mine = 1 << number
            self._told[one.told_on] |= mine
            for key in one.verbs:
                self._doing[key] |= mine
            for days in one.times:
                self._during[days] |= mine
            if not one.times:
                self._timeless |= mine
        self._of_kin: dict[Keys, Clauses] = {}
        self._near: dict[int | None, Clauses] = {}
        self._meeting: dict[Days, Clauses] = {}

    def of(self, one: Outline) -> Clauses:
        """Return the clauses that may be of one deed and of one day with one."""
        kin = self._kin(one.verbs)
        if not one.times:
            return kin & self._told_near(one.told_on)
        met = union(self._met(days) for days in one.times)
        return kin & (met | self._told_near(one.told_on) & self._timeless)

    def _kin(self, verbs: Keys) -> Clauses:
        """Return the clauses that tell any of some deeds, found once."""
        if verbs not in self._of_kin:
            self._of_kin[verbs] = union(self._doing[key] for key in verbs)
        return self._of_kin[verbs]

    def _told_near(self, day: int | None) -> Clauses:
        """Return the clauses of reports that are told near a day, found once."""
        if day not in self._near:
            self._near[day] = union(
                told for other, told in self._told.items() if day is None or other is None or abs(day - other) <= FAR
            )
        return self._near[day]

    def _met(self, days: Days) -> Clauses:
        """Return the clauses with days that some overlap, found once."""
        if days not in self._meeting:
            begin, end = days
            self._meeting[days] = union(
                told for other, told in self._during.items() if begin <= other[1] and other[0] <= end
            )
        return self._meeting[days]
