"""What a count of an affair is known to be: a number of its course that two independent origins give.

Findings weigh counts of one place and day. In a story of one event nothing need tie two counts but that nothing parts
them (`courses.py`), and a number that two give is known, as of their day, though others count more later.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec.structs import asdict, replace

from rashomon.model import Evidence, Facet, Finding, Place, Precision, Status, Tally, Toll
from rashomon.model.estimates import estimate
from rashomon.weighing.agreement import corroborated
from rashomon.weighing.counts import Count, one_place
from rashomon.weighing.origins import Origins
from rashomon.wording.ids import short_id

# One person may be anybody.
ONE = 1


def weigh_counted_alike(
    courses: Iterable[Toll], findings: Iterable[Finding], counts: Iterable[Count], origins: Origins
) -> Iterator[tuple[Finding, Toll]]:
    """Yield the numbers of courses that two independent origins give and no finding tells, each with its toll."""
    towns = {one.words: one.place for one in counts if one.place and one.place.precision is Precision.CITY}
    told = [_known(f) for f in findings if f.facet is Facet.HOW_MANY and f.status is not Status.SINGLE_SOURCE]
    for course in courses:
        if course.span is None:  # what has no day may be of another time
            continue
        by_number: defaultdict[float, list[Tally]] = defaultdict(list)
        for tally in course.tallies:
            if not tally.vague and tally.value > ONE:
                by_number[tally.value].append(tally)
        for tallies in by_number.values():
            own = {tally.statement.evidence for tally in tallies}
            if any(own & other for other in told) or _are_in_two_towns([towns[at] for at in own if at in towns]):
                continue
            if finding := _finding(course, tallies, origins):
                estimates = asdict(estimate(tallies))
                yield finding, replace(course, subject_id=finding.subject_id, tallies=tuple(tallies), **estimates)


def _are_in_two_towns(places: Iterable[Place]) -> bool:
    """Say whether two counts are told of two towns, be they near each other."""
    return not all(one_place(one, other) for one, other in combinations(places, 2))


def _known(finding: Finding) -> frozenset[Evidence]:
    """Return the words of which a finding tells what they count."""
    return frozenset(statement.evidence for account in finding.standing for statement in account.statements)


def _finding(course: Toll, tallies: Sequence[Tally], origins: Origins) -> Finding | None:
    known = corroborated([tally.statement for tally in tallies], origins)
    if known is None:
        return None
    return Finding(
        subject_id=short_id(f"alike|{course.subject_id}|{tallies[0].value:g}"),
        subject=f"{course.measure.value}{f' in {course.place}' if course.place else ''}",
        span=course.span,
        facet=Facet.HOW_MANY,
        accounts=known.accounts,
        status=known.status,
        rule=known.rule,
    )
