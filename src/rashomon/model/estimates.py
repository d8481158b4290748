"""What counts of one thing come to: low, best and high in the manner of UCDP, and ACLED's most conservative reading."""

from collections import defaultdict
from collections.abc import Sequence

from rashomon.model.findings import Origin, Tally
from rashomon.model.spans import Model


class Estimates(Model, frozen=True, kw_only=True):
    """The estimates of a toll, each with the rule that gave it: see `Toll`."""

    low: float
    best: float
    high: float
    estimate_rule: str
    conservative: float | None
    conservative_rule: str


def estimate(tallies: Sequence[Tally]) -> Estimates:
    """Estimate by the last count of each authority: an earlier one is superseded, as is what a later report tells anew.

    In the manner of UCDP numbers come before vague words, the best-backed is best, and of equals the lower.
    """
    standing = _standing(tallies)
    numbers = [tally for tally in standing if not tally.vague] or standing
    backing: defaultdict[float, set[Origin]] = defaultdict(set)
    for tally in numbers:
        backing[tally.value].add(tally.statement.origin)
    best = min(backing, key=lambda value: (-len(backing[value]), value))
    if len(backing) == 1:
        rule = "all that count give one number"
    elif len(backing[best]) > 1:
        rule = f"best is what {len(backing[best])} origins count"
    else:
        rule = "each counts otherwise, so best is the lowest"
    conservative, conservative_rule = _conservative(standing)
    return Estimates(
        low=min(backing),
        best=best,
        high=max(backing),
        estimate_rule=rule,
        conservative=conservative,
        conservative_rule=conservative_rule,
    )


def _standing(tallies: Sequence[Tally]) -> list[Tally]:
    """Return the last count of each authority; its vague words do not supersede its numbers.

    Two who speak in one report of one day are two, though neither has a name.
    """
    last: dict[Origin, list[Tally]] = {}
    current = [tally for tally in tallies if not tally.superseded] or tallies
    for tally in sorted(current, key=lambda tally: not tally.vague):
        beside = [one for one in last.get(tally.statement.origin, ()) if _are_two_voices(one, tally)]
        last[tally.statement.origin] = [*beside, tally]
    return [tally for told in last.values() for tally in told]


def _are_two_voices(one: Tally, other: Tally) -> bool:
    voices = {one.statement.speaker, other.statement.speaker}
    same_report = one.statement.evidence.article == other.statement.evidence.article
    return same_report and one.as_of == other.as_of and len(voices) > 1


def _conservative(standing: Sequence[Tally]) -> tuple[float | None, str]:
    """Read in the manner of ACLED: the lowest number that any authority's last words vouch for.

    Vague words count by its coding rule ("dozens" is 12); "up to 200" vouches for none.
    """
    vouched = [tally for tally in standing if tally.low is not None]
    if not vouched:
        return None, "no words vouch for a least number"
    least = min(vouched, key=lambda tally: (tally.value, tally.words))
    coded = f"; “{least.words}” is coded as {least.value:,.0f}" if least.vague else ""
    return least.value, f"the least that any vouches for, here {least.statement.origin.name}{coded}"
