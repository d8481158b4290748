"""The reports of an affair beside each other: how alike two are in what few of them have, and what parts they make.

Reports of one affair share most of their words. What tells two happenings of one kind apart is what few reports of this
very affair have, and few reports at large.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.linking.background import Rarity
from rashomon.linking.clustering import join_by_mean
from rashomon.linking.portraits import draw
from rashomon.model import Article

Matrix = npt.NDArray[Any]

# Reports whose mean likeness reaches this are one part of the affair (swept .04 to .14 on ECB+'s subtopics within their
# topics: B-cubed F1 .939 at .06, .948 at .08, .906 at .10; .07 serves the mentions best).
PART_ABOVE = 0.07

# Fewer reports than this are one part: what few of a handful have says nothing (ECB+'s topics have 13 to 28).
FEWEST = 12

# Of each report the words that tell most; what is left out weighs little, and a long affair stays small in memory.
STRONGEST = 200

# So many rows at a time are multiplied with all, to bound the memory that a long affair takes.
AT_ONCE = 250


@dataclass(frozen=True)
class Affair:
    """Reports by number: how `alike` each two are, between 0 and 1, and the `part` of the affair that each is of.

    `rarity` is how rare a word is in them and at large.
    """

    number: Mapping[str, int]
    alike: Matrix
    part: Matrix
    rarity: Rarity


def compare_reports(articles: Sequence[Article], copies: Set[str] = frozenset()) -> Affair:
    """Return how the reports of an affair stand to each other.

    Those with the ids `copies` have no say in what is rare and in which parts there are.
    """
    reports = sorted(articles, key=lambda article: article.id)
    portraits = [draw(article).words for article in reports]
    own = [n for n, article in enumerate(reports) if article.id not in copies] or list(range(len(reports)))
    rarity = Rarity(portraits[n] for n in own)
    alike = cosines(_weighed(portraits, own, rarity))
    number = {article.id: n for n, article in enumerate(reports)}
    return Affair(number=number, alike=alike, part=_parts(alike, own), rarity=rarity)


def _parts(alike: Matrix, own: Sequence[int]) -> Matrix:
    """Return the part of each report; a copy is of the part of the report that it is most like."""
    above = PART_ABOVE if len(own) >= FEWEST else 0.0
    groups = join_by_mean(alike[np.ix_(own, own)], [[n] for n in range(len(own))], above)
    of_own = np.zeros(len(own), np.int64)
    for number, members in enumerate(groups):
        of_own[members] = number
    nearest = alike[:, own].argmax(axis=1) if own else np.zeros(0, np.int64)
    nearest[own] = np.arange(len(own))
    found: Matrix = of_own[nearest]
    return found


def _weighed(portraits: Sequence[Mapping[str, float]], own: Sequence[int], rarity: Rarity) -> list[dict[str, float]]:
    """Return of each report the words that several have, by how rare they are in the affair and at large."""
    having = Counter(word for n in own for word in portraits[n])
    size = 2 + len(own)  # so that two reports share something too
    worth = {word: math.log(size / (1 + n)) * rarity.of(word) for word, n in having.items() if n > 1}
    weighed = [{word: much * worth[word] for word, much in words.items() if word in worth} for words in portraits]
    return [dict(sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:STRONGEST]) for words in weighed]


def cosines(rows: Sequence[Mapping[str, float]]) -> Matrix:
    """Return the cosine of each two rows of weighed words, rounded so that every machine orders them alike.

    A row is multiplied with the columns of its own words only: most rows share few of the many words that there are.
    """
    having = Counter(word for row in rows for word in row)
    column = {word: n for n, word in enumerate(word for word, number in having.items() if number > 1)}
    words = [[column[word] for word in row if word in column] for row in rows]
    lengths = [math.sqrt(sum(much * much for much in row.values())) or 1.0 for row in rows]
    weights = [
        np.array([much for word, much in row.items() if word in column], float) / length
        for row, length in zip(rows, lengths, strict=True)
    ]
    found = np.zeros((len(rows), len(rows)))
    for first in range(0, len(rows), AT_ONCE):
        some = np.zeros((len(column), len(rows[first : first + AT_ONCE])))
        for n in range(some.shape[1]):
            some[words[first + n], n] = weights[first + n]
        for n, mine in enumerate(words):
            found[n, first : first + AT_ONCE] = np.einsum("i,ij->j", weights[n], some[mine])
    np.fill_diagonal(found, 1.0)
    return np.round(found, 6)
