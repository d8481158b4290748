"""One dispute is told once: disputes over one deed of the same accused, with the same voices on both sides."""

from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.model import Account, Facet, Finding, Modality, Origin, Statement, Status
from rashomon.weighing.agreement import Relation, compare_days
from rashomon.wording.normal import fold


def is_part(finding: Finding, claim: Finding) -> bool:
    """Say whether a finding, or a dispute over one happening, is told within a dispute over the whole deed."""
    if finding.facet is not claim.facet:
        return False
    if finding.status is not Status.CONTESTED:
        return finding.subject_id == claim.subject_id
    of_claim = {statement.evidence for account in claim.accounts for statement in account.statements}
    return all(any(s.evidence in of_claim for s in account.statements) for account in finding.accounts)


def told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with the disputes over one deed as one, in the place of the first, named as the widest."""
    once: list[Finding] = []
    disputes: list[int] = []
    for finding in findings:
        place = next((n for n in disputes if _is_one_deed(finding, once[n])), None)
        if place is None:
            disputes += [len(once)] if _is_dispute(finding) else []
            once.append(finding)
        else:
            once[place] = _merged(once[place], finding)
    return once


def counted_once(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with contested counts of one kind in the same numbers, by the same reports, as one."""
    once: list[Finding] = []
    contests: list[int] = []
    for finding in findings:
        place = next((n for n in contests if _is_one_count(finding, once[n])), None) if _is_contest(finding) else None
        if place is None:
            contests += [len(once)] if _is_contest(finding) else []
            once.append(finding)
        else:
            once[place] = _counted_together(once[place], finding)
    return once


def is_counted_in(rival: Finding, contest: Finding) -> bool:
    """Say whether two numbers of a report are contested already, or the one is what the other was."""
    told = {s.evidence.article for account in contest.accounts for s in account.statements}
    here = {s.evidence.article for account in rival.accounts for s in account.statements}
    numbers = {_number(account) for account in contest.accounts}
    return bool(told & here) and {_number(account) for account in rival.accounts} <= numbers


def _is_contest(finding: Finding) -> bool:
    return finding.facet is Facet.HOW_MANY and finding.status is Status.CONTESTED


def _is_one_count(left: Finding, right: Finding) -> bool:
    told = [{(_number(a), s.evidence.article) for a in f.accounts for s in a.statements} for f in (left, right)]
    same_kind = left.subject.split(" in ")[0] == right.subject.split(" in ")[0]
    return (
        same_kind and set(map(_number, left.accounts)) == set(map(_number, right.accounts)) and bool(told[0] & told[1])
    )


def _number(account: Account) -> str:
    """Return the number of an account of how many, without its bound and its days."""
    return account.value.partition(" (")[0].split()[-1]


def _counted_together(first: Finding, again: Finding) -> Finding:
    more = {_number(account): account.statements for account in again.accounts}
    accounts = (
        Account(value=a.value, statements=tuple(dict.fromkeys((*a.statements, *more[_number(a)]))))
        for a in first.accounts
    )
    return replace(first, accounts=tuple(accounts))


def _is_one_deed(left: Finding, right: Finding) -> bool:
    """Say whether two disputes are over one deed, and who claims it and who denies it are heard in both."""
    if not (left.topic and right.topic and _is_dispute(left) and _is_dispute(right)):
        return False
    if left.topic.sense != right.topic.sense or not set(left.topic.actors) & set(right.topic.actors):
        return False
    if left.span and right.span and compare_days(left.span, right.span) is Relation.CONTRADICTS:
        return False
    if left.topic.place and right.topic.place and fold(left.topic.place) != fold(right.topic.place):
        return False
    return all(_heard(left, denied=side) & _heard(right, denied=side) for side in (True, False))


def _is_dispute(finding: Finding) -> bool:
    return finding.facet is Facet.WHETHER and finding.status is Status.CONTESTED


def _heard(finding: Finding, *, denied: bool) -> frozenset[Origin]:
    """Return who denies what is disputed, or who claims it."""
    sides = (a for a in finding.accounts if (a.value == Modality.DENIED) is denied)
    return frozenset(origin for account in sides for origin in account.origins)


def _merged(left: Finding, right: Finding) -> Finding:
    """Return the wider of two disputes, with what the narrower gives for each of its values, and its others behind."""
    wide, narrow = (right, left) if _width(right) > _width(left) else (left, right)
    said: dict[str, dict[Statement, None]] = {}
    for account in (*wide.accounts, *narrow.accounts):
        said.setdefault(account.value, {}).update(dict.fromkeys(account.statements))
    accounts = (Account(value=value, statements=tuple(statements)) for value, statements in said.items())
    return replace(wide, accounts=tuple(sorted(accounts, key=lambda a: (-len(a.origins), a.value))))


def _width(finding: Finding) -> tuple[bool, int]:
    """Return how wide a dispute is: one without a place is wider, and so is one with more accused."""
    return (finding.topic.place is None, len(finding.topic.actors)) if finding.topic else (False, 0)
