"""A finding in words: what happened and when, or how many, and what refines it."""

import re
from collections.abc import Sequence

from rashomon.model import Account, Facet, Finding, Modality, Status, Toll, Topic
from rashomon.telling.clauses import capitalised, people, planned, stands, when
from rashomon.telling.desk import LONGEST, Desk, statements_of
from rashomon.wording.days import day_in_words, listed
from rashomon.wording.numbers import behind_number
from rashomon.wording.people import kind_of_people
from rashomon.wording.phrases import COUNTED, article

# The PLOVER type of what takes two: a meeting of one man says nothing.
MEETING = "CONSULT"

# The sense of our event lexicon of fighting each other.
CLASH = "clash"


def says_enough(topic: Topic, has_day: bool) -> bool:
    """Say whether a happening is told from the many of its kind: by its day, or by who does what to whom or where.

    A meeting takes two, or a place, and so does a clash. Deaths without the dead are told by their number.
    """
    if topic.sense in COUNTED and not topic.targets:
        return False
    sides = bool(topic.actors) + bool(topic.targets) + bool(topic.matter)
    if topic.sense == CLASH and len(topic.actors) + len(topic.targets) < 2 and not topic.place:
        return False
    if topic.type == MEETING and len(topic.actors) + len(topic.targets) < 2 and not topic.place:
        return False
    if topic.type == MEETING and not (has_day or topic.place):
        return sides > 1
    return sides > 1 or (bool(sides) and (has_day or topic.place is not None)) or (has_day and topic.place is not None)


# How the facets that tell something of a happening are told behind its name.
TOLD_FACETS = {
    Facet.HOW_MANY: "{subject}: {value}{also}",
    Facet.ASKED_BY: "{subject}, after {a} {value}{also}",
    Facet.WHOSE: "{subject}, of what {value} put forward{also}",
}


def sentence(finding: Finding, desk: Desk) -> str:
    """Return a finding in words: what happened and when, or how many, and what refines it."""
    toll = desk.toll(finding)
    unsure = desk.if_dated(statements_of(finding)) if finding.span or (toll and toll.span) else ""
    if finding.facet is Facet.WHETHER and finding.topic is None and finding.status is not Status.CONTESTED:
        on = f" ({day_in_words(finding.span[0])}{unsure})" if finding.span else ""  # in the words of a report
        return f"{finding.subject}{on}"
    if finding.facet is Facet.WHETHER:
        days = finding.span if finding.span and finding.span[1] - finding.span[0] <= LONGEST else None
        state = desk.state(finding)
        if finding.topic and state == Modality.PLANNED and finding.span and desk.is_past(finding.span):
            return capitalised(f"{planned(finding.topic, was=True)}{f' {when(days)}' if days else ''}") + unsure
        told = " ".join(words for account in desk.passages(finding) for words in account)
        return stands(finding.topic, finding.subject, state, days, told) + (unsure if days else "")
    if toll:
        return capitalised(people(_first_words(finding, toll), toll)) + unsure + _also(finding, toll)
    others = finding.accounts[1:]
    also = f" (also told as {'; '.join(account.value for account in others)})" if others else ""
    subject, a = capitalised(finding.subject), article(finding.value)
    return TOLD_FACETS[finding.facet].format(subject=subject, a=a, value=finding.value, also=also)


def _also(finding: Finding, toll: Toll) -> str:
    """Return the day of what was counted by then, else the other numbers under which a count is told.

    "At least 5" is no other than 5.
    """
    if all(tally.superseded for tally in toll.tallies):
        return _as_of(finding.accounts[0], toll)
    values = {tally.statement.evidence: tally.value for tally in toll.tallies}
    first = values.get(finding.backing[0].evidence)
    others = [a for a in finding.accounts[1:] if values.get(a.statements[0].evidence, object()) != first]
    if finding.status is Status.UPDATED:
        former = listed([f"{_words(account, toll)}{_as_of(account, toll)}" for account in others])
        told = "corrected from" if finding.corrected_by else "earlier told as"
        return f"; {told} {former}" if former else ""
    told = listed(list(dict.fromkeys(_words(account, toll) for account in others)))
    return f"; also told as {told}" if told else ""


def _as_of(account: Account, toll: Toll) -> str:
    """Return the last day of which an account of a count is told."""
    said = {statement.evidence for statement in account.statements}
    days = [tally.as_of for tally in toll.tallies if tally.as_of and tally.statement.evidence in said]
    return f" (as of {day_in_words(max(days))})" if days else ""


def _first_words(finding: Finding, toll: Toll) -> str:
    """Return the words for the count of the best account, as all accounts of its number bear them out."""
    told = (_words(account, toll) for account in finding.accounts)
    first = next(told)
    return least_said([first, *(words for words in told if _number(words) == _number(first))]) or first


def _words(account: Account, toll: Toll) -> str:
    """Return the words of a count for what an account says."""
    return words_of(account, toll) or account.value


def words_of(account: Account, toll: Toll) -> str | None:
    """Return the words in which a count tells an account, of several those that all its statements bear out."""
    words = {tally.statement.evidence: tally.words for tally in toll.tallies}
    return least_said([words[s.evidence] for s in account.statements if s.evidence in words])


def said_of(account: Account, finding: Finding, toll: Toll) -> str | None:
    """Return the words of a count for a side: with whom it counts, where others do not: "at least 15 civilians"."""
    kinds = [{_kind_counted(s.evidence.quote) for s in one.statements} for one in finding.accounts]
    mine = {_kind_counted(s.evidence.quote) for s in account.statements}
    kind = next(iter(mine)) if len(mine) == 1 and any(other != mine for other in kinds) else None
    words = _both_bounds(account, toll)
    return f"{words} {kind}" if words and kind else words


def _kind_counted(words: str) -> str | None:
    """Return the kind of people that the words of a count name right behind its number: "50 armed rebels"."""
    behind = behind_number(words)
    return kind_of_people(" ".join(behind.split()[:2])) if behind else None


def _both_bounds(account: Account, toll: Toll) -> str | None:
    """Return the words of a count; where some say "at least" and others "up to", its number and both."""
    told = {tally.statement.evidence: tally.words for tally in toll.tallies}
    ours = {s.evidence: told[s.evidence] for s in account.statements if s.evidence in told}
    bounds = {words.removesuffix(_number(words)).strip() for words in ours.values()}
    if not {"up to", "at least"} <= bounds:
        return words_of(account, toll)
    said = dict.fromkeys(found for words in ours for found in BOUNDING.findall(words.quote.casefold()))
    number = _number(next(iter(ours.values())))
    return f"{number} ({', '.join(f'“{one}”' for one in said)})" if said else number


# What reports say before a number of which they know the least or the most.
BOUNDING = re.compile(r"\b(?:as (?:few|many) as|at (?:least|most)|more than|no (?:fewer|more) than|over|up to)\b")


def least_said(words: Sequence[str]) -> str | None:
    """Return of several words for one number those that say least.

    Seven are at least seven and about seven; who says "up to" and who says "at least" both say about.
    """
    told = list(dict.fromkeys(words))
    bounds = [bound for bound in BOUNDS if any(one.startswith(f"{bound} ") for one in told)]
    if len(told) < 2 or not bounds or len(set(map(_number, told))) > 1:
        return next(iter(told), None)
    return f"{'about' if {'up to', 'at least'} <= {*bounds} else bounds[0]} {_number(told[0])}"


def _number(words: str) -> str:
    return BOUND.sub("", words)


# The words before a number, the one that says least first.
BOUNDS = ("about", "up to", "at least", "more than", "fewer than")
BOUND = re.compile(rf"^(?:{'|'.join(BOUNDS)}) ")
