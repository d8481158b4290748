"""Plain text -> blocks with roles: which lines are the report, and which are the page around it.

First each block is told by its own words and shape; then its place decides what these leave open: what stands above the
first sentence is title, standfirst or furniture, short lines between sentences are headings, and what follows the last
sentence is furniture. Nothing between the first and the last sentence is furniture by its place alone.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.model import Block, Role, Span
from rashomon.reading import agencies, dates
from rashomon.reading.blocks import split_blocks
from rashomon.reading.lexicons import lexicon
from rashomon.reading.shapes import Shape

# A block up to this many words is a call or a notice by how it begins; longer ones are reports that happen to.
CALL_WORDS = 45
NOTICE_WORDS = 120

# Of the prose, the share that must stand before a heading such as "Comments" for it to end the report.
ENDED_AFTER = 0.6

# Title words found in the report's first words: below this share the line is not about the same thing.
TITLE_OVERLAP = 0.34
TITLE_REACH = 400

# The title stands above the standfirst: the first line nearly as good as the best is it.
NEAR_BEST = 0.35

Mark = tuple[Role, str]


def mark_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of a report given as plain text, each with its role; `title` is the known title, if any."""
    shapes = [Shape(text, span) for block in split_blocks(text) for span in _pieces(text, block)]
    marks: list[Mark | None] = [_mark_alone(shape) for shape in shapes]
    _mark_copies(shapes, marks)
    _mark_endings(shapes, marks)
    prose = [i for i, shape in enumerate(shapes) if marks[i] is None and shape.is_prose]
    if not prose:
        prose = _least_bad(shapes, marks)
        for i in prose:
            marks[i] = None
    if prose:
        first, last = prose[0], prose[-1]
        _mark_head(shapes, marks, first, title)
        _mark_body(shapes, marks, first, last)
        _mark_tail(shapes, marks, last)
    else:
        _mark_head(shapes, marks, len(shapes), title)
    pairs = zip(shapes, marks, strict=True)
    return tuple(Block(span=s.span, role=(m or _REST)[0], why=(m or _REST)[1]) for s, m in pairs)


_REST: Mark = (Role.FURNITURE, "a short line that belongs to no report")


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """Yield a block whole, or cut before a date label that ends its line ("Girl found safe Posted: Monday, ...")."""
    words = block.of(text) if block.end - block.start < 300 else ""
    for match in re.finditer(r"\s(?=(?:Posted|Published|Updated|Last updated):? )", words):
        rest = words[match.end() :]
        if dates.is_date_line(rest) and next(dates.find_written(rest), None):
            yield Span(block.start, block.start + len(words[: match.start()].rstrip()))
            yield Span(block.start + match.end(), block.end)
            return
    yield block


# --- by its own words


def _mark_alone(shape: Shape) -> Mark | None:
    """Return what a block is by its own words and shape, or None where its place must tell."""
    plain, count = shape.plain, len(shape.words)
    if not plain:
        return Role.FURNITURE, "marks only"
    if len(plain) <= 160 and dates.is_date_line(shape.text):
        dated = next(dates.find_written(shape.text), None) is not None
        return (Role.DATE, "a date alone") if dated else (Role.FURNITURE, "the label of a date")
    if count <= 16:
        if shape.byline or _byline_with_date(shape):
            return Role.BYLINE, "says who wrote it"
        if agencies.is_sign(shape.text):
            return Role.CREDIT, "an agency's name alone"
    if agencies.is_credit_line(shape.text):
        return Role.CREDIT, "says whose work the report is"
    if why := _furniture_words(shape):
        return Role.FURNITURE, why
    if shape.is_caption:
        return Role.CAPTION, "describes a picture and credits it"
    if shape.signed and agencies.agency_named(shape.signed) and not shape.dateline:
        return Role.CAPTION, "a line without an end, with a credit in brackets"
    return None


def _byline_with_date(shape: Shape) -> bool:
    written = next(dates.find_written(shape.text), None)
    if not written or not dates.is_date_line(shape.text[written.start :]):
        return False
    return bool(Shape(shape.text[: written.start].strip(" ,|-–—"), Span(0, written.start)).byline)


@cache
def _wholes() -> dict[str, str]:
    return {
        line: group["why"]
        for name in ("ending", "listing", "label")
        for group in [lexicon("furniture")[name]]
        for line in group["whole"]
    }


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(lexicon("furniture")[name]["whole"])


@cache
def _furniture_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon("furniture")
    calls = "|".join(map(re.escape, words["call"]["start"]))
    notices = "|".join(map(re.escape, words["notice"]["anywhere"]))
    hints = "|".join(map(re.escape, sorted(words["hint"]["words"], key=len, reverse=True)))
    return re.compile(calls), re.compile(notices), re.compile(rf"\b(?:{hints})")


@cache
def _shapes_of_furniture() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(shape["pattern"]), shape["why"]) for shape in lexicon("furniture")["shape"])


def _furniture_words(shape: Shape) -> str | None:
    """Return why a block is furniture by its wording, or None."""
    plain, count = shape.plain, len(shape.words)
    if why := _wholes().get(plain.rstrip(":?»")):
        return why
    if len(plain) < 140:
        for pattern, why in _shapes_of_furniture():
            if pattern.fullmatch(plain):
                return why
    calls, notices, hints = _furniture_patterns()
    words: dict[str, dict[str, str]] = lexicon("furniture")
    low = shape.text.lower()
    if count <= NOTICE_WORDS and notices.search(low):
        return words["notice"]["why"]
    if count <= CALL_WORDS and calls.match(low.lstrip("-–—*•·|[(× ")):
        return words["call"]["why"]
    if _describes_outlet(shape):
        return "an outlet describes itself"
    if len(set(_sites().findall(low))) >= 2 and count <= 25 and shape.lower_share < 0.5 and not shape.is_ended:
        return words["sites"]["why"]
    found = {match.group() for match in hints.finditer(low)}
    needed = 1 if count <= 14 and not shape.is_ended else 2 if count <= CALL_WORDS else 3
    return words["hint"]["why"] if len(found) >= needed and not _quotes(shape.text) else None


@cache
def _sites() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('furniture')['sites']['words'])})\b")


@cache
def _self() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How an outlet begins to tell what it is, and the words of praise or ownership that follow."""
    words = lexicon("furniture")["itself"]
    name = r"(?P<name>[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|the|and|for))*)"
    verbs, trades, needs = ("|".join(words[kind]) for kind in ("verbs", "trades", "needs"))
    return re.compile(rf"{name} (?:{verbs})\b(?=[^.!?]*\b(?:{trades})\b)"), re.compile(rf"\b(?:{needs})\b", re.I)


def _describes_outlet(shape: Shape) -> bool:
    """Say whether a block is an outlet's or agency's line about itself ("X is an international news organisation")."""
    if len(shape.words) > 60 or _quotes(shape.text):
        return False
    begins, needs = _self()
    return begins.match(shape.text[:300]) is not None and needs.search(shape.text) is not None


def self_named(text: str) -> re.Match[str] | None:
    """Return the name by which an outlet describes itself at the start of a block."""
    return _self()[0].match(text[:300])


def _quotes(text: str) -> bool:
    return any(mark in text for mark in ('"', "“", "”", "``"))


# --- by repetition and by what stands before


def _mark_copies(shapes: Sequence[Shape], marks: list[Mark | None]) -> None:
    """Mark what repeats an earlier block word for word: teasers and captions that a page shows twice."""
    seen: deque[str] = deque(maxlen=2)
    for i, shape in enumerate(shapes):
        if marks[i] is None and len(shape.words) >= 8:
            if shape.plain in seen:
                marks[i] = (Role.FURNITURE, "repeats a block close by")
            seen.append(shape.plain)


def _mark_endings(shapes: Sequence[Shape], marks: list[Mark | None]) -> None:
    """Mark what follows a heading such as "Comments" or "Poll" where most of the report stands before it."""
    sizes = [len(s.words) if m is None and s.is_prose else 0 for s, m in zip(shapes, marks, strict=True)]
    total, before = sum(sizes), 0
    for i, shape in enumerate(shapes):
        before += sizes[i]
        if before and shape.plain.rstrip(":?»") in _group("ending") and before >= ENDED_AFTER * total:
            for j in range(i + 1, len(shapes)):
                marks[j] = (Role.FURNITURE, f'stands below "{shape.text[:40]}"')
            return


def _least_bad(shapes: Sequence[Shape], marks: Sequence[Mark | None]) -> list[int]:
    """Return what to take for the report where nothing reads as sentences: longer lines, else captions, else all."""
    open_ = [i for i, mark in enumerate(marks) if mark is None]
    captions = [i for i, mark in enumerate(marks) if mark and mark[0] is Role.CAPTION]
    return [i for i in open_ if len(shapes[i].words) >= 6] or captions or open_


# --- above the first sentence


def _mark_head(shapes: Sequence[Shape], marks: list[Mark | None], first: int, title: str | None) -> None:
    """Mark what stands above the first sentence: the title, the standfirst below it, and furniture."""
    open_ = [i for i in range(first) if marks[i] is None]
    chosen = _title(shapes, open_, first, title)
    for i in open_:
        if i == chosen:
            marks[i] = (Role.TITLE, "the line above the report that is about the same thing")
        elif shapes[i].is_bare_dateline:
            marks[i] = (Role.BODY, "a dateline")
        elif shapes[i].signed and len(shapes[i].words) >= 6:
            marks[i] = (Role.CAPTION, "a line above the report, with a credit in brackets")
        elif chosen is not None and i > chosen and len(shapes[i].words) >= 7:
            marks[i] = (Role.STANDFIRST, "a longer line between the title and the report")
        elif chosen is None and len(shapes[i].words) >= 8:
            marks[i] = (Role.STANDFIRST, "a longer line above the report")
        else:
            marks[i] = (Role.FURNITURE, "a short line above the report")


def _title(shapes: Sequence[Shape], open_: Sequence[int], first: int, title: str | None) -> int | None:
    if title:
        wanted = _key(title)
        for i in open_:
            if _key(shapes[i].text) == wanted:
                return i
    body = _stems(" ".join(shape.text for shape in shapes[first : first + 40]).split()[:TITLE_REACH])
    scored = {i: _title_score(shapes[i], body) for i in open_}
    best = max(scored.values(), default=0.0)
    if best >= TITLE_OVERLAP:
        return next(i for i in open_ if scored[i] >= max(TITLE_OVERLAP, best - NEAR_BEST))
    only = [i for i in open_ if 4 <= len(shapes[i].words) <= 20]
    return only[0] if len(open_) == 1 and only and only[0] == first - 1 else None


def _title_score(shape: Shape, body: Counter[str]) -> float:
    if not 3 <= len(shape.words) <= 30 or shape.is_bare_dateline:
        return 0.0
    stems = _stems(shape.words)
    if not stems:
        return 0.0
    overlap = sum(stem in body for stem in stems) / len(stems)
    # A sentence-long line is rather the standfirst; the title is the shorter of two lines about the same thing.
    return overlap + (0.2 if 4 <= len(shape.words) <= 18 else 0.0) if overlap >= TITLE_OVERLAP else 0.0


def _stems(words: Sequence[str]) -> Counter[str]:
    """Return the words' first five letters: "bombing" and "bombings" are one, function words are none."""
    common = _common()
    lowered = (word.strip(".,:;'\"“”‘’()").lower() for word in words)
    return Counter(word[:5] for word in lowered if len(word) > 2 and word not in common)


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("languages")["english"])


def _key(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


# --- between the first and the last sentence, and below


def _mark_body(shapes: Sequence[Shape], marks: list[Mark | None], first: int, last: int) -> None:
    """Mark sentences as body and short lines between them as headings, or as furniture below a listing's heading."""
    listing = False
    for i in range(first, last + 1):
        shape = shapes[i]
        if marks[i] is not None:
            listing = shape.plain.rstrip(":?»") in _group("listing")
        elif shape.is_prose or i == first:
            marks[i], listing = (Role.BODY, "sentences"), False
        elif len(shape.words) >= 5 and shape.text.isupper() and not shape.is_ended:
            marks[i] = (Role.FURNITURE, "a promotion in capitals")
        elif listing and len(shape.words) >= 3:
            marks[i] = (Role.FURNITURE, "a title in a list of other stories")
        elif _is_heading(shape):
            marks[i] = (Role.HEADING, "a short line between sentences")
        else:
            marks[i] = (Role.BODY, "stands among sentences")


def _is_heading(shape: Shape) -> bool:
    return (
        len(shape.words) <= 12
        and not shape.text.endswith((":", ".", ",", ";"))
        and not shape.is_bare_dateline
        and shape.text[:1].isupper()
    )


def _mark_tail(shapes: Sequence[Shape], marks: list[Mark | None], last: int) -> None:
    """Mark what follows the last sentence: furniture, unless the last sentence announces a list."""
    announced = shapes[last].text.rstrip().endswith((":", ","))
    for i in range(last + 1, len(shapes)):
        if marks[i] is None and _SIGNED_BELOW.fullmatch(shapes[i].text):
            marks[i] = (Role.BYLINE, "a name signed below the report")
        elif marks[i] is None and (announced or _COUNT.fullmatch(shapes[i].text)):
            marks[i] = (Role.BODY, "a list that belongs to the report")
        elif marks[i] is None:
            marks[i] = (Role.FURNITURE, "stands below the last sentence")


_COUNT = re.compile(r"[A-Za-z][\w ,/-]{0,40}: ?[\d.,]+%?")
_SIGNED_BELOW = re.compile(r"(?:[-–—]{1,2}|[Ww]ith) ?(?:[A-Z][\w.'’-]*,? (?:and )?){1,5}[A-Z][\w'’-]+")
