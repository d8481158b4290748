"""Event coreference across reports, with the event mentions given: measured by the CoNLL F1 (MUC, B-cubed, CEAF-e)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from evals.stories import b_cubed
from evals.tasks import Row, Scores, Task, article
from rashomon.annotating import annotate
from rashomon.linking import by_story, join_stories, match_events
from rashomon.model import Annotations, Article, Event, Modality, Span, evidence

Key = tuple[str, int, int]


def predict(rows: Sequence[Row]) -> Iterable[Row]:
    """Yield the clusters of the given mentions: {id, mentions: [{start, end, cluster}]}. Stories are our own."""
    articles = [article(row) for row in rows]
    notes = [_given(row, each, found) for row, each, found in zip(rows, articles, annotate(articles), strict=True)]
    story = by_story(join_stories(articles, notes))
    members: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(articles):
        members[story[each.id]].append(index)
    clusters: dict[Key, str] = {}
    for indexes in members.values():
        for happening in match_events([articles[i] for i in indexes], [notes[i] for i in indexes]):
            for mention in happening.mentions:
                clusters[mention.article, mention.span.start, mention.span.end] = happening.id
    for row in rows:
        spans = [(m["start"], m["end"]) for m in _mentions(row)]
        yield {
            "id": row["id"],
            "mentions": [{"start": s, "end": e, "cluster": clusters[str(row["id"]), s, e]} for s, e in spans],
        }


def _mentions(row: Row) -> list[Any]:
    return [m for m in row["mentions"] if m.get("kind", "event") == "event" and m.get("validated", True)]


def _given(row: Row, article: Article, found: Annotations) -> Annotations:
    """Return the annotations with the given mentions as events; what we found at the same words is kept with them."""
    events = (_event(Span(m["start"], m["end"]), article, found.events) for m in _mentions(row))
    unique = {event.evidence.span: event for event in events}
    return Annotations(
        article=article.id,
        version=found.version,
        entities=found.entities,
        times=found.times,
        places=found.places,
        events=tuple(unique[span] for span in sorted(unique)),
    )


def _event(span: Span, article: Article, found: Sequence[Event]) -> Event:
    words = evidence(article.id, article.text, span.start, span.end)
    same = next((event for event in found if event.evidence.span.overlaps(span)), None)
    if same is None:
        start, end = _line(article.text, span)
        return Event(evidence=words, clause=Span(start, end), type="", sense="", modality=Modality.HAPPENED)
    return Event(
        evidence=words,
        clause=same.clause,
        type=same.type,
        sense="",
        mode=same.mode,
        modality=same.modality,
        actors=same.actors,
        targets=same.targets,
        where=same.where,
        when=same.when,
        about=same.about,
    )


def _line(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end


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
