"""The algebra of agreement: how two values of one facet stand to each other."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from math import cos, hypot, radians
from typing import TypeVar

import msgspec

from rashomon.model import Account, Bound, Figure, Place, Precision, Statement, Status, Time
from rashomon.weighing.independence import independent, with_those_beside
from rashomon.weighing.origins import Origins
from rashomon.wording.days import listed

V = TypeVar("V")

Days = tuple[date, date]  # first and last, inclusive


class Judgement(msgspec.Struct, frozen=True):
    """How the accounts of one facet stand to each other, best-backed first, and the rule that says so."""

    accounts: tuple[Account, ...]
    status: Status
    rule: str


class Relation(StrEnum):
    """How one value stands to another."""

    EQUAL = "equal"
    REFINES = "refines"  # the first says the same more exactly
    REFINED_BY = "is refined by"
    COMPATIBLE = "compatible"  # both can be true
    FAR = "far"  # both can be true, and the one says next to nothing of the other
    SET_AGAINST = "is set against"  # both can be true, and a report says that they are not one
    CONTRADICTS = "contradicts"


def compare_sets(left: frozenset[str], right: frozenset[str]) -> Relation:
    """Compare two lists of who took part, by their members.

    A list with more members refines one with fewer; each with a member that the other lacks contradicts.
    """
    if left == right:
        return Relation.EQUAL
    if left > right:
        return Relation.REFINES
    if left < right:
        return Relation.REFINED_BY
    return Relation.CONTRADICTS


def compare_days(left: tuple[date, date], right: tuple[date, date]) -> Relation:
    """Compare two spans of days (first and last, inclusive): within is finer, apart contradicts."""
    if left == right:
        return Relation.EQUAL
    if right[0] <= left[0] and left[1] <= right[1]:
        return Relation.REFINES
    if left[0] <= right[0] and right[1] <= left[1]:
        return Relation.REFINED_BY
    return Relation.COMPATIBLE if left[0] <= right[1] and right[0] <= left[1] else Relation.CONTRADICTS


# Coarser places hold finer ones; the order is that of ACLED's precision codes.
FINENESS = {
    Precision.COUNTRY: 0,
    Precision.REGION: 1,
    Precision.CITY: 2,
    Precision.DISTRICT: 3,
    Precision.POINT: 4,
}


def compare_places(left: Place, right: Place) -> Relation:
    """Compare two places: a city refines its country, a district its city; places near each other may be one."""
    if left.name == right.name or (left.geonames is not None and left.geonames == right.geonames):
        return Relation.EQUAL
    if left.within == right.name:
        return Relation.REFINES
    if right.within == left.name:
        return Relation.REFINED_BY
    if left.precision is None or right.precision is None or left.country is None or right.country is None:
        return Relation.COMPATIBLE
    if left.country != right.country:
        return Relation.CONTRADICTS
    finer = FINENESS[left.precision] - FINENESS[right.precision]
    if finer and Precision.COUNTRY in (left.precision, right.precision):
        return Relation.REFINES if finer > 0 else Relation.REFINED_BY
    return Relation.COMPATIBLE if finer or _near(left, right) else Relation.CONTRADICTS


# A suburb and its city lie within this of each other (the radius that UCDP's precision 2 allows around a point: 25 km
# each way).
NEAR_KM = 50.0


def _near(left: Place, right: Place) -> bool:
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return True
    north = (left.lat - right.lat) * KM_A_DEGREE
    east = (left.lon - right.lon) * KM_A_DEGREE * cos(radians((left.lat + right.lat) / 2))
    return hypot(north, east) <= NEAR_KM


KM_A_DEGREE = 111.2  # of latitude, on a sphere of the Earth's mean radius


# Two round estimates nearer than this share of the larger are the same estimate (10 %, the span that "about" has).
ESTIMATE = 0.1

# A floor says little of a number more than twice as high: "dozens" and "more than 1,400" are no agreement. Twice is
# set by judgement.
CLOSE = 2

FLOORS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


def compare_numbers(left: Figure, right: Figure) -> Relation:
    """Compare two figures of one scope.

    Two floors ("more than 20", "at least 25") are both true; the higher refines the lower. An exact number at or
    above a floor, or near what is told as about, refines it. What is more than twice as high does not. A ceiling ("as
    many as 400,000") is an estimate of its value: it contradicts a floor or a number that is not near it: whoever gives
    it would not have given the other.
    """
    if (left.value, left.bound) == (right.value, right.bound):
        return Relation.EQUAL
    far = max(left.value, right.value) > CLOSE * min(left.value, right.value)
    if left.bound in FLOORS and right.bound in FLOORS:
        finer = Relation.REFINES if left.value > right.value else Relation.REFINED_BY
        return Relation.FAR if far else finer
    near = abs(left.value - right.value) <= ESTIMATE * max(left.value, right.value)
    if left.bound in FLOORS and right.bound is Bound.EXACTLY:
        above = Relation.FAR if far else Relation.REFINED_BY
        return above if near or right.value > left.value else Relation.CONTRADICTS
    if right.bound in FLOORS and left.bound is Bound.EXACTLY:
        above = Relation.FAR if far else Relation.REFINES
        return above if near or left.value > right.value else Relation.CONTRADICTS
    if near and left.bound in FLOORS and right.bound is Bound.ABOUT:
        return Relation.REFINED_BY
    if near and right.bound in FLOORS and left.bound is Bound.ABOUT:
        return Relation.REFINES
    both_exact = left.bound is Bound.EXACTLY and right.bound is Bound.EXACTLY
    if both_exact or not near:
        return Relation.CONTRADICTS
    if {left.bound, right.bound} == {Bound.ABOUT, Bound.EXACTLY}:
        return Relation.REFINES if left.bound is Bound.EXACTLY else Relation.REFINED_BY
    return Relation.COMPATIBLE


def days(time: Time | None) -> tuple[date, date] | None:
    """Return the first and last day of a time, both known, else None."""
    return (time.begin, time.end) if time and time.begin and time.end else None


def gap(left: tuple[date, date], right: tuple[date, date]) -> timedelta:
    """Return how far apart two spans of days are; zero where they share a day."""
    return max(timedelta(0), left[0] - right[1], right[0] - left[1])


def judge(
    values: Sequence[tuple[V, Statement]],
    compare: Callable[[V, V], Relation],
    origins: Origins,
    apart: Callable[[Relation, V, V], str] | None = None,
) -> Judgement | None:
    """Group the statements for one facet into accounts and say how well it is known; None where there are none.

    Contested where two accounts of different origins or reports contradict; corroborated where two or more independent
    origins give one value; refined where they do not, and one says more than another, but none far more; else
    single-source: that two values can both be so does not make either known better.
    """
    groups = _group(values, compare)
    if not groups:
        return None
    if len(groups) == 1 and len({statement.origin for _, statement in values}) == 1:
        account = account_of(groups[0][1])
        return Judgement((account,), Status.SINGLE_SOURCE, f"only {values[0][1].origin.name} says so")
    relations = [(compare(v, w), a, b) for (v, a), (w, b) in combinations(groups, 2)]
    for (relation, a, b), ((v, _), (w, _)) in zip(relations, combinations(groups, 2), strict=True):
        if relation in APART and (sides := _two_sides(a, b)):
            left, right = sides
            both = f"“{left.value}” ({voice(left)}) and “{right.value}” ({voice(right)})"
            accounts = _accounts([with_those_beside(statements) for _, statements in groups])
            return Judgement(accounts, Status.CONTESTED, f"{both} {(apart or apart_in_words)(relation, v, w)}")
    voiced = independent([s for _, statements in groups for s in statements], origins)
    told = iter(voiced)
    agreeing = [[next(told) for _ in statements] for _, statements in groups]
    accounts = _accounts(agreeing)
    names = {n: {s.origin.name for s in statements} for n, statements in enumerate(agreeing)}
    far = any(relation is Relation.FAR for relation, _, _ in relations)
    finer = [
        names[a] | names[b]
        for (relation, _, _), (a, b) in zip(relations, combinations(names, 2), strict=True)
        if relation in (Relation.REFINES, Relation.REFINED_BY) and not far
    ]
    most = max((*names.values(), *finer), key=len)
    voices = sorted(frozenset().union(*names.values()))
    if len(most) == 1 and len(voices) > 1:
        return Judgement(accounts, Status.SINGLE_SOURCE, f"each says otherwise, and all can be so: {', '.join(voices)}")
    if len(most) == 1:
        return Judgement(accounts, Status.SINGLE_SOURCE, f"only {voices[0]} says so")
    rule = f"{len(voices)} independent origins: {', '.join(voices)}"
    if any(len(both) > 1 for both in finer):
        return Judgement(accounts, Status.REFINED, f"one account is more exact than another, both can be so; {rule}")
    return Judgement(accounts, Status.CORROBORATED, rule)


# What is known already where two reports tell it.
SEVERAL = 2


def corroborated(statements: Sequence[Statement], origins: Origins) -> Judgement | None:
    """Return what several origins tell alike as one account; None where they are not two that are independent."""
    voiced = independent(statements, origins)
    if len({statement.origin for statement in voiced}) < SEVERAL:
        return None
    names = sorted({statement.origin.name for statement in voiced})
    rule = f"{len(names)} independent origins: {listed(names)}"
    return Judgement((account_of(voiced),), Status.CORROBORATED, rule)


# How two accounts stand against each other.
APART = {
    Relation.CONTRADICTS: "cannot both be so",
    Relation.SET_AGAINST: "are set against each other",
}


def apart_in_words(relation: Relation, _left: object, _right: object) -> str:
    """Say how two accounts stand against each other."""
    return APART[relation]


def voice(statement: Statement) -> str:
    """Return whose words a statement has: of whoever is quoted, name or none, else the origin."""
    return statement.speaker or statement.origin.name


def _accounts(groups: Sequence[Sequence[Statement]]) -> tuple[Account, ...]:
    """Return the accounts, best-backed first."""
    accounts = tuple(map(account_of, groups))
    return tuple(sorted(accounts, key=_backing)) if len(accounts) > 1 else accounts


def account_of(statements: Sequence[Statement]) -> Account:
    """Return the account that some statements for one value are."""
    return Account(value=statements[0].value, statements=tuple(statements))


def _group(
    values: Sequence[tuple[V, Statement]], compare: Callable[[V, V], Relation]
) -> list[tuple[V, list[Statement]]]:
    groups: list[tuple[V, list[Statement]]] = []
    for value, statement in values:
        for known, statements in groups:
            if compare(value, known) is Relation.EQUAL:
                statements.append(statement)
                break
        else:
            groups.append((value, [statement]))
    return groups


def _backing(account: Account) -> tuple[int, str]:
    return -len(account.origins), account.value


def _two_sides(left: Sequence[Statement], right: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """Return a statement of each account that stand against each other: of two origins, or of two reports.

    A reprint that gives another number than its original is no voice of its own, and still a contradiction to show.
    """
    pairs = [(a, b) for a in left for b in right]
    apart = (pair for pair in pairs if pair[0].origin != pair[1].origin)
    return next(apart, None) or next(((a, b) for a, b in pairs if a.evidence.article != b.evidence.article), None)
