"""When clauses are told, and of what days they tell: which others can be of one deed and of one day with one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model import Origin
from rashomon.weighing.alike import Keys
from rashomon.weighing.deeds import FAR, Days
from rashomon.weighing.told import Outline


def partners(
    clauses: Sequence[Outline], asking: Iterable[int], origins: Mapping[str, Origin]
) -> Mapping[int, set[int]]:
    """Return for some of the clauses, by number, those of other origins that may be of one deed, if there are any."""
    telling: defaultdict[Origin, set[int]] = defaultdict(set)
    for number, one in enumerate(clauses):
        telling[origins[one.article.id]].add(number)
    occasions = Occasions(clauses)
    found = ((number, occasions.of(clauses[number])) for number in asking)
    others = ((number, near - telling[origins[clauses[number].article.id]]) for number, near in found)
    return {number: near for number, near in others if near}


class Occasions:
    """The clauses of an affair by their deeds, by the days of their reports and by their own."""

    def __init__(self, clauses: Sequence[Outline]) -> None:
        self._doing: defaultdict[str, set[int]] = defaultdict(set)
        self._told: defaultdict[int | None, set[int]] = defaultdict(set)
        self._timeless = {number for number, one in enumerate(clauses) if not one.times}
        self._during: defaultdict[Days, set[int]] = defaultdict(set)
        for number, one in enumerate(clauses):
            self._told[one.told_on].add(number)
            for key in one.verbs:
                self._doing[key].add(number)
            for days in one.times:
                self._during[days].add(number)
        self._of_kin: dict[Keys, set[int]] = {}
        self._near: dict[int | None, set[int]] = {}
        self._kin_near: dict[tuple[Keys, int | None], set[int]] = {}
        self._meeting: dict[Days, set[int]] = {}

    def of(self, one: Outline) -> set[int]:
        """Return the clauses that may be of one deed and of one day with one."""
        told = self._kin_told_near(one.verbs, one.told_on)
        if not one.times:
            return told
        kin = self._kin(one.verbs)
        return (told & self._timeless).union(*(kin & self._met(days) for days in one.times))

    def _kin_told_near(self, verbs: Keys, day: int | None) -> set[int]:
        """Return the clauses of some deeds in reports that are told near a day, found once."""
        if (verbs, day) not in self._kin_near:
            self._kin_near[verbs, day] = self._kin(verbs) & self._told_near(day)
        return self._kin_near[verbs, day]

    def _kin(self, verbs: Keys) -> set[int]:
        """Return the clauses that tell any of some deeds, found once."""
        if verbs not in self._of_kin:
            self._of_kin[verbs] = set[int]().union(*(self._doing[key] for key in verbs))
        return self._of_kin[verbs]

    def _told_near(self, day: int | None) -> set[int]:
        """Return the clauses of reports that are told near a day, found once."""
        if day not in self._near:
            near = (
                told for other, told in self._told.items() if day is None or other is None or abs(day - other) <= FAR
            )
            self._near[day] = set[int]().union(*near)
        return self._near[day]

    def _met(self, days: Days) -> set[int]:
        """Return the clauses with days that some overlap, found once."""
        if days not in self._meeting:
            begin, end = days
            meeting = (told for other, told in self._during.items() if begin <= other[1] and other[0] <= end)
            self._meeting[days] = set[int]().union(*meeting)
        return self._meeting[days]
