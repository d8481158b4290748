"""Finding the times of a parsed report, and counting them anew once its day is known."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from typing import TypeVar

import msgspec
from spacy.tokens import Doc

from rashomon.annotating.parsing import PARSED_ROLES, Paragraph, Parsed
from rashomon.annotating.times.context import Found
from rashomon.annotating.times.direction import direction
from rashomon.annotating.times.expressions import Expression
from rashomon.annotating.times.grammar import expressions
from rashomon.annotating.times.resolve import dated, resolve_all
from rashomon.model import Annotations, Article, Dated, Event, Figure, Quote, Role, Time, When

T = TypeVar("T", Quote, Figure, Event)

# "For the quarter ended Sept. 30": the day closes the quarter that the report is about.
CLOSES_QUARTER = re.compile(
    r"\b(?:quarter|three\s+months|period)\s+(?:that\s+)?end(?:ed|ing)\s+(?:on\s+)?$", re.IGNORECASE
)
# "For the nine months", "for the year": the report turns from the quarter to more.
COVERS_MORE = re.compile(r"(?:the )?(?:first |latest )?(?:nine|six) months|the (?:full )?year$", re.IGNORECASE)


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Find every time expression of a parsed report, resolved against its day of publication where that is known."""
    found = (item for paragraph in parsed.paragraphs for item in _found(paragraph))
    return tuple(resolve_all(found, parsed.article.published.value))


def find_times_alone(article: Article) -> tuple[Time, ...]:
    """Find the times of an article without the language model's pass: the same words, with less sure directions."""
    paragraphs = (
        Paragraph(article, block.span.start, block.role, _tokenizer()(block.span.of(article.text)))
        for block in article.blocks
        if block.role in PARSED_ROLES and article.language == "en"
    )
    return find_times(Parsed(article, tuple(paragraphs)))


@cache
def _tokenizer() -> Callable[[str], Doc]:
    from spacy.lang.en import English

    return English().make_doc


def _text(paragraph: Paragraph) -> str:
    """Return the words of a paragraph; `doc.text` would join them token by token."""
    if not len(paragraph.doc):
        return ""
    last = paragraph.doc[-1]
    return paragraph.article.text[paragraph.start : paragraph.start + last.idx + len(last)]


def _found(paragraph: Paragraph) -> Iterator[Found]:
    doc, text = paragraph.doc, _text(paragraph)
    title = paragraph.role is Role.TITLE
    for expression in expressions(text):
        words = paragraph.quote(paragraph.start + expression.start, paragraph.start + expression.end)
        way = partial(direction, doc, text, expression.start, expression.end, title)
        closes = CLOSES_QUARTER.search(text, max(0, expression.start - 40), expression.start) is not None
        more = COVERS_MORE.match(words.quote) is not None
        yield Found(expression, words, way, paragraph.start, _is_aside(expression, text), closes, more)


# "The 1956 war", "the treaty of 1807", "(1839-1842)": years that describe, to which the tale does not move.
_DESCRIBES = re.compile(r"(?:\b(?:the|an?|his|her|its|their)\s+|[a-z]\s+of\s+|\([^()]*)$", re.IGNORECASE)
_PART_OF = re.compile(r"\b(?:summer|spring|autumn|fall|winter|end|beginning|start|course|months)\s+of\s+$")


def _is_aside(expression: Expression, text: str) -> bool:
    before = text[max(0, expression.start - 40) : expression.start]
    if not re.fullmatch(r"\d{4}", expression.value or ""):
        return re.search(r"\([^()]*$", before) is not None
    return _DESCRIBES.search(before) is not None and not _PART_OF.search(before)


def redate_times(annotations: Annotations, published: Dated) -> Annotations:
    """Return the annotations with every relative time counted from `published`, wherever it stands."""
    if published.value is None:
        return annotations
    day = published.value
    return msgspec.structs.replace(
        annotations,
        times=tuple(dated(time, day) for time in annotations.times),
        quotes=tuple(_redated(quote, day, "when") for quote in annotations.quotes),
        figures=tuple(_redated(figure, day, "when", "as_of") for figure in annotations.figures),
        events=tuple(_redated(event, day, "when") for event in annotations.events),
    )


def _redated(annotation: T, day: date, *fields: str) -> T:
    told: dict[str, When] = {name: when for name in fields if (when := getattr(annotation, name)) is not None}
    changed = {name: When(time=dated(when.time, day), basis=when.basis) for name, when in told.items()}
    return msgspec.structs.replace(annotation, **changed) if changed else annotation
