"""Quotation marks: which stretches of a paragraph stand between them, whatever their kind."""

import re
from collections.abc import Sequence

import numpy as np

from rashomon.annotating.parsing import Paragraph
from rashomon.model import Span

OPENING = {"“": "”", "„": "”“", "«": "»", "‘": "’", '"': '"', "'": "'", "``": "''", "''": "''"}

# A mark, with what stands before and after it deciding between quotation mark and apostrophe.
_MARK = re.compile(r"``|''|[“”„«»\"‘’']")

# A single mark opens only before a word and after a space, an opening bracket or another mark.
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[—–\-“\"‘…:/])$")


def quoted_spans(text: str) -> list[Span]:
    """Return the stretches between quotation marks, marks included, in order and without nesting.

    A mark that is never closed reaches the end of the paragraph, as in a quotation of several paragraphs; a
    single mark that is never closed is taken for an apostrophe.
    """
    spans: list[Span] = []
    start, closing = -1, ""
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if closing:
            if mark in closing and not _is_apostrophe(text, at, mark, closing):
                spans.append(Span(start, match.end()))
                closing = ""
        elif mark in OPENING and _opens(text, at, mark, match.end()):
            start, closing = at, OPENING[mark]
    if closing and closing not in "’'":
        spans.append(Span(start, len(text.rstrip())))
    return spans


def quotations(paragraph: Paragraph) -> list[Span]:
    """Return the stretches between quotation marks as offsets of the article."""
    doc = paragraph.doc
    if not len(doc):
        return []
    text = paragraph.article.text[paragraph.start : paragraph.start + doc[-1].idx + len(doc[-1])]
    return [Span(paragraph.start + span.start, paragraph.start + span.end) for span in quoted_spans(text)]


def token_ranges(paragraph: Paragraph, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the tokens of a paragraph that each span covers."""
    if not spans:
        return []
    begins = paragraph.doc.to_array("IDX").astype(np.int64) + paragraph.start
    first = np.searchsorted(begins, [span.start for span in spans], side="right") - 1
    end = np.searchsorted(begins, [span.end for span in spans], side="left")
    return [(a, b) for a, b in zip(first.tolist(), end.tolist(), strict=True) if a < b]


def _opens(text: str, at: int, mark: str, end: int) -> bool:
    follows = text[end : end + 1]
    if not follows or (follows.isspace() and mark not in "“„«"):
        return False
    if mark not in "‘'":
        return True
    return bool(_BEFORE_OPENING.search(text[max(0, at - 1) : at])) and _closes_later(text, end, OPENING[mark])


def _closes_later(text: str, start: int, closing: str) -> bool:
    """Say whether a single mark is closed before the next sentence but two: else it is an apostrophe ("'90s")."""
    return any(
        not _is_apostrophe(text, at, closing, closing)
        for at in range(start, min(len(text), start + 400))
        if text[at] == closing
    )


def _is_apostrophe(text: str, at: int, mark: str, closing: str) -> bool:
    if mark not in "’'" or closing not in "’'":
        return False
    return (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()) or text[at - 1 : at].isspace()
