"""A plain text that holds several reports one after the other -> the places where each begins.

Sure enough are only texts in which each report is headed in the same way: a line that counts them ("2 of 5
documents"), a title with a line of its own for the date, or a complete dateline ("PORT AMBER, Oct 12 (Reuters) -"); and
in which each is long enough to be one. An ordinary report with dated teasers below it is one report.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.model import Span
from rashomon.reading import dates
from rashomon.reading.limits import MOST_POSTS
from rashomon.reading.titles import key

# Each report of a digest has so many words that stand in sentences. Teasers below a report have up to thirty.
REPORT_WORDS = 40

# A title has so many words; its date stands within so many lines below it (an outlet, a name may stand between).
TITLE_WORDS = range(3, 26)
DATE_LINES = 3

COUNTED = re.compile(
    r"[ \t]*(?:(?:document|article|item|story)[ \t]+)?(?P<n>\d{1,4})[ \t]+of[ \t]+\d{1,4}"
    r"(?:[ \t]+(?:documents?|articles?|items?|stories))?[ \t]*\.?",
    re.I,
)
_RULE = re.compile(r"[ \t]*(?:[-=_*#~][ \t]*){5,}")
_LINE = re.compile(r"[^\r\n]+")
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, \d{4})?"
_WIRE = re.compile(rf"[A-Z][A-Z .'’-]{{2,40}}(?:, [A-Z][\w .]{{1,30}})?, {_DAY} \([A-Z][\w ]{{1,20}}\)\s*[-–—]")
_DIGITS = re.compile(r"\d\d")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)]*$")


def split_digest(text: str) -> list[Span]:
    """Return the reports of a text that holds several, in order; none where it is one report."""
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text) if match.group().strip()]
    for heads in (_counted, _dated, _wired):
        starts = list(heads(text, lines))
        if 1 < len(starts) <= MOST_POSTS and (spans := _reports(text, starts)):
            return spans
    return []


def _reports(text: str, starts: Sequence[int]) -> list[Span]:
    """Return the reports that begin at some places; none where one of them is too short to be one, or is told twice."""
    before = text[: starts[0]]
    spans = [Span(start, end) for start, end in pairwise([*starts, len(text)])]
    if _prose(before) >= REPORT_WORDS or any(_prose(span.of(text)) < REPORT_WORDS for span in spans):
        return []
    return spans if len({key(span.of(text))[:200] for span in spans}) == len(spans) else []


def _prose(text: str) -> int:
    """Return how many words of a text stand in lines that are sentences."""
    lines = (line.strip() for line in text.split("\n"))
    return sum(len(line.split()) for line in lines if len(line.split()) > 6)


def _counted(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Yield where lines count the reports, from 1 up, as databases' exports have them."""
    number = 0
    for line in lines:
        found = COUNTED.fullmatch(line.of(text))
        if found and int(found["n"]) == number + 1:
            number += 1
            yield line.start


def _dated(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Yield where titles stand that have a line for their date below them."""
    dated = [i for i, line in enumerate(lines) if _is_date(text, line)]
    last = -1
    for i in dated if len(dated) > 1 else ():
        head = None
        for j in range(i - 1, max(last, i - 1 - DATE_LINES), -1):
            words = lines[j].of(text).strip()
            if _SENTENCE_END.search(words) or len(words.split()) > max(TITLE_WORDS):
                break
            if _is_apart(text, lines, j) and _is_title(words):
                head = j  # the topmost: an outlet or a name may stand between title and date
        if head is not None:
            yield lines[head].start
            last = i


# The longest line of a date, with its weekday, time and label, in characters.
_DATE_LINE = 60


def _is_date(text: str, line: Span) -> bool:
    words = line.of(text).strip() if line.end - line.start <= _DATE_LINE else ""
    dated = _DIGITS.search(words) is not None and dates.is_date_line(words)
    return dated and next(dates.find_written(words), None) is not None


def _wired(text: str, lines: Sequence[Span]) -> Iterator[int]:
    """Yield where reports begin whose datelines are complete: at the title above, where there is one."""
    for i, line in enumerate(lines):
        if _WIRE.match(line.of(text).lstrip()):
            titled = i > 0 and _is_title(lines[i - 1].of(text)) and _is_apart(text, lines, i - 1)
            yield lines[i - titled].start


def _is_apart(text: str, lines: Sequence[Span], i: int) -> bool:
    """Say whether a blank line or a rule stands above a line."""
    if i == 0:
        return True
    above = lines[i - 1]
    parted = text[above.end : lines[i].start].replace("\r\n", "\n").count("\n") > 1
    return parted or _RULE.fullmatch(above.of(text)) is not None


def _is_title(line: str) -> bool:
    words = line.split()
    begins = line.strip()[:1]
    return (
        len(words) in TITLE_WORDS and (begins.isupper() or begins in "\"'“‘") and not _SENTENCE_END.search(line.strip())
    )
