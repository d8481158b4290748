"""Corrections: a number that a report takes back, of itself or of others: "corrected the number of dead to 12"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from rashomon.model import Article, Case, Evidence, Facet, Finding, Span, Statement, Status, evidence
from rashomon.weighing.agreement import account_of
from rashomon.weighing.counts import Count
from rashomon.wording.numbers import NUMBER, number
from rashomon.wording.sentences import sentence_in_line
from rashomon.wording.tables import read_table

Told = tuple[Count, Statement]
Counts = Mapping[tuple[str, Span], Count]


@dataclass(frozen=True)
class Correction:
    """What a report says of a number that was given wrongly, and the numbers in it."""

    words: Evidence
    numbers: frozenset[float]


def _corrections(article: Article) -> list[Correction]:
    if not _in_small_letters().search(article.text.lower()):
        return []
    found: dict[tuple[int, int], Correction] = {}
    for match in _pattern().finditer(article.text):
        start, end = sentence_in_line(article.text, match.start(), match.end())
        values = (number(one.group()) for one in NUMBER.finditer(article.text, start, end))
        numbers = frozenset(value for value in values if value is not None)
        found[start, end] = Correction(evidence(article.id, article.text, start, end), numbers)
    return list(found.values())


@cache
def _pattern() -> re.Pattern[str]:
    table = read_table("wording", "corrections")
    lists = {name: f"(?:{'|'.join(words)})" for name, words in table.items() if name != "takes_back"}
    return re.compile("|".join(f"(?:{pattern.format(**lists)})" for pattern in table["takes_back"]), re.IGNORECASE)


@cache
def _in_small_letters() -> re.Pattern[str]:
    """Return the same for a text in small letters, which is searched in a third of the time."""
    return re.compile(_pattern().pattern)


def weigh_corrections(findings: Iterable[Finding], case: Case, told: Iterable[Count]) -> list[Finding]:
    """Return the findings; a count of which a report takes back every number but its own as what it corrects it to."""
    findings, counts = list(findings), {(count.words.article, count.words.span): count for count in told}
    several = {id for finding in findings if len(finding.accounts) > 1 for id in _reports(finding)}
    articles = (report.article for report in case.reports if report.article.id in several)
    corrections = [one for article in articles for one in _corrections(article)]
    return [_corrected(finding, corrections, counts) for finding in findings] if corrections else findings


def _reports(finding: Finding) -> Iterator[str]:
    """Yield the reports of a finding on how many."""
    if finding.facet is Facet.HOW_MANY:
        yield from (s.evidence.article for account in finding.accounts for s in account.statements)


def _corrected(finding: Finding, corrections: Sequence[Correction], counts: Counts) -> Finding:
    said = [s for account in finding.accounts for s in account.statements]
    values = [(c, s) for s in said if (c := counts.get((s.evidence.article, s.evidence.span)))]
    numbers = {count.figure.value for count, _ in values}
    if finding.facet is not Facet.HOW_MANY or len(numbers) < 2:
        return finding
    by_report: defaultdict[str, list[Count]] = defaultdict(list)
    for count, _ in values:
        by_report[count.words.article].append(count)
    for correction in corrections:
        own = by_report.get(correction.words.article, [])
        given = {count.figure.value for count in own}
        if len(given) == 1 and numbers - given <= correction.numbers and not _is_before(own[0], values):
            return _with(finding, correction, given, values)
    return finding


def _with(finding: Finding, correction: Correction, given: Set[float], values: Sequence[Told]) -> Finding:
    """Return a finding as what a report corrected it to, and what it was."""
    right = account_of([s for count, s in values if count.figure.value in given])
    wrong: dict[float, list[Statement]] = {}
    for count, statement in values:
        if count.figure.value not in given:
            wrong.setdefault(count.figure.value, []).append(statement)
    former = [account_of(wrong[value]) for value in sorted(wrong)]
    origin = next(s.origin for c, s in values if c.words.article == correction.words.article)
    return replace(
        finding,
        accounts=(right, *former),
        status=Status.UPDATED,
        rule=f"{origin.name} corrects {' and '.join(f'“{one.value}”' for one in former)} to “{right.value}”",
        corrected_by=(Statement(value=right.value, evidence=correction.words, origin=origin),),
    )


def _is_before(own: Count, values: Sequence[Told]) -> bool:
    """Say whether the correcting report is older than one that gives another number: that one may know more."""
    later = (count for count, _ in values if count.figure.value != own.figure.value and count.as_of)
    return own.as_of is not None and any(count.as_of > own.as_of for count in later if count.as_of)
