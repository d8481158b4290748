"""When clauses are told, and of what days they tell: which others can be of one day with one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model import Origin
from rashomon.weighing.alike import Keys
from rashomon.weighing.deeds import FAR, Days
from rashomon.weighing.told import Outline


def partners(
    clauses: Sequence[Outline], asking: Iterable[int], origins: Mapping[str, Origin]
) -> Mapping[int, Sequence[int]]:
    """Return for some of the clauses, by number, those of other origins that may be of one deed, if there are any."""
    doing: defaultdict[str, set[int]] = defaultdict(set)
    telling: defaultdict[Origin, set[int]] = defaultdict(set)
    for number, one in enumerate(clauses):
        telling[origins[one.article.id]].add(number)
        for key in one.verbs:
            doing[key].add(number)
    occasions = Occasions(clauses)
    of_kin: dict[Keys, set[int]] = {}
    found: dict[int, Sequence[int]] = {}
    for number in asking:
        one = clauses[number]
        if one.verbs not in of_kin:
            of_kin[one.verbs] = set[int]().union(*(doing[key] for key in one.verbs))
        if others := occasions.of(one, of_kin[one.verbs]) - telling[origins[one.article.id]]:
            found[number] = sorted(others)
    return found


class Occasions:
    """The clauses of an affair by the days of their reports and by their own."""

    def __init__(self, deeds: Sequence[Outline]) -> None:
        self._told: defaultdict[int | None, set[int]] = defaultdict(set)
        self._timeless = {number for number, deed in enumerate(deeds) if not deed.times}
        self._during: defaultdict[Days, set[int]] = defaultdict(set)
        for number, deed in enumerate(deeds):
            self._told[deed.told_on].add(number)
            for days in deed.times:
                self._during[days].add(number)
        self._near: dict[int | None, set[int]] = {}
        self._meeting: dict[Days, set[int]] = {}

    def of(self, deed: Outline, numbers: set[int]) -> set[int]:
        """Return those of some clauses that may be of one day with one."""
        told = numbers & self._told_near(deed.told_on)
        if not deed.times:
            return told
        meeting = (numbers & self._met(days) for days in deed.times)
        return (told & self._timeless).union(*meeting)

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
