"""A report as linking sees it: its words and names with their weights, and its day."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from rashomon.linking.background import Rarity
from rashomon.model import Annotations, Article, Time
from rashomon.wording.normal import fold, stem, words

# A word of the title counts as much again as one that stands once in the body (swept 0 to 3: flat from 1 to 2).
TITLE_WEIGHT = 1.0


# A word that mostly has a capital counts more (swept 1 to 2: +.009 on ECB+'s subtopics, flat elsewhere).
NAME_WEIGHT = 1.5

# Fewer weekdays than this say little of the days that a report tells of.
LEAST_WEEKDAYS = 2


@dataclass(frozen=True)
class Portrait:
    """The words of one report with their weights (a vector of length 1), its day where known, and days it tells of."""

    article: str
    day: int | None
    weights: Mapping[str, float]
    weekdays: Mapping[str, int]
    told: frozenset[int] = frozenset()

    def likeness(self, other: "Portrait") -> float:
        """Return the cosine of the two reports' words."""
        few, many = sorted((self.weights, other.weights), key=len)
        return sum(weight * many[word] for word, weight in few.items() if word in many)

    def same_weekdays(self, other: "Portrait") -> float | None:
        """Return the cosine of the weekdays that both name; None where either names too few to tell."""
        if min(sum(self.weekdays.values()), sum(other.weekdays.values())) < LEAST_WEEKDAYS:
            return None
        dot = sum(number * other.weekdays.get(name, 0) for name, number in self.weekdays.items())
        return dot / math.sqrt(_square(self.weekdays) * _square(other.weekdays))

    def shared(self, other: "Portrait", limit: int) -> list[str]:
        """Return the words that make the two reports alike, the strongest first."""
        common = [
            (-weight * other.weights[word], word) for word, weight in self.weights.items() if word in other.weights
        ]
        return [word for _, word in sorted(common)[:limit]]


def portraits(articles: Sequence[Article], annotations: Iterable[Annotations] = ()) -> list[Portrait]:
    """Draw the portraits of articles, words weighed by how rare they are in these articles and in news at large."""
    counts = [_count(article) for article in articles]
    rarity = Rarity(counts)
    times = {each.article: each.times for each in annotations}
    return [
        _portrait(article, count, rarity, times.get(article.id, ()))
        for article, count in zip(articles, counts, strict=True)
    ]


def _portrait(article: Article, count: Mapping[str, float], rarity: Rarity, times: Sequence[Time]) -> Portrait:
    weights = {word: number * rarity.of(word) for word, number in count.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    day = article.published.value
    return Portrait(
        article=article.id,
        day=day.toordinal() if day else None,
        weights={word: weight / length for word, weight in weights.items()},
        weekdays=_weekdays(article),
        told=frozenset(time.begin.toordinal() for time in times if time.begin and time.begin == time.end),
    )


def _weekdays(article: Article) -> Mapping[str, int]:
    found = [word for span in article.body for word, _ in words(article.text, span)]
    return Counter(word for word in found if word in _weekday_names())


@cache
def _weekday_names() -> frozenset[str]:
    from babel.dates import get_day_names

    return frozenset(fold(name) for name in get_day_names("wide", locale="en").values())


def _square(counts: Mapping[str, int]) -> int:
    return sum(number * number for number in counts.values())


def _count(article: Article) -> dict[str, float]:
    """Return the words of a report and its names of two words ("john kerry"), each with its damped frequency."""
    numbers: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for span in article.body:
        found = [(stem(word), article.text[place.start].isupper()) for word, place in words(article.text, span)]
        numbers.update(word for word, _ in found)
        capitals.update(word for word, high in found if high)
        numbers.update(f"{a} {b}" for (a, high), (b, higher) in pairwise(found) if high and higher)
    damped = {
        word: (1 + math.log(number)) * (NAME_WEIGHT if 2 * capitals[word] > number else 1.0)
        for word, number in numbers.items()
    }
    for word, _ in words(article.title or ""):
        damped[stem(word)] = damped.get(stem(word), 0.0) + TITLE_WEIGHT
    return damped
