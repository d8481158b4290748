"""Seams: where a text that lost its lines runs a heading into a sentence: "Talks not certain Air raids killed ..."."""

import re
from functools import lru_cache
from itertools import pairwise

from rashomon.wording.sentences import glued_ends
from rashomon.wording.tables import read_table

_WORDS = read_table("telling", "pictures")
_SMALL = frozenset(_WORDS["small"])

# A capital behind a word without one, and no stop between; most sentences of news have only names there.
CAPITAL = re.compile(r"(?<![\w’'.-])(?P<before>[a-z]{2,}) (?P<first>[A-Z][a-z]+)(?P<on> (?!(?:of|for)\b)[a-z])?")

# "... Lee reports - YouTube Troops have ...", and at the beginning "Tags Lisbon Porto Activists say".
MENU = re.compile(
    rf" - (?:{'|'.join(_WORDS['networks'])}) (?=[A-Z])|\b(?:{'|'.join(_WORDS['menus'])}):?(?: [A-Z][\w’'.-]*)+ "
    r"(?=[A-Z\d][\w-]* [a-z])"
)

# What each of these has some of: most sentences have none, and are asked no more.
MENUS = (" - ", *_WORDS["menus"])
FEW = ("At least ", "As many as ", "More than ")

# "... Observatory White Helmets At least 31 people have been killed".
COUNT = re.compile(r"(?<=[A-Za-z] )(?<!: )(?:At least|As many as|More than) (?=\d|[a-z])")

# "Image 1 of 5 A man of 21 was arrested": which picture of a page it is.
PICTURE = re.compile(r"\b(?:Image|Photo|Picture|Slide) \d+ of (?:/ )?\d+ (?=[A-Z\d])")

# What a page is called, and no sentence.
PAGE = re.compile(rf" - (?:{'|'.join(_WORDS['networks'])})$")


def is_title_of_page(words: str) -> bool:
    """Say whether words are what a page or a video is called: "Lee reports - YouTube"."""
    return " - " in words and PAGE.search(words) is not None


def between_seams(text: str, begin: int, end: int, start: int, stop: int) -> tuple[int, int]:
    """Return the part of a sentence, `text[begin:end]`, between seams that holds `text[start:stop]`."""
    seams = _seams(text, begin, end)
    first = max((seam for seam in seams if seam <= start), default=begin)
    last = min((seam for seam in seams if seam >= stop), default=end)
    return first, len(text[:last].rstrip()) if last < end else end


def longest_part(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the longest part of a sentence, `text[begin:end]`, between seams: what ran into it is a heading."""
    seams = sorted({begin, *_seams(text, begin, end), end})
    first, last = max(pairwise(seams), key=lambda part: part[1] - part[0], default=(begin, end))
    return first, len(text[:last].rstrip()) if last < end else end


# Many words of one sentence are asked for, and many times.
@lru_cache(maxsize=8192)
def _seams(text: str, begin: int, end: int) -> list[int]:
    """Return where the seams of a sentence are."""
    told = text[begin:end]
    seams = [found.start("first") for found in CAPITAL.finditer(text, begin, end) if _is_seam(found)]
    seams += glued_ends(text, begin, end)
    if any(map(told.__contains__, MENUS)):
        seams += (found.end() for found in MENU.finditer(text, begin, end))
    if any(map(told.__contains__, FEW)):
        seams += (found.start() for found in COUNT.finditer(text, begin, end))
    if " of " in told:
        seams += (found.end() for found in PICTURE.finditer(text, begin, end))
    return seams


def _is_seam(found: re.Match[str]) -> bool:
    """Say whether a capitalised word begins a sentence: no other name of the report has it, and it stands without."""
    word, text = found["first"], found.string
    if found["before"] in _SMALL:
        return False
    if word in _WORDS["openers"]:
        return True
    return bool(found["on"]) and _stands_once(word, text)


# Many sentences of one report are asked for, and many times.
@lru_cache(maxsize=8192)
def _stands_once(word: str, text: str) -> bool:
    """Say whether a report has a word once with a capital behind a small word, and without one elsewhere."""
    if word.lower() not in text or not re.search(rf"\b{word.lower()}\b", text):
        return False
    behind = re.finditer(rf"\b(?P<before>[a-z]+) {word}\b", text)
    return sum(other["before"] not in _SMALL for other in behind) == 1
