"""Sides of a dispute: whoever is quoted for a deed is of one side, and a passage ends where another side begins."""

import re
from collections.abc import Callable, Mapping
from itertools import permutations

from msgspec.structs import replace

from rashomon.model import Account, Article, Evidence, Facet, Finding, Modality, Statement, Status

# "Cambodia insists that Thailand promised it | ; Bangkok says it did not".
TURN = re.compile(r"(?P<rest>[^.!?\n;]{0,80}?)[;,]\s*(?:and |but |while |whereas )?(?:the )?", re.IGNORECASE)


def stops_of(finding: Finding, articles: Mapping[str, Article]) -> Mapping[Evidence, int]:
    """Return where the passage of a side ends whose sentence goes on with what another side says."""
    sides = [[statement.evidence for statement in account.statements] for account in finding.accounts]
    stops: dict[Evidence, int] = {}
    for one, other in ((a, b) for left, right in permutations(sides, 2) for a in left for b in right):
        if one.article == other.article and one.span.end <= other.span.start:
            turn = TURN.fullmatch(articles[one.article].text, one.span.end, other.span.start)
            if turn:
                stops[one] = min(turn.end("rest"), stops.get(one, turn.end("rest")))
    return stops


AS_DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})


def with_claims(finding: Finding, is_of_others: Callable[[Statement], bool]) -> Finding:
    """Return a dispute with what its passages have of others as alleged: only outlets tell a thing as done.

    What is denied stands before its denial.
    """
    denied = any(account.value == Modality.DENIED for account in finding.accounts)
    if finding.facet is not Facet.WHETHER or finding.status is not Status.CONTESTED or not denied:
        return finding
    sides: dict[str, list[Statement]] = {}
    for said in (said for account in finding.accounts for said in account.statements):
        is_claim = said.value in AS_DONE and is_of_others(said)
        value = Modality.ALLEGED.value if is_claim else said.value
        sides.setdefault(value, []).append(replace(said, value=value))
    rule = finding.rule
    for gone in AS_DONE - sides.keys():
        rule = rule.replace(f"“{gone.value}” (", f"“{Modality.ALLEGED.value}” (")
    order = sorted(sides, key=lambda value: value == Modality.DENIED)
    accounts = tuple(Account(value=value, statements=tuple(sides[value])) for value in order)
    return replace(finding, accounts=accounts, rule=rule)
