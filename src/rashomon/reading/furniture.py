"""Plain text -> blocks with roles: which lines are the report, and which are the page around it.

First each block is told by its own words and shape; then its place decides what these leave open: what stands above the
first sentence is title, standfirst or furniture, short lines between sentences are headings, and what follows the last
sentence is furniture. Between the first and the last sentence nothing is furniture by its place alone, but in a whole
page (see `regions`).
"""

import re
from collections import Counter
from collections.abc import Sequence

from rashomon.model import Block, Role
from rashomon.reading import dates
from rashomon.reading.blocks import split_blocks
from rashomon.reading.mastheads import (
    BESIDE,
    DATED_MASTHEAD,
    MASTHEAD,
    heads_clipping,
    is_masthead,
    name_with_date,
    outlet_with_date,
    section_of,
    signs_clipping,
)
from rashomon.reading.names import is_names, names_persons
from rashomon.reading.phrases import scan
from rashomon.reading.pieces import split_pieces
from rashomon.reading.regions import is_page, main_region
from rashomon.reading.shapes import LINE, MESSAGE, SIGNED, TEASER_WORDS, Shape
from rashomon.reading.signals import CREDITED, Mark, asks_reader, heading_of, introduces_author, mark_each
from rashomon.reading.titles import find_title, is_field, key, without_subject

# Of the prose, the share that must stand before "Comments" for it to end the report, as rules for comments can be long;
# and before "Poll" or a list of stories, which can also stand, or mean something else, in the middle of one.
COMMENTS_AFTER = 0.6
CLOSED_AFTER = 0.8

# A question of up to so many words above the first statement is no sentence of the report; at most so many are.
QUESTION_WORDS = 25
HEAD_QUESTIONS = 3

# A line of so many words, mostly small, right below the last sentence is one without its full stop.
OPEN_SENTENCE = 12

# A line of up to this many words that stands this often is a button; a longer block is a teaser the second time.
REPEATED_WORDS = 7
REPEATED_LINE = 80
REPEATED = 3
TEASERS = 2

# A pasted message has at least so many fields in its first lines; its signature has as many lines.
MESSAGE_FIELDS = 3
MESSAGE_LINES = 12

# Where a given title is looked for, in blocks from the start.
TITLE_LINES = 20

# A title's words are looked for in so many characters of the first two paragraphs.
TITLE = 400

# How far above the main part of a page its title may stand, in blocks.
HEAD_LINES = 12

# How far below the title, or above the first sentence, a standfirst may stand, in blocks.
STANDFIRST_LINES = 4


def mark_blocks(text: str, title: str | None = None, captions: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """Return the blocks of a report given as plain text, each with its role; `title` and `captions` are known ones."""
    phrases = scan(text)
    shapes = [Shape(text, span) for span in split_pieces(text, split_blocks(text), phrases, title, captions)]
    marks = mark_each(shapes, phrases)
    for i, shape in enumerate(shapes if captions else ()):
        if shape.text in captions:
            marks[i] = (Role.CAPTION, "a caption in the page's markup")
    _mark_message(shapes, marks)
    _mark_given_title(shapes, marks, title)
    _mark_copies(shapes, marks)
    _mark_endings(shapes, marks)
    if page := is_page(marks):
        _mark_outside(shapes, marks)
    prose = [i for i, shape in enumerate(shapes) if marks[i] is None and shape.is_prose]
    if not prose:
        prose = _least_bad(shapes, marks)
        for i in prose:
            marks[i] = None
    if prose:
        _open_last(shapes, marks, prose)
        first, last = _first(shapes, marks, prose), _last(shapes, marks, prose)
        _mark_head(shapes, marks, first, title)
        _mark_body(shapes, marks, first, last, page)
        _mark_tail(shapes, marks, last)
    else:
        _mark_head(shapes, marks, len(shapes), title)
    told = [mark or _REST for mark in marks]
    return tuple([Block(span=s.span, role=role, why=why) for s, (role, why) in zip(shapes, told, strict=True)])


def _first(shapes: Sequence[Shape], marks: Sequence[Mark | None], prose: Sequence[int]) -> int:
    """Return where the report begins: not with a question alone, nor with a standfirst above the byline."""
    if prose[0] == 0 and not shapes[0].text.endswith("?"):
        return 0
    ask = [i for i in prose[:HEAD_QUESTIONS] if shapes[i].text.endswith("?") and len(shapes[i].words) <= QUESTION_WORDS]
    first, second, *_ = [*(i for i in prose if i not in ask), prose[0], prose[0]]
    between = {mark[0] if mark else None for mark in marks[first + 1 : second]}
    above = any(mark is None for mark in marks[:first])
    if above and between & {Role.DATE, Role.BYLINE} and second - first <= STANDFIRST_LINES:
        return second
    return first


def _open_last(shapes: Sequence[Shape], marks: list[Mark | None], prose: Sequence[int]) -> None:
    """Leave open the last line of a report that is signed and has no full stop: "... on Friday (AFP)".

    It may be a picture's caption, but a sentence lost costs more. Where several follow each other, they are captions.
    """
    i = prose[-1] + 1
    if i < len(shapes) and marks[i] == CREDITED and CREDITED not in marks[i + 1 :] and _is_open_sentence(shapes[i]):
        marks[i] = None


def _is_open_sentence(shape: Shape) -> bool:
    return len(shape.words) >= OPEN_SENTENCE and shape.lower_share >= 0.6


def _last(shapes: Sequence[Shape], marks: Sequence[Mark | None], prose: Sequence[int]) -> int:
    """Return where the report ends: not with a short question in a list of titles, but with a line like a sentence."""
    last = prose[-1]
    if len(prose) > 2 and last - prose[-2] > 1 and marks[last - 1] is None and shapes[last].text.endswith("?"):
        last = prose[-2] if len(shapes[last].words) <= TEASER_WORDS else last
    after = shapes[last + 1] if last + 1 < len(shapes) and marks[last + 1] is None else None
    return last + 1 if after is not None and _is_open_sentence(after) else last


_REST: Mark = (Role.FURNITURE, "a short line that belongs to no report")


def _mark_message(shapes: Sequence[Shape], marks: list[Mark | None]) -> None:
    """Mark the fields at the head of a message that was pasted, its subject as the title, and its signature."""
    fields = [i for i, s in enumerate(shapes[:MESSAGE_LINES]) if ":" in s.text[:12] and is_field(s.text)]
    if len(fields) < MESSAGE_FIELDS:
        return
    for i in range(fields[0], fields[-1] + 1):
        is_title = i in fields and without_subject(shapes[i].text) != shapes[i].text
        marks[i] = (Role.TITLE, "the subject of the message") if is_title else (Role.FURNITURE, MESSAGE)
    cut = next((i for i in range(len(shapes) - 1, fields[-1], -1) if shapes[i].text == "--"), len(shapes))
    for i in range(cut, len(shapes) if len(shapes) - cut <= MESSAGE_LINES else cut):
        marks[i] = (Role.FURNITURE, "the signature of a message")


def _mark_given_title(shapes: Sequence[Shape], marks: list[Mark | None], title: str | None) -> None:
    """Mark the given title where it stands above the report, also where it is a sentence."""
    wanted, found = key(title or ""), False
    for i, shape in enumerate(shapes[:TITLE_LINES] if wanted else ()):
        first = shape.text[0].lower()
        begins = (first == wanted[0] or not first.isalnum()) and wanted.startswith(key(shape.text[:16])[:8])
        if begins and marks[i] is None and key(shape.text[: 2 * len(title or "")]) == wanted:
            marks[i] = (Role.FURNITURE, "repeats the title") if found else (Role.TITLE, "the title as it is given")
            found = True


def _mark_copies(shapes: Sequence[Shape], marks: list[Mark | None]) -> None:
    """Mark what a page repeats word for word: short lines shown often, captions and teasers shown twice."""
    short = [shape for shape in shapes if not shape.is_sentences and len(shape.text) <= REPEATED_LINE]
    plain = [s.plain for s in short if not s.is_ended and 2 <= s.count <= REPEATED_WORDS] if len(short) > 2 else []
    counts = Counter(plain) if len(plain) > 2 else {}
    twice: list[tuple[int, int]] = []
    last: dict[str, int] = {}
    for i, shape in enumerate(shapes):
        if marks[i] is not None:
            continue
        if shape.is_sentences or len(shape.text) > LINE or shape.count > REPEATED_WORDS:
            if i - last.get(shape.text, -3) <= 2:
                marks[i] = (Role.FURNITURE, "repeats a block close by")
                twice.append((last[shape.text], i))
            last[shape.text] = i
        elif counts and len(shape.text) <= REPEATED_LINE and counts.get(shape.plain, 0) >= REPEATED:
            marks[i] = (Role.FURNITURE, "a short line that the page repeats")
    # Several blocks that all stand twice are the teasers of other stories; a report told twice is still told once.
    if len(twice) >= TEASERS and 2 * len(twice) < len(last):
        for first, _ in twice:
            marks[first] = (Role.FURNITURE, "one of several teasers that stand twice")


def _mark_endings(shapes: Sequence[Shape], marks: list[Mark | None]) -> None:
    """Mark what follows a heading such as "Comments", or a list of stories, where the report stands before it."""
    headings = [None if shape.is_sentences else heading_of(shape) for shape in shapes]
    if not any(headings):
        return
    sizes = [s.count if m is None and s.is_prose else 0 for s, m in zip(shapes, marks, strict=True)]
    total, before = sum(sizes), 0
    for i, heading in enumerate(headings):
        before += sizes[i]
        if heading is None or before < max(1, COMMENTS_AFTER * total):
            continue
        closes = heading == "closing" or (heading == "listing" and max(sizes[i:]) <= TEASER_WORDS)
        if heading == "ending" or (closes and before >= CLOSED_AFTER * total):
            for j in range(i + 1, len(shapes)):
                marks[j] = (Role.FURNITURE, f'stands below "{shapes[i].text[:40]}"')
            return


def _least_bad(shapes: Sequence[Shape], marks: Sequence[Mark | None]) -> list[int]:
    """Return what to take for the report where nothing reads as sentences: longer lines, else captions, else all."""
    open_ = [i for i, mark in enumerate(marks) if mark is None]
    captions = [i for i, mark in enumerate(marks) if mark and mark[0] is Role.CAPTION]
    return [i for i in open_ if len(shapes[i].words) >= 6] or captions or open_


def _mark_outside(shapes: Sequence[Shape], marks: list[Mark | None]) -> None:
    """Mark what stands far above and below the main part of a whole page."""
    first, last = main_region(shapes, marks)
    for i in range(len(shapes)):
        if marks[i] is None and (i < first - HEAD_LINES or i > last):
            marks[i] = (Role.FURNITURE, "stands outside the main part of the page")
        elif marks[i] is None and i < first and shapes[i].is_prose and shapes[i].count > 30:
            marks[i] = (Role.FURNITURE, "stands above the main part of the page")


# --- above the first sentence


def _mark_head(shapes: Sequence[Shape], marks: list[Mark | None], first: int, title: str | None) -> None:
    """Mark what stands above the first sentence: the title, the standfirst below it, and furniture."""
    if not first:
        return
    _mark_mastheads(shapes, marks, first)
    open_ = [i for i in range(first) if marks[i] is None]
    given = next((i for i, mark in enumerate(marks[:first]) if mark and mark[0] is Role.TITLE), None)
    chosen = find_title(shapes, open_, first, title, _signs_begin(marks, first)) if given is None else given
    for i in open_:
        if i == chosen:
            other = title and _is_open_sentence(shapes[i]) and not _begins_alike(shapes[i].text, title)
            marks[i] = STANDS_FIRST if other else (Role.TITLE, "the line above the report that is about the same thing")
        else:
            marks[i] = _in_head(shapes, marks, i, first, chosen)


STANDS_FIRST = (Role.STANDFIRST, "a sentence above the report, whose title is given")


def _in_head(shapes: Sequence[Shape], marks: Sequence[Mark | None], i: int, first: int, chosen: int | None) -> Mark:
    """Return what a line above the first sentence is that is not the title, which is `chosen`."""
    shape, below = shapes[i], chosen is not None and 0 < i - chosen <= STANDFIRST_LINES
    if is_names(shape.text) and _is_above_length(marks, i):
        return (Role.BYLINE, "a name above how long the report is")
    if is_names(shape.text) and _is_beside_date(shapes, marks, i):
        banner = _is_in_banner(shapes, marks, i, chosen)
        return (Role.FURNITURE, "a place beside today's date") if banner else (Role.BYLINE, "a name beside the date")
    if below and names_persons(shape.text):
        return (Role.BYLINE, "a name below the title")
    if shape.is_bare_dateline:
        return (Role.BODY, "a dateline")
    if shape.signed and len(shape.words) >= 6:
        return (Role.CAPTION, "a line above the report, with a credit in brackets")
    if below and len(shape.words) >= 7:
        return (Role.STANDFIRST, "a longer line between the title and the report")
    if chosen is None and len(shape.words) >= 8 and i >= first - STANDFIRST_LINES:
        return (Role.STANDFIRST, "a longer line above the report")
    return (Role.FURNITURE, "a short line above the report")


def _begins_alike(line: str, title: str) -> bool:
    """Say whether a line is a given title that goes on, or its beginning: "Ferry sinks off Roe - The Roe Post"."""
    return key(line).startswith(key(title)) or key(title).startswith(key(line))


def _mark_mastheads(shapes: Sequence[Shape], marks: list[Mark | None], first: int) -> None:
    """Mark the lines above the first sentence that name the outlet: beside a date, or on the first line."""
    for i in range(min(first, 2)):
        if (marks[i] or _REST)[0] is Role.FURNITURE and section_of(shapes[i].text):
            marks[i] = (Role.FURNITURE, MASTHEAD)
    for i in range(first):
        if marks[i] is None and not shapes[i].is_sentences and outlet_with_date(shapes[i].text):
            marks[i] = (Role.DATE, DATED_MASTHEAD)
        elif marks[i] is None and i and (marks[i - 1] or _OPEN)[0] is Role.BYLINE and name_with_date(shapes[i].text):
            marks[i] = (Role.DATE, "a place and the date below a byline")
    dated = [i for i, mark in enumerate(marks[:first]) if mark and mark[0] is Role.DATE]
    for i in range(first if dated else 0):
        if marks[i] is None and any(abs(i - j) <= BESIDE for j in dated) and is_masthead(shapes[i].text):
            marks[i] = (Role.FURNITURE, MASTHEAD)
    open_ = [i for i in range(first if dated else 1) if marks[i] is None]
    for i in open_:
        beside = i > open_[0] and is_names(shapes[i].text) and _is_beside_date(shapes, marks, i)
        if (beside and signs_clipping(shapes[i].text)) or (i <= 1 and _heads_clipping(shapes, marks, i, first)):
            marks[i] = (Role.FURNITURE, MASTHEAD)


def _heads_clipping(shapes: Sequence[Shape], marks: Sequence[Mark | None], i: int, first: int) -> bool:
    """Say whether a line is the outlet's name: above the title, by its words or, with a date, by another's byline."""
    title = next((j for j in range(i + 1, first) if (marks[j] or _OPEN)[0] in (Role.BODY, Role.TITLE)), first)
    roles = {(marks[j] or _OPEN)[0] for j in range(title) if j != i}
    if not roles <= set(_SIGNS) or (title == first and _tells(shapes[i], shapes[first:])):
        return False
    if Role.DATE not in roles or title == first:
        return i == 0 and signs_clipping(shapes[i].text)
    if heads_clipping(shapes[i].text):
        return True
    signed = [shapes[j].text for j in range(title, first) if (marks[j] or _OPEN)[0] is Role.BYLINE]
    named = i == 0 and is_names(shapes[i].text)
    return named and len(signed) == 1 and shapes[i].text not in signed[0]


def _tells(line: Shape, report: Sequence[Shape]) -> bool:
    """Say whether a line is a title: the first sentences have a word of it in small letters."""
    said = {word for shape in report[:2] for word in shape.text[:TITLE].split() if word.islower()}
    return not said.isdisjoint(word.lower() for word in line.words if len(word) > len("the"))


def _signs_begin(marks: Sequence[Mark | None], first: int) -> int:
    """Return where the lines begin that stand right above the first sentence and tell who wrote it, where and when."""
    while first and (mark := marks[first - 1]) and (mark[0] in _SIGNS or mark[1] == MASTHEAD):
        first -= 1
    return first


_SIGNS = (Role.BYLINE, Role.DATE, Role.CREDIT)


def _is_above_length(marks: Sequence[Mark | None], i: int) -> bool:
    """Say whether the next line says how long the text is, as databases and readers print below the author."""
    return i + 1 < len(marks) and (marks[i + 1] or _OPEN)[1].startswith("how long the ")


def _is_beside_date(shapes: Sequence[Shape], marks: Sequence[Mark | None], i: int) -> bool:
    """Say whether the next block is a date, on the same line or the next."""
    if i + 1 >= len(shapes) or (marks[i + 1] or _OPEN)[0] is not Role.DATE:
        return False
    return shapes[i + 1].span.start - shapes[i].span.end <= 3


def _is_in_banner(shapes: Sequence[Shape], marks: Sequence[Mark | None], i: int, title: int | None) -> bool:
    """Say whether a name and the date after it tell where and when the page was shown: beside the weather or a menu.

    A byline stands below the title; above it, only where nothing of the page is around and the date has no weekday.
    """
    around = [mark for mark in [*marks[max(0, i - 2) : i], *marks[i + 2 : i + 3]] if mark is not None]
    if any(why == "a temperature" for _, why in around):
        return True
    above = title is not None and i < title
    return above and (dates.has_weekday(shapes[i + 1].text) or any(role is Role.FURNITURE for role, _ in around))


# --- between the first and the last sentence, and below


_SENTENCES: Mark = (Role.BODY, "sentences")


def _mark_body(shapes: Sequence[Shape], marks: list[Mark | None], first: int, last: int, page: bool) -> None:
    """Mark sentences as body and short lines between them as headings, or as furniture below a listing's heading."""
    listing = False
    shouted = not any(shape.is_prose for shape in shapes[first : last + 1])
    for i in range(first, last + 1):
        shape = shapes[i]
        if marks[i] is not None:
            listing = heading_of(shape) == "listing"
        elif shape.is_prose or i == first:
            marks[i], listing = _SENTENCES, False
        elif not shouted and shape.text.isupper() and shape.count >= 5 and not shape.is_ended:
            marks[i] = (Role.FURNITURE, "a promotion in capitals")
        elif page and not _between_prose(shapes, marks, i):
            marks[i] = (Role.FURNITURE, "one of several short lines in a page")
        elif listing and len(shape.words) >= 3:
            marks[i] = (Role.FURNITURE, "a title in a list of other stories")
        elif _is_heading(shape) and i + 1 < len(marks) and asks_reader(marks[i + 1]):
            marks[i] = (Role.FURNITURE, "the heading of what the page asks of the reader")
        elif i < last and _is_heading(shape):
            marks[i] = (Role.HEADING, "a short line between sentences")
        else:
            marks[i] = (Role.BODY, "stands among sentences")


def _between_prose(shapes: Sequence[Shape], marks: Sequence[Mark | None], i: int) -> bool:
    """Say whether the next blocks above and below that are not furniture by themselves are sentences."""
    below = next((j for j in range(i + 1, len(shapes)) if marks[j] is None), i)
    above = next((j for j in range(i - 1, -1, -1) if (marks[j] or _OPEN)[0] is not Role.FURNITURE), i)
    return shapes[below].is_prose and shapes[above].is_prose


_OPEN: Mark = (Role.BODY, "")


def _is_heading(shape: Shape) -> bool:
    return (
        len(shape.words) <= 12
        and not shape.text.endswith((":", ".", ",", ";", " and"))
        and not shape.is_bare_dateline
        and shape.text[:1].isupper()
    )


def _mark_tail(shapes: Sequence[Shape], marks: list[Mark | None], last: int) -> None:
    """Mark what follows the last sentence: furniture, unless the last sentence announces a list."""
    for i in range(max(0, last - 1), last + 1):
        if marks[i] == _SENTENCES and i > 1 and introduces_author(shapes[i]):
            marks[i] = (Role.FURNITURE, "introduces the author")
    announced = shapes[last].text.rstrip().endswith((":", ","))
    for i in range(last + 1, len(shapes)):
        if marks[i] is None and _SIGNED_BELOW.fullmatch(shapes[i].text):
            marks[i] = (Role.BYLINE, SIGNED)
        elif marks[i] is None and (announced or _COUNT.fullmatch(shapes[i].text)):
            marks[i] = (Role.BODY, "a list that belongs to the report")
        elif marks[i] is None:
            marks[i] = (Role.FURNITURE, "stands below the last sentence")


_COUNT = re.compile(r"[A-Za-z][\w ,/-]{0,40}: ?[\d.,]+%?")
_SIGNED_BELOW = re.compile(r"(?:[-–—]{1,2}|[Ww]ith) ?(?:[A-Z][\w.'’-]*,? (?:and )?){1,5}[A-Z][\w'’-]+")
