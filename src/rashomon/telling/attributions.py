"""Attributions: the words of a passage that say who says it, without marks of quotation and beside a verb of saying."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from rashomon.model import Span
from rashomon.wording.days import WEEKDAYS
from rashomon.wording.normal import places_of
from rashomon.wording.tables import one_of, read_table

# Who begins a sentence has no more words; who ends one stands within so many characters.
FEW = 8
FAR = 80


@cache
def _table() -> Mapping[str, Sequence[str]]:
    return read_table("telling", "voices")


@cache
def _nouns() -> frozenset[str]:
    nouns = _table()["nouns"]
    return frozenset({*nouns, *_table()["irregular"], *(f"{noun}s" for noun in nouns)})


def is_source(words: str) -> bool:
    """Say whether words are for a source without a name, by their noun: "medical sources in the town"."""
    return head(words).lower() in _nouns()


def head(words: str) -> str:
    """Return the noun of words for a source: the last, or the one before "in", "at" or "from"."""
    return (BEHIND.split(words, maxsplit=1)[0].split() or [""])[-1]


BEHIND = re.compile(r" (?:at|close|familiar|for|from|in|inside|near|of|on|with)\b", re.IGNORECASE)


def bare(words: str) -> str:
    """Return the words for a source without article and day, when it spoke, and what is added behind a comma."""
    who = WHEN.sub("", " ".join(words.split())).partition(",")[0]
    return ON_A_DAY.sub("", ARTICLE.sub("", who))


# "Earlier the source said".
WHEN = re.compile(r"^(?:earlier|later|meanwhile),? (?=\w)", re.IGNORECASE)
ON_A_DAY = re.compile(rf"(?<=\w) on (?:{'|'.join(WEEKDAYS)})$")


ARTICLE = re.compile(r"^(?:one of )?(?:an?|the|its)\s+|^(?:one|some) of ", re.IGNORECASE)


def without_place(name: str) -> str:
    """Return a name without the place that a text runs into it: "Reno, NV - Police", "Elm Street the Observatory"."""
    return GLUED.sub("", name)


GLUED = re.compile(r"^.* [–—-] |^(?:(?!(?:and|for|in|of|to)\b)[\w’'-]+ ){1,3}the (?=[A-Z])")


def is_pronoun(words: str) -> bool:
    """Say whether words only stand for somebody told of before."""
    return words.casefold().partition(" ")[0] in _table()["pronouns"]


@lru_cache(maxsize=4096)
def is_saying(cue: str) -> bool:
    """Say whether a cue is one of saying, or only marks: who "defends" a thing does not tell it."""
    if not any(map(str.isalpha, cue)):
        return True
    stems = tuple(_table()["stems"])
    return any(word.startswith(stems) for word in cue.lower().split())


def according_to(text: str) -> re.Match[str] | None:
    """Return who a passage says that it is told according to."""
    return ACCORDING_TO.search(text) if "ccording to " in text else None


# "According to local sources in the town": up to what ends it.
ENDING = r"(?:by|has|have|had|is|was|were|which|who|that|said|they|he|she|it)\b"
ACCORDING_TO = re.compile(rf"\b[Aa]ccording to (?P<who>(?:(?!{ENDING})[\w’'.-]+ ?){{1,7}}?)(?=$|[,;:.”\"(]| {ENDING})")


def verbs_of_saying(text: str, start: int, end: int) -> list[int]:
    """Return where a verb of saying ends who says some words of a passage: behind these first, then before them."""
    found = [verb.start() for verb in _verb().finditer(text) if not start < verb.start() < end]
    near = [at for at in found if at >= end or (at <= start and len(text[:at].split()) <= FEW)]
    return sorted(near, key=lambda at: at < end)


def has_verb_of_saying(text: str) -> bool:
    """Say whether a verb of saying stands among some words."""
    return _verb().search(text) is not None


def is_told_of_others(text: str) -> bool:
    """Say whether a passage says of somebody that they tell it: not only a part, nor that a deed is claimed by them."""
    if "claimed by" in text:
        return False
    found = (verb.start() + 1 for verb in _verb().finditer(text) if not _claims_deed(text, verb.start() + 1))
    return according_to(text) is not None or any(not OF_A_PART.search(text, 0, at) for at in found)


def is_said(text: str, cue: Span) -> bool:
    """Say whether a cue tells that somebody says a thing, and not what they did or claim as their deed."""
    return is_saying(cue.of(text)) and not _claims_deed(text, text.rfind("claim", cue.start, cue.end))


def _claims_deed(text: str, at: int) -> bool:
    return text.startswith("claim", max(at, 0)) and _a_deed().match(text, at) is not None


@cache
def _a_deed() -> re.Pattern[str]:
    """Return what finds a deed that is claimed: "claimed the murder", "nine lives", not "the raid had failed"."""
    taken, deeds = one_of(_table()["claimed"]), one_of(_table()["claimed_deeds"])
    one = rf"(?:the|an?|its|their|previous) (?:\w+ )?{deeds}s?\b(?! (?:had|has|have|is|was|were)\b)"
    return re.compile(rf"claim(?:s|ed|ing)? (?:(?:\w+ ){{0,2}}{taken}\b|{one})")


# "The draft condemns the raid, which police said killed nine".
OF_A_PART = re.compile(r"\b(?:that|what|which|who|whom) (?:[\w’'.-]+ ){1,4}$")


@cache
def _verb() -> re.Pattern[str]:
    saying = one_of(sorted(map(re.escape, _table()["verbs"]), key=len, reverse=True))
    return re.compile(rf" [“\"]?(?:also |later |further )?{saying}\b(?! to have\b)")


def source_before(text: str, at: int) -> str | None:
    """Return the source without a name that stands right before a place: "a monitoring group"."""
    found = list(SUBJECT.finditer(text[:at], max(0, at - FAR)))
    return bare(found[-1]["who"]) if found and is_source(found[-1]["who"]) else None


def source_at(text: str, at: int) -> str | None:
    """Return a source at a body right before a place: "a source at the Harbour Office" is not the office."""
    found = list(SUBJECT.finditer(text[:at], max(0, at - FAR)))
    is_one = found and head(found[-1]["who"]).lower() in SOURCES
    return bare(found[-1][0].strip(' ,.”"–—-')) if is_one else None


SOURCES = frozenset({"source", "sources"})


def is_of_body(words: str) -> bool:
    """Say whether words are for a source at a body: "source at the Harbour Office"."""
    return head(words).lower() in SOURCES and BEHIND.search(words) is not None


def source_of(body: str, text: str) -> str | None:
    """Return a source at a body, or close to it, that a passage has for the body's own name."""
    places = places_of(body, text) if "source" in text else ()
    found = next((one for at in places if (one := SOURCE_AT.search(text, 0, at))), None)
    return bare(text[found.start() : found.end() + len(body)]) if found else None


SOURCE_AT = re.compile(r"\b(?:\w+ )?sources? (?:at|close to|in|inside|within) (?:the )?$")


SUBJECT = re.compile(
    r"(?:^|\b[Aa]n? |\b[Tt]he |[,.”\"–—-] )(?P<who>(?:(?!(?:that|which|whom?) )[\w’'.-]+ ){0,3}?[\w’'.-]+?)"
    r"(?: (?:at|close to|for|from|in|near|of) (?:[\w’'.-]+ ?){1,4})?$"
)


def reporting_for(words: str) -> str | None:
    """Return the medium that words are for a reporter of, who speaks for it: "a Daily Post reporter"."""
    found = REPORTER.fullmatch(words)
    return found["medium"] if found else None


# "Daily Post's correspondent in Lisbon", "Daily Posts correspondent" where a text lost its marks.
REPORTER = re.compile(
    r"(?:the )?(?P<medium>[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}?)(?:['’]?s|['’])? (?:correspondent|journalist|photographer"
    r"|reporter|witness)(?: (?:at|in|on) .+)?"
)


def headed(title: str) -> Iterator[re.Match[str]]:
    """Yield who a headline says it of: "Opposition: 1,300 killed", "1,300 killed, opposition says"."""
    yield from filter(None, (one.search(title) for one in HEADED))


# At the beginning with a colon, or at the end behind a colon, a comma or a dash, also where a text lost them.
HEADED = (
    re.compile(r"^(?P<who>(?:[\w’'.-]+ ){0,3}[\w’'.-]+): "),
    re.compile(r"(?:: | [–—-] ?)(?P<who>(?:[\w’'.-]+ ){0,3}[\w’'.-]+)$"),
    re.compile(r", (?P<who>(?:[\w’'.-]+ ){0,3}[\w’'.-]+) (?:says?|said|claims?|reports?)$"),
    re.compile(rf"[a-z\d] (?P<who>{'|'.join(_table()['at_the_end'])})$"),
)


def signed(text: str) -> str | None:
    """Return whose post on a network a text is: its author, whose account and day stand behind it."""
    found = SIGNED.search(text) if " (" in text else None
    return found["who"] if found else None


# "... pic.twitter.com/abc — Ann Lee (@annlee) June 12, 2016".
DAY = r"(?:[A-Z][a-z]{2,8} \d{1,2},? \d{4}|\d{1,2} \S{1,9} \d{4})"
SIGNED = re.compile(rf"(?<![\w.-])(?P<who>(?!\S*http)[A-Z][\w’'.-]+(?: [\w’'.-]+){{0,3}}) \(@?\w{{2,20}}\) {DAY}")
