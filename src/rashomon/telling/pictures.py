"""Captions among a report's sentences ("Residents inspect a house in Lisbon, 3 May 2024"), and crossheads."""

import re
from functools import lru_cache

from rashomon.wording.days import MONTHS
from rashomon.wording.sentences import CROSSHEAD
from rashomon.wording.tables import read_table

_WORDS = read_table("telling", "pictures")
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}"

# What a picture shows, told in the present: "inspect", "carries", "are seen". A sentence of news has another verb.
_VERBS = "|".join(
    form for verb in _WORDS["verbs"] for form in (verb, f"{verb}s", f"{verb}es", re.sub("y$", "ies", verb))
)
_SHOWS = rf"(?:(?:is|are) (?:{'|'.join(_WORDS['shown'])})|(?:{_VERBS}))"
# What stands between is of one sentence, in which nobody speaks; "troops who hold the town", "hold that" are news.
_WITHIN = r"(?:(?! (?:said|say|says|told)\b|[.!?] [A-Z])[^!?\n])"
_CAPTION = rf"[A-Z\d]{_WITHIN}{{3,120}}?(?<! that)(?<! who)(?<! which) {_SHOWS} (?!that\b){_WITHIN}{{3,240}}?{_DAY}"
ALONE = re.compile(rf"{_CAPTION}\.?(?: ?[(\[][^()\[\]]{{2,60}}[)\]])?\.?")
# Behind its credit in brackets the sentence that it ran into begins; "(AFP photo)" needs no day.
_SENTENCE = r"(?=(?:[A-Z]|\d)\S* \S)"
_NAMES = r"[A-Z][^()\[\]]{1,60}"
_PICTURE = r"(?:[A-Z][^()]{0,40} |[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture)\b[^()]{0,60}"
BEFORE = re.compile(rf"(?:{_CAPTION}\.? ?[(\[]{_NAMES}[)\]]|[A-Z\d][^.!?\n]{{10,400}}? \({_PICTURE}\))\.? {_SENTENCE}")


# At the end of a caption, but for its credit; most passages have no year there, and are asked no more.
YEAR = re.compile(r"\d{4}")
PICTURE = re.compile(r"(?:hoto|mage|icture)\b")
CREDIT = 70


@lru_cache(maxsize=8192)
def is_caption(words: str) -> bool:
    """Say whether a passage is no more than the caption of a picture."""
    told = " ".join(words.split())
    return YEAR.search(told, max(0, len(told) - CREDIT)) is not None and ALONE.fullmatch(told) is not None


def before_sentence(words: str) -> int:
    """Return how many letters of a passage are a crosshead, or a picture's caption and credit, before the sentence."""
    credited = ("(" in words or "[" in words) and (PICTURE.search(words) or YEAR.search(words))
    found = HEAD.match(words) or (BEFORE.match(words) if credited else None)
    return found.end() if found else 0


HEAD = re.compile(CROSSHEAD)
