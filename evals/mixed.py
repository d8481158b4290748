"""Two corpora of stories in one stream, day by day, as a wire brings them. Measured by B-cubed F1.

The reports of the file are mixed with those of stories-basil: one setting must do for both.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evals.stories import b_cubed
from evals.tasks import DATA, Row, Scores, Task, article, read_rows
from rashomon.annotating import annotate
from rashomon.linking import Stream
from rashomon.model import Annotations, Article

WITH = "stories-basil.jsonl"
WINDOWS = (14, 30, 90, None)  # days; None: nothing leaves


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the story of each report in a stream with each window: {id, window, story}."""
    mixed = _mix(rows)
    articles = [article(row) for row in mixed]
    notes = dict(zip((each.id for each in articles), annotate(articles), strict=True))
    for window in WINDOWS:
        for id, story in _day_by_day(articles, notes, window).items():
            yield {"id": id, "window": window, "story": story}


def _day_by_day(articles: Sequence[Article], notes: Mapping[str, Annotations], window: int | None) -> dict[str, str]:
    """Return the story of each report in the end."""
    days: dict[int, list[Article]] = defaultdict(list)
    for each in articles:
        days[each.published.value.toordinal() if each.published.value else 0].append(each)
    stream = Stream(window)
    found: dict[str, str] = {}
    for day in sorted(days):
        for story in stream.add(days[day], [notes[each.id] for each in days[day]]):
            found |= dict.fromkeys(story.articles, story.id)
    return found


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return B-cubed F1 of each window over the reports of both corpora."""
    truth = {str(row["id"]): str(row["story"]) for row in _mix(gold)}
    scores = {}
    for window in WINDOWS:
        found = {str(row["id"]): str(row["story"]) for row in predicted if row["window"] == window}
        scores[f"f1, window of {window} days" if window else "f1, no window"] = b_cubed(truth, found)["f1"]
    return scores


def _mix(rows: Sequence[Row]) -> list[Row]:
    both = (rows, list(read_rows(DATA / WITH)))
    return [
        {**row, "id": f"{n} {row['id']}", "story": f"{n} {row['story']}"} for n, some in enumerate(both) for row in some
    ]


TASK = Task(data=("stories-gva.jsonl.gz",), predict=predict, score=score)
