"""The timeline: on which days its rows stand."""

from datetime import date

from rashomon.telling.brief import Entry


def days_of(begin: date, end: date) -> str:
    return Entry(begin=begin, end=end, state="happened", text="It rained", references=()).line.split(" — ")[0]


def test_what_was_in_some_week_is_not_said_to_be_on_all_its_days() -> None:
    assert days_of(date(2015, 2, 9), date(2015, 2, 15)) == "In the week of 9 to 15 February 2015"
    assert days_of(date(2015, 2, 10), date(2015, 2, 16)) == "10 to 16 February 2015"
    assert days_of(date(2015, 2, 9), date(2015, 2, 9)) == "Monday 9 February 2015"
