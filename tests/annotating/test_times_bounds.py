"""How far a time reaches: since, until, ranges; what it is counted from; and which way it may also be read."""

from datetime import date

import pytest

from rashomon.annotating.parsing import parse
from rashomon.annotating.times import find_times, find_times_alone
from rashomon.model import AnchorKind, Interval, Limit, Time
from rashomon.reading import read_text

MONDAY, WEDNESDAY = date(2016, 10, 10), date(2016, 10, 12)


def times(text: str, published: str | None = "2016-10-12") -> tuple[Time, ...]:
    return find_times_alone(read_text(text, published=published))


@pytest.mark.parametrize(
    ("sentence", "limit", "begin", "end"),
    [
        ("They have fought since September.", Limit.SINCE, date(2016, 9, 1), None),
        ("The road was shut until October 8.", Limit.UNTIL, None, date(2016, 10, 8)),
        ("They must leave by 2018.", Limit.BY, None, date(2018, 12, 31)),
        ("It was built before 2011.", Limit.BEFORE, None, date(2010, 12, 31)),
        ("It was rebuilt after 2011.", Limit.AFTER, date(2012, 1, 1), None),
        ("It fell in 2011.", None, date(2011, 1, 1), date(2011, 12, 31)),
    ],
)
def test_bounds_words_before_a_time_open_one_of_its_ends(
    sentence: str, limit: Limit | None, begin: date | None, end: date | None
) -> None:
    (time,) = times(sentence)
    assert (time.limit, time.interval) == (limit, Interval(begin=begin, end=end))


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("They met from Monday to Wednesday.", MONDAY, WEDNESDAY),
        ("They met on Sept. 2-4.", date(2016, 9, 2), date(2016, 9, 4)),
        ("It lasted between 2011 and 2013.", date(2011, 1, 1), date(2013, 12, 31)),
        ("It lasted from June to August 1943.", date(1943, 6, 1), date(1943, 8, 31)),
    ],
)
def test_bounds_both_ends_of_a_range_reach_over_all_of_it(sentence: str, begin: date, end: date) -> None:
    found = times(sentence)
    assert [time.limit for time in found] == [Limit.FIRST, Limit.LAST]
    assert {(time.interval.begin, time.interval.end) for time in found} == {(begin, end)}


def test_bounds_the_first_hour_of_a_range_is_of_the_day_of_the_last() -> None:
    assert [time.value for time in times("It is open from 9 a.m. to 5 p.m. on October 3.")] == [
        "2016-10-03T09:00",
        "2016-10-03T17:00",
    ]


def test_bounds_and_is_a_range_only_after_between() -> None:
    assert [time.limit for time in times("They met on Monday and Wednesday.")] == [None, None]


def test_bounds_a_length_keeps_the_event_that_it_is_counted_from() -> None:
    (time,) = times("He fled two days before the summit in Geneva, an aide said.")
    assert time.value == "P2D"
    assert time.anchor.kind is AnchorKind.EVENT
    assert time.anchor.words is not None
    assert time.anchor.words.quote == "the summit in Geneva"


def test_bounds_a_length_before_a_date_has_a_day() -> None:
    length, holiday = times("He fled two days before Christmas Day 2014.")
    assert (length.value, length.begin, length.end) == ("P2D", date(2014, 12, 23), date(2014, 12, 23))
    assert length.anchor.words == holiday.evidence


@pytest.mark.parametrize(
    ("words", "value", "zone"),
    [
        ("10 a.m. EDT", "2016-10-12T10:00", "-04:00"),
        ("0900 GMT", "2016-10-12T09:00", "Z"),
        ("14:30 UTC", "2016-10-12T14:30", "Z"),
        ("8 p.m.", "2016-10-12T20:00", None),
    ],
)
def test_bounds_a_time_of_day_keeps_its_zone(words: str, value: str, zone: str | None) -> None:
    (time,) = times(f"The doors opened at {words}.")
    assert (time.evidence.quote, time.value, time.zone) == (words, value, zone)


def test_bounds_a_bare_weekday_keeps_the_day_on_the_other_side_with_less_weight() -> None:
    (time,) = times("They met on Saturday.")
    (other,) = time.alternatives
    assert (time.value, other.value) == ("2016-10-08", "2016-10-15")
    assert other.weight < 0.5


@pytest.mark.parametrize(
    "sentence", ["Two days later they met. ", "They met at 10 a.m. ", "A week later it was in May. "]
)
def test_bounds_a_text_that_goes_on_for_ever_makes_no_endless_formula(sentence: str) -> None:
    found = times("They met on Monday. " + sentence * 40)
    assert all(len(time.formula or "") < 160 for time in found)
    assert len(found) >= 41


def test_an_hour_limits_the_day_it_is_in() -> None:
    text = (
        "He was seen before 11 p.m. Friday. She left after 9 p.m. on Friday. They came shortly after 9 p.m. on Friday."
    )
    (parsed,) = parse([read_text(text, published="2013-03-20")])
    friday = date(2013, 3, 15)
    before, after, shortly = (time.interval for time in find_times(parsed))
    assert (before.begin, before.end) == (None, friday)
    assert (after.begin, after.end) == (friday, None)
    assert (shortly.begin, shortly.end) == (friday, friday)


def test_two_years_in_a_row_have_the_days_of_both() -> None:
    (parsed,) = parse([read_text("The 2011-12 season was the best.", published="2013-03-20")])
    (time,) = find_times(parsed)
    assert (time.begin, time.end) == (date(2011, 1, 1), date(2012, 12, 31))


def test_what_a_law_or_a_vote_of_a_day_does_is_not_limited_by_it() -> None:
    text = "It was cut by the 2010 health law. Apart from Friday's vote, nothing changed."
    (parsed,) = parse([read_text(text, published="2014-03-25")])
    assert [time.limit for time in find_times(parsed)] == [None, None]
