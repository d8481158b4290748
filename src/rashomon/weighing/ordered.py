"""Things of a report by where they stand in it, to be found by where some words stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

from rashomon.model import Span

T = TypeVar("T")


class Ordered(Generic[T]):
    """Things of a report by where they stand."""

    def __init__(self, items: Sequence[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0].start)
        self._starts = [span.start for span, _ in self._items]
        self._longest = max((span.end - span.start for span, _ in self._items), default=0)

    def within(self, span: Span) -> list[tuple[Span, T]]:
        """Return those that lie in a span, with where they stand."""
        first = bisect_left(self._starts, span.start)
        if first == len(self._starts) or self._starts[first] >= span.end:
            return []
        near = self._items[first : bisect_left(self._starts, span.end, first)]
        return [item for item in near if item[0].end <= span.end]

    def around(self, span: Span) -> list[T]:
        """Return those that hold a span."""
        first = bisect_left(self._starts, span.start - self._longest)
        near = self._items[first : bisect_right(self._starts, span.start, first)]
        return [item for at, item in near if span.end <= at.end] if near else []
