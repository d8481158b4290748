"""The algebra of days: how two stretches of days stand to each other, and the days before, after and between.

Interval(begin=None, end=friday)        until Friday: the beginning is open
Interval(begin=monday, end=None)        since Monday: the end is open
Interval()                              nothing is known
"""

from datetime import date, timedelta
from enum import StrEnum

from rashomon.model.spans import Model

ONE_DAY = timedelta(days=1)


class Relation(StrEnum):
    """How one interval of days stands to another."""

    BEFORE = "before"
    AFTER = "after"
    EQUAL = "equal"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAPS = "overlaps"
    UNKNOWN = "unknown"


class Interval(Model, frozen=True, kw_only=True):
    """Some days, from the first to the last, both inclusive; None is open or not known."""

    begin: date | None = None
    end: date | None = None

    @property
    def known(self) -> bool:
        """Whether at least one end is told."""
        return self.begin is not None or self.end is not None

    @property
    def days(self) -> int | None:
        """How many days it has, where both ends are known."""
        return (self.end - self.begin).days + 1 if self.begin and self.end else None

    def relation(self, other: "Interval") -> Relation:
        """Say how this interval stands to another; an open end reaches as far as it can."""
        if not self.known or not other.known:
            return Relation.UNKNOWN
        a, b = self._reach, other._reach
        if a == b:
            return Relation.EQUAL
        if a[1] < b[0]:
            return Relation.BEFORE
        if b[1] < a[0]:
            return Relation.AFTER
        if b[0] <= a[0] and a[1] <= b[1]:
            return Relation.WITHIN
        return Relation.CONTAINS if a[0] <= b[0] and b[1] <= a[1] else Relation.OVERLAPS

    def before(self, other: "Interval") -> bool:
        """Say whether all of it lies before the other."""
        return self.relation(other) is Relation.BEFORE

    def after(self, other: "Interval") -> bool:
        """Say whether all of it lies after the other."""
        return self.relation(other) is Relation.AFTER

    def contains(self, other: "Interval") -> bool:
        """Say whether every day of the other is one of its own."""
        return self.relation(other) in (Relation.CONTAINS, Relation.EQUAL)

    def overlaps(self, other: "Interval") -> bool:
        """Say whether the two are known to share a day."""
        return self.relation(other) not in (Relation.BEFORE, Relation.AFTER, Relation.UNKNOWN)

    def meets(self, other: "Interval") -> bool:
        """Say whether both may mean the same day: whether they share one, or nothing is known of one of them."""
        return self.relation(other) not in (Relation.BEFORE, Relation.AFTER)

    def to(self, other: "Interval") -> "Interval":
        """Return the days from the beginning of this one to the end of the other: "from Monday to Wednesday"."""
        return Interval(begin=self.begin, end=other.end)

    def until_before(self) -> "Interval":
        """Return the days before it: its beginning, and nothing known before that."""
        return Interval(end=self.begin - ONE_DAY if self.begin and self.begin > date.min else None)

    def from_after(self) -> "Interval":
        """Return the days after it."""
        return Interval(begin=self.end + ONE_DAY if self.end and self.end < date.max else None)

    def gap(self, other: "Interval") -> int:
        """Return the number of days between the two; 0 where they share one or it is not known."""
        match self.relation(other):
            case Relation.BEFORE:
                return ((other.begin or date.max) - (self.end or date.min)).days
            case Relation.AFTER:
                return ((self.begin or date.max) - (other.end or date.min)).days
        return 0

    @property
    def _reach(self) -> tuple[date, date]:
        return (self.begin or date.min, self.end or date.max)
