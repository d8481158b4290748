"""What is agreed in the words of a report, kept to what its passages have: its numbers, and all of a clause."""

import re

from msgspec.structs import replace

from rashomon.model import Account, Facet, Finding, Modality, Statement, Status
from rashomon.telling.citing import Notes
from rashomon.wording.days import MONTHS
from rashomon.wording.numbers import NUMBER, is_vague, number


def worded(finding: Finding, notes: Notes) -> Finding | None:
    """Return what several origins tell in one's words by those whose passages have its numbers; None where one is left.

    A dispute and what one origin tells are returned as they are.
    """
    if finding.status is not Status.CORROBORATED or not is_clause(finding):
        return finding
    words = finding.subject.strip("“”")
    if not _is_whole(words):
        return None
    told = _numbers(words)

    def bears(statement: Statement) -> bool:
        return told <= _numbers(notes.passage(statement.evidence, ()).quote)

    accounts = tuple(
        Account(value=account.value, statements=kept)
        for account in finding.accounts
        if (kept := tuple(filter(bears, account.statements)))
    )
    origins = {statement.origin for account in accounts for statement in account.statements}
    return replace(finding, accounts=accounts) if len(origins) > 1 else None


def is_done(finding: Finding) -> bool:
    """Say whether a happening is told as so."""
    return finding.value in (Modality.HAPPENED, Modality.ONGOING)


def without_plans(finding: Finding) -> Finding:
    """Return what is told as done without those who only announced it: they do not say that it came to be."""
    if finding.facet is not Facet.WHETHER or not is_done(finding):
        return finding
    return replace(finding, accounts=tuple(a for a in finding.accounts if a.value != Modality.PLANNED))


def is_clause(finding: Finding) -> bool:
    """Say whether a finding is what clauses of several reports tell, in the words of one or in the passive."""
    of_clause = finding.facet is Facet.WHETHER and finding.topic is None
    return of_clause and (finding.subject.startswith("“") or finding.status is Status.CORROBORATED)


def _is_whole(words: str) -> bool:
    """Say whether words are more than a stub: their brackets close, and no headings in capitals ran into them."""
    return words.count("(") == words.count(")") and not CAPITALS.match(words)


CAPITALS = re.compile(r"(?:[A-Z]{4,} ){2}")

# Days and hours may be told by a weekday.
DATED = re.compile(
    rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(MONTHS)}) \d{{1,2}}\b|\b\d{{1,2}}[.:]\d\d\b|\b\d{{4}}\b"
)


def _numbers(text: str) -> set[float]:
    """Return the numbers above one in a text, days aside."""
    found = (one[0] for one in NUMBER.finditer(DATED.sub(" ", text)) if not is_vague(one[0]))
    return {value for one in found if (value := number(one)) is not None and value > 1}
