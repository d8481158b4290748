"""Which line above a report is its title: the first that is about the same thing."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from rashomon.reading.lexicons import lexicon
from rashomon.reading.shapes import Shape

# Title words found in the report's first words, so many: below this share the line is not about the same thing.
TITLE_OVERLAP = 0.34
TITLE_REACH = 400

# So many characters hold so many words.
TITLE_CHARACTERS = 4000

# The title stands above the standfirst: the first line nearly as good as the best is it.
NEAR_BEST = 0.35

# A title of fewer words of its own ("Question of the Day") may share them with any report.
FEWEST_STEMS = 3


def find_title(shapes: Sequence[Shape], open_: Sequence[int], first: int, title: str | None, below: int) -> int | None:
    """Return which of the open lines above the first sentence is the title; `title` is the known one, if any.

    `below` is where what tells of the author, the outlet and the day begins above the first sentence.
    """
    if title:
        wanted = key(title)
        for i in open_:
            if key(shapes[i].text) == wanted:
                return i
    if not open_:
        return None
    stems = {i: _title_stems(shapes[i]) for i in open_}
    body = _body_stems(shapes[first : first + 40]) if any(stems.values()) else set()
    scored = {i: _title_score(shapes[i], stems[i], body) for i in open_}
    best = max(scored.values())
    if best >= TITLE_OVERLAP:
        return next(i for i in open_ if scored[i] >= max(TITLE_OVERLAP, best - NEAR_BEST))
    only = [i for i in open_ if 4 <= len(shapes[i].words) <= 20]
    return only[0] if len(open_) == 1 and only and only[0] == below - 1 else None


def _body_stems(report: Sequence[Shape]) -> set[str]:
    """Return the stems of a report's first words."""
    words: list[str] = []
    for shape in report:
        words += shape.text[:TITLE_CHARACTERS].lower().split(maxsplit=TITLE_REACH)[:TITLE_REACH]
        if len(words) >= TITLE_REACH:
            break
    return {word.strip(_MARKS)[:_STEM] for word in set(words[:TITLE_REACH])}


def _title_stems(shape: Shape) -> set[str]:
    """Return the stems by which a line is compared with the report: none where it cannot be a title."""
    if shape.text[0] in "*•-–" or not 3 <= len(shape.words) <= 30 or shape.is_bare_dateline:
        return set()
    stems = _stems(word.lower() for word in shape.words)
    return stems if len(stems) >= FEWEST_STEMS else set()


def _title_score(shape: Shape, stems: set[str], body: set[str]) -> float:
    overlap = len(stems & body) / len(stems) if stems else 0.0
    # A sentence-long line is rather the standfirst; the title is the shorter of two lines about the same thing.
    return overlap + (0.2 if 4 <= len(shape.words) <= 18 else 0.0) if overlap >= TITLE_OVERLAP else 0.0


# Stems are the first five letters of words: "bombing" and "bombings" are one.
_STEM = 5
_MARKS = ".,:;'\"“”‘’()"


def _stems(words: Iterable[str]) -> set[str]:
    """Return the stems of words in small letters; function words have none."""
    own = {word.strip(_MARKS) for word in words} - _common()
    return {word[:_STEM] for word in own if len(word) > 2}


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("languages")["english"])


@cache
def _fields() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A field at the head of a message, and the subject among them with what mail programs put before it."""
    words = lexicon("furniture")["message"]
    fields, subjects, before = ("|".join(words[name]) for name in ("fields", "subjects", "forwarded"))
    return (
        re.compile(rf"(?:{fields}) ?: ?\S", re.I),
        re.compile(rf"(?:{subjects}) ?:\s*(?:(?:{before}):\s*)*(?=\S)", re.I),
    )


def is_field(line: str) -> bool:
    """Say whether a line is a field at the head of a message ("Sent: Wednesday")."""
    return _fields()[0].match(line) is not None


def without_subject(line: str) -> str:
    """Return a message's subject without what says that it is one ("Subject: Fwd: Ferry sinks")."""
    return _fields()[1].sub("", line, count=1) if _fields()[1].match(line) else line


def key(text: str) -> str:
    """Return the letters and digits of some words, for comparing titles."""
    return "".join(filter(str.isalnum, text.lower()))
