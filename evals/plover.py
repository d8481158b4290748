"""The PLOVER type of what a source does to a target, given the sentence and the pair, on Zero-Shot-PLOVER's training part."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from evals.tasks import Row, Scores, Task, article, f1
from rashomon.annotating import annotate
from rashomon.model import Event, Span

# The corpus keeps the older class that PLOVER since divided in two.
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield each row's label: the type of the event that fits its source and target best."""
    for row, annotations in zip(rows, annotate(article(row) for row in rows), strict=True):
        event = best_event(row["text"], annotations.events, row["source"], row["target"])
        yield {"id": row["id"], "label": OLDER.get(event.type, event.type) if event else None}


def best_event(text: str, events: Iterable[Event], source: str, target: str) -> Event | None:
    """Return the event whose actors hold the source and whose targets hold the target; ties go to the first."""
    giver, taker = _find(text, source), _find(text, target)

    def fit(event: Event) -> tuple[float, int]:
        actors = [p.evidence.span for p in event.actors]
        targets = [p.evidence.span for p in event.targets]
        score = 2.0 * _touches(giver, actors) + 2.0 * _touches(taker, [*targets, *actors])
        score += 1.0 * event.clause.overlaps(giver) + 0.5 * event.clause.overlaps(taker)
        return score, -event.evidence.span.start

    return max(events, key=fit, default=None)


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return accuracy and the mean of the classes' F1, as score.py labels counts them."""
    label = {str(row["id"]): row["label"] for row in predicted}
    pairs = [(row["root"], label.get(str(row["id"]))) for row in gold]
    of_gold, of_system = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    hits = Counter(g for g, p in pairs if g == p)
    macro = sum(f1(hits[name], of_system[name], of_gold[name]) for name in of_gold) / max(1, len(of_gold))
    return {"accuracy": sum(hits.values()) / max(1, len(pairs)), "macro F1": macro}


def _find(text: str, words: str) -> Span:
    start = max(0, text.find(words))
    return Span(start, start + len(words))


def _touches(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


TASK = Task(data=("events-plover.jsonl",), predict=predict, score=score)
