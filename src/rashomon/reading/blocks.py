"""Text -> blocks: paragraphs and single lines, hard-wrapped lines joined, with their offsets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.model import Span
from rashomon.reading import dates
from rashomon.reading.lexicons import lexicon
from rashomon.reading.mastheads import name_with_date, signs_clipping
from rashomon.reading.names import names_persons
from rashomon.reading.shapes import Shape

# What else ends a line, read as a line feed: "." of a pattern is six times as fast as a set of all that ends lines.
_OTHER_BREAKS = "\r\u2028\u2029\x0b\x0c"
_LINE = re.compile(r"(\S(?:.*\S)?)\s*")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c]")
_ENDED = re.compile(r"[.!?:;…]['\"”’»)\]]*$")

# What begins a line of its own in small letters: an address, a byline with its date.
_BEGINS_ANEW = re.compile(r"(?:https?://|www\.)|by [A-Z][\w.'’-]+ [A-Z].{2,60}\b\d{4}\b")

# Mail, agency wires and typewriters wrap at 55 to 100 columns; a longer line is a paragraph of its own.
WRAP_FROM, WRAP_TO = 55, 100


def split_blocks(text: str) -> list[Span]:
    """Return the spans of the text's blocks in order; together they hold every character that is no white space.

    Lines that no blank line parts are a run; a line indented after one that is not begins a new one.
    """
    lines = text
    for mark in _OTHER_BREAKS:
        lines = lines.replace(mark, "\n")
    blocks: list[Span] = []
    run: list[Span] = []
    for match in _LINE.finditer(lines):
        start, end = match.span(1)
        line = Span(start, end)
        gap = text[end : match.end()]
        if gap == "\n" or (gap != "\n\n" and not _parted(text, line, gap)):
            run.append(line)
        elif run:
            run.append(line)
            blocks += _blocks_of(text, run)
            run = []
        else:
            blocks.append(line)
    return blocks + _blocks_of(text, run)


def _blocks_of(text: str, run: Sequence[Span]) -> list[Span]:
    """Return the blocks of a run of lines: one paragraph that was wrapped, or its lines.

    At the head of a text the lines that say who wrote it, and when, are none of the title's, as wide as that may be.
    """
    if run and not text[: run[0].start].strip():
        signs = [i for i in range(1, min(len(run), HEAD_LINES)) if _signs(text, run[i - 1], run[i])]
        if signs:
            first, below = signs[0], signs[-1] + 1
            while first > 1 and _is_name(run[first - 1].of(text)):
                first -= 1
            return [*_paragraph_of(text, run[:first]), *run[first:below], *_paragraph_of(text, run[below:])]
    return _paragraph_of(text, run)


# So many lines hold a title, who wrote the report, for which outlet, and when.
HEAD_LINES = 5


def _signs(text: str, before: Span, line: Span) -> bool:
    """Say whether a line says who wrote a report or when it is of, and does not go on with the line before."""
    words = line.of(text)
    if len(words) > WRAP_TO or _ENDED.search(words) or before.of(text).split()[-1] in lexicon("languages")["english"]:
        return False
    if Shape(text, line).byline is not None:
        return True
    if not dates.may_have_date(words):
        return False
    return dates.is_date_line(words) or dates.labels_date(words) or name_with_date(words) is not None


def _is_name(words: str) -> bool:
    return signs_clipping(words) or names_persons(words)


def _paragraph_of(text: str, run: Sequence[Span]) -> list[Span]:
    if len(run) > 1 and _is_wrapped(text, run):
        return [Span(run[0].start, run[-1].end)]
    return list(_joined(text, run)) if run else []


def _parted(text: str, before: Span, gap: str) -> bool:
    """Say whether a blank line stands in the gap below a line, or the next line is indented and this one is not."""
    ends = _BREAK.split(gap)
    flush = before.start == 0 or text[before.start - 1] in "\r\n"
    return len(ends) > 2 or (flush and ends[-1].startswith(("  ", "\t")))


def _is_wrapped(text: str, run: Sequence[Span]) -> bool:
    """Say whether a run is one paragraph broken at a fixed width: no line had room for the next line's first word."""
    width = max(line.end - line.start for line in run)
    if not WRAP_FROM <= width <= WRAP_TO:
        return False
    if len(run) == 2 and _ENDED.search(run[0].of(text)):
        return False
    for line, following in pairwise(run):
        word = text[following.start : min(following.end, following.start + 40)].split(maxsplit=1)[0]
        if line.end - line.start + 1 + len(word) <= width - 2:
            return False
    return True


def _joined(text: str, run: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines of a run, those that go on in the middle of a sentence joined to the line before."""
    block = run[0]
    for line in run[1:]:
        if _goes_on(text, block, line):
            block = Span(block.start, line.end)
        else:
            yield block
            block = line
    yield block


def _goes_on(text: str, block: Span, line: Span) -> bool:
    if not text[line.start].islower() or text.startswith(".", line.start + 1) or block.end - block.start <= 20:
        return False
    if _BEGINS_ANEW.match(text, line.start, line.end):
        return False
    return not _ENDED.search(text[block.end - 4 : block.end])
