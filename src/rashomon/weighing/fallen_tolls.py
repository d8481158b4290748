"""Fallen tolls: a number that one gives on a later day than a higher one of another, of what can only grow.

The dead of a story of one event grow day by day. Who counts twelve two days after others counted twenty-seven disputes
them, whether or not a report says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model import Bound, Evidence, Facet, Figure, Finding, Statement, Status, Tally, Toll
from rashomon.weighing.agreement import account_of
from rashomon.weighing.counted_so_far import FALLING
from rashomon.weighing.counts import Count
from rashomon.wording.ids import short_id

# Two numbers nearer than this share of the higher may be two roundings of one.
NEAR = 0.1

# Of other people than those who died or were hurt a later count may be of fewer: some went home, or were freed.
GROWING = frozenset({"killed", "injured", "bodies"})


def with_fallen(findings: Sequence[Finding], courses: Iterable[Toll], counts: Sequence[Count]) -> list[Finding]:
    """Return the findings with those on counts that are told within a contested course as this one."""
    fallen = list(_find_fallen(courses, counts))
    within = {s.evidence for one in fallen for account in one.accounts for s in account.statements}
    kept = (
        finding
        for finding in findings
        if finding.facet is not Facet.HOW_MANY
        or not all(s.evidence in within for account in finding.accounts for s in account.statements)
    )
    return [*kept, *fallen] if fallen else list(findings)


def _find_fallen(courses: Iterable[Toll], counts: Sequence[Count]) -> Iterator[Finding]:
    """Yield a contested finding for each course in which a later number of another authority is lower."""
    figures = {count.words: count.figure for count in counts}
    for course in courses:
        if course.measure in FALLING or course.measure not in GROWING:
            continue
        told = [tally for tally in course.tallies if _is_last(tally, course.tallies) and not tally.vague]
        floors = {tally.value for tally in course.tallies if _is_floor(tally, figures)}
        pairs = ((high, low) for high, low in _pairs(told) if low.value not in floors)
        if fallen := next((pair for pair in pairs if _has_fallen(*pair)), None):
            yield _contested(course, told, fallen)


def _pairs(told: Sequence[Tally]) -> Iterator[tuple[Tally, Tally]]:
    yield from ((one, later) for one in told for later in told if one.value > later.value)


def _is_last(tally: Tally, tallies: Sequence[Tally]) -> bool:
    """Say whether the same authority gives no other number later."""
    return not any(
        other.statement.origin == tally.statement.origin
        and other.as_of
        and tally.as_of
        and other.as_of > tally.as_of
        and other.value != tally.value
        for other in tallies
    )


def _is_floor(tally: Tally, figures: Mapping[Evidence, Figure]) -> bool:
    """Say whether a number is given as the least there are, or in words that are no figure's."""
    figure = figures.get(tally.statement.evidence)
    return figure is None or figure.bound is not Bound.EXACTLY


def _has_fallen(high: Tally, low: Tally) -> bool:
    """Say whether a lower number is told by another authority on a later day."""
    if high.statement.origin == low.statement.origin or not (high.as_of and low.as_of):
        return False
    return low.as_of > high.as_of and high.value - low.value > NEAR * high.value


def _contested(course: Toll, told: Sequence[Tally], fallen: tuple[Tally, Tally]) -> Finding:
    sides: dict[float, list[Statement]] = {}
    for tally in (*fallen, *told):
        side = sides.setdefault(tally.value, [])
        if tally.statement not in side:
            side.append(tally.statement)
    high, low = (tally.statement for tally in fallen)
    return Finding(
        subject_id=short_id(f"fallen|{course.subject_id}"),
        subject=f"{course.measure.value}{f' in {course.place}' if course.place else ''}",
        span=course.span,
        facet=Facet.HOW_MANY,
        accounts=tuple(map(account_of, sides.values())),
        status=Status.CONTESTED,
        rule=f"{_heard(high)} and {_heard(low)} cannot both be so, the lower told later",
    )


def _heard(statement: Statement) -> str:
    return f"“{statement.value}” ({statement.speaker or statement.origin.name})"
