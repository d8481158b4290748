"""A report as linking sees it: its words and names with their weights, and its day."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.linking.background import Rarity
from rashomon.model import Article
from rashomon.wording.normal import stem, words

# A word of the title counts as much again as one that stands once in the body (swept 0 to 3: flat from 1 to 2).
TITLE_WEIGHT = 1.0


@dataclass(frozen=True)
class Portrait:
    """The words of one report with their weights (a vector of length 1), and its day where known."""

    article: str
    day: int | None
    weights: Mapping[str, float]

    def likeness(self, other: "Portrait") -> float:
        """Return the cosine of the two reports' words."""
        few, many = sorted((self.weights, other.weights), key=len)
        return sum(weight * many[word] for word, weight in few.items() if word in many)

    def shared(self, other: "Portrait", limit: int) -> list[str]:
        """Return the words that make the two reports alike, the strongest first."""
        common = [
            (-weight * other.weights[word], word) for word, weight in self.weights.items() if word in other.weights
        ]
        return [word for _, word in sorted(common)[:limit]]


def portraits(articles: Sequence[Article]) -> list[Portrait]:
    """Draw the portraits of articles, words weighed by how rare they are in these articles and in news at large."""
    counts = [_count(article) for article in articles]
    rarity = Rarity(counts)
    return [_portrait(article, count, rarity) for article, count in zip(articles, counts, strict=True)]


def _portrait(article: Article, count: Mapping[str, float], rarity: Rarity) -> Portrait:
    weights = {word: number * rarity.of(word) for word, number in count.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    day = article.published.value
    return Portrait(
        article=article.id,
        day=day.toordinal() if day else None,
        weights={word: weight / length for word, weight in weights.items()},
    )


def _count(article: Article) -> dict[str, float]:
    """Return the words of a report and its names of two words ("john kerry"), each with its damped frequency."""
    numbers: Counter[str] = Counter()
    for span in article.body:
        found = [(stem(word), article.text[place.start].isupper()) for word, place in words(article.text, span)]
        numbers.update(word for word, _ in found)
        numbers.update(f"{a} {b}" for (a, high), (b, higher) in pairwise(found) if high and higher)
    damped = {word: 1 + math.log(number) for word, number in numbers.items()}
    for word, _ in words(article.title or ""):
        damped[stem(word)] = damped.get(stem(word), 0.0) + TITLE_WEIGHT
    return damped
