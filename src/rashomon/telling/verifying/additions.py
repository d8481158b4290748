"""What a brief adds to what reports tell: a cause that none has, or that something is the first or the only."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import groups_of, words_in, words_of
from rashomon.telling.verifying.lines import bag
from rashomon.telling.verifying.numbers import Bag

# So much of a cause stands in one sentence of a report, or in two that follow each other, its unknown words too.
CAUSE = 0.4

# Of fewer telling words a cause may be of anything.
LEAST_WORDS = 2

# So much of what is told of the first, the only or the worst stands in some report's sentence, and so much in those of
# which one must say so too.
LIKE = 0.35
NEAR = 0.2

Found = tuple[int, int, str]


def find_additions(text: str, ground: Ground) -> Iterator[Found]:
    """Yield the causes of a sentence that no report tells, and its words for a rank that no report of the like has."""
    for match in _causes().finditer(text):
        if not _is_told(bag(match["cause"]), ground):
            yield *match.span(), "no report tells of this cause"
    for match in _ranks().finditer(text):
        group = groups_of("ranks")[" ".join(match["rank"].lower().split())]
        if not _is_ranked(group, bag(text), ground):
            yield *match.span("rank"), "no report that tells the like says so"


def _is_told(cause: Bag, ground: Ground) -> bool:
    whole = ground.weight_of_all(cause)
    if len(cause) < LEAST_WORDS:
        return True
    return any(ground.weight(cause & (line.around | bag(line.before))) >= CAUSE * whole for line in ground.lines)


def _is_ranked(group: str, around: Bag, ground: Ground) -> bool:
    """Say whether of the reports' sentences of the like, if any, one or that before it has a word for a rank."""
    alike = ground.like(around, NEAR)
    if not alike or alike[0][0] < LIKE:
        return True
    words = _any(group)
    return any(words.search(f"{line.before} {line.text}") for _, line in alike)


@cache
def _any(group: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words_in('ranks', group)))})\b", re.IGNORECASE)


@cache
def _ranks() -> re.Pattern[str]:
    """Return the pattern of a rank: "the only", "for the first time", "the first minister to"; no "first day"."""
    others = "|".join(sorted(word for word, group in groups_of("ranks").items() if group != "first"))
    first = r"first(?=[- ]ever\b| time\b| (?:[\w-]+ ){1,4}?(?:to|since|in|of its kind|whom?|ever)\b)"
    return re.compile(rf"\b(?:the|their|its|his|her) (?P<rank>{first}|{others})\b(?! (?:day|week|thing)s?\b)")


@cache
def _causes() -> re.Pattern[str]:
    said = "|".join(sorted(words_of("causes"), key=lambda words: (-len(words), words)))
    return re.compile(rf"\b(?:{said})\s(?P<cause>[^,;:.\x00“”\"]{{3,120}})")
