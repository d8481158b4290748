"""Whether events happened: 430 events of the Syrian war's reports, drawn by chance and labelled by reading.

The labels hold ids and offsets, no words: evals/labels/modality-syria.jsonl. Draws 1 (200) and 2 (100) are of all
events; draws 3 (100) and 4 (30) of those in whose sentence something (a modal, "said", a negation ...) or the program
suggests anything else than happened. The rules were mended on draws 1 and 3; 2 and 4 were drawn and labelled before
they were measured, and nothing was mended on them. An event no longer found counts as wrong.
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
    """Read the labels once: {id, start, end, label, draw}."""
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
    """Return the share of labelled events whose modality is right: all, the fresh draw, those that did not happen."""
    found = {(row["id"], event["end"]): event["modality"] for row in predicted for event in row["events"]}
    read = {str(row["id"]) for row in gold}
    asked = [label for label in labels() if label["id"] in read]

    def accuracy(some: Sequence[Row]) -> float:
        hits = [label for label in some if found.get((label["id"], label["end"])) == label["label"]]
        return len(hits) / max(1, len(some))

    def draws(*numbers: int) -> list[Row]:
        return [label for label in asked if label["draw"] in numbers]

    return {
        "accuracy": accuracy(draws(1, 2)),
        "accuracy, second draw": accuracy(draws(2)),
        "accuracy, doubtful": accuracy(draws(3)),
        "accuracy, doubtful, fresh": accuracy(draws(4)),
        "accuracy, not happened": accuracy([label for label in asked if label["label"] != "happened"]),
    }


TASK = Task(data=("syria.jsonl.gz",), predict=predict, score=score)
