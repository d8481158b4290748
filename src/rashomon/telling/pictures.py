"""Captions of pictures that stand among a report's sentences: "Residents inspect a house in Lisbon, 3 May 2024"."""

import re

from rashomon.wording.days import MONTHS
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
# Behind its credit in brackets the sentence that it ran into begins.
BEFORE = re.compile(rf"{_CAPTION}\.? ?[(\[][A-Z][^()\[\]]{{1,60}}[)\]]\.? (?=(?:[A-Z]|\d)\S* \S)")


def is_caption(words: str) -> bool:
    """Say whether a passage is no more than the caption of a picture."""
    return ALONE.fullmatch(" ".join(words.split())) is not None


def without_caption(words: str) -> str:
    """Return a passage without the caption, with its day and credit, that ran into its sentence."""
    return BEFORE.sub("", words, count=1) if BEFORE.match(words) else words
