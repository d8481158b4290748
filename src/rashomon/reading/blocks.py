"""Text -> blocks: paragraphs and single lines, hard-wrapped lines joined, with their offsets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rashomon.model import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x0b\x0c]")
_ENDED = re.compile(r"[.!?:;…]['\"”’»)\]]*$")

# Mail, agency wires and typewriters wrap at 55 to 100 columns; a longer line is a paragraph of its own.
WRAP_FROM, WRAP_TO = 55, 100

# A piece of this length is looked at for a hard wrap; beyond it the lines are long paragraphs.
_SHOW = 400


def split_blocks(text: str) -> Iterator[Span]:
    """Yield the spans of the text's blocks in order; together they hold every character that is no white space."""
    for run in _runs(text):
        if _is_wrapped(text, run):
            yield Span(run[0].start, run[-1].end)
        else:
            yield from _joined(text, run)


def _runs(text: str) -> Iterator[list[Span]]:
    """Yield the runs of lines that no blank line parts; a line indented after one that is not begins a new run."""
    run: list[Span] = []
    last_end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        begin, end = match.span()
        if line[0].isspace() or line[-1].isspace():
            stripped = line.strip()
            if not stripped:
                continue
            start = begin + len(line) - len(line.lstrip())
            span = Span(start, start + len(stripped))
        else:
            span = Span(begin, end)
        if run and (_parted(text, last_end, begin) or _indented(text, run[-1], line)):
            yield run
            run = []
        run.append(span)
        last_end = end
    if run:
        yield run


def _parted(text: str, end: int, start: int) -> bool:
    """Say whether a blank line stands between two lines."""
    if start - end == 1:
        return False
    gap = text[end:start]
    return gap == "\n\n" or len(_BREAK.findall(gap)) > 1


def _indented(text: str, before: Span, line: str) -> bool:
    """Say whether a line is indented and the one before is not: the other way to begin a paragraph."""
    flush = before.start == 0 or text[before.start - 1] in "\r\n"
    return flush and line.startswith(("  ", "\t"))


def _is_wrapped(text: str, run: Sequence[Span]) -> bool:
    """Say whether a run is one paragraph broken at a fixed width: no line had room for the next line's first word."""
    if len(run) < 2 or not WRAP_FROM <= max(line.end - line.start for line in run) <= WRAP_TO:
        return False
    width = max(line.end - line.start for line in run)
    if len(run) == 2 and _ENDED.search(run[0].of(text)):
        return False
    for line, following in pairwise(run):
        word = following.of(text[: following.start + 40]).split(maxsplit=1)[0]
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
    before = text[max(block.start, block.end - _SHOW) : block.end]
    first = text[line.start : line.start + 2]
    return first[:1].islower() and first[1:2] != "." and len(before) > 20 and not _ENDED.search(before[-4:])
