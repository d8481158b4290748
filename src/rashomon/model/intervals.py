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

    def to(self, other: "Interval") -> "Interval":
        """Return the days from the beginning of this one to the end of the other: "from Monday to Wednesday"."""
        return Interval(begin=self.begin, end=other.end)

    def until_before(self) -> "Interval":
        """Return the days before it: its beginning, and nothing known before that."""
        return Interval(end=self.begin - ONE_DAY if self.begin and self.begin > date.min else None)

    def from_after(self) -> "Interval":
        """Return the days after it."""
        return Interval(begin=self.end + ONE_DAY if self.end and self.end < date.max else None)

    @property
    def _reach(self) -> tuple[date, date]:
        return (self.begin or date.min, self.end or date.max)
