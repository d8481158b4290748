"""The war that a count is of, where the words of its own clause say so."""

import re
from collections.abc import Collection

from rashomon.wording.numbers import NUMBER
from rashomon.wording.wars import WAR_NOUN, names_war

# "the war", "Syria's civil war", "the Syrian conflict", "the country's war"; not "the pre-war".
WAR = (
    rf"(?P<war>\b(?:[Tt]he (?:(?!end\b|start\b|time\b)[\w’'-]+ ){{0,2}}|(?:[A-Z][\w-]+ )?[A-Z][\w-]+[’']s (?:\w+ )?)"
    rf"(?<!-){WAR_NOUN})\b(?!-)"
)

# "The war has killed ...", "a revolt, now in its third year, that has displaced ...".
KILLING = re.compile(
    WAR + r"(?:, [^,.;]{1,60},)?(?:,? (?:that|which))?(?: ha[sd])?(?: (?:also|already|now))?"
    r" (?:claimed|cost|displaced|driven|injured|killed|left|taken|uprooted|wounded)\b"
)

# "the war, in which ...", "the war, which goes on after five years of violence in which ...".
IN_WHICH = re.compile(
    WAR + r"(?:, which [^,.;]{1,80} years of (?:bloodshed|conflict|fighting|violence|war)|, [^,.;]{1,60},)?"
    r",? (?:in|during) which\b"
)

# What may stand between these and the number: "more than", "at least", "the lives of an estimated".
BETWEEN = re.compile(r"(?: [\w-]+){0,5} ?")

# "... in the war", "... so far during Syria's civil war", behind a count.
BEHIND = re.compile(
    r"(?: (?!at\b|by\b|in\b|on\b)[\w-]+){0,2}?"
    r" (?:in|during|because of) " + WAR
)


def find_war(words: str, start: int, end: int) -> str | None:
    """Return what the clause around the count at `words[start:end]` calls the war that it is of, if it names one."""
    if not names_war(words):
        return None
    number = NUMBER.search(words, start, end)
    first = number.start() if number else start
    for pattern in (KILLING, IN_WHICH):
        for match in pattern.finditer(words, 0, first):
            if BETWEEN.fullmatch(words, match.end(), first):
                return _as_told(match["war"])
    behind = BEHIND.match(words, end)
    return _as_told(behind["war"]) if behind else None


def _as_told(war: str) -> str:
    return f"the {war[4:]}" if war.startswith("The ") else war


def common_name(wars: Collection[str]) -> str | None:
    """Return what is common to what several call a war: its name, else its noun; None where they differ in that."""
    if len(set(wars)) == 1:
        return next(iter(wars))
    nouns = {war.split()[-1] for war in wars}
    return f"the {nouns.pop()}" if len(nouns) == 1 else None
