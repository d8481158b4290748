"""Contrasts: the words in which a report sets one count against another: "gave a higher toll of", "however", "while".

Two numbers that can both be so ("at least 15" and 23) are disputed only where a report says that they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.weighing.agreement import ESTIMATE
from rashomon.weighing.counts import Count

# "A much higher toll of", "a different figure": one thing counted twice, whoever else is said to be counted.
COMPARING = re.compile(
    r"\b(?:an? |the )?(?:(?:far|much|slightly) )?(?:different|higher|larger|lower|smaller) (?:[\w-]+ )?"
    r"(?:count|estimate|figure|number|toll)s?\b",
    re.IGNORECASE,
)
CONTRASTING = re.compile(
    r"\b(?:although|but|contradict\w*|disput\w*|however|in contrast|instead of|rather than|whereas|while|yet)\b",
    re.IGNORECASE,
)

# A toll that is called higher or lower stands so far behind the other; what only follows on "but", in the same sentence
# or the next.
NEAR = 700
GAP = 2


@dataclass(frozen=True)
class Contrast:
    """The report that sets two counts against each other, and the words in which it does."""

    article: str
    words: str


def find_contrasts(scope: Sequence[Count]) -> Iterator[tuple[frozenset[float], Contrast]]:
    """Yield the pairs of numbers of one scope that a report sets against each other."""
    by_report: dict[str, list[Count]] = {}
    for count in scope:
        by_report.setdefault(count.words.article, []).append(count)
    for article, counts in by_report.items():
        for first, second in combinations(sorted(counts, key=lambda count: count.words.span.start), 2):
            if words := _contrast(first, second):
                yield frozenset((first.figure.value, second.figure.value)), Contrast(article, words)


def _contrast(first: Count, second: Count) -> str | None:
    """Return the words that set a count against one before it, by another voice."""
    if first.figure.value == second.figure.value or second.source is None or _are_of_one(first, second):
        return None
    begins = second.words.span.start - len(second.before)
    start = max(0, first.words.span.end - begins)
    between = second.sentence[start : len(second.before) + len(second.words.quote)]
    if second.words.span.start - first.words.span.end > NEAR:
        return None
    if comparing := COMPARING.search(between):
        return comparing.group()
    is_next = begins - (first.words.span.start - len(first.before) + len(first.sentence)) <= GAP
    is_other = first.kind == second.kind and not _are_near(first.figure.value, second.figure.value)
    contrasting = CONTRASTING.search(between) if is_next and is_other else None
    return contrasting.group() if contrasting else None


def _are_near(one: float, other: float) -> bool:
    return abs(one - other) <= ESTIMATE * max(one, other)


def _are_of_one(first: Count, second: Count) -> bool:
    return first.source is not None and second.source is not None and first.source.name == second.source.name
