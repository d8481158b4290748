"""Stories: do reports of one happening, and only those, end in one story? Measured by B-cubed F1."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from evals.tasks import Row, Scores, Task, article
from rashomon.annotating import annotate
from rashomon.linking import join_stories


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the story of each report: {id, story}."""
    articles = [article(row) for row in rows]
    for story in join_stories(articles, list(annotate(articles))):
        for member in story.articles:
            yield {"id": member, "story": story.id}


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return B-cubed precision, recall and F1; a report without a story counts as alone."""
    truth = {str(row["id"]): row["story"] for row in gold}
    found: dict[str, Hashable] = {key: ("alone", key) for key in truth}
    found |= {str(row["id"]): row["story"] for row in predicted if str(row["id"]) in truth}
    return b_cubed(truth, found)


def b_cubed(truth: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Scores:
    """Return B-cubed precision, recall and F1 of one grouping of the same keys against another."""
    want, have = _groups(truth), _groups(found)
    precision = sum(len(want[truth[k]] & have[found[k]]) / len(have[found[k]]) for k in truth) / len(truth)
    recall = sum(len(want[truth[k]] & have[found[k]]) / len(want[truth[k]]) for k in truth) / len(truth)
    total = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / total if total else 0.0}


def _groups(labels: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    groups: dict[Hashable, set[str]] = defaultdict(set)
    for key, label in labels.items():
        groups[label].add(key)
    return groups


TASK = Task(data=("stories-basil.jsonl", "stories-gva.jsonl.gz"), predict=predict, score=score)
