"""Storylines: stories that follow each other, with the same actors and places over days or weeks.

A storyline grows as its stories do, in the way that a story grows with its reports: what is compared are the names
in the stories' reports.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rashomon.linking.grouping import Grouping, Newcomer
from rashomon.linking.memories import Memory
from rashomon.linking.portraits import Portrait, names_of
from rashomon.linking.windows import Rules
from rashomon.model import Annotations, Article, Story, Storyline
from rashomon.model.kept import Days, Group, Member

# Mean likeness of the names of two stories. Set on the syria reports by reading what came out; there is no gold.
FOLLOW_ABOVE = 0.2

# Stories further apart than this, end to beginning, are not compared.
WIDEST_GAP = 60


def follows(left: Days, right: Days) -> float:
    """Return 1 where two stories are near enough in time to follow each other, else 0."""
    if None in (left.published, left.until, right.published, right.until):
        return 1.0
    gap = max(left.published or 0, right.published or 0) - min(left.until or 0, right.until or 0)
    return float(gap <= WIDEST_GAP)


# A story is compared with those that share one of its strongest names, the last ones first.
RULES = Rules(above=FOLLOW_ABOVE, telling=20, shared=1, posting=200, compared=400, nearness=follows)


class Lines(Grouping):
    """The storylines of stories as they come or change."""

    def __init__(self, memory: Memory | None = None) -> None:
        super().__init__(RULES, memory=memory)

    def add(self, stories: Iterable[Group], gone: Iterable[str] = ()) -> tuple[Storyline, ...]:
        """Add stories, new or changed, and take out those that are no more; return the storylines that changed."""
        newcomers = [Newcomer(_member(story), Portrait(cast(story), _days(story))) for story in stories]
        return tuple(line_of(self.group(id)) for id in self.take(newcomers, leaving=tuple(gone)))

    def title(self, judged: Sequence[Member]) -> str:
        """Return the title of the story with most reports."""
        return max(judged, key=lambda member: member.size).title


def line_of(group: Group) -> Storyline:
    """Return a group of stories as a storyline."""
    return Storyline(
        id=group.id,
        stories=tuple(member.id for member in group.members),
        title=group.title,
        begin=group.begin,
        end=group.end,
    )


def join_storylines(
    stories: Sequence[Story], articles: Sequence[Article], annotations: Sequence[Annotations]
) -> tuple[Storyline, ...]:
    """Join stories that follow each other into storylines, by the names that their reports share."""
    days = {article.id: article.published.value for article in articles}
    names = {each.article: names_of(each.entities) for each in annotations}
    groups = [_group(story, days, names) for story in stories]
    return tuple(sorted(Lines().add(groups), key=lambda line: (line.begin or date.max, line.stories[0])))


def cast(story: Group) -> dict[str, float]:
    """Return how much a story is about each name: a surname counts for the one person who has it."""
    counts = Counter(name for member in story.members for name in member.names)
    full: dict[str, set[str]] = defaultdict(set)
    for name in counts:
        full[name.rsplit(" ", 1)[-1]].add(name)
    for name in [name for name in counts if " " not in name and len(full[name]) == 2]:
        (owner,) = full[name] - {name}
        counts[owner] += counts.pop(name)
    return {name: 1 + math.log(counts[name]) for name in sorted(counts)}


def _member(story: Group) -> Member:
    return Member(id=story.id, number=-1, title=story.title, begin=story.begin, end=story.end, size=len(story.members))


def _days(story: Group) -> Days:
    return Days(
        published=story.begin.toordinal() if story.begin else None, until=story.end.toordinal() if story.end else None
    )


def _group(story: Story, days: Mapping[str, date | None], names: Mapping[str, tuple[str, ...]]) -> Group:
    members = (Member(id=id, number=-1, title="", begin=days[id], names=names.get(id, ())) for id in story.articles)
    return Group(id=story.id, title=story.title, members=tuple(members))
