"""A made-up wire: reports day by day, with the word frequencies and bursts of news, the same for the same seed.

Common words follow Zipf's law (exponent 1.05 over 30,000 words). A story has words and names of its own, of which each
report takes some; most of its reports come on its first two days, and how many it gets in all is log-normal: many
stories of one report, few of hundreds.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice, product

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Article, Block, Dated, Role, Source, Span

FIRST_DAY = date(2020, 1, 1)
REPORTS_A_DAY = 2_000
COMMON_WORDS = 30_000
NAMES = 20_000
ZIPF = 1.05

WORDS_OF_A_REPORT = 120  # common ones
WORDS_OF_A_STORY = 60
TAKEN_OF_A_STORY = 40
NAMES_OF_A_STORY = 6
REPORTS_OF_A_STORY = (1.0, 1.3)  # mean and spread of the logarithm: 6 on average
DAYS_OF_A_STORY = 1.5  # on average, exponential


def days(seed: int = 1) -> Iterator[list[tuple[Article, int]]]:
    """Yield the reports of one day after another, each with the number of its story."""
    rng = np.random.default_rng(seed)
    words, names = _words(COMMON_WORDS), [word.title() for word in islice(_syllables(4), NAMES)]
    weights = 1 / np.arange(1, COMMON_WORDS + 1) ** ZIPF
    zipf = np.cumsum(weights / weights.sum())
    waiting: dict[int, list[tuple[int, list[str]]]] = {}
    stories = count()
    for day in count():
        due = waiting.pop(day, [])
        while len(due) < REPORTS_A_DAY:
            number = next(stories)
            own = [words[i] for i in rng.integers(500, COMMON_WORDS, WORDS_OF_A_STORY)]
            own += [names[i] for i in rng.integers(0, NAMES, NAMES_OF_A_STORY)]
            size = 1 + int(rng.lognormal(*REPORTS_OF_A_STORY))
            for after in rng.exponential(DAYS_OF_A_STORY, size).astype(int).tolist():
                (due if after == 0 else waiting.setdefault(day + after, [])).append((number, own))
        yield [(_report(f"{day}-{i}", day, own, words, zipf, rng), number) for i, (number, own) in enumerate(due)]


def _report(
    id: str, day: int, own: list[str], words: list[str], zipf: NDArray[np.float64], rng: np.random.Generator
) -> Article:
    common = [words[i] for i in np.searchsorted(zipf, rng.random(WORDS_OF_A_REPORT)).tolist()]
    taken = [own[i] for i in rng.integers(0, len(own), TAKEN_OF_A_STORY).tolist()]
    mixed = [common[i] if i < len(common) else taken[i - len(common)] for i in _order(len(common) + len(taken), rng)]
    text = " ".join(mixed)
    return Article(
        id=id,
        text=text,
        digest=id,
        title=" ".join(taken[:6]),
        source=Source(name="Wire"),
        blocks=(Block(span=Span(0, len(text)), role=Role.BODY),),
        published=Dated(value=FIRST_DAY + timedelta(days=day)),
    )


def _order(size: int, rng: np.random.Generator) -> list[int]:
    order: list[int] = rng.permutation(size).tolist()
    return order


def _words(number: int) -> list[str]:
    """Return made-up words, the common ones short."""
    return list(islice((word for syllables in (2, 3) for word in _syllables(syllables)), number))


def _syllables(number: int) -> Iterator[str]:
    """Yield all words of so many syllables; none ends as an English plural or verb form does."""
    syllables = [a + b for a, b in product("bdfgklmnprtvz", "aiou")]
    return ("".join(parts) for parts in product(syllables, repeat=number))
