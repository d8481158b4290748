"""What a sentence of a brief cites: the passages in its evidence under the numbers behind it, or beside the field."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from rashomon.telling.verifying.lines import bag
from rashomon.telling.verifying.numbers import Bag
from rashomon.telling.verifying.prose import Piece

REFERENCE = re.compile(r"\[(\d+)\]")


class Cited:
    """The passages of the evidence of one brief, or of several one after the other, each numbered from one."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._places: defaultdict[int, list[int]] = defaultdict(list)
        self._bags: defaultdict[int, list[Bag]] = defaultdict(list)
        for piece in pieces:
            if piece.number is not None:
                self._places[piece.number].append(piece.at(0))
                self._bags[piece.number].append(bag(piece.text))

    def by(self, piece: Piece) -> tuple[Bag, ...]:
        """Return the telling words of each passage that a sentence cites; none where one of them is not there."""
        numbers = [*piece.cites, *map(int, REFERENCE.findall(piece.text))]
        found = [self._behind(number, piece.at(0)) for number in numbers]
        return tuple(words for words in found if words is not None) if None not in found else ()

    def _behind(self, number: int, place: int) -> Bag | None:
        """Return the passage of a number that comes next behind a place."""
        index = bisect_right(self._places[number], place)
        return self._bags[number][index] if index < len(self._bags[number]) else None
