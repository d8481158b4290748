"""Counts of people who only are called by what befell them: their sentence does not say when and where that was.

"Twelve freed fishermen landed in Lisbon on Monday": they may have been freed long before, and elsewhere.
"""

import re
from functools import cache

from msgspec.structs import asdict, replace

from rashomon.model import Tally, Toll
from rashomon.model.estimates import estimate
from rashomon.wording.numbers import behind_number
from rashomon.wording.tables import read_table


def without_setting_of_others(toll: Toll) -> Toll:
    """Return a count without those whose place and day are of another deed; where all are, without place and day.

    Of "38 of those arrested on Tuesday were freed" the day is not that of the freeing.
    """
    if not (toll.place or toll.span):
        return toll
    own = tuple(tally for tally in toll.tallies if not _is_called_so(tally))
    if not own:
        return replace(toll, place=None, span=None, since=False)
    told = toll if own == toll.tallies else replace(toll, tallies=own, **asdict(estimate(own)))
    return replace(told, span=None, since=False) if all(map(_is_of_those, own)) else told


def _is_called_so(tally: Tally) -> bool:
    behind = behind_number(tally.statement.evidence.quote)
    return behind is not None and _called().fullmatch(behind) is not None


def _is_of_those(tally: Tally) -> bool:
    """Say whether a count is of some of those who were told of by another deed and its day."""
    return OF_THOSE.search(tally.statement.evidence.quote) is not None


# "38 of those arrested on Tuesday were freed".
OF_THOSE = re.compile(
    r"\bof (?:those|the \w+) [a-z]+(?:ed|en|wn|ught) (?:\w+ ){0,3}(?:on|in|last|since) \w+.*\b(?:was|were|been)\b"
)


@cache
def _called() -> re.Pattern[str]:
    """Return what stands behind a number of people whom a participle only tells apart: "six arrested guards"."""
    return re.compile(
        rf" (?:{'|'.join(read_table('telling', 'clauses')['people']['participles'])}) (?:[a-z-]+ )?[a-z-]+"
    )
