"""How far the confidences of times may be trusted: what is said to be so sure, and how often it is right.

    python -m evals.reliability [FILE]

An expression counts where its words are those of the corpus, or overlap them. A value of the corpus that leaves open
what ours says ("1989-WXX" for "1989-W43", "1989-XX" for "1989") counts as right.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from evals.tasks import DATA, Row, read_rows
from evals.times import pairs, predict

BINS = (0.0, 0.7, 0.8, 0.86, 0.91, 0.94, 0.96, 1.01)


class Bin(NamedTuple):
    """Expressions of about one confidence: what is said, how many, and the share that is right."""

    said: float
    size: int
    right: float

    def __str__(self) -> str:
        return f"| {self.said:.2f} | {self.size} | {self.right:.2f} |"


def judged(rows: Sequence[Row]) -> Iterator[tuple[float, bool]]:
    """Yield the confidence of each expression, and whether its value is right."""
    for row, found in zip(rows, predict(rows), strict=True):
        for truth, ours in pairs(row["times"], found["times"]):
            yield ours["confidence"], agrees(truth["value"], ours["value"])


def agrees(truth: str, ours: str) -> bool:
    """Say whether a value is that of the corpus, or one that this leaves open."""
    padded = re.sub(r"-W(\d)$", r"-W0\1", truth)
    if padded == ours:
        return True
    if not padded[:1].isdigit() or "X" not in padded:
        return False
    stem = re.escape(re.sub(r"(?:-XX)+$", "", padded)).replace("X", ".")
    return re.fullmatch(rf"{stem}(?:-..)*", ours) is not None


def table(judgements: Sequence[tuple[float, bool]]) -> list[Bin]:
    """Return the bins that hold any expression, least sure first."""
    bins = []
    for low, high in pairwise(BINS):
        inside = [(said, right) for said, right in judgements if low <= said < high]
        if inside:
            said = sum(said for said, _ in inside) / len(inside)
            bins.append(Bin(said, len(inside), sum(right for _, right in inside) / len(inside)))
    return bins


def error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error: how far what is said lies from what is right, on average."""
    return sum(b.size * abs(b.said - b.right) for b in bins) / sum(b.size for b in bins)


def main(file: Path) -> None:
    """Print the table for all reports, and the error for the even and the odd ones."""
    rows = list(read_rows(file))
    judgements = list(judged(rows))
    print("| said | expressions | right |\n|---|---|---|", *table(judgements), sep="\n")
    for name, half in (("all", rows), ("even", rows[::2]), ("odd", rows[1::2])):
        print(f"calibration error, {name} reports: {error(table(list(judged(half)))):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "times.jsonl")
