"""Storylines: stories that follow each other, with the same actors and places over days or weeks."""

import hashlib
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from rashomon.linking.background import Rarity
from rashomon.linking.clustering import average_linkage
from rashomon.linking.names import ARTICLE, match_names
from rashomon.model import Annotations, Article, Entity, Story, Storyline

# Mean likeness of the names of two stories. Set on the syria reports by reading what came out; there is no gold.
FOLLOW_ABOVE = 0.2

# Stories further apart than this, end to beginning, are not compared.
WIDEST_GAP = 60

# Who and where; what kind of people ("Russian") tells less and follows from them.
LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})


def join_storylines(
    stories: Sequence[Story], articles: Sequence[Article], annotations: Sequence[Annotations]
) -> tuple[Storyline, ...]:
    """Join stories that follow each other into storylines, by the names that their reports share."""
    ordered = sorted(stories, key=lambda story: (story.begin or date.max, story.id))
    casts = _casts(ordered, annotations)
    likeness = {}
    for right in range(len(ordered)):
        for left in range(right):
            if not _far(ordered[left], ordered[right]):
                value = sum(weight * casts[right].get(name, 0.0) for name, weight in casts[left].items())
                if value > 0:
                    likeness[left, right] = value
    groups = average_linkage(len(ordered), likeness, FOLLOW_ABOVE)
    return tuple(_storyline([ordered[i] for i in group]) for group in sorted(groups))


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
