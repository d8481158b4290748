"""A block in which several things run together -> its pieces: title, date and agency before the report, credits after.

Databases and exports often keep a report in one line: "Ferry sinks off Port Amber AFP 5 May 2016 A ferry sank ...".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rashomon.model import Span
from rashomon.reading import agencies, dates
from rashomon.reading.phrases import Phrase
from rashomon.reading.shapes import PERSON, Shape
from rashomon.reading.signals import PAGE_WORDS, is_button, listing_within
from rashomon.reading.titles import key

# A date or an agency that runs into a report stands within so many characters of where the report begins.
HEAD = 80

# A title of fewer words may be the beginning of the first sentence.
TITLE_WORDS = 4

# A block of fewer words is no report that something could run into; so many characters hold more.
REPORT_WORDS = 20
REPORT = 300

# The longest line with a title and the date behind it.
LABELLED = 300

# A button behind the last sentence has up to so many characters.
BUTTON = 30


def split_pieces(
    text: str,
    blocks: Sequence[Span],
    phrases: Sequence[Phrase] = (),
    title: str | None = None,
    captions: tuple[str, ...] = (),
) -> Iterator[Span]:
    """Yield the blocks of a text, those cut in which several things run together; known captions stay whole.

    `phrases` are its telling words: of pages, and of who helped.
    """
    last = len(blocks) - 1
    notes = [phrase for phrase in phrases if "notes" in phrase.groups]
    for i, block in enumerate(blocks):
        if (0 < i < last and not _may_part(text, block, notes)) or (captions and block.of(text) in captions):
            yield block
            continue
        start = block.start
        if i == 0:
            for end in _heads(text, block, title):
                yield Span(start, end)
                start = _next(text, end)
        rest = Span(start, block.end)
        if i == last and (cut := _page_behind(text, rest, phrases) or _button_behind(text, rest)):
            yield from _pieces(text, Span(start, cut), notes)
            yield Span(_next(text, cut), block.end)
        else:
            yield from _pieces(text, rest, notes)


def _next(text: str, end: int) -> int:
    """Return where the next word begins."""
    while text[end].isspace():
        end += 1
    return end


# --- before the report

_SIGN = re.compile(r"(?P<sign>[A-Z]\w{1,15}(?: [A-Z]\w{1,15})??) (?=[A-Z\d])")
_CLOCK = re.compile(
    r",?\s(?:at )?\d{1,2}[:.h]?\d{2}(?: ?[ap]\.?m\.?)?(?-i: (?:[A-Z]{2,4}T|GMT|UTC)\b)?(?=[\s)\]|–—-])", re.I
)
_BEGINS = re.compile(r"\s+(?:by )?[\"“‘'(]?[A-Z\d]")

# What may part a date from the report behind it, and a byline from the date behind it.
_MARK = re.compile(r"[)\]]?(?:\s*[|•·:–—]|\s-+(?=\s))?")
_BYLINE = re.compile(rf"(?P<name>(?P<by>[Bb]y )?{PERSON.pattern})(?P<mark>\s*[|•·]|,?\s)\s*(?=\S)")
_CALENDAR = re.compile(r"\W*(?:on|in|since|by|from|until|before|after)\b", re.I)


def _heads(text: str, block: Span, title: str | None) -> Iterator[int]:
    """Yield where the title, the agency and the date end that stand at the head of a block before its report."""
    start = block.start
    for find in (_date_end, *((_title_end, _date_end) if title else ()), _signed_date_end, _byline_date_end):
        if block.end - start < REPORT and len(text[start : block.end].split()) < REPORT_WORDS:
            return
        for end in find(text, Span(start, block.end), title):
            yield end
            start = _next(text, end)


def _title_end(text: str, block: Span, title: str | None) -> Iterator[int]:
    letters = key(title or "")
    if not letters or not letters.startswith(key(text[block.start : min(block.end, block.start + 12)])[:8]):
        return
    position, met = block.start, 0
    if title and text.startswith(title, block.start, block.end):
        position, met = block.start + len(title), len(letters)
    while met < len(letters) and position < block.end:
        character = text[position].lower()
        if character.isalnum():
            if character != letters[met]:
                return
            met += 1
        position += 1
    ended = re.compile(r"[.!?]?(?=\s)").match(text, position, block.end)
    if met and ended and len((title or "").split()) >= TITLE_WORDS and _BEGINS.match(text, ended.end(), block.end):
        yield ended.end()


def _date_end(text: str, block: Span, _: str | None = None) -> Iterator[int]:
    head = text[block.start : min(block.end, block.start + HEAD)]
    dated = dates.begins_as_date(head) and not _CALENDAR.match(head)
    written = next(dates.find_written(head), None) if dated else None
    if written is None or not dates.is_date_line(head[: written.end]):
        return
    clock = _CLOCK.match(head, written.end)
    end = clock.end() if clock else written.end
    mark = _MARK.match(head, end)
    end = mark.end() if mark else end
    if _BEGINS.match(head, end) and not _is_chronicle(text, block):
        yield block.start + end


def _is_chronicle(text: str, block: Span) -> bool:
    """Say whether what follows a block begins with a date of its own, as each entry of a chronicle does."""
    following = text[block.end : block.end + HEAD].strip()
    return dates.begins_as_date(following) and next(dates.find_written(following), None) is not None


def _signed_date_end(text: str, block: Span, _: str | None = None) -> Iterator[int]:
    sign = _SIGN.match(text, block.start, block.end)
    if sign is None or not agencies.is_sign(sign["sign"]):
        return
    for end in _date_end(text, Span(sign.end(), block.end)):
        yield sign.end("sign")
        yield end


def _byline_date_end(text: str, block: Span, _: str | None = None) -> Iterator[int]:
    byline = _BYLINE.match(text, block.start, min(block.end, block.start + HEAD))
    if byline is None or not (byline["by"] or byline["mark"].strip(" ,")):
        return
    for end in _date_end(text, Span(byline.end(), block.end)):
        yield byline.end("name")
        yield end


# --- behind it

_SENTENCE_ENDS = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z])")


def _button_behind(text: str, block: Span) -> int | None:
    """Return where the last sentence ends before a button of the page ("... since 2011. Read Also")."""
    reach = max(block.start, block.end - BUTTON)
    for match in _SENTENCE_ENDS.finditer(text, reach, block.end):
        if is_button(Shape(text, Span(match.end(), block.end))):
            return match.start() + len(match.group().rstrip())
    return None


def _page_behind(text: str, block: Span, phrases: Sequence[Phrase]) -> int | None:
    """Return where the page begins that runs on behind a report in one line: "... it said. Related News ..."."""
    begun = bisect_left(phrases, (block.start,))
    of_pages = [phrase.start for phrase in phrases[begun:] if "wording" in phrase.groups]
    if len(of_pages) < PAGE_WORDS:
        return None
    heading = listing_within().search(text, block.start + REPORT, of_pages[-PAGE_WORDS])
    return block.start + len(text[block.start : heading.start()].rstrip()) if heading else None


# --- within short lines

# What may part a title from a labelled date, and a short name from any date.
_BEFORE_DATE = re.compile(
    r"(?<!^First)(?<!^Last)\s(?=(?:Posted|Published|Updated|(?:First|Last) (?:updated|published)):? )"
    r"|(?<=\w)\s*[•|·–—]\s*(?=\w)"
)

# What ends the last paragraph of an agency's report.
_SIGN_OFF = re.compile(r"\s+(?=\((?:additional )?(?:reporting|writing|editing|compiled) by [^()]+\)\W*$)", re.I)


# What ends it without a full stop of its own: an agency's sign after the last sentence.
_SIGNED = re.compile(
    r"[.!?][\"”’')]*(?P<gap>\s+)(?:\((?P<sign>[A-Z][\w .-]{1,30})\)|[-–—]+\s*(?P<name>[A-Z][\w ]{1,30}))\.?$"
)

# A note on who helped: its longest, and where the sentence before it ends, not at an initial.
NOTE = 240
_NOTE_AFTER = re.compile(r"(?:(?<!\b[A-Z])\.|[!?])[\"”’')]*(?P<gap>\s+)(?=[A-Z])")


def _has_note(block: Span, notes: Sequence[Phrase]) -> bool:
    """Say whether the words of a note stand near the end of a block."""
    i = bisect_left(notes, (max(block.start, block.end - NOTE),))
    return i < len(notes) and notes[i].end <= block.end


def _credit_behind(text: str, block: Span, notes: Sequence[Phrase]) -> Span | None:
    """Return the gap between the last sentence of a report and a credit behind it, on the same line."""
    reach = max(block.start, block.end - NOTE)
    tail = text[max(reach, block.end - SIGN) : block.end]
    marked = "(" in tail or "-" in tail or "–" in tail or "—" in tail
    signed = _SIGNED.search(text, max(reach, block.end - SIGN), block.end) if marked else None
    if signed and agencies.agency_named(signed["sign"] or signed["name"]):
        return Span(*signed.span("gap"))
    told = _has_note(block, notes)
    for match in reversed(list(_NOTE_AFTER.finditer(text, reach, block.end)) if told else []):
        if agencies.is_credit_line(text[match.end() : block.end]):
            return Span(*match.span("gap"))
    return None


# An agency's sign begins at most so many characters before the end of a block.
SIGN = 50


def _may_part(text: str, block: Span, notes: Sequence[Phrase]) -> bool:
    """Say whether a block may end with a credit or a date: no sentence does, but a note of who contributed."""
    last = text[block.end - 1]
    if last in '.?!”",':
        return text[block.end - 2 : block.end] == ")." or (bool(notes) and _has_note(block, notes))
    return last == ")" or (block.end - block.start < LABELLED and dates.may_have_date(block.of(text)))


def _pieces(text: str, block: Span, notes: Sequence[Phrase]) -> Iterator[Span]:
    """Yield a block whole, or cut before a date that ends it: "Girl found Posted: Monday, ...", "AFP • 5 May 2016"."""
    bracket = text.endswith((")", ")."), block.start, block.end)
    tail = text.rfind("(", block.start, block.end) - 1 if bracket else 0
    if tail > block.start and (cut := _SIGN_OFF.match(text[tail : block.end])):
        yield Span(block.start, block.start + len(text[block.start : tail].rstrip()))
        yield Span(tail + cut.end(), block.end)
        return
    if gap := _credit_behind(text, block, notes):
        yield Span(block.start, gap.start)
        yield Span(gap.end, block.end)
        return
    words = block.of(text) if block.end - block.start < LABELLED else ""
    for match in _BEFORE_DATE.finditer(words) if dates.may_have_date(words) else ():
        rest = words[match.end() :]
        if dates.is_date_line(rest) and next(dates.find_written(rest), None):
            split = block.start + len(words[: match.start()].rstrip())
            yield Span(block.start, split)
            yield Span(_next(text, split), block.end)  # with the mark between, so that no sign is in no block
            return
    yield block
