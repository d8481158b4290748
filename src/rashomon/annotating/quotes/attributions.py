"""What an attribution is before its speaker is known: tokens of one paragraph that are source, cue and content."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

# Tokens `start` to `end` of a paragraph.
Range = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Source, cue and content of one attribution, as token ranges of the paragraph numbered `order`.

    `content_order` numbers the paragraph of the content, which may be the next one ("He said:").
    """

    order: int
    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    content_order: int


def overlap(one: Range, other: Range) -> bool:
    """Say whether two ranges share a token."""
    return one[0] < other[1] and other[0] < one[1]


def trimmed(doc: Doc, start: int, end: int) -> Range | None:
    """Return the range without blanks and commas at its edges; None where nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in (",", ";", ":", "-", "–", "—", ".")):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ";", ":", "-", "–", "—")):
        end -= 1
    return (start, end) if start < end else None


def without(whole: Range, holes: Sequence[Range]) -> list[Range]:
    """Return what is left of a range when the holes are cut out of it."""
    pieces, start = [], whole[0]
    for hole in sorted(holes):
        if hole[1] <= start or hole[0] >= whole[1]:
            continue
        if hole[0] > start:
            pieces.append((start, hole[0]))
        start = max(start, hole[1])
    if start < whole[1]:
        pieces.append((start, whole[1]))
    return pieces
