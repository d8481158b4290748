"""Rival numbers: what one gives and another puts otherwise right beside it, whatever is counted.

"The prison service gave their number as 27. The guards' union said 43 men had got away." "Organisers said 25,000 people
came; police put it at 6,000." What both count is told once, so that no measure or place need be known.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from rashomon.model import Case, Facet, Finding, Report, Span, Statement, Status
from rashomon.weighing.agreement import account_of
from rashomon.weighing.exchanges import is_beside
from rashomon.weighing.given_numbers import GIVING_BEHIND, OTHER_TIME, Given, given_at, numbers_in, people
from rashomon.weighing.origins import Origins
from rashomon.wording.ids import short_id
from rashomon.wording.normal import forms
from rashomon.wording.numbers import NUMBER, number
from rashomon.wording.sentences import sentence_in_line

# "The rebels speak of 340 men, | Bangui of 112".
GAPPED = {
    word: re.compile(rf",? (?:and |but |while )?(?P<who>(?:the )?[\w’'-]+(?: [\w’'-]+){{0,4}}?) {word} ")
    for word in ("of", "on")
}

# Lower numbers recur by chance in other reports.
TELLING = 20

# A sentence all in marks, before which another may have been answered.
MARKS = ("“", '"')
NOT_BLANK = re.compile(r"\S")


def weigh_rival_numbers(case: Case, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each number that another gives otherwise right beside it; one told twice is one."""
    matters: dict[frozenset[float], list[Given]] = {}
    for report in case.reports:
        for one, other in _rivals(report):
            matters.setdefault(frozenset((one.value, other.value)), []).extend((one, other))
    for told in matters.values():
        yield _dispute([*told, *_told_elsewhere(told, case)], origins)


def _told_elsewhere(told: Sequence[Given], case: Case) -> Iterator[Given]:
    """Yield where other reports give one of the numbers of the same: of like people or things, or a share."""
    kinds = frozenset[str]().union(*(given.noun for given in told))
    wanted = {(given.value, given.unit) for given in told if given.value >= TELLING}
    articles = {given.words.article for given in told}
    for report in (report for report in case.reports if report.article.id not in articles):
        for match in NUMBER.finditer(report.article.text):
            if (number(match.group()), "") not in wanted and (number(match.group()), "percent") not in wanted:
                continue
            given = given_at(match.start(), report)
            if given and (given.value, given.unit) in wanted and (given.noun & kinds or given.unit == "percent"):
                yield given


def _dispute(told: Sequence[Given], origins: Origins) -> Finding:
    sides: dict[float, list[Statement]] = {}
    for given in told:
        said = Statement(
            value=given.shown,
            evidence=given.words,
            origin=origins.of(given.words, given.by),
            speaker=origins.speaker(given.by),
        )
        side = sides.setdefault(given.value, [])
        side.append(msgspec.structs.replace(said, value=side[0].value) if side else said)
    accounts = tuple(map(account_of, sides.values()))
    one, other = (f"“{a.value}” ({a.statements[0].speaker or a.statements[0].origin.name})" for a in accounts[:2])
    asked = max(told, key=_says_more)
    return Finding(
        subject_id=short_id(f"rival|{asked.words.article}:{asked.words.span.start}"),
        subject=f"“{_asked(asked)}”",
        facet=Facet.HOW_MANY,
        accounts=accounts,
        status=Status.CONTESTED,
        rule=f"{one} and {other} cannot both be so",
    )


def _says_more(given: Given) -> tuple[bool, bool, bool, int]:
    """Return how well the words of a number say what it is of: a few that name it, and point at nothing before."""
    many = len(given.told.split())
    is_enough = many >= SAYING_OF_WHAT
    return bool(given.noun), POINTING.search(given.told) is None, is_enough, -many if is_enough else many


def _asked(given: Given) -> str:
    """Return words that say what a number is of; where nothing else does, with who gives it."""
    if given.noun or len(given.told.split()) >= SAYING_OF_WHAT or given.told.startswith("the "):
        return given.told
    clause = " ".join(given.words.quote.split())
    pronoun = POINTING.match(clause.lower())
    return f"[{given.by.name}]{clause[pronoun.end() :]}" if pronoun and given.by else clause


# "43 men had got away".
SAYING_OF_WHAT = 4
POINTING = re.compile(r"\b(?:it|its|he|him|his|she|her|their|them|they|this)\b")


def _rivals(report: Report) -> Iterator[tuple[Given, Given]]:
    """Yield two numbers of a report that two give for one thing."""
    text = report.article.text
    for block in report.article.blocks:
        for giving in GIVING_BEHIND.finditer(text, block.span.start, block.span.end):
            given = given_at(giving.end(), report, giving.start() + 1)
            if given is None or OTHER_TIME.search(given.words.quote):
                continue
            yield from (pair for pair in (*_gapped(given, giving, report), *_beside(given, report)) if _differ(*pair))


def _differ(one: Given, other: Given) -> bool:
    """Say whether two voices give two numbers that cannot both be so."""
    if not one.by or not other.by:
        return False
    names = [frozenset(forms(by.name)) for by in (one.by, other.by)]
    return not (names[0] <= names[1] or names[1] <= names[0]) and one.contradicts(other)


def _gapped(given: Given, giving: re.Match[str], report: Report) -> Iterator[tuple[Given, Given]]:
    """Yield the number that another gives in the same breath: "The rebels speak of 340 men, | Bangui of 112"."""
    word, text = giving["of"] or giving["on"], report.article.text
    if not word:
        return
    end = sentence_in_line(text, giving.start(), giving.end())[1]
    for match in GAPPED[word].finditer(text, giving.end(), end):
        other = given_at(match.end(), report, who=Span(*match.span("who")))
        if other:
            yield given, other


def _beside(given: Given, report: Report) -> Iterator[tuple[Given, Given]]:
    """Yield what another gives right before a number, in the sentence or the one before it; else right behind it."""
    text, start = report.article.text, given.words.span.start
    begin, end = sentence_in_line(text, start, given.words.span.end)
    before = [one for one in numbers_in(Span(begin, start), report) if one.contradicts(given)]
    if not before and (last := _sentence_before(begin, text)):
        before = [one for one in numbers_in(last, report) if one.contradicts(given)]
    if before:
        yield before[-1], given
    elif not given.noun and (behind := NOT_BLANK.search(text, end)):
        after = Span(*sentence_in_line(text, behind.start(), behind.end()))
        if is_beside(end, after.start, text):
            yield from ((given, one) for one in numbers_in(after, report)[:1] if one.noun & set(people().values()))


def _sentence_before(start: int, text: str) -> Span | None:
    """Return the sentence before a place, past one that is only said in marks."""
    place = len(text[:start].rstrip())
    for _ in MARKS:
        if not place:
            return None
        begin, end = sentence_in_line(text, place - 1, place)
        if not text[begin:end].startswith(MARKS):
            return Span(begin, end)
        place = len(text[:begin].rstrip())
    return None
