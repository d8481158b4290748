"""The algebra of days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Interval, Relation

MONDAY, TUESDAY, FRIDAY = date(2016, 10, 10), date(2016, 10, 11), date(2016, 10, 14)
WEEK = Interval(begin=MONDAY, end=date(2016, 10, 16))

DAYS = st.none() | st.dates()
INTERVALS = st.tuples(DAYS, DAYS).map(
    lambda ends: Interval(begin=min(ends), end=max(ends)) if all(ends) else Interval(begin=ends[0], end=ends[1])  # type: ignore[type-var]
)


def day(of: date) -> Interval:
    return Interval(begin=of, end=of)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (day(MONDAY), day(FRIDAY), Relation.BEFORE),
        (day(FRIDAY), WEEK, Relation.WITHIN),
        (Interval(begin=MONDAY), day(FRIDAY), Relation.CONTAINS),
        (Interval(end=TUESDAY), WEEK, Relation.OVERLAPS),
        (Interval(end=MONDAY), Interval(begin=TUESDAY), Relation.BEFORE),
        (Interval(), WEEK, Relation.UNKNOWN),
    ],
)
def test_intervals_stand_to_each_other_with_open_ends_reaching_as_far_as_they_can(
    left: Interval, right: Interval, relation: Relation
) -> None:
    assert left.relation(right) is relation


def test_intervals_before_and_after_a_day_leave_it_out() -> None:
    assert day(TUESDAY).until_before() == Interval(end=MONDAY)
    assert day(MONDAY).from_after() == Interval(begin=TUESDAY)
    assert day(date.max).from_after() == Interval()


@given(left=INTERVALS, right=INTERVALS)
def test_intervals_relations_agree_with_each_other(left: Interval, right: Interval) -> None:
    mirrored = {Relation.BEFORE: Relation.AFTER, Relation.WITHIN: Relation.CONTAINS}
    mirrored |= {there: here for here, there in mirrored.items()}
    relation = left.relation(right)
    assert right.relation(left) is mirrored.get(relation, relation)
