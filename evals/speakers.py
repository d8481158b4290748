"""Speakers: who says quotations drawn at random from reports, against a reader's labels.

The labels (evals/speakers.jsonl) give report, offsets and the names that are right; `where` says whether the offsets
are those of quoted words or of the reporting verb. The first draw was taken from what the program found and labelled by
correcting it, two of a hundred being no quotations ("claimed 200 lives"). The others (`draw` 2 to 5) were taken with a
fixed seed from all reporting verbs and all words between quotation marks of reports not drawn before, one a report, and
labelled before the program had read them: 60 and 60 of war reports, 40 and 36 of reports on US politics. Nothing was
mended on the last: its figure is the honest one.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.tasks import Row, Scores, Task, article
from rashomon.annotating.cast import find_cast
from rashomon.annotating.parsing import parse
from rashomon.annotating.quotes import find_quotes
from rashomon.model import Quote

LABELS = Path(__file__).with_suffix(".jsonl")
DRAWS = {
    1: "right speaker",
    2: "right speaker, second draw",
    3: "right speaker, third draw",
    4: "right speaker, politics",
    5: "right speaker, politics, second draw",
}


def labels() -> list[Row]:
    """Return the labelled quotations."""
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield who says each labelled quotation of the rows."""
    wanted = labels()
    ids = {row["id"] for row in wanted}
    for parsed in parse(article(row) for row in rows if row["id"] in ids):
        quotes = find_quotes(parsed, find_cast(parsed), ())
        for label in wanted:
            if label["id"] == parsed.article.id:
                yield {"id": label["id"], "start": label["start"], "speaker": speaker(quotes, label)}


def speaker(quotes: Sequence[Quote], label: Row) -> str | None:
    """Return the speaker of the smallest quotation around the middle of the words, or of the verb."""
    start, end = label["start"], label["end"]
    if label["where"] == "cue":
        found = [q for q in quotes if q.cue and q.cue.start < end and start < q.cue.end]
    else:
        middle = (start + end) // 2
        found = [q for q in quotes if any(s.start <= middle < s.end for s in q.content)]
    found.sort(key=lambda quote: sum(span.end - span.start for span in quote.content))
    return found[0].speaker.name if found and found[0].speaker else None


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the share of labelled quotations with a right speaker."""
    ids = {str(row["id"]) for row in gold}
    given = {(row["id"], row["start"]): row["speaker"] for row in predicted}
    scores: Scores = {}
    for number, name in DRAWS.items():
        wanted = [label for label in labels() if str(label["id"]) in ids and label.get("draw", 1) == number]
        right = sum(_is_right(given.get((label["id"], label["start"])), label) for label in wanted)
        if wanted:
            scores[name] = right / len(wanted)
    return scores


def _is_right(speaker: str | None, label: Row) -> bool:
    return speaker is not None and speaker.casefold() in {name.casefold() for name in label["speakers"]}


TASK = Task(data=("syria.jsonl.gz", "stories-basil.jsonl"), predict=predict, score=score)
