"""Times: TIMEX3 expressions, strict and relaxed, with their types and values (TempEval-3)."""

from collections.abc import Iterator, Sequence

from evals.tasks import Row, Scores, Task, article, f1


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the times of each row in the schema of the exchange format."""
    from rashomon.annotating.parsing import parse
    from rashomon.annotating.times import find_times

    for row, parsed in zip(rows, parse(article(row) for row in rows), strict=True):
        times = [
            {
                "start": time.evidence.span.start,
                "end": time.evidence.span.end,
                "type": time.type.value,
                "value": time.value,
                "confidence": time.confidence,
            }
            for time in find_times(parsed)
        ]
        yield {"id": row["id"], "times": times}


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the F1 of exact and overlapping extents, and of type and value where extents overlap."""
    found = {str(row["id"]): row["times"] for row in predicted}
    hits = {"strict": 0, "relaxed": 0, "type": 0, "value": 0}
    wanted = given = 0
    for row in gold:
        truth, ours = row["times"], found.get(str(row["id"]), [])
        wanted, given = wanted + len(truth), given + len(ours)
        hits["strict"] += len({(t["start"], t["end"]) for t in truth} & {(t["start"], t["end"]) for t in ours})
        for time, match in pairs(truth, ours):
            hits["relaxed"] += 1
            hits["type"] += match["type"] == time["type"]
            hits["value"] += match["value"] == time["value"]
    return {name: f1(count, given, wanted) for name, count in hits.items()}


def pairs(truth: Sequence[Row], ours: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pair each true expression with the unused one of ours that shares most characters with it."""
    used: set[int] = set()
    for time in truth:
        shared = [
            (min(time["end"], t["end"]) - max(time["start"], t["start"]), n)
            for n, t in enumerate(ours)
            if n not in used
        ]
        most, n = max(shared, default=(0, -1))
        if most > 0:
            used.add(n)
            yield time, ours[n]


TASK = Task(data=("times.jsonl",), predict=predict, score=score)
