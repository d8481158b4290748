"""Whether events happened: 200 events of the Syrian war's reports, drawn by chance and labelled by reading.

The labels hold ids and offsets, no words: evals/labels/modality-syria.jsonl. An event that is no longer found at its
place counts as wrong.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from evals.tasks import Row, Scores, Task, article
from rashomon.annotating import annotate

LABELS = Path(__file__).parent / "labels" / "modality-syria.jsonl"


@cache
def labels() -> Sequence[Row]:
    """Read the labels once: {id, start, end, label}."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the events of each report that has labels, with their modality."""
    labelled = {label["id"] for label in labels()}
    chosen = [row for row in rows if str(row["id"]) in labelled]
    for row, annotations in zip(chosen, annotate(article(row) for row in chosen), strict=True):
        events = [
            {"start": e.evidence.span.start, "end": e.evidence.span.end, "modality": e.modality.value}
            for e in annotations.events
        ]
        yield {"id": str(row["id"]), "events": events}


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the share of labelled events whose modality is right, of all and of those that did not simply happen."""
    found = {(row["id"], event["end"]): event["modality"] for row in predicted for event in row["events"]}
    read = {str(row["id"]) for row in gold}
    asked = [label for label in labels() if label["id"] in read]
    right = [found.get((label["id"], label["end"])) == label["label"] for label in asked]
    others = [hit for hit, label in zip(right, asked, strict=True) if label["label"] != "happened"]
    return {
        "accuracy": sum(right) / max(1, len(right)),
        "accuracy, not happened": sum(others) / max(1, len(others)),
    }


TASK = Task(data=("syria.jsonl.gz",), predict=predict, score=score)
