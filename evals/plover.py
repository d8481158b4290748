"""The PLOVER type of what a source does to a target: the training part of Zero-Shot-PLOVER, pair given."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from evals.tasks import Row, Scores, Task, article, f1
from rashomon.annotating import annotate
from rashomon.model import Event, Modality, Participant, Span

# The corpus keeps the older class that PLOVER since divided in two.
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
FORCEFUL = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield each row's label: the type of the event that fits its source and target best."""
    for row, annotations in zip(rows, annotate(article(row) for row in rows), strict=True):
        event = best_event(row["text"], annotations.events, row["source"], row["target"])
        yield {"id": row["id"], "label": root(event) if event else None}


def root(event: Event) -> str:
    """Return PLOVER's root for an event: what is only intended is to agree, to reject, to threaten or to request."""
    intended = event.modality in (Modality.PLANNED, Modality.CONDITIONAL)
    if event.type in COOPERATIVE | FORCEFUL and event.evidence.quote.split()[0] in ("must", "should"):
        return "REQUEST"
    if event.type in COOPERATIVE and event.modality is Modality.DENIED:
        return "REJECT"
    if event.type in COOPERATIVE and intended:
        return "AGREE"
    if event.type in FORCEFUL and intended:
        return "THREATEN"
    return OLDER.get(event.type, event.type)


def best_event(text: str, events: Sequence[Event], source: str, target: str) -> Event | None:
    """Return the event whose actors hold the source and whose targets hold the target; ties go to the first.

    What a verb of asking, agreeing or refusing is about belongs to that verb: "threatened to shell Haifa".
    """
    giver, taker = _find(text, source), _find(text, target)
    by_trigger = {event.evidence.span: event for event in events}
    owner = {event.about: event for event in events if event.about is not None}

    def fit(event: Event) -> tuple[float, int]:
        acting, acted = _spans(event.actors), _spans(event.targets)
        matter = by_trigger.get(event.about) if event.about else None
        if matter is not None:
            acted += _spans(matter.actors) + _spans(matter.targets) + [matter.clause]
        value = 2.0 * _touches(giver, acting) + 2.0 * _touches(taker, acted + acting)
        value += 1.0 * event.clause.overlaps(giver) + 0.5 * event.clause.overlaps(taker)
        above = owner.get(event.evidence.span)
        if above is not None and _touches(giver, _spans(above.actors)):
            value -= 2.0
        return value, -event.evidence.span.start

    return max(events, key=fit, default=None)


def _spans(participants: Sequence[Participant]) -> list[Span]:
    return [participant.evidence.span for participant in participants]


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
