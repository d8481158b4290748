"""What is kept of linking, so that a report is joined without the others at hand: words, portraits, groups."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from rashomon.model.spans import Model


class Level(StrEnum):
    """What is grouped: reports into stories, or stories into storylines."""

    STORIES = "stories"
    STORYLINES = "storylines"


class Term(Model, frozen=True, kw_only=True):
    """A word (of stories: a name) by its number.

    `seen` is how many have it, `posting` the numbers of the last ones that it is telling of (int64, ascending).
    """

    word: str
    number: int
    seen: int
    posting: bytes = b""


class Days(Model, frozen=True, kw_only=True):
    """When something was published, as an ordinal where that is known, and the weekdays and days that it tells of.

    `until` is the last day of what goes on for days. `attacks` are the days of the attacks that a report tells of, and
    `people` whom such a report names.
    """

    published: int | None = None
    until: int | None = None
    weekdays: Mapping[str, int] = {}
    told: tuple[int, ...] = ()
    attacks: tuple[int, ...] = ()
    people: tuple[str, ...] = ()


class Seen(Model, frozen=True, kw_only=True):
    """What a newcomer is compared with: the words of a member with their weights, and how alike it was to others.

    `words` (int32) and `others` (int64) are numbers, `weights` and `values` (float32) stand beside them.
    """

    id: str
    number: int
    group: str
    days: Days
    words: bytes
    weights: bytes
    others: bytes = b""
    values: bytes = b""


class Member(Model, frozen=True, kw_only=True):
    """A report of a story, or a story of a storyline, as the group needs to know it.

    `near` is the number of the earlier member that it is most like, or that `said_by` said it is one with; `shared`
    are the words that make it so, `names` those of a report.
    `formerly` are the ids under which it stood before its group became part of another, the first one first.
    """

    id: str
    number: int
    title: str
    titled: bool = True
    begin: date | None = None
    end: date | None = None
    size: int = 1
    names: tuple[str, ...] = ()
    near: int | None = None
    shared: tuple[str, ...] = ()
    said_by: str | None = None
    formerly: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[date, str]:
        """Oldest first, the undated last."""
        return (self.begin or date.max, self.id)


class Group(Model, frozen=True, kw_only=True):
    """Members that belong together, oldest first, under an id that stays; `merged` and `split_from` as in a Story."""

    id: str
    title: str
    members: tuple[Member, ...]
    merged: tuple[str, ...] = ()
    split_from: str | None = None

    @property
    def begin(self) -> date | None:
        """The first day of any member."""
        return min((member.begin for member in self.members if member.begin), default=None)

    @property
    def end(self) -> date | None:
        """The last day of any member."""
        return max((day for member in self.members if (day := member.end or member.begin)), default=None)


class Counts(Model, frozen=True, kw_only=True):
    """How many members there are, and the numbers that the next member and the next word get."""

    members: int = 0
    next_member: int = 0
    next_term: int = 0


class Taken(Model, frozen=True, kw_only=True):
    """What a batch changed: all that is to be kept anew, the ids of members and of groups that are no more."""

    counts: Counts
    terms: tuple[Term, ...] = ()
    seen: tuple[Seen, ...] = ()
    groups: tuple[Group, ...] = ()
    left: tuple[int, ...] = ()
    gone: tuple[str, ...] = ()
