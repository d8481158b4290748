"""Sides of a dispute that one sentence tells: the passage of the first ends where the words of the other begin."""

import re
from collections.abc import Mapping
from itertools import permutations

from rashomon.model import Article, Evidence, Finding

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
