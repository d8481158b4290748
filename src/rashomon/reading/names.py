"""Lines that name persons and nothing else: "Ana Lund", "ANA LUND", "Ana Lund, Per Holm and Mia Roe"."""

import re

from rashomon.reading.lexicons import lexicon
from rashomon.reading.shapes import PERSON
from rashomon.wording.names import given_names

_JOINED = re.compile(r",? and | & |, ", re.I)

# A line of names has at most so many characters: some five names.
NAMES_LINE = 100


def is_names(line: str) -> bool:
    """Say whether a line may name a person, as two or three words with capitals do, or does name several."""
    if line.lower() in lexicon("furniture")["sections"]["words"]:
        return False
    return PERSON.fullmatch(line.title() if line.isupper() else line) is not None or names_persons(line)


def names_persons(line: str) -> bool:
    """Say whether a line names persons: each is written as names are, and one has a given name that is known."""
    if len(line) > NAMES_LINE:
        return False
    names = _JOINED.split(line.title() if line.isupper() else line)
    return all(map(PERSON.fullmatch, names)) and any(map(has_given_name, names))


def is_surnamed(line: str) -> bool:
    """Say whether a line is a person's name though it ends as an outlet's may: "Ana Post", not "Inland Post"."""
    words = (line.title() if line.isupper() else line).split()
    return len(words) == 2 and words[1] in lexicon("furniture")["outlets"]["surnames"] and has_given_name(line)


def has_given_name(line: str) -> bool:
    """Say whether the first word of a line is a given name."""
    return line.split(maxsplit=1)[0].title() in given_names()
