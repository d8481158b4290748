"""Quotes: source, cue and content spans on PolNeAR's attributions, exact and by overlap."""

from collections.abc import Iterable, Iterator, Sequence

from evals.tasks import Row, Scores, Task, article, f1
from rashomon.annotating.cast import find_cast
from rashomon.annotating.parsing import parse
from rashomon.annotating.quotes import find_quotes
from rashomon.model import Quote, Span

ROLES = ("source", "cue", "content")

# How much of two spans must be shared for them to count as the same words, as in the published overlap figures.
NEAR = 0.8


def predict(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the quotations of every row in the exchange format."""
    for parsed in parse(article(row) for row in rows):
        quotes = find_quotes(parsed, find_cast(parsed), ())
        yield {"id": parsed.article.id, "quotes": [_row(quote) for quote in quotes]}


def _row(quote: Quote) -> Row:
    return {
        "source": _pair(quote.source),
        "cue": _pair(quote.cue),
        "content": [_pair(span) for span in quote.content],
        "speaker": quote.speaker.name if quote.speaker else None,
        "kind": quote.kind.value,
        "stance": quote.stance.value,
    }


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> Scores:
    """Return exact and overlap F1 of the distinct spans of each role."""
    by_id = {str(row["id"]): row for row in predicted}
    scores: Scores = {}
    for role in ROLES:
        pairs = []
        for row in gold:
            given = by_id.get(str(row["id"]), {}).get("quotes", [])
            pairs.append((_spans(row["text"], row["attributions"], role), _spans(row["text"], given, role)))
        wanted, found = sum(len(g) for g, _ in pairs), sum(len(p) for _, p in pairs)
        scores[f"{role} exact"] = f1(sum(len(g & p) for g, p in pairs), found, wanted)
        recall = sum(any(_near(a, b) for b in p) for g, p in pairs for a in g) / max(1, wanted)
        precision = sum(any(_near(a, b) for b in g) for g, p in pairs for a in p) / max(1, found)
        scores[f"{role} overlap"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return scores


def _spans(text: str, attributions: Iterable[Row], role: str) -> set[tuple[int, int]]:
    found = set()
    for attribution in attributions:
        value = attribution.get(role) or []
        for start, end in [value] if value and isinstance(value[0], int) else value:
            start, end = _trim(text, start, end)
            if start < end:
                found.add((start, end))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:"):
        end -= 1
    return start, end


def _near(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return 2 * max(0, min(a[1], b[1]) - max(a[0], b[0])) >= NEAR * ((a[1] - a[0]) + (b[1] - b[0]))


TASK = Task(data=("quotes.jsonl",), predict=predict, score=score)
