"""The calendar: formulas against a day, values as intervals, and how intervals stand to each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Grain, Interval, Relation, grain_of, interval_of, resolve
from rashomon.model.calendar import easter, relative

WEDNESDAY = date(2016, 10, 12)
DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2400, 12, 31))
STEPS = st.one_of(
    st.builds(
        "{} {:+d}".format,
        st.sampled_from(["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]),
        st.integers(-9999, 9999),
    ),
    st.builds("shift {:+d} {}".format, st.integers(-500, 500), st.sampled_from(["day", "week", "month", "year"])),
    st.builds(
        "{} {}".format,
        st.sampled_from(
            ["weekday 6", "date 02-29", "month 03", "quarter 3", "half 1", "season WI", "nth 11 4 4", "easter -2"]
        ),
        st.sampled_from(["before", "after", "upto", "from", "lately", "nearest", "soon", "in"]),
    ),
)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("day -1", "2016-10-11"),
        ("day +1 TMO", "2016-10-13TMO"),
        ("week -1", "2016-W40"),
        ("weekend +0", "2016-W41-WE"),
        ("month -1", "2016-09"),
        ("quarter -1", "2016-Q3"),
        ("decade -1", "200"),
        ("century +0", "20"),
        ("weekday 6 from", "2016-10-15"),
        ("weekday 6 upto", "2016-10-08"),
        ("weekday 3 upto", "2016-10-12"),
        ("weekday 3 before", "2016-10-05"),
        ("weekday 3 after", "2016-10-19"),
        ("week +1 > weekday 5 in", "2016-10-21"),
        ("date 09-02 upto", "2016-09-02"),
        ("date 02-29 before", "2016-02-29"),
        ("month 11 upto", "2015-11"),
        ("month 11 soon", "2016-11"),
        ("year -1 > quarter 3 in", "2015-Q3"),
        ("quarter 3 nearest > shift -1 year", "2015-Q3"),
        ("season SU upto", "2016-SU"),
        ("nth 11 4 4 from", "2016-11-24"),
        ("easter -2 before", "2016-03-25"),
        ("at 1999 > date 12-25 in", "1999-12-25"),
        ("PT48H before", "PT48H"),
    ],
)
def test_calendar_a_formula_comes_to_its_value(formula: str, value: str) -> None:
    assert resolve(formula, WEDNESDAY).value == value


def test_calendar_a_duration_reaches_back_from_the_day() -> None:
    assert resolve("P5Y before", WEDNESDAY) == ("P5Y", date(2011, 10, 12), WEDNESDAY)
    assert resolve("PT48H before", WEDNESDAY)[1:] == (date(2016, 10, 10), WEDNESDAY)
    assert resolve("P2W after", WEDNESDAY)[1:] == (WEDNESDAY, date(2016, 10, 26))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("weekday 6 from", "XXXX-WXX-6"),
        ("day +1 TMO", "XXXX-XX-XXTMO"),
        ("date 09-02 upto", "XXXX-09-02"),
        ("month -1", "XXXX-XX"),
        ("month 09 upto", "XXXX-09"),
        ("week -1", "XXXX-WXX"),
        ("year -1 > quarter 3 in", "XXXX-Q3"),
        ("P5Y before", "P5Y"),
    ],
)
def test_calendar_without_a_day_the_value_stays_relative(formula: str, value: str) -> None:
    assert relative(formula) == value


def test_calendar_what_leaves_the_calendar_stays_relative() -> None:
    assert resolve("year -9999", WEDNESDAY) == ("XXXX", None, None)


@given(formula=st.lists(STEPS, min_size=1, max_size=3).map(" > ".join), day=st.dates())
def test_calendar_no_formula_and_no_day_raises(formula: str, day: date) -> None:
    value, begin, end = resolve(formula, day)
    assert value
    assert begin is None or end is None or begin <= end


@given(day=DAYS, weekday=st.integers(1, 7))
def test_calendar_a_weekday_lies_within_a_week_of_the_day(day: date, weekday: int) -> None:
    past, future = resolve(f"weekday {weekday} upto", day).begin, resolve(f"weekday {weekday} from", day).begin
    assert past
    assert future
    assert past.isoweekday() == future.isoweekday() == weekday
    assert day - timedelta(days=6) <= past <= day <= future <= day + timedelta(days=6)


@given(day=DAYS, unit=st.sampled_from(["day", "week", "month", "quarter", "year", "half", "weekend"]))
def test_calendar_a_value_is_read_back_as_the_days_it_was_written_for(day: date, unit: str) -> None:
    value, begin, end = resolve(f"{unit} +0", day)
    assert interval_of(value) == Interval(begin=begin, end=end)


@pytest.mark.parametrize(
    ("value", "begin", "end"),
    [
        ("2016-10", date(2016, 10, 1), date(2016, 10, 31)),
        ("2016-W41-6", date(2016, 10, 15), date(2016, 10, 15)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
        ("2016-09-09TMO", date(2016, 9, 9), date(2016, 9, 9)),
        ("P5Y", None, None),
        ("PAST_REF", None, None),
        ("XXXX-WXX-6", None, None),
        ("2016-02-31", None, None),
    ],
)
def test_calendar_a_value_covers_its_days(value: str, begin: date | None, end: date | None) -> None:
    assert interval_of(value) == Interval(begin=begin, end=end)


@pytest.mark.parametrize(
    ("value", "grain"),
    [
        ("2016-10-15", Grain.DAY),
        ("2016-10-15TMO", Grain.DAY),
        ("2016-10-15T10:00", Grain.SECOND),
        ("2016-W41", Grain.WEEK),
        ("2016-10", Grain.MONTH),
        ("2016", Grain.YEAR),
        ("XXXX-WXX-6", Grain.DAY),
        ("P5Y", None),
        ("PRESENT_REF", None),
    ],
)
def test_calendar_a_value_has_a_grain(value: str, grain: Grain | None) -> None:
    assert grain_of(value) is grain


def test_calendar_last_week_tuesday_and_a_date_can_be_compared() -> None:
    week, tuesday = interval_of("2016-W41"), interval_of("2016-10-11")
    assert tuesday.relation(week) is Relation.WITHIN
    assert week.relation(tuesday) is Relation.CONTAINS
    assert tuesday.relation(interval_of("2016-10-11TMO")) is Relation.EQUAL
    assert tuesday.relation(interval_of("2016-10-12")) is Relation.BEFORE


def test_calendar_an_open_end_reaches_as_far_as_it_can() -> None:
    since = Interval(begin=date(2016, 9, 1))
    assert since.relation(interval_of("2020")) is Relation.CONTAINS
    assert since.relation(interval_of("2016-08-31")) is Relation.AFTER
    assert Interval().relation(since) is Relation.UNKNOWN


@pytest.mark.parametrize("day", [date(1818, 3, 22), date(1943, 4, 25), date(2016, 3, 27), date(2038, 4, 25)])
def test_calendar_easter_falls_on_its_known_days(day: date) -> None:
    assert easter(day.year) == day
