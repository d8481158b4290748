"""The main part of a whole page given as plain text: the stretch where sentences outweigh menus and lists."""

from collections.abc import Sequence

from rashomon.model import Role
from rashomon.reading.shapes import Shape
from rashomon.reading.signals import Mark

# A text with this many lines that are furniture by their wording is a whole page, menus and all. Clippings and clean
# texts of the corpora have fewer than ten.
PAGE_LINES = 12

# What a block adds to the stretch that holds it: its words where it is prose, up to MOST_WORDS; a short line takes, and
# one that is furniture by its words takes less, since pages put buttons and advertisements between paragraphs.
# Swept (50, 80) x (-5 to -11) x (-1 to -5) on the 31 development pages as text: F1 .943 within .002 from -8 on.
MOST_WORDS = 80
SHORT_LINE = -8
MARKED_LINE = -3


def is_page(marks: Sequence[Mark | None]) -> bool:
    """Say whether a text is a whole page rather than a clipping."""
    return sum(1 for mark in marks if mark is not None and mark[0] is Role.FURNITURE) >= PAGE_LINES


def main_region(shapes: Sequence[Shape], marks: Sequence[Mark | None]) -> tuple[int, int]:
    """Return the first and the last block of the stretch with the greatest sum (Kadane)."""
    best, best_at = 0, (0, len(shapes) - 1)
    total, start = 0, 0
    for i, (shape, mark) in enumerate(zip(shapes, marks, strict=True)):
        total += _worth(shape, mark)
        if total <= 0:
            total, start = 0, i + 1
        elif total > best:
            best, best_at = total, (start, i)
    return best_at


def _worth(shape: Shape, mark: Mark | None) -> int:
    if mark is not None:
        return MARKED_LINE
    return min(shape.count, MOST_WORDS) if shape.is_prose else SHORT_LINE
