"""Stories as reports come: each batch joins the stories at hand or begins new ones, in a sliding window of days.

What a batch can touch is judged anew, by average linkage: the new reports and the stories that one of them is like
enough to join. So later reports can bring two stories together or take one apart, and a batch gives the same stories
in whatever order its reports stand.
"""

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.linking.clustering import Pair, average_linkage
from rashomon.linking.portraits import draw
from rashomon.linking.windows import Window
from rashomon.model import Annotations, Article, Link, LinkKind, Story, Verdict

# Swept .08 to .18 on stories-basil, stories-gva, both in one and ECB+ (docs/linking.md): the larger are best at .13 and
# flat within .006 to .17, the smaller best at .15, the short texts of ECB+ at .17.
JOIN_ABOVE = 0.15

# Of a story with more reports than this in the window, the latest stand for it, and it is not taken apart again.
MOST_RECONSIDERED = 60


class Likeness(NamedTuple):
    """How alike a report is to those before it in the window, by their numbers."""

    others: NDArray[np.int64]
    values: NDArray[np.float32]


@dataclass(slots=True)
class Member:
    """A report of a story. `number` is its place in the window; `near` is the earlier report that it is most like."""

    id: str
    title: str
    titled: bool
    day: date | None
    number: int
    near: int | None = None
    why: str = ""

    @property
    def order(self) -> tuple[date, str]:
        """Oldest first, the undated last."""
        return (self.day or date.max, self.id)


@dataclass(slots=True)
class Told:
    """A story at hand: its reports, and the ids of what it came from."""

    id: str
    members: list[Member]
    merged: tuple[str, ...] = ()
    split_from: str | None = None


@dataclass(slots=True)
class Decided:
    """Pairs of reports that people decided on, by their ids."""

    together: set[tuple[str, str]] = field(default_factory=set)
    apart: set[tuple[str, str]] = field(default_factory=set)

    def add(self, decisions: Iterable[Link]) -> set[str]:
        """Keep decisions, the last one on each pair; return the reports that they are about."""
        about: set[str] = set()
        for link in decisions:
            if link.kind is LinkKind.SAME_STORY:
                pair = (min(link.left, link.right), max(link.left, link.right))
                about |= set(pair)
                self.together.discard(pair)
                self.apart.discard(pair)
                if link.verdict is Verdict.SAME:
                    self.together.add(pair)
                elif link.verdict is Verdict.DIFFERENT:
                    self.apart.add(pair)
        return about


class Stream:
    """The stories of reports as they come. With `days`, a report that much older than the newest is no longer joined.

    What is held grows with the reports in the window, not with those that have passed.
    """

    def __init__(self, days: int | None = None) -> None:
        self._days = days
        self._window = Window()
        self._alike: dict[int, Likeness] = {}
        self._members: dict[int, Member] = {}
        self._numbers: dict[str, int] = {}
        self._stories: dict[str, Told] = {}
        self._home: dict[int, str] = {}
        self._decided = Decided()
        self._leaving: list[tuple[int, int]] = []
        self._newest = 0

    def __len__(self) -> int:
        return len(self._members)

    def add(
        self, articles: Iterable[Article], annotations: Iterable[Annotations] = (), decisions: Iterable[Link] = ()
    ) -> tuple[Story, ...]:
        """Add a batch of reports, and what people decided; return the stories that are new or changed, oldest first.

        A report is added once: its id tells reports apart.
        """
        about = self._decided.add(decisions)
        new = self._enter(articles, annotations)
        touched = self._touched(new, about)
        items = [*new, *(number for id in touched for number in self._standing(self._stories[id]))]
        groups = average_linkage(len(items), self._likeness(items), JOIN_ABOVE, *self._fixed(items, touched))
        changed = self._settle([[items[i] for i in group] for group in groups], touched)
        told = [self._tell(self._stories[id]) for id in changed]
        self._expire()
        return tuple(sorted(told, key=lambda story: (story.begin or date.max, story.articles[0])))

    def _enter(self, articles: Iterable[Article], annotations: Iterable[Annotations]) -> list[int]:
        """Put reports into the window, oldest first; return their numbers."""
        times = {found.article: found.times for found in annotations}
        ordered = sorted({article.id: article for article in articles}.values(), key=_by_day)
        drawn = [draw(article, times.get(article.id, ())) for article in ordered]
        self._newest = max([self._newest, *(p.days.published for p in drawn if p.days.published is not None)])
        numbers = []
        for article, (number, alike) in zip(ordered, self._window.add(drawn), strict=True):
            self._alike[number] = Likeness(np.array(list(alike), np.int64), np.array(list(alike.values()), np.float32))
            self._numbers[article.id] = number
            self._members[number] = Member(
                id=article.id,
                title=article.title or _opening(article),
                titled=bool(article.title),
                day=article.published.value,
                number=number,
            )
            day = self._window.day(number)
            heapq.heappush(self._leaving, (self._newest if day is None else day, number))
            numbers.append(number)
        return numbers

    def _touched(self, new: Sequence[int], about: set[str]) -> list[str]:
        """Return the stories that a new report is like enough to join, or that people decided on, in a fixed order."""
        near = {
            other
            for number in new
            for other in self._alike[number].others[self._alike[number].values >= JOIN_ABOVE].tolist()
        }
        ids = about | {self._members[number].id for number in new}
        decided = about | {id for pair in self._decided.together if not ids.isdisjoint(pair) for id in pair}
        near |= {self._numbers[id] for id in decided if id in self._numbers}
        return sorted({self._home[number] for number in near if number in self._home})

    def _standing(self, story: Told) -> list[int]:
        """Return the reports in the window that stand for a story, oldest first."""
        numbers = [member.number for member in story.members if member.number in self._members]
        return numbers[-MOST_RECONSIDERED:]

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

    def _fixed(self, items: Sequence[int], touched: Sequence[str]) -> tuple[list[Pair], list[Pair]]:
        """Return the pairs of items that stay together, and those that stay apart."""
        place = {self._members[number].id: index for index, number in enumerate(items)}
        together = [(place[a], place[b]) for a, b in sorted(self._decided.together) if a in place and b in place]
        apart = [(place[a], place[b]) for a, b in sorted(self._decided.apart) if a in place and b in place]
        judged = {items[i] for pair in apart for i in pair}
        for id in touched:
            numbers = self._standing(self._stories[id])
            if len(numbers) == MOST_RECONSIDERED and judged.isdisjoint(numbers):
                first = place[self._members[numbers[0]].id]
                together += [(first, place[self._members[number].id]) for number in numbers[1:]]
        return together, apart

    def _settle(self, groups: Sequence[Sequence[int]], touched: Sequence[str]) -> list[str]:
        """Make the groups the stories; return the ids of those that changed.

        Of the groups that a story's reports are in, that with most of them keeps its id, and the reports that stand in
        no group: those that have left the window.
        """
        former = [Counter(self._home[number] for number in group if number in self._home) for group in groups]
        before = {id: {member.number for member in self._stories[id].members} for id in touched}
        kept = _inherit(former)
        placed = {number for group in groups for number in group}
        rest = {id: [m for m in self._stories[id].members if m.number not in placed] for id in touched}
        old = {id: self._stories.pop(id) for id in touched}
        changed = []
        for index, group in enumerate(groups):
            mine = sorted(id for id in former[index] if kept.get(id) == index)
            members = [self._members[number] for number in group] + [m for id in mine for m in rest[id]]
            members.sort(key=lambda member: member.order)
            id = max(mine, key=lambda id: (former[index][id], -touched.index(id)), default=None)
            story = self._story(id, members, mine, old, former[index])
            self._stories[story.id] = story
            for number in group:
                self._home[number] = story.id
            if id is None or before[id] != {member.number for member in members}:
                changed.append(story.id)
        return changed

    def _story(
        self, id: str | None, members: list[Member], mine: Sequence[str], old: Mapping[str, Told], former: Counter[str]
    ) -> Told:
        if id is None:
            split = max(sorted(former), key=lambda other: former[other], default=None)
            return Told(self._new_id(members[0].id, old), members, split_from=split)
        merged = {gone for other in mine for gone in (other, *old[other].merged)} - {id}
        return Told(id, members, tuple(sorted(merged)), old[id].split_from)

    def _new_id(self, first: str, old: Mapping[str, Told]) -> str:
        """Return an id for a story that begins with a report; one that another has already is never used again."""
        id = hashlib.sha256(first.encode()).hexdigest()[:12]
        gone = {other for story in old.values() for other in story.merged}
        while id in self._stories or id in old or id in gone:
            id = hashlib.sha256(f"{first} {id}".encode()).hexdigest()[:12]
        return id

    def _tell(self, story: Told) -> Story:
        """Return the story as it is now; its title is that of the report most like the others."""
        here = [m for m in story.members if m.number in self._members][-MOST_RECONSIDERED:]
        titled = [m for m in here if m.titled] or here
        central = self._window.centrality([m.number for m in titled])
        best = max(range(len(titled)), key=lambda i: (round(central[i], 6), -i))
        self._explain(story.members)
        days = [member.day for member in story.members if member.day]
        return Story(
            id=story.id,
            articles=tuple(member.id for member in story.members),
            title=titled[best].title,
            begin=min(days, default=None),
            end=max(days, default=None),
            why=tuple(member.why for member in story.members[1:]),
            merged=story.merged,
            split_from=story.split_from,
        )

    def _explain(self, members: Sequence[Member]) -> None:
        """Say of each report but the first which earlier one of the story it is most like."""
        place = {member.number: index for index, member in enumerate(members) if member.number in self._members}
        nearest: dict[int, tuple[float, int]] = defaultdict(lambda: (0.0, -1))
        for number, here in place.items():
            others, values = self._alike[number]
            for other, value in zip(others.tolist(), values.tolist(), strict=True):
                there = place.get(other)
                if there is not None:
                    early, late = min(here, there), max(here, there)
                    nearest[late] = max(nearest[late], (value, -early))
        for here, member in enumerate(members):
            if member.number not in place:
                continue
            near = members[-nearest[here][1]] if here in nearest else None
            if not member.why or member.near != (near.number if near else None):
                member.near, member.why = near.number if near else None, self._why(near, member)

    def _why(self, near: Member | None, member: Member) -> str:
        if near is None:
            return "by what the reports between have in common"
        words = ", ".join(self._window.shared(near.number, member.number, 6))
        return f"like {near.id}: {words}; {_apart(near.day, member.day)}"

    def _expire(self) -> None:
        """Let the reports go that are older than the window, and the stories that have none in it."""
        if self._days is None:
            return
        gone = []
        while self._leaving and self._leaving[0][0] < self._newest - self._days:
            gone.append(heapq.heappop(self._leaving)[1])
        self._window.remove(gone)
        stories = sorted({self._home.pop(number) for number in gone})
        for number in gone:
            del self._alike[number], self._numbers[self._members.pop(number).id]
        for id in stories:
            if not any(member.number in self._members for member in self._stories[id].members):
                del self._stories[id]


def _inherit(former: Sequence[Counter[str]]) -> dict[str, int]:
    """Return for each former story the group that has most of it: of equals the first."""
    found: dict[str, int] = {}
    for index, counts in enumerate(former):
        for id, number in counts.items():
            if id not in found or number > former[found[id]][id]:
                found[id] = index
    return found


def _by_day(article: Article) -> tuple[int, str]:
    day = article.published.value
    return (day.toordinal() if day else 10**9, article.id)


def _opening(article: Article) -> str:
    text = article.body[0].of(article.text) if article.body else article.id
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"


def _apart(left: date | None, right: date | None) -> str:
    if left is None or right is None:
        return "not both dated"
    days = abs((left - right).days)
    return {0: "the same day", 1: "one day apart"}.get(days, f"{days} days apart")


def in_batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Yield reports in batches, oldest first, whatever their order was."""
    ordered = sorted({article.id: article for article in articles}.values(), key=_by_day)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
