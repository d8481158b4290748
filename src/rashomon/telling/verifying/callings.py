"""Parties and callings beside names: whether whom a brief calls a Democrat or a lawyer is called so in a report."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache

from rashomon.model import Report
from rashomon.telling.verifying.ground import Ground
from rashomon.telling.verifying.lexicon import groups_of, words_in
from rashomon.wording.normal import fold

# The tables of the lexicon of which one is what another is not: who is a lawyer in the reports is no minister.
PARTIES, CALLINGS, OFFICES = "affiliations", "callings", "offices"


def known_callings(report: Report) -> Iterator[tuple[str, str]]:
    """Yield the party or calling that a report puts right before a name or in apposition to it, with the surname."""
    text = report.article.text
    for entity in report.annotations.entities:
        if entity.label != "PERSON":
            continue
        span = entity.evidence.span
        apposed = APPOSED.match(text, span.end)
        before = _words(PARTIES, CALLINGS).findall(text[max(0, span.start - REACH) : span.start])
        told = [entity.role or "", *before[-1:], apposed[1] if apposed else ""]
        yield from ((_surname(entity.name), group) for words in told for group in _groups_in(words))


# So many characters before a name one word for him stands: "the Democratic senator", "relief coordinator".
REACH = 25
APPOSED = re.compile(
    r"(?:\s[JS]r)?\.?(?:,| \(| –| —) ?((?:the|an?|his|her|its|their|[A-Z]\w+[’']s?)\s[^,.;:()\n]{3,80})"
)


def wrong_callings(text: str, ground: Ground) -> Iterator[tuple[int, int, str]]:
    """Yield where a sentence calls somebody what no report does that calls him something of the kind, and why."""
    for pattern in _told():
        for match in pattern.finditer(text):
            surname, word = _surname(match["name"]), match["calling"].lower()
            if any(_is_wrong(table, word, surname, ground) for table in (PARTIES, CALLINGS, OFFICES)):
                yield *match.span("calling"), f"no report calls {match['name']} so"


def _is_wrong(table: str, word: str, surname: str, ground: Ground) -> bool:
    group = groups_of(table).get(word)
    known: Set[str] = ground.callings.get(surname, frozenset())
    if group is None or group in known:
        return False
    if table == PARTIES:
        return not known.isdisjoint(groups_of(PARTIES).values())
    offices = {office.head for office in ground.offices.get(surname, ())}
    others = known & set(groups_of(CALLINGS).values())
    if offices if table == OFFICES else not (offices or others):
        return False
    return bool(others or offices) and not _stands_near(words_in(table, group), surname, ground)


def _stands_near(words: tuple[str, ...], surname: str, ground: Ground) -> bool:
    """Say whether a sentence that names somebody, or the one before or behind it, has one of some words."""
    called = re.compile(rf"\b{re.escape(surname)}\b")
    any_word = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
    lines = [(fold(line.text), fold(line.before)) for line in ground.lines]
    return any(any_word.search(f"{before} {line}") and called.search(f"{before} {line}") for line, before in lines)


def _groups_in(words: str) -> Set[str]:
    named: Mapping[str, str] = {**groups_of(PARTIES), **groups_of(CALLINGS)}
    return {named[form] for form in re.findall(r"[\w-]+", words.lower()) if form in named}


def _surname(name: str) -> str:
    last = [word for word in fold(name).split() if word.rstrip(".") not in ("jr", "sr")]
    return last[-1].removesuffix("'s") if last else ""


@cache
def _words(*tables: str) -> re.Pattern[str]:
    words = sorted({word for table in tables for word in groups_of(table)}, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?i:{'|'.join(map(re.escape, words))})\b")


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a calling before a name, behind it, and before it with a comma: "its head, Ola Roth"."""
    word = rf"(?P<calling>{_words(PARTIES, CALLINGS, OFFICES).pattern})"
    name = r"(?P<name>(?!(?:Jr|Sr)\b)[A-Z][\w’'-]+(?: (?:(?:[A-Z]\.)+|(?:al-)?[A-Z][\w’'-]+)){1,3})"
    of = r"(?: (?:of|for) (?:the )?(?:[A-Z][\w.]*|[a-z]+)(?: [A-Z]\w+){0,2})?"
    return (
        re.compile(rf"{word} {name}"),
        re.compile(rf"{name}, (?:the|an?) (?:(?:former|retired|[A-Z]\w+|[a-z]+) ){{0,2}}{word}{of}(?=[,.;])"),
        re.compile(rf"\b(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|\w+[’']s) (?:\w+ ){{0,2}}?{word}, {name}(?=[,.;])"),
    )
