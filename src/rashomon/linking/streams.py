"""Stories as reports come: each batch joins the stories at hand or begins new ones, in a sliding window of days.

Words, names and days weigh together: the likeness of two reports is the cosine of their words, less for each day
between them.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from rashomon.linking.grouping import Grouping, Newcomer
from rashomon.linking.memories import Memory
from rashomon.linking.portraits import draw, names_of
from rashomon.linking.windows import Rules
from rashomon.model import Annotations, Article, Link, Story, Tie
from rashomon.model.kept import Days, Group, Member

# Swept .08 to .18 on stories-basil, stories-gva, both in one and ECB+ (docs/linking.md): the larger are best at .13 and
# flat within .006 to .17, the smaller best at .15, the short texts of ECB+ at .17.
JOIN_ABOVE = 0.15

# Days after which the same words count half. Swept 5 to 30 on stories-basil, stories-gva and both in one.
HALF_LIFE = 10

# A report that tells of the day when another was published, however late, is as many days from it (swept 1 to 5).
FOLLOW_UP_DISTANCE = 2

# Two reports of which one has no date count as this many days apart; as this many where the weekdays that they name are
# quite others, as few where they are the same ("on Wednesday", "this Saturday").
UNKNOWN_DISTANCE = 2.0
OTHER_WEEKDAYS_DISTANCE = 20.0

# Two reports of attacks on other days, which name nobody both, count as this many days apart or more (swept 10 to 50 on
# stories-gva and mixed: flat within .0005).
OTHER_ATTACKS_DISTANCE = 20.0

# Fewer weekdays than this say little of the days that a report tells of.
LEAST_WEEKDAYS = 2

# So many words say what two reports have in common.
TOLD_WORDS = 6

NO_VERSIONS: Mapping[str, str] = MappingProxyType({})


def nearness(left: Days, right: Days) -> float:
    """Return how near two reports are in time, between 0 and 1."""
    distance = _days_between(left, right)
    if distance < OTHER_ATTACKS_DISTANCE and _other_attacks(left, right):
        distance = OTHER_ATTACKS_DISTANCE
    return 1 / (1 + distance / HALF_LIFE)


RULES = Rules(above=JOIN_ABOVE, telling=40, shared=2, posting=400, compared=200, nearness=nearness)


class Stream(Grouping):
    """The stories of reports as they come. With `days`, a report that much older than the newest is no longer joined.

    `decided` is what people decided before.
    """

    def __init__(self, days: int | None = None, memory: Memory | None = None, decided: Iterable[Link] = ()) -> None:
        super().__init__(RULES, days, memory, decided)

    def add(
        self,
        articles: Iterable[Article],
        annotations: Iterable[Annotations] = (),
        decisions: Iterable[Link] = (),
        versions: Mapping[str, str] = NO_VERSIONS,
    ) -> tuple[Story, ...]:
        """Add a batch of reports, and what people decided; return the stories that are new or changed, oldest first.

        A report takes the place of the one with its id, and of the one that it is a newer version of by `versions`.
        """
        found = {each.article: each for each in annotations}
        batch = {article.id: article for article in articles}.values()
        newcomers = [_newcomer(article, found.get(article.id), versions) for article in batch]
        told = [story_of(self.group(id)) for id in self.take(newcomers, decisions)]
        return tuple(sorted(told, key=lambda story: (story.begin or date.max, story.articles[0])))

    def title(self, judged: Sequence[Member]) -> str:
        """Return the title of the report that is most like the others."""
        titled = [member for member in judged if member.titled] or list(judged)
        central = self._window.centrality([member.number for member in titled])
        best = max(range(len(titled)), key=lambda i: (round(central[i], 6), -i))
        return titled[best].title

    def shared(self, near: Member, member: Member) -> tuple[str, ...]:
        """Return the words that make a report like an earlier one, the parts of a name not again."""
        shared = self._window.shared(near.number, member.number, 3 * TOLD_WORDS)
        within = {part for word in shared if " " in word for part in word.split()}
        return tuple(word for word in shared if word not in within)[:TOLD_WORDS]


def story_of(group: Group) -> Story:
    """Return a group of reports as a story."""
    ids = {member.number: member.id for member in group.members}
    ties = (
        Tie(near=ids.get(m.near) if m.near is not None else None, shared=m.shared, said_by=m.said_by)
        for m in group.members[1:]
    )
    return Story(
        id=group.id,
        articles=tuple(member.id for member in group.members),
        title=group.title,
        begin=group.begin,
        end=group.end,
        ties=tuple(ties),
        merged=group.merged,
        split_from=group.split_from,
    )


def _newcomer(article: Article, found: Annotations | None, versions: Mapping[str, str]) -> Newcomer:
    member = Member(
        id=article.id,
        number=-1,
        title=article.title or _opening(article),
        titled=bool(article.title),
        begin=article.published.value,
        names=names_of(found.entities) if found else (),
    )
    return Newcomer(member, draw(article, found), versions.get(article.id))


def _days_between(left: Days, right: Days) -> float:
    """Return how far apart two reports were published: less where the later tells of the day of the former.

    One without a date is as far as the weekdays that both name have it.
    """
    if left.published is not None and right.published is not None:
        first, last = sorted((left.published, right.published))
        later = left if left.published > right.published else right
        return min([last - first, *(FOLLOW_UP_DISTANCE + abs(day - first) for day in later.told)])
    same = _same_weekdays(left.weekdays, right.weekdays)
    return UNKNOWN_DISTANCE if same is None else OTHER_WEEKDAYS_DISTANCE * (1 - same)


def _other_attacks(left: Days, right: Days) -> bool:
    """Say whether two reports tell of attacks on other days, and of nobody whom both name."""
    if not left.attacks or not right.attacks:
        return False
    return set(left.attacks).isdisjoint(right.attacks) and set(left.people).isdisjoint(right.people)


def _same_weekdays(left: Mapping[str, int], right: Mapping[str, int]) -> float | None:
    """Return the cosine of the weekdays that both name; None where either names too few to tell."""
    if min(sum(left.values()), sum(right.values())) < LEAST_WEEKDAYS:
        return None
    dot = sum(number * right.get(name, 0) for name, number in left.items())
    return dot / math.sqrt(_square(left) * _square(right))


def _square(counts: Mapping[str, int]) -> int:
    return sum(number * number for number in counts.values())


def _opening(article: Article) -> str:
    text = article.body[0].of(article.text) if article.body else article.id
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"


def in_batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Yield reports in batches, oldest first, whatever their order was."""
    ordered = sorted({article.id: article for article in articles}.values(), key=_by_day)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


def _by_day(article: Article) -> tuple[date, str]:
    return (article.published.value or date.max, article.id)
