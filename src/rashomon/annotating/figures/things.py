"""Numbers of things: money, shares, distances and durations."""

from collections.abc import Iterator, Sequence

from rashomon.annotating.figures.amounts import Amount
from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Figure, Measure, Span


def find_things(paragraph: Paragraph, numbers: Sequence[Amount], taken: Sequence[Span]) -> Iterator[Figure]:
    """Yield the amounts of money, shares, distances and durations of a paragraph."""
    doc, words = paragraph.doc, lexicon()
    for amount in numbers:
        after = amount.end + 1 if amount.end < len(doc) and doc[amount.end].text == "-" else amount.end
        unit = doc[after].lower_ if after < len(doc) else ""
        start, end, measure = amount.start, after + 1, words.units.get(unit)
        if amount.first and doc[amount.first - 1].text in words.signs:
            start, end, measure = min(start, amount.first - 1), amount.end, Measure.MONEY
        if measure is None:
            continue
        evidence = paragraph.evidence(doc[start:end])
        if any(evidence.span.overlaps(span) for span in taken):
            continue
        yield Figure(
            evidence=evidence,
            measure=measure,
            value=amount.value,
            low=amount.low,
            high=amount.high,
            bound=amount.bound,
            who=doc[end - 1].text,
        )
