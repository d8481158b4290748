"""How a place's name stands: for another place beside it ("near Homs"), or as a part of the name of a body."""

import re
from functools import cache

from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.places.mentions import words
from rashomon.model import Place, Precision
from rashomon.wording.names import given_names

# As far before a place as the longest of these words reach.
REACH = 90
# What lies near a street or a district is told well enough by it.
SMALL = frozenset({Precision.POINT, Precision.DISTRICT, None})

# "In the north of Norland" is within it.
_BESIDE = re.compile(
    r"\b(?:near|close\s+to|outside(?:\s+of)?|not\s+far\s+from"
    r"|(?<!the )(?<!and )(?:north|south)?-?(?:north|south|east|west)(?:ern)?\s+(?:of|from)"
    r"|(?:km|kms|kilomet(?:er|re)s?|miles?)\s+(?:away\s+)?(?:of|from))\s+"
    r"(?:the\s+)?(?:(?:[\w'’-]+\s+){0,3}(?:city|town|village|hamlet|port|capital)(?:\s+of)?\s+)?$",
    re.IGNORECASE,
)
# "the Northern State of Norland and Westland": what stands before the last place.
_BODY = re.compile(
    r"(?:[A-Z][\w'’-]*\s+)+?(?P<last>[A-Z][\w'’-]+)\s+(?P<word>of|in)\s+(?P<the>the\s+)?"
    r"(?P<joined>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?\s+and\s+(?:the\s+)?)?$"
)
# "The Front for the Freedom of Norland".
_AIMS = re.compile(r"\b[A-Z][\w'’-]+\s+for\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s+(?:and\s+)?)+(?:of|in)\s+(?:the\s+)?$")
# "Roth, 26, of", "Ana Roth of", "Ana M. Roth of".
_OF_PERSON = re.compile(
    r"(?:(?P<age>(?:,|,? aged?) \d{1,3},?)|\b(?P<given>[A-Z][\w'’-]+)(?: [A-Z]\.)? [A-Z][\w'’-]+,?) of $"
)
_WORD = re.compile(r"\s+([a-z]+)")
_JOINED = re.compile(r"\s+and\s+(?:the\s+)?[A-Za-z-]*[A-Z]")
_INITIALS = re.compile(r"[^().;:!?\n]{0,60}?\(([A-Z]{3,8})\)")
_CAPITAL = re.compile(r"\b[A-Z]|(?<=-)[A-Z]")


def is_beside(text: str, place: Place) -> bool:
    """Say whether what is told was near, outside or some way from a place, and so not in it."""
    start = place.evidence.span.start
    return place.precision not in SMALL and _BESIDE.search(text, max(0, start - REACH), start) is not None


def is_in_body(text: str, place: Place) -> bool:
    """Say whether a place is a part of a body's name: "the State of Norland and Westland", "... in Norland (MCN)".

    So is what a state or army is "in the": "the Free State in the Greater Norland", but no "in the Norland region".
    """
    span = place.evidence.span
    return _is_of_body(text, span.start, span.end) or _is_in_initials(text, span.start, span.end)


def is_home(text: str, place: Place) -> bool:
    """Say whether a place only tells where somebody is from: "Ana Roth, 26, of Norland", "Ana Roth of Norland"."""
    start = place.evidence.span.start
    if not text.endswith(" of ", 0, start):
        return False
    found = _OF_PERSON.search(text, max(0, start - REACH), start)
    return found is not None and (found["age"] is not None or found["given"] in given_names())


def is_of_office(text: str, place: Place) -> bool:
    """Say whether a place only tells of what somebody is judge, mayor or governor: "Tarn County Judge Ada Roe said"."""
    return _office().match(text, place.evidence.span.end) is not None


@cache
def _office() -> re.Pattern[str]:
    """Return the pattern of an office behind a place and before a name."""
    held = "|".join(map(re.escape, sorted(offices().office, key=lambda word: (-len(word), word))))
    return re.compile(rf"(?:['’]s)?(?: (?:County|[a-z]+)){{0,2}} (?i:{held}) (?=[A-Z][a-z]+ [A-Z])")


def _is_of_body(text: str, start: int, end: int) -> bool:
    first = max(0, start - REACH)
    if _AIMS.search(text[first:start]):
        return True
    before = _BODY.search(text[first:start])
    if before is None:
        return False
    last = before["last"].lower()
    if last not in offices().organisation or last in words("points"):
        return False  # in a hospital of Homs one is in Homs
    if before["word"] == "of" or before["joined"] is not None or _JOINED.match(text, end) is not None:
        return True
    behind = _WORD.match(text, end)
    return before["the"] is not None and not (behind and behind[1] in words("regions") | words("districts"))


def _is_in_initials(text: str, start: int, end: int) -> bool:
    """Say whether initials in brackets behind stand for a name that the place is in."""
    behind = _INITIALS.match(text, end)
    if behind is None:
        return False
    first = max(0, start - REACH)
    capitals = [match.start() + first for match in _CAPITAL.finditer(text[first : behind.start(1)])]
    named = capitals[-len(behind[1]) :]
    letters = "".join(text[at] for at in named)
    return letters == behind[1] and named[0] < start
