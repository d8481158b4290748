"""What is wrong with words of a brief: of what kind they are, where they stand, and which line of a report shows it."""

from dataclasses import dataclass
from enum import StrEnum

from rashomon.telling.verifying.lines import Line


class Kind(StrEnum):
    """What is not supported."""

    NAME = "name"
    NUMBER = "number"
    DAY = "day"
    QUOTATION = "quotation"
    DEED = "deed"
    CLAIM = "claim"


@dataclass(frozen=True)
class Fault:
    """What is wrong with the words between two places of a piece, and the report's sentence that shows it."""

    kind: Kind
    start: int
    end: int
    why: str
    line: Line | None = None
