"""Parts: of what one says in several clauses, the one that another denies.

"Two are in custody and have confessed" and "denied that anyone was in custody": only the first is denied.
"""

import re
from collections.abc import Set

from rashomon.wording.normal import forms, stem

# Where another clause begins, with words that a sentence can begin with, or with its verb alone.
JOINT = re.compile(
    r",? and that |; (?:and )?|, while |,? and (?=(?P<bare>(?:also )?(?:are|did|had|has|have|is|was|were|will)\b))"
)


def part_denied(told: str, denied: Set[str]) -> str:
    """Return the clause of what is said that has the words of what is denied, by their stems, where it stands alone.

    All of it, where several clauses have some of them, or that clause has no subject of its own.
    """
    starts, clauses, bare = 0, list[str](), list[bool]([False])
    for joint in JOINT.finditer(told):
        clauses.append(told[starts : joint.start()])
        bare.append(joint["bare"] is not None)
        starts = joint.end()
    clauses.append(told[starts:])
    having = [n for n, clause in enumerate(clauses) if not denied.isdisjoint(map(stem, forms(clause)))]
    return told if len(having) != 1 or bare[having[0]] else clauses[having[0]]
