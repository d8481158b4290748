"""Stance: what 60 quotations do, to whom, how they put what they say, and which event it turns on, as a reader has it.

The labels (evals/labels/stances.jsonl) give report and offsets of the reporting verb, and all that is right; a target
of null is nobody. Drawn with a fixed seed from reporting verbs, one a report: a quarter from any, three quarters from
those that do more than say or have a negation or a modal in their clause; labelled before the program had read them.
`about` is scored where there is an event to name, by overlap with the trigger. What is not found counts as wrong.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from evals.tasks import Row, Scores, Task, article
from rashomon.annotating import annotate
from rashomon.model import Quote, Span

LABELS = Path(__file__).parent / "labels" / "stances.jsonl"


@cache
def labels() -> Sequence[Row]:
    """Read the labels once: {id, start, end, stance, target, polarity, about}."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield what the program has for each labelled quotation of the rows."""
    labelled = {label["id"] for label in labels()}
    chosen = [row for row in rows if row["id"] in labelled]
    for row, annotations in zip(chosen, annotate(article(row) for row in chosen), strict=True):
        for label in labels():
            if label["id"] == row["id"] and (quote := _quote_at(annotations.quotes, label)):
                yield {
                    "id": label["id"],
                    "start": label["start"],
                    "stance": quote.stance.value,
                    "target": quote.target.name if quote.target else None,
                    "polarity": quote.polarity.value,
                    "about": [quote.about.start, quote.about.end] if quote.about else None,
                }


def _quote_at(quotes: Sequence[Quote], label: Row) -> Quote | None:
    """Return the quotation with the labelled verb in its cue."""
    verb = Span(label["start"], label["end"])
    return next((quote for quote in quotes if quote.cue and quote.cue.overlaps(verb)), None)


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the share of labelled quotations of which each is right."""
    ids = {row["id"] for row in gold}
    wanted = [label for label in labels() if label["id"] in ids]
    given = {(row["id"], row["start"]): row for row in predicted}
    pairs = [(label, given.get((label["id"], label["start"]))) for label in wanted]
    told = [(label, row) for label, row in pairs if label["about"]]
    return {
        "found": _share([row is not None for _, row in pairs]),
        "stance": _share([row is not None and row["stance"] in label["stance"] for label, row in pairs]),
        "target": _share([row is not None and row["target"] in label["target"] for label, row in pairs]),
        "polarity": _share([row is not None and row["polarity"] in label["polarity"] for label, row in pairs]),
        "about": _share([row is not None and _meets(row["about"], label["about"]) for label, row in told]),
    }


def _share(right: Sequence[bool]) -> float:
    return sum(right) / max(1, len(right))


def _meets(given: Sequence[int] | None, wanted: Sequence[Sequence[int]]) -> bool:
    return given is not None and any(start < given[1] and given[0] < end for start, end in wanted)


TASK = Task(data=("syria.jsonl.gz", "stories-basil.jsonl"), predict=predict, score=score)
