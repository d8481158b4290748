"""Brief + reports -> its names, numbers, days and quotations that have no support, each with its place and why."""

from collections.abc import Iterable

from rashomon.model import Case, Model
from rashomon.telling.verifying.checking import faults
from rashomon.telling.verifying.citations import Cited
from rashomon.telling.verifying.faults import Fault, Kind
from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.grounding import ground_of
from rashomon.telling.verifying.prose import Piece, pieces

__all__ = ["Kind", "Unsupported", "find_faults", "ground_of", "verify"]


class Unsupported(Model, frozen=True, kw_only=True):
    """Words of a brief without support in the reports: what they are, where they stand and why they do not hold.

    `start` and `end` are offsets in the brief as given; `line` and `column` count from 1. `passage` is what a report
    says of the like instead, where one does, and `source` who publishes it.
    """

    kind: Kind
    words: str
    start: int
    end: int
    line: int
    column: int
    why: str
    passage: str | None = None
    source: str | None = None


# A report's sentence that shares less of the telling words is of something else.
LIKE = 0.3


def verify(text: str, cases: Iterable[Case]) -> tuple[Unsupported, ...]:
    """Return, in order, what a brief names, counts, dates and quotes that the reports of the cases do not support."""
    return find_faults(text, ground_of(cases))


def find_faults(text: str, ground: Ground) -> tuple[Unsupported, ...]:
    """Return the same against what the reports of some cases support (`ground_of`), for several texts."""
    read = list(pieces(text))
    cited = Cited(read)
    found = [_placed(text, piece, fault, ground) for piece in read for fault in faults(piece, ground, cited.by(piece))]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _placed(text: str, piece: Piece, fault: Fault, ground: Ground) -> Unsupported:
    shown = fault.line or ground.nearest(piece.text, LIKE)
    start, end = piece.at(fault.start), piece.at(max(fault.start, fault.end - 1)) + 1
    return Unsupported(
        kind=fault.kind,
        words=" ".join(piece.text[fault.start : fault.end].split()),
        start=start,
        end=end,
        line=text.count("\n", 0, start) + 1,
        column=start - text.rfind("\n", 0, start),
        why=fault.why,
        passage=" ".join(shown.text.split()) if shown else None,
        source=(shown.source or None) if shown else None,
    )
