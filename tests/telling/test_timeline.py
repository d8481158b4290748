"""The timeline: on which days its rows stand."""

from datetime import date

from rashomon.telling import Brief
from rashomon.telling.brief import Entry
from tests.affairs import briefs_of, reports


def brief_of(*texts: str) -> Brief:
    (brief,) = briefs_of(reports(*texts, title="Fighting goes on", day="2016-06-12"))
    return brief


def days_of(begin: date, end: date) -> str:
    return Entry(begin=begin, end=end, state="happened", text="It rained", references=()).line.split(" — ")[0]


def test_what_was_in_some_week_is_not_said_to_be_on_all_its_days() -> None:
    assert days_of(date(2015, 2, 9), date(2015, 2, 15)) == "In the week of 9 to 15 February 2015"
    assert days_of(date(2015, 2, 10), date(2015, 2, 16)) == "10 to 16 February 2015"
    assert days_of(date(2015, 2, 9), date(2015, 2, 9)) == "Monday 9 February 2015"


def test_what_is_counted_since_a_day_did_not_happen_on_it() -> None:
    text = "At least 41 civilians had been killed in air raids on Porto since the siege began on June 2, police said."
    assert not brief_of(text).timeline
    assert brief_of("At least 41 civilians were killed in air raids on Porto on June 2, police said.").timeline


def test_each_side_of_what_is_contested_is_told_with_its_day() -> None:
    charge = "The opposition accused the army of shelling the market of Porto on June 2."
    denial = "The army denied shelling the market of Porto on June 2."
    (entry,) = brief_of(charge, denial).timeline
    assert entry.begin == date(2016, 6, 2)
    assert entry.text.endswith("alleged by Outlet 0 quoting opposition, denied by Outlet 1 quoting army")
    assert len(entry.references) == len((charge, denial))


def test_what_a_deed_was_done_for_is_no_plan() -> None:
    assert not brief_of("The Syrian government began an assault to capture parts of Aleppo last month.").timeline


def test_a_plan_that_one_origin_alone_tells_is_told_in_its_words() -> None:
    plan = "Foreign Minister Ana Costa will visit Lisbon on Tuesday."
    (entry,) = brief_of(plan).timeline
    assert (entry.begin, entry.text) == (date(2016, 6, 14), f"“{plan}”")
