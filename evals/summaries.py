"""Summaries as a chat model writes them, and copies with one lie each: what `rashomon verify` finds, by kind of lie.

The summaries (evals/summaries.toml) are in words of our own, of reports of the corpora and of affairs of our own
(evals/summaries.jsonl; a row of evals/summaries_affairs.jsonl stands for the reports of one of evals/affairs). A lie is
found where its sentence raises an alarm that the true summary does not raise.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import rashomon
from evals.affairs import FOLDER as AFFAIRS
from evals.inventions import sentences
from evals.tasks import Row, Scores, Task, article
from rashomon.telling.verifying import Unsupported, find_faults, ground_of

SUMMARIES = Path(__file__).with_suffix(".toml")
OWN = Path(__file__).with_suffix(".jsonl")
OF_AFFAIRS = Path(__file__).with_name("summaries_affairs.jsonl")

# The words of a report, in place of which its number and offsets stand: "{2:10-40}".
WORDS_OF = re.compile(r"\{(\d+):(\d+)-(\d+)\}")

# The lots whose figures have floors; the newer ones are told beside them.
FLOORED = 3

# What is not a lie: a sentence of a true summary.
TRUE = "true"


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield each sentence of each true summary whose reports are among the rows, and each lie, with their alarms."""
    by_id = {str(report["id"]): report for row in rows for report in _reports(row)}
    for summary in tomllib.loads(SUMMARIES.read_text("utf-8"))["summary"]:
        if all(id in by_id for id in summary["reports"]):
            yield from _tried(summary, [by_id[id] for id in summary["reports"]])


def _reports(row: Row) -> list[Row]:
    """Return the reports of the affair that a row names; of any other, the row itself."""
    if "affair" not in row:
        return [row]
    affair = tomllib.loads((AFFAIRS / f"{row['affair']}.toml").read_text("utf-8"))
    return [{**report, "id": f"{row['affair']}-{n}"} for n, report in enumerate(affair["report"], start=1)]


def _tried(summary: Row, reports: Sequence[Row]) -> Iterator[Row]:
    def filled(words: str) -> str:
        text = WORDS_OF.sub(lambda m: reports[int(m[1]) - 1]["text"][int(m[2]) : int(m[3])], words)
        return " ".join(text.split())

    with rashomon.open() as archive:
        archive.add_articles(map(article, reports))
        ground = ground_of(archive.cases())
    told = {"id": summary["id"], "drawn": summary["drawn"]}
    true = filled(summary["text"])
    alarms = find_faults(true, ground)
    for start, end in sentences(true):
        yield {**told, "kind": TRUE, "words": true[start:end], "alarms": _words(alarms, start, end)}
    known = {(alarm.kind, alarm.words) for alarm in alarms}
    for kind, old, new in summary["lies"]:
        old, new = filled(old), filled(new)
        place = true.index(old)
        lying = true.replace(old, new)
        here = [one for one in sentences(lying) if one[0] < place + len(new) and place < one[1]]
        raised = [alarm for alarm in find_faults(lying, ground) if (alarm.kind, alarm.words) not in known]
        found = [words for start, end in here for words in _words(raised, start, end)]
        yield {**told, "kind": kind, "words": new, "alarms": found}


def _words(alarms: Sequence[Unsupported], start: int, end: int) -> list[str]:
    return [f"{one.kind.value} {one.words}: {one.why}" for one in alarms if start <= one.start < end]


def score(rows: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the share of lies found, by kind and by lot, and the share of true sentences that raise no alarm."""
    scores: Scores = {}
    for lot in sorted({row["drawn"] for row in predicted if row["drawn"] > FLOORED}):
        of_lot = [row for row in predicted if row["drawn"] == lot]
        scores[f"lot {lot}: found"] = _share([row for row in of_lot if row["kind"] != TRUE])
        scores[f"lot {lot}: left alone"] = 1 - _share([row for row in of_lot if row["kind"] == TRUE])
    predicted = [row for row in predicted if row["drawn"] <= FLOORED]
    lies = [row for row in predicted if row["kind"] != TRUE]
    for kind in sorted({row["kind"] for row in lies}):
        scores[f"found: {kind}"] = _share([row for row in lies if row["kind"] == kind])
    for lot in sorted({row["drawn"] for row in lies}):
        scores[f"found: lot {lot}"] = _share([row for row in lies if row["drawn"] == lot])
    scores["found"] = _share(lies)
    scores["left alone"] = 1 - _share([row for row in predicted if row["kind"] == TRUE])
    return scores


def _share(rows: Sequence[Row]) -> float:
    return sum(bool(row["alarms"]) for row in rows) / len(rows) if rows else 0.0


TASK = Task(data=("stories-basil.jsonl", "syria.jsonl.gz", str(OWN), str(OF_AFFAIRS)), predict=predict, score=score)
