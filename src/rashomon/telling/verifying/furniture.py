"""What a brief says of itself, and no report can support: references, counts of its parts, rows, rules and days."""

import re
from collections.abc import Sequence

from rashomon.telling.verifying.ground import Ground, Row
from rashomon.telling.verifying.lexicon import words_of
from rashomon.telling.verifying.lines import parts
from rashomon.telling.verifying.sentence import FILL, FORMER, TALLY, Sentence
from rashomon.wording.numbers import NUMBER

_NOUNS = "|".join(sorted(words_of("furniture_nouns"), key=lambda word: (-len(word), word)))
_ADJECTIVES = "|".join(sorted(words_of("furniture_adjectives"), key=lambda word: (-len(word), word)))
_SMALL = "|".join(sorted(words_of("small_numbers")))

# References, list numbers and counts of a brief's own parts, which no report can support.
FURNITURE = re.compile(
    r"\[\d+\]|^\s*(?:[-*+]\s+)?\d+[.)]\s|\breports? \d+(?:(?:, \d+)*(?:,? and \d+)?)|"
    rf"\b(?:\d+|{_SMALL}) (?:(?:{_ADJECTIVES}) )*(?:{_NOUNS})\b"
    r"|\b\d+ from (?:a single|one) (?:source|origin)s?|\boutlet of report \d+|#\d+"
    r"|\band \d+ more(?=[),;]|\.?$|\.?\s+\[| \(contested\))|\b(?:UCDP|ACLED)[’']s way\b",
    re.IGNORECASE,
)

# "Four years earlier, in 2008": reckoned from days that are told.
RECKONED = re.compile(
    rf"(?:{NUMBER.pattern}) (?:days|weeks|months|years)"
    rf"(?: (?:after|before|earlier|later)(?=,? (?:in|on) {FILL})|(?=,? from {FILL}+ (?:to|through|until) {FILL}))",
    re.IGNORECASE,
)

# A rule of ours names the values that it weighs within marks: "“25” (Reuters) and “20” (AFP) cannot both be so".
RULE = re.compile(
    r"\b(?:cannot both be so|are set against each other by)\b|\bUCDP[’']s way\b|\blow [\d,]+, best [\d,]+, high [\d,]+;"
)

# "report 5: Gulf Shore Times, Wednesday 12 October 2016": the report by its number in the brief.
CITED = re.compile(r"\breport (\d+)\b", re.IGNORECASE)

# A row of the list of reports: "5. Gulf Shore Times: Kerry, Lavrov to meet. Wednesday 12 October 2016".
ROW = re.compile(r"\s*(?:[-*]\s+)?(\d+)[.)]\s")

# The lines of `rashomon changes` that tell since when, and what was: the reports as they are now have neither.
WAS = re.compile(
    r"\s*(?:(?:gone|removed|changed): “|then \([a-z-]+\): |"
    r"Since [^:]*(?:, \d\d:\d\d)? \(\w+\): \d+ new reports?, \d+ edited)"
)


# Headings and the rows of lists tell nothing in a voice of their own.
SENTENCE_END = re.compile(r"[.!][”\"’')]*(?:\s?\[\d+\])*\s*$")


def is_prose(sentence: Sentence) -> bool:
    """Say whether a sentence tells in a voice of its own: it is no heading or row, and cites no passage."""
    text = sentence.piece.text
    if sentence.cited or ROW.match(text) or not SENTENCE_END.search(text):
        return False
    return not any(ours.search(text) for ours in (TALLY, RULE, FORMER))


def row_of(text: str, ground: Ground) -> Row | None:
    """Return the report that a row of a list of reports is about: it has its number and its title."""
    number = ROW.match(text)
    rows = ground.rows.get(int(number[1]), []) if number else []
    words = f" {' '.join(parts(text))} " if rows else ""
    return next((row for row in rows if row.title in words), None)


def titles_of(text: str, ground: Ground) -> Sequence[Row]:
    """Return the reports whose title a row of a list of reports may give, or a line that is little else."""
    row = ROW.match(text)
    words = frozenset(parts(text))
    rows = ground.rows.get(int(row[1]), ()) if row else [one for rows in ground.rows.values() for one in rows]
    return [one for one in rows if one.is_nearly(words) and (row or len(words) <= len(one.title.split()) + 1)]
