"""What is told in a report's words only where no other row tells it: a happening, or a count, by the verb."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rashomon.model import Facet, Finding, Span
from rashomon.telling.clauses import rank_of_pact
from rashomon.telling.desk import Desk, statements_of
from rashomon.telling.worded import is_clause


def told_once(agreed: Sequence[Finding], contested: Iterable[Finding], desk: Desk) -> list[Finding]:
    """Return what is agreed without the clauses whose verbs tell what another row does, or what is contested."""
    others = (finding for finding in (*agreed, *contested) if not is_clause(finding))
    told = [words for finding in others for words in _words(finding)]
    kept = [one for one in agreed if not is_clause(one) or not _is_told(one, told, desk)]
    return [one for one in kept if not any(_is_less_told(one, other) for other in kept)]


def _is_less_told(finding: Finding, other: Finding) -> bool:
    """Say whether another row tells one pact of the same sides and days by a name that says more."""
    one, two = finding.topic, other.topic
    if one is None or two is None or not finding.facet is other.facet is Facet.WHETHER:
        return False
    mine, theirs = rank_of_pact(one), rank_of_pact(two)
    if mine is None or theirs is None or mine <= theirs or finding.span is None or finding.span != other.span:
        return False
    return {*one.actors, *one.targets} == {*two.actors, *two.targets} != set()


def with_told(desk: Desk, agreed: Sequence[Finding]) -> Desk:
    """Return the desk without the clauses that are not told as agreed."""
    told = {finding.subject_id for finding in agreed}
    kept = tuple(one for one in desk.weighed.findings if not is_clause(one) or one.subject_id in told)
    return dataclasses.replace(desk, weighed=msgspec.structs.replace(desk.weighed, findings=kept))


def _is_told(finding: Finding, told: Sequence[tuple[str, Span]], desk: Desk) -> bool:
    verbs = [(article, _verb(article, span, desk)) for article, span in _words(finding)]
    return any(article == other and span.overlaps(verb) for article, verb in verbs for other, span in told)


def _words(finding: Finding) -> Iterator[tuple[str, Span]]:
    return ((statement.evidence.article, statement.evidence.span) for statement in statements_of(finding))


def _verb(article: str, clause: Span, desk: Desk) -> Span:
    """Return the verb of a clause of a report."""
    clauses = desk.reports[article].annotations.clauses
    return next((one.verb for one in clauses if one.evidence.span == clause), clause)
