"""The feasts that move, against dates that almanacs give."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import resolve
from rashomon.model.feasts import easter, hijri, orthodox_easter


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (easter(1916), date(1916, 4, 23)),
        (easter(2013), date(2013, 3, 31)),
        (orthodox_easter(1995), date(1995, 4, 23)),
        (orthodox_easter(2016), date(2016, 5, 1)),
        (hijri(1434, 10, 1), date(2013, 8, 8)),
        (hijri(1433, 12, 10), date(2012, 10, 26)),
        (hijri(1400, 1, 1), date(1979, 11, 21)),
    ],
)
def test_feasts_fall_on_the_days_of_the_almanac(day: date, expected: date) -> None:
    assert day == expected


@given(st.dates(min_value=date(700, 1, 1), max_value=date(9000, 1, 1)))
def test_a_feast_of_the_islamic_calendar_comes_once_in_355_days(day: date) -> None:
    last = resolve("hijri 10-01 upto", day).begin
    following = resolve("hijri 10-01 after", day).begin
    assert last is not None
    assert following is not None
    assert last <= day < following
    assert following - last in (timedelta(days=354), timedelta(days=355))


def test_a_year_may_have_a_feast_twice() -> None:
    assert resolve("at 2000 > hijri 10-01 in", date(2014, 1, 1)).value == "2000-01-08"
    assert resolve("hijri 10-01 upto", date(2000, 12, 31)).value == "2000-12-28"
