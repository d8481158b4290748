"""Event coreference across reports, with the event mentions given: measured by the CoNLL F1 (MUC, B-cubed, CEAF-e).

As is usual on ECB+, the topics are given too; which of a topic's reports tell of one happening (its subtopics) is not.
`coref_alone` gives the mentions and nothing else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from evals.stories import b_cubed
from evals.tasks import Row, Scores, Task, article
from rashomon.annotating import annotate
from rashomon.linking import by_story, join_stories, match_events
from rashomon.linking.judging import Judge
from rashomon.model import Annotations, Article, Event, Modality, Span, evidence
from rashomon.wording.sentences import line_around

Key = tuple[str, int, int]


@dataclass(frozen=True)
class Told:
    """A row of the corpus as the chain reads it, with the mentions that count."""

    row: Row
    article: Article
    annotations: Annotations

    @property
    def mentions(self) -> list[Any]:
        """The row's event mentions in sentences that were validated."""
        return _mentions(self.row)


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the clusters of the given mentions within the given topics; what the reports of a topic tell of is ours."""
    return _predicted(read(rows), lambda each: str(each.row.get("topic", "")))


def predict_alone(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the clusters of the given mentions where nothing else is given: within stories of our own."""
    told = read(rows)
    story = by_story(join_stories([each.article for each in told], [each.annotations for each in told]))
    return _predicted(told, lambda each: story[each.article.id])


def read(rows: Sequence[Row]) -> list[Told]:
    """Return the rows with the given mentions in place of the events that we found."""
    articles = [article(row) for row in rows]
    return [
        Told(row, each, _given(row, each, found))
        for row, each, found in zip(rows, articles, annotate(articles), strict=True)
    ]


def within(told: Sequence[Told], key: Callable[[Told], str]) -> dict[str, list[Told]]:
    """Return the reports by topic or story."""
    found: dict[str, list[Told]] = defaultdict(list)
    for each in told:
        found[key(each)].append(each)
    return dict(found)


def cluster(told: Sequence[Told], weights: Judge | None = None) -> dict[Key, str]:
    """Return the happening of each mention in reports that are one affair, whose stories are our own."""
    articles, annotations = [each.article for each in told], [each.annotations for each in told]
    stories = join_stories(articles, annotations)
    return {
        (mention.article, mention.span.start, mention.span.end): happening.id
        for happening in match_events(articles, annotations, stories=stories, weights=weights)
        for mention in happening.mentions
    }


def _predicted(told: Sequence[Told], key: Callable[[Told], str]) -> Iterator[Row]:
    clusters: dict[Key, str] = {}
    for members in within(told, key).values():
        clusters |= cluster(members)
    yield from as_rows(told, clusters)


def as_rows(told: Sequence[Told], clusters: Mapping[Key, str]) -> Iterator[Row]:
    """Yield rows that an outside scorer reads: {id, mentions: [{start, end, cluster}]}."""
    for each in told:
        spans = [(m["start"], m["end"]) for m in each.mentions]
        mentions = [{"start": s, "end": e, "cluster": clusters[each.article.id, s, e]} for s, e in spans]
        yield {"id": each.row["id"], "mentions": mentions}


def _mentions(row: Row) -> list[Any]:
    return [m for m in row["mentions"] if m.get("kind", "event") == "event" and m.get("validated", True)]


def _given(row: Row, article: Article, found: Annotations) -> Annotations:
    """Return the annotations with the given mentions as events; what we found at the same words is kept with them."""
    events = (_event(Span(m["start"], m["end"]), article, found.events) for m in _mentions(row))
    unique = {event.evidence.span: event for event in events}
    return replace(found, events=tuple(unique[span] for span in sorted(unique)))


def _event(span: Span, article: Article, found: Sequence[Event]) -> Event:
    words = evidence(article.id, article.text, span.start, span.end)
    same = next((event for event in found if event.evidence.span.overlaps(span)), None)
    if same is None:
        start, end = line_around(article.text, span.start, span.end)
        return Event(evidence=words, clause=Span(start, end), type="", sense="", modality=Modality.HAPPENED)
    return replace(same, evidence=words, sense="")


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return MUC, B-cubed and CEAF-e F1 and their mean; a mention that is not predicted counts as alone."""
    by_id = {str(row["id"]): row for row in predicted}
    truth: dict[Key, tuple[str, str]] = {}
    found: dict[Key, tuple[str, Any]] = {}
    for row in gold:
        id, topic = str(row["id"]), str(row.get("topic", ""))
        mine = {(m["start"], m["end"]): m["cluster"] for m in by_id.get(id, {}).get("mentions", [])}
        for m in _mentions(row):
            span = (m["start"], m["end"])
            truth[id, *span] = (topic, m["cluster"])
            found[id, *span] = (topic, mine[span]) if span in mine else ("alone", (id, span))
    want, have = list(_clusters(truth)), list(_clusters(found))
    strings = [{f"{id}:{s}:{e}": label for (id, s, e), label in labels.items()} for labels in (truth, found)]
    parts = {"muc": _muc(want, have), "b_cubed": b_cubed(*strings)["f1"], "ceaf_e": _ceaf_e(want, have)}
    return parts | {"conll": sum(parts.values()) / 3}


def _clusters(labels: Mapping[Key, object]) -> Iterator[set[Key]]:
    groups: dict[object, set[Key]] = defaultdict(set)
    for key, label in labels.items():
        groups[label].add(key)
    yield from groups.values()


def _muc(want: Sequence[set[Key]], have: Sequence[set[Key]]) -> float:
    recall, precision = _links_kept(want, have), _links_kept(have, want)
    return _harmonic(precision, recall)


def _links_kept(key: Sequence[set[Key]], other: Sequence[set[Key]]) -> float:
    home = {mention: index for index, cluster in enumerate(other) for mention in cluster}
    kept = sum(len(cluster) - len({home[mention] for mention in cluster}) for cluster in key)
    links = sum(len(cluster) - 1 for cluster in key)
    return kept / links if links else 0.0


def _ceaf_e(want: Sequence[set[Key]], have: Sequence[set[Key]]) -> float:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    if not want or not have:
        return 0.0
    home = {mention: index for index, cluster in enumerate(have) for mention in cluster}
    table = np.zeros((len(want), len(have)))
    for i, cluster in enumerate(want):
        for j in {home[mention] for mention in cluster}:
            table[i, j] = 2 * len(cluster & have[j]) / (len(cluster) + len(have[j]))
    total = float(table[linear_sum_assignment(-table)].sum())
    return _harmonic(total / len(have), total / len(want))


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


TASK = Task(data=("events-ecb.jsonl.gz",), predict=predict, score=score)
