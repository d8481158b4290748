"""What a measured task is: the file it reads, how it predicts, how it scores."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import rashomon.reading
from rashomon.model import Article

Row = Mapping[str, Any]  # one JSON Lines row of a corpus or of predictions: the only place where JSON is untyped
Scores = dict[str, float]


@dataclass(frozen=True)
class Task:
    """A measured task. `data` names its default files; `predict` yields rows that an outside scorer can read too."""

    data: tuple[str, ...]
    predict: Callable[[Sequence[Row]], Iterable[Row]]
    score: Callable[[Sequence[Row], Sequence[Row]], Scores]


def article(row: Row) -> Article:
    """Read a corpus row as the article that `rashomon annotate` would read."""
    return rashomon.reading.read_text(
        row["text"],
        id=str(row["id"]),
        title=row.get("title"),
        published=row.get("published"),
        source=row.get("source"),
        url=row.get("url"),
    )


def f1(hits: int, predicted: int, gold: int) -> float:
    """Return the harmonic mean of precision (hits of predicted) and recall (hits of gold)."""
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0
