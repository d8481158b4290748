"""Correction lines: the words that tell what an earlier version of a report said, which it says no more."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from rashomon.annotating.parsing import Paragraph
from rashomon.model import Span
from rashomon.wording.tables import read_table


@cache
def _pattern() -> re.Pattern[str]:
    words: Mapping[str, list[str]] = read_table("wording", "corrections")
    former, version, reports, saying = (_either(words[name]) for name in ("former", "version", "reports", "saying"))
    first = rf"(?:this|our)\s+{reports}\s+(?:had\s+)?{_either(words['first'])}\s+{saying}"
    return re.compile(
        rf"\b(?:{former}\s+{version}\s+(?:of\s+(?:this|the|our)\s+{reports}|{saying})|{first})\b", re.IGNORECASE
    )


@cache
def _headed() -> re.Pattern[str]:
    """Return the pattern of a paragraph under "Correction", with its day or none: "Correction, 22 January: ..."."""
    heads = _either(read_table("wording", "corrections")["heads"])
    return re.compile(rf"\W*{heads}\b[^.:\n]{{0,30}}:", re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return rf"(?:{'|'.join(re.escape(word) for word in words)})"


def corrected(paragraph: Paragraph) -> list[Span]:
    """Return the words behind each "an earlier version of this report", to the end of its sentence or a semicolon.

    A paragraph that begins with "Correction:" is one as a whole: what it puts right the report itself tells.
    """
    text, spans = paragraph.text, []
    if _headed().match(text):
        return [Span(paragraph.start, paragraph.start + len(text))]
    for match in _pattern().finditer(text):
        words = paragraph.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        end = words[-1].sent.end_char if words is not None and len(words) else match.end()
        stop = text.find(";", match.end(), end)
        spans.append(Span(paragraph.start + match.start(), paragraph.start + (stop if stop >= 0 else end)))
    return spans
