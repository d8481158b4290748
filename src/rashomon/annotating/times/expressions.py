"""What the grammar finds before any day is known: words, TIMEX3 type, and a value or a formula."""

from dataclasses import dataclass, replace
from enum import StrEnum

from rashomon.model import TimeType


class Counted(StrEnum):
    """What a formula is counted from."""

    PUBLISHED = "published"
    LAST = "last"  # the last date told
    PERIOD = "period"  # the quarter that a report on business is about


@dataclass(frozen=True)
class Expression:
    """A time expression at `text[start:end]` of its paragraph.

    `value` is set where the words alone settle it; else `formula` is, in the notation of `model.calendar`, with "?" for
    a direction that the context has to choose. `counted` says from what the formula is counted; `zone` is a time of
    day's. `led` is where a date stands that the direction is taken from: the first of a list, the day of an hour.
    """

    start: int
    end: int
    type: TimeType
    value: str | None = None
    formula: str | None = None
    mod: str | None = None
    counted: Counted = Counted.PUBLISHED
    zone: str | None = None
    led: tuple[int, int] | None = None

    @property
    def open(self) -> bool:
        """Whether the context has to choose a direction."""
        return self.formula is not None and "?" in self.formula

    def stretched(self, start: int, end: int, mod: str | None = None) -> "Expression":
        """Return the expression with more words, and their modifier."""
        return replace(self, start=start, end=end, mod=mod or self.mod)
