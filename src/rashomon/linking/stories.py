"""Stories: reports of one happening, joined by their words, names and days.

Block: reports that share telling words are compared. Compare: the cosine of their words, less for each day between
them. Judge and cluster: average linkage above one threshold, with what people decided.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.linking.clustering import Pair, average_linkage
from rashomon.linking.portraits import Portrait, portraits
from rashomon.model import Annotations, Article, Link, LinkKind, Story, Verdict

# Swept .08 to .18 on stories-basil, stories-gva and both in one (docs/linking.md): the larger are best at .12 and flat
# within .006 from .10 to .16, the smaller is best at .14.
JOIN_ABOVE = 0.14

# Days after which the same words count half. Swept 5 to 30 on the same files.
HALF_LIFE = 10

# A report that tells of the day when another was published, however late, is as many days from it (swept 1 to 5).
FOLLOW_UP_DISTANCE = 2

# Two reports of which one has no date count as this many days apart; as this many where the weekdays that they name are
# quite others, as few where they are the same ("on Wednesday", "this Saturday").
UNKNOWN_DISTANCE = 2.0
OTHER_WEEKDAYS_DISTANCE = 20.0

# A report is compared with those that share some of its strongest words ...
TELLING_WORDS = 40
LEAST_SHARED = 2
# ... unless the word is that of more reports than this: it then tells little.
LONGEST_POSTING = 400
# Pairs below this are not kept: they cannot make two groups join.
LEAST_LIKENESS = 0.02
# Reports 90 days apart, neither telling of the other's day, are not compared: the same words would not join them.
LEAST_NEARNESS = 0.1


def join_stories(
    articles: Sequence[Article], annotations: Sequence[Annotations] = (), decisions: Sequence[Link] = ()
) -> tuple[Story, ...]:
    """Join reports of one happening into stories, oldest story first.

    `decisions` are people's links between articles (same or different): both are kept whatever the words say.
    """
    ordered = sorted({article.id: article for article in articles}.values(), key=_by_day)
    drawn = portraits(ordered, annotations)
    likeness = dict(_compare(drawn))
    together, apart = _decided(ordered, decisions)
    groups = average_linkage(len(ordered), likeness, JOIN_ABOVE, together, apart)
    return tuple(_story([ordered[i] for i in group], [drawn[i] for i in group]) for group in sorted(groups))


def _by_day(article: Article) -> tuple[int, str]:
    day = article.published.value
    return (day.toordinal() if day else 10**9, article.id)


def _compare(drawn: Sequence[Portrait]) -> Iterator[tuple[Pair, float]]:
    """Yield the likeness of each pair of reports that shares a telling word."""
    postings: dict[str, list[int]] = defaultdict(list)
    for right, portrait in enumerate(drawn):
        telling = sorted(portrait.weights, key=lambda word: (-portrait.weights[word], word))[:TELLING_WORDS]
        shared = Counter(left for word in telling if len(postings[word]) <= LONGEST_POSTING for left in postings[word])
        others = sorted(left for left, number in shared.items() if number >= LEAST_SHARED)
        near = (left for left in others if _nearness(drawn[left], portrait) >= LEAST_NEARNESS)
        for left in near:
            value = likeness(drawn[left], portrait)
            if value >= LEAST_LIKENESS:
                yield (left, right), value
        for word in telling:
            postings[word].append(right)


def likeness(left: Portrait, right: Portrait) -> float:
    """Return how alike two reports are, between 0 and 1: the cosine of their words, less for each day between."""
    return left.likeness(right) * _nearness(left, right)


def _nearness(left: Portrait, right: Portrait) -> float:
    return 1 / (1 + _days_between(left, right) / HALF_LIFE)


def _days_between(left: Portrait, right: Portrait) -> float:
    """Return how far apart two reports were published: for one without a date, by the weekdays that both name."""
    if left.day is not None and right.day is not None:
        return _days_told(min(left.day, right.day), left if left.day > right.day else right, abs(left.day - right.day))
    same = left.same_weekdays(right)
    return UNKNOWN_DISTANCE if same is None else OTHER_WEEKDAYS_DISTANCE * (1 - same)


def _days_told(first: int, later: Portrait, days: int) -> int:
    """Return how far the later report is from the first: less where it tells of the day when that was published."""
    return min([days, *(FOLLOW_UP_DISTANCE + abs(day - first) for day in later.told)])


def _decided(ordered: Sequence[Article], decisions: Sequence[Link]) -> tuple[list[Pair], list[Pair]]:
    place = {article.id: index for index, article in enumerate(ordered)}
    found: dict[Verdict, list[Pair]] = defaultdict(list)
    for link in decisions:
        if link.kind is LinkKind.SAME_STORY and link.left in place and link.right in place:
            found[link.verdict].append((place[link.left], place[link.right]))
    return sorted(found[Verdict.SAME]), sorted(found[Verdict.DIFFERENT])


def _story(articles: Sequence[Article], drawn: Sequence[Portrait]) -> Story:
    """Return the story of some articles, oldest first; its title is that of the one most like the others."""
    days = [article.published.value for article in articles if article.published.value]
    titled = [i for i, article in enumerate(articles) if article.title] or [0]
    central = max(
        titled, key=lambda i: (sum(likeness(drawn[i], other) for other in drawn if other is not drawn[i]), -i)
    )
    return Story(
        id=hashlib.sha256(articles[0].id.encode()).hexdigest()[:12],
        articles=tuple(article.id for article in articles),
        title=articles[central].title or _opening(articles[central]),
        begin=min(days, default=None),
        end=max(days, default=None),
        why=tuple(_why(articles, drawn, i) for i in range(1, len(articles))),
    )


def _opening(article: Article) -> str:
    text = article.body[0].of(article.text) if article.body else article.id
    return text if len(text) <= 80 else text[:79].rsplit(" ", 1)[0] + "…"


def _why(articles: Sequence[Article], drawn: Sequence[Portrait], index: int) -> str:
    """Say which earlier report of the story this one is most like, by which words, and how far apart in days."""
    near = max(range(index), key=lambda i: (likeness(drawn[i], drawn[index]), -i))
    words = ", ".join(drawn[near].shared(drawn[index], 6))
    left, right = drawn[near].day, drawn[index].day
    if left is None or right is None:
        apart = "not both dated"
    else:
        apart = {0: "the same day", 1: "one day apart"}.get(abs(left - right), f"{abs(left - right)} days apart")
    return f"like {articles[near].id}: {words}; {apart}"


def by_story(stories: Sequence[Story]) -> Mapping[str, str]:
    """Return the id of the story that each article is in."""
    return {article: story.id for story in stories for article in story.articles}
