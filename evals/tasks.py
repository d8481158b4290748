"""What a measured task is: the file it reads, how it predicts, how it scores."""

import gzip
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rashomon.reading
from rashomon.model import Article

Row = Mapping[str, Any]  # one JSON Lines row of a corpus or of predictions: the only place where JSON is untyped
Scores = dict[str, float]

DATA = Path(os.environ.get("RASHOMON_DATA", Path(__file__).parents[1] / ".." / "shared" / "data"))


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


def read_rows(file: Path) -> Iterable[Row]:
    """Yield the rows of a JSON Lines file, gzipped or not. A row's `file` is made relative to the working folder."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            row = json.loads(line)
            yield {**row, "file": str(file.parent / row["file"])} if "file" in row else row
