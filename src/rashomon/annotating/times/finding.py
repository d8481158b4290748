"""Finding the times of a parsed report, and counting them anew once its day is known."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar

import msgspec

from rashomon.annotating.parsing import PARSED_ROLES, Paragraph, Parsed
from rashomon.annotating.times.bounds import bounded, limits
from rashomon.annotating.times.context import Found, Offset
from rashomon.annotating.times.dates import day_first, writes_day_first
from rashomon.annotating.times.direction import Direction, describes, describes_by_words, direction, direction_by_words
from rashomon.annotating.times.expressions import Expression
from rashomon.annotating.times.grammar import expressions
from rashomon.annotating.times.resolve import dated, resolve_all
from rashomon.model import (
    Annotations,
    Article,
    Dated,
    Event,
    Evidence,
    Figure,
    Limit,
    Quote,
    Role,
    Span,
    Time,
    TimeType,
    When,
    evidence,
)

T = TypeVar("T", Quote, Figure, Event)

# "For the quarter ended Sept. 30": the day closes the quarter that the report is about.
CLOSES_QUARTER = re.compile(
    r"\b(?:quarter|three\s+months|period)\s+(?:that\s+)?end(?:ed|ing)\s+(?:on\s+)?$", re.IGNORECASE
)
# "For the nine months", "for the year": the report turns from the quarter to more.
COVERS_MORE = re.compile(r"(?:the )?(?:first |latest )?(?:nine|six) months|the (?:full )?year$", re.IGNORECASE)


class Piece(NamedTuple):
    """A paragraph to read: where it begins, its words, and which way the verb that governs some of them points."""

    article: Article
    start: int
    text: str
    way: Callable[[int, int], Direction]
    describes: Callable[[int, int], bool]

    def quote(self, start: int, end: int) -> Evidence:
        """Return the evidence at offsets of the paragraph."""
        return evidence(self.article.id, self.article.text, self.start + start, self.start + end)


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Find every time expression of a parsed report, resolved against its day of publication where that is known."""
    return _times(map(_parsed_piece, parsed.paragraphs), parsed.article)


def find_times_alone(article: Article) -> tuple[Time, ...]:
    """Find the times of an article without the language model's pass: the same words, with less sure directions."""
    return _times(_unparsed_pieces(article), article)


def _times(pieces: Iterable[Piece], article: Article) -> tuple[Time, ...]:
    is_day_first = writes_day_first(article.text)
    found = (item for piece in pieces for item in _found(piece, is_day_first=is_day_first))
    return bounded(resolve_all(found, article.published.value))


def _parsed_piece(paragraph: Paragraph) -> Piece:
    doc, text = paragraph.doc, _text(paragraph)
    way = partial(direction, doc, text, title=paragraph.role is Role.TITLE)
    return Piece(paragraph.article, paragraph.start, text, way, partial(describes, doc))


def _unparsed_pieces(article: Article) -> Iterator[Piece]:
    for block in article.blocks:
        if block.role in PARSED_ROLES and article.language == "en":
            text = block.span.of(article.text)
            yield Piece(
                article, block.span.start, text, partial(direction_by_words, text), partial(describes_by_words, text)
            )


def _text(paragraph: Paragraph) -> str:
    """Return the words of a paragraph; `doc.text` would join them token by token."""
    if not len(paragraph.doc):
        return ""
    last = paragraph.doc[-1]
    return paragraph.article.text[paragraph.start : paragraph.start + last.idx + len(last)]


def _found(piece: Piece, *, is_day_first: bool) -> Iterator[Found]:
    text, found = piece.text, list(expressions(piece.text))
    if is_day_first:
        found = [day_first(expression, text[expression.start : expression.end]) for expression in found]
    for expression, limit, after in zip(found, limits(text, found), _next(found), strict=True):
        words = piece.quote(expression.start, expression.end)
        yield Found(
            expression,
            words,
            partial(piece.way, *(expression.led or (expression.start, expression.end))),
            partial(piece.describes, expression.start, expression.end),
            paragraph=piece.start,
            aside=_is_aside(expression, text),
            before_then=_HAD.search(text, max(0, expression.start - 60), expression.start) is not None,
            closes_quarter=CLOSES_QUARTER.search(text, max(0, expression.start - 40), expression.start) is not None,
            covers_more=COVERS_MORE.match(words.quote) is not None,
            ends=limit in _TO_THE_END
            or _ENDS.search(text, max(0, expression.start - 30), expression.start) is not None,
            limit=limit,
            offset=_offset(piece, expression, after),
        )


def _next(found: list[Expression]) -> list[Expression | None]:
    return [*found[1:], None][: len(found)]


# "Two days before the summit in Geneva", "a week after he fled": the words up to the next mark, at most so many.
_OFFSET = re.compile(r"\s+(?:(?P<before>before|prior\s+to|ahead\s+of)|after|following|from|since)\s+", re.IGNORECASE)
_EVENT = re.compile(r"(?:[\w’'-]+\s){0,5}[\w’'-]*\w")


def _offset(piece: Piece, length: Expression, after: Expression | None) -> Offset | None:
    found = _OFFSET.match(piece.text, length.end) if length.type is TimeType.DURATION else None
    if not found:
        return None
    side = -1 if found["before"] else 1
    if after is not None and after.start == found.end() and after.type in (TimeType.DATE, TimeType.TIME):
        return Offset(side, None)
    event = _EVENT.match(piece.text, found.end())
    if not event:
        return None
    return Offset(side, piece.quote(event.start(), event.end()))


# "The siege began in 1992 and was lifted on 29 February 1996".
_ENDS = re.compile(r"\b(?:ended|ending|lifted|concluded|finished|ceased|closed)\b[^.;:\n]*$")
_TO_THE_END = (Limit.LAST, Limit.UNTIL)

# "The envoy had arrived only in January", "the worst since the war began in 1914": before what is told.
_HAD = re.compile(r"\b(?:had\b(?:(?!,\s+and\b)[^.;:\n])*|since\s+[a-z]+\b[^,.;:\n]*)$")

# "The 1956 war", "the treaty of 1807", "(1839-1842)": years that describe, to which the tale does not move.
_DESCRIBES = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their)\s+|[a-z]\s+of\s+(?:\d{4}\s+and\s+)?|\([^()]*)$", re.IGNORECASE
)
_PLANNED = re.compile(r"\b(?:set|scheduled|slated|planned|due)(?:\s+\w+)?\s+for\s+(?:the\s+)?$")
_STILL = re.compile(r"\s+(?:has|have|is|are|remains?)\b")  # "the truce of 27 July 1953 has held"
_PART_OF = re.compile(r"\b(?:summer|spring|autumn|fall|winter|end|beginning|start|course|months)\s+of\s+$")


def _is_aside(expression: Expression, text: str) -> bool:
    before = text[max(0, expression.start - 40) : expression.start]
    if _STILL.match(text, expression.end):
        return True
    if not re.fullmatch(r"\d{4}", expression.value or ""):
        return re.search(r"\([^()]*$", before) is not None or _PLANNED.search(before) is not None
    return _DESCRIBES.search(before) is not None and not _PART_OF.search(before)


def redate_times(annotations: Annotations, published: Dated) -> Annotations:
    """Return the annotations with every relative time counted from `published`, wherever it stands."""
    if published.value is None:
        return annotations
    day = published.value
    times = bounded(dated(time, day) for time in annotations.times)
    anew = {time.evidence.span: time for time in times}
    return msgspec.structs.replace(
        annotations,
        times=times,
        quotes=tuple(_redated(quote, day, anew, "when") for quote in annotations.quotes),
        figures=tuple(_redated(figure, day, anew, "when", "as_of") for figure in annotations.figures),
        events=tuple(_redated(event, day, anew, "when") for event in annotations.events),
        quantities=tuple(
            msgspec.structs.replace(one, figure=_redated(one.figure, day, anew, "when", "as_of"))
            for one in annotations.quantities
        ),
    )


def _redated(annotation: T, day: date, anew: Mapping[Span, Time], *fields: str) -> T:
    told: dict[str, When] = {name: when for name in fields if (when := getattr(annotation, name)) is not None}
    changed = {name: When(time=_anew(when.time, day, anew), basis=when.basis) for name, when in told.items()}
    return msgspec.structs.replace(annotation, **changed) if changed else annotation


def _anew(time: Time, day: date, anew: Mapping[Span, Time]) -> Time:
    """Return the time of a statement as it is counted now: the one of the report, or the day of publication."""
    found = anew.get(time.evidence.span)
    return found if found is not None and found.formula == time.formula else dated(time, day)
