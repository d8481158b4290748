"""The day of an undated report: each report's date is hidden and inferred from the others of its story."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from evals.tasks import Row, Scores, Task, article
from rashomon.linking import date_report
from rashomon.model import Annotations, Dated, Time

# From this confidence on a date is said to be sure.
SURE = 0.8


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield for each report the day that is inferred for it, and how sure that is."""
    from rashomon.annotating.parsing import parse
    from rashomon.annotating.times import find_times

    articles = [article(row) for row in rows]
    dated = [_noted(find_times(parsed), parsed.article.id) for parsed in parse(articles)]
    hidden = [replace(one, published=Dated()) for one in articles]
    undated = [_noted(find_times(parsed), parsed.article.id) for parsed in parse(hidden)]
    for n, row in enumerate(rows):
        others = [m for m, other in enumerate(rows) if other["story"] == row["story"] and m != n]
        neighbours = [(articles[m], dated[m]) for m in others]
        inferred = date_report(hidden[n], undated[n], neighbours, same_story=True)
        yield {"id": row["id"], "day": inferred.value and inferred.value.isoformat(), "confidence": inferred.confidence}


def _noted(times: tuple[Time, ...], article_id: str) -> Annotations:
    return Annotations(article=article_id, version="", times=times)


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return the share of reports dated, and of these on the very day, within a day, and right where that is sure."""
    told = [
        (abs((date.fromisoformat(found["day"]) - date.fromisoformat(row["published"][:10])).days), found["confidence"])
        for row, found in zip(gold, predicted, strict=True)
        if found["day"]
    ]
    sure = [away for away, confidence in told if confidence >= SURE]
    return {
        "dated": len(told) / len(gold),
        "very day": sum(away == 0 for away, _ in told) / max(1, len(told)),
        "within a day": sum(away <= 1 for away, _ in told) / max(1, len(told)),
        "very day, where sure": sum(away == 0 for away in sure) / max(1, len(sure)),
    }


TASK = Task(data=("stories-basil.jsonl",), predict=predict, score=score)
