"""Two counts of one sentence that a report's sentence gives the other way round, by the words beside each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lines import Line, bag
from rashomon.telling.verifying.numbers import Bag
from rashomon.wording.numbers import NUMBER, is_vague, number

# So much of what a sentence tells stands in a report's sentence with both numbers. Not swept.
LIKE = 0.35

# So many words on either side of a number tell what it counts.
BESIDE = 5


@dataclass(frozen=True)
class Count:
    """A number of a text, and the words beside it, up to those of the next numbers."""

    start: int
    end: int
    value: float
    beside: Bag


def find_swapped(text: str, ground: Ground) -> Iterator[tuple[Count, Line]]:
    """Yield the first of two numbers of a sentence that all reports' sentences like it have the other way round."""
    counts = list(_counts(text))
    telling = bag(text) if len(counts) > 1 else frozenset[str]()
    for one, other in combinations(counts, 2):
        lines = ground.with_numbers(one.value, other.value) if one.value != other.value else ()
        like = [line for line in lines if ground.share(telling, line.around) >= LIKE]
        if like and all(_is_swapped(one, other, line, ground) for line in like):
            yield one, like[0]
            return


def _is_swapped(one: Count, other: Count, line: Line, ground: Ground) -> bool:
    """Say whether the words beside two numbers are beside each other's in a report's sentence, and more so."""
    told = list(_counts(line.text))
    ours, others = ([known for known in told if known.value == count.value] for count in (one, other))
    straight = max((_same(one, a, ground) + _same(other, b, ground) for a in ours for b in others), default=0.0)
    crossed = max((_same(one, b, ground) + _same(other, a, ground) for a in ours for b in others), default=0.0)
    return crossed > straight


def _same(count: Count, known: Count, ground: Ground) -> float:
    return ground.weight(count.beside & known.beside)


# Where what is told of one number ends and what is told of the next begins.
PARTED = re.compile(r"[;,]|\b(?:and|but|while|of|with|including)\b")


def _counts(text: str) -> Iterator[Count]:
    found = ((match, number(match.group())) for match in NUMBER.finditer(text) if not is_vague(match.group()))
    matches = [(match, value) for match, value in found if value and value > 1]
    if not matches:
        return
    cuts = [0, *(_cut(text, one.end(), other.start()) for (one, _), (other, _) in pairwise(matches)), len(text)]
    for (match, value), (start, end) in zip(matches, pairwise(cuts), strict=True):
        before, after = text[start : match.start()].split()[-BESIDE:], text[match.end() : end].split()[:BESIDE]
        beside = bag(" ".join((*before, ".", *after)))
        yield Count(match.start(), match.end(), value, beside)


def _cut(text: str, start: int, end: int) -> int:
    """Return the place between two numbers where what is told of the second begins."""
    places: Sequence[int] = [match.start() for match in PARTED.finditer(text, start, end)]
    return places[-1] if places else end
