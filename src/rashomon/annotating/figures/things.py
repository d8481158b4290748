"""Numbers of things: money, shares, distances and durations."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.annotating.figures.amounts import Amount
from rashomon.annotating.figures.lexicon import lexicon
from rashomon.annotating.parsing import Paragraph
from rashomon.model import Figure, Measure, Span
from rashomon.wording.numbers import number


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
            who=_what(doc[end - 1]),
        )


def _what(unit: Token) -> str | None:
    """Return the word for what is counted: the unit, the noun of a share ("a quarter of the city"), never a number."""
    if not is_number_word(unit):
        return unit.text
    wholes = [child for of in unit.children if of.lower_ == "of" for child in of.children if child.dep_ == "pobj"]
    return wholes[0].text if wholes and not is_number_word(wholes[0]) else None


def is_number_word(token: Token) -> bool:
    """Say whether a word is a number or part of one: "150,000", "million", "dozens", "quarter"."""
    return token.like_num or token.pos_ == "NUM" or number(token.lower_) is not None
