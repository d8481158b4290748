"""The sentence around some words, for a reader: by marks alone, without a language model."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from rashomon.wording.tables import read_table

# What agencies set between two paragraphs: "- Air raids kill dozens - ".
CROSSHEAD = r"[-–—] [A-Z][^.!?\n]{2,60} [-–—] (?=[A-Z])"

_SHORT = read_table("wording", "short_words")


def _not_behind(words: Iterable[str], *, before: Iterable[str] = ()) -> str:
    """Return a pattern for a full stop behind none of some words, or only not where one of those `before` follows."""
    then = rf"(?=\s+[(\[]*(?:{'|'.join(before)})\b)" if before else ""
    sizes = groupby(sorted(words, key=len), key=len)  # what is looked for behind a place has one length
    return "".join(rf"(?<!\b(?:{'|'.join(alike)})\.{then})" for _, alike in sizes)


# No full stop behind these ends a sentence: "Capt. Lund", "Wash. Gov. Ann Lee", "4 a.m. Friday", "5 p.m. Jan. 2".
NOT_SHORT = (
    _not_behind(_SHORT["before_names"])
    + _not_behind(_SHORT["states"], before=_SHORT["offices"])
    + _not_behind((r"[ap]\.m",), before=_SHORT["of_hours"])
)

# A sentence ends at a full stop, question or exclamation mark, closing marks taken in, before a capital, an opening
# mark or a crosshead; not behind a single capital or a short capitalised word, an abbreviation ("U.S.", "Sept.",
# "ST. LOUIS", "Capt."), nor where words are left out before a number ("on the bus... 21 others").
END = re.compile(
    r"[.!?](?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)(?<!\bSept.)(?<!\b(?:FT|MT|ST).)(?<!\.\.\.(?=\s+\d))"
    rf"{NOT_SHORT}[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9]|{CROSSHEAD})"
)

# A longer sentence is a list or a page without full stops; the words themselves say enough then.
LONGEST = 500


def sentence_around(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Return the begin and end of the sentence that holds `text[start:end]`, within `text[first:last]`.

    The words themselves are returned where the sentence is longer than `LONGEST` characters.
    """
    before, after = max(first, start - LONGEST - 1), min(last, end + LONGEST + 1)  # farther away ends nothing shorter
    ends = _ends(text)
    behind, ahead = bisect_right(ends, start), bisect_left(ends, end)
    begin = max(before, ends[behind - 1]) if behind else before
    stop = min(after, ends[ahead]) if ahead < len(ends) else after
    whole = text[begin:stop]
    begin, stop = begin + len(whole) - len(whole.lstrip()), stop - (len(whole) - len(whole.rstrip()))
    return (begin, stop) if stop - begin <= LONGEST else (start, end)


# Many sentences of one report are asked for in turn, and many times.
@lru_cache(maxsize=512)
def _ends(text: str) -> list[int]:
    """Return where the sentences of a text end, with the white space behind them."""
    return [match.end() for match in END.finditer(text)]


def sentence_in_line(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the begin and end of the sentence that holds `text[start:end]`, within its line, which is a paragraph."""
    return sentence_around(text, start, end, *line_around(text, start, end))


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the begin and end of the line that holds `text[start:end]`, or of the lines."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def glued_ends(text: str, begin: int, end: int) -> list[int]:
    """Return where sentences end that lost the space behind them: "officers beat him.|At his trial"; no address."""
    found = (glued.start() for glued in GLUED.finditer(text, begin, end))
    return [stop + 1 for stop in found if SMALL_WORD.search(text, max(begin, stop - LONG_WORD), stop)]


# By the stop first: what begins by looking behind is found slowly.
GLUED = re.compile(r"\.(?<=[a-z][a-z]\.)(?=[A-Z][a-z]* \w)")
SMALL_WORD = re.compile(r"(?<![^\s(\"“])[a-z]+$")
LONG_WORD = 30
