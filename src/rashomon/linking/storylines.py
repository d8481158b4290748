"""Storylines: stories that follow each other, with the same actors and places over days or weeks."""

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.linking.background import Rarity
from rashomon.linking.clustering import Pair, average_linkage
from rashomon.linking.names import ARTICLE, match_names
from rashomon.model import Annotations, Article, Entity, Story, Storyline

# Mean likeness of the names of two stories. Set on the syria reports by reading what came out; there is no gold.
FOLLOW_ABOVE = 0.2

# Stories further apart than this, end to beginning, are not compared.
WIDEST_GAP = 60

# A story is compared with those that share one of its strongest names, the last ones first.
LEADING_NAMES = 20
LONGEST_POSTING = 200
LEAST_LIKENESS = 0.02

# Who and where; what kind of people ("Russian") tells less and follows from them.
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


def join_storylines(
    stories: Sequence[Story], articles: Sequence[Article], annotations: Sequence[Annotations]
) -> tuple[Storyline, ...]:
    """Join stories that follow each other into storylines, by the names that their reports share."""
    ordered = sorted(stories, key=lambda story: (story.begin or date.max, story.id))
    groups = average_linkage(len(ordered), _compare(ordered, _casts(ordered, annotations)), FOLLOW_ABOVE)
    return tuple(_storyline([ordered[i] for i in group]) for group in sorted(groups))


def _compare(stories: Sequence[Story], casts: Sequence[Mapping[str, float]]) -> dict[Pair, float]:
    """Return the likeness of each pair of stories that shares a leading name and is near enough in time."""
    likeness: dict[Pair, float] = {}
    postings: dict[str, list[int]] = defaultdict(list)
    for right, cast in enumerate(casts):
        leading = sorted(cast, key=lambda name: (-cast[name], name))[:LEADING_NAMES]
        others = sorted({left for name in leading for left in postings[name][-LONGEST_POSTING:]})
        for left in others:
            value = sum(weight * casts[left].get(name, 0.0) for name, weight in cast.items())
            if value >= LEAST_LIKENESS and not _far(stories[left], stories[right]):
                likeness[left, right] = value
        for name in leading:
            postings[name].append(right)
    return likeness


def _far(left: Story, right: Story) -> bool:
    if left.end is None or right.begin is None:
        return False
    return (right.begin - left.end).days > WIDEST_GAP


def _casts(stories: Sequence[Story], annotations: Sequence[Annotations]) -> list[Mapping[str, float]]:
    """Return for each story its names with their weights, a vector of length 1."""
    canonical = match_names(annotations)
    found: dict[str, list[Entity]] = {each.article: list(each.entities) for each in annotations}
    counts = []
    for story in stories:
        count: Counter[str] = Counter()
        for article in story.articles:
            count.update(
                {
                    canonical.of(ARTICLE.sub("", entity.name))
                    for entity in found.get(article, ())
                    if entity.label in LABELS
                }
            )
        counts.append(count)
    rarity = Rarity(counts)
    return [_unit({name: (1 + math.log(n)) * rarity.of(name) for name, n in count.items()}) for count in counts]


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {name: weight / length for name, weight in sorted(weights.items())}


def _storyline(stories: Sequence[Story]) -> Storyline:
    begins = [story.begin for story in stories if story.begin]
    ends = [story.end for story in stories if story.end]
    largest = max(stories, key=lambda story: len(story.articles))
    return Storyline(
        id=hashlib.sha256(stories[0].id.encode()).hexdigest()[:12],
        stories=tuple(story.id for story in stories),
        title=largest.title,
        begin=min(begins, default=None),
        end=max(ends, default=None),
    )
