"""Courses: how a count of a story of one event went, from report to report."""

import pytest

from rashomon.telling.brief import Number
from tests.affairs import briefs_of, reports


def numbers(*texts: str, title: str = "Blast at the mill in Lund") -> list[Number]:
    days = [f"2024-03-{10 + n}" for n in range(len(texts))]
    return [number for brief in briefs_of(reports(*texts, title=title, day=days)) for number in brief.numbers]


def told(*texts: str) -> list[list[float]]:
    """Return the numbers of each row, the latest first."""
    return [[count.value for count in row.counts] for row in numbers(*texts)]


FIRST = "An explosion at a flour mill in Lund killed five people and wounded 11 on Sunday, police said."


@pytest.mark.parametrize(
    "later",
    [
        "The toll of the explosion at the flour mill in Lund has risen to six, the hospital said.",
        "A wounded miller died, bringing the number of the dead of the explosion at the flour mill in Lund to six.",
        "Ida Roth died of her wounds. She is the sixth person killed in Sunday's explosion at the flour mill in Lund.",
        "A sixth victim of the explosion at the flour mill in Lund died on Monday night, the hospital said.",
        "Six people were killed in the explosion at the flour mill in Lund, the mayor said.",
    ],
)
def test_a_rising_toll_is_one_row_with_its_history(later: str) -> None:
    (row,) = numbers(FIRST, later)
    assert [(count.value, str(count.day)) for count in row.counts] == [(6, "2024-03-11"), (5, "2024-03-10")]
    assert (row.low, row.best, row.high) == (6, 6, 6)


@pytest.mark.parametrize(
    "later",
    [
        "Two more people have died after the explosion at the flour mill in Lund.",
        "Six of those hurt in the explosion at the flour mill in Lund have died.",
        "Nine were killed in an explosion at the flour mill in Lund in 2011.",
        "Seven children were killed when a bus left the road near Lund, police said of the day of the explosion.",
        "Eight people were killed in several attacks in the week of the explosion at the flour mill in Lund.",
    ],
)
def test_more_of_them_others_and_those_of_another_year_are_no_later_count(later: str) -> None:
    assert told(FIRST, later) == []


def test_who_is_still_in_hospital_is_not_how_many_were_hurt() -> None:
    rows = told(
        FIRST + " Nine were still in hospital.",
        "Four people remained in hospital after the explosion at the flour mill in Lund.",
    )
    assert rows == [[4, 9]]


def test_what_a_report_sets_beside_a_later_number_still_stands() -> None:
    (row,) = numbers(
        "An explosion at a flour mill in Lund killed five people on Sunday, police said.",
        "The union said the explosion at the flour mill in Lund killed eight people. Police said five people died.",
    )
    assert (row.low, row.high) == (5, 8)


def test_a_text_printed_again_a_day_later_is_counted_as_of_the_first() -> None:
    (row,) = numbers(FIRST, FIRST, "The toll of the explosion at the flour mill in Lund has risen to six.")
    assert [count.value for count in row.counts] == [6, 5]


def test_in_fighting_every_town_has_its_dead() -> None:
    rows = told(
        "Rebels shelled villages in Norland, killing 12 people, residents said. The offensive goes on.",
        "Rebels killed 17 people in Norland, the army said. The offensive goes on.",
    )
    assert rows == []


def test_the_crew_is_counted_apart_from_those_aboard() -> None:
    texts = [
        "The ferry Lark ran aground off Lund with 60 people aboard on Sunday, its owner said.",
        "The ferry Lark, aground off Lund, has a crew of 22, its owner said.",
        "The ferry Lark, aground off Lund, has a crew of 23, the harbour master said.",
    ]
    (row,) = numbers(*texts, title="Ferry Lark aground off Lund")
    assert row.about.startswith("How many crew were aboard")
    assert sorted(count.value for count in row.counts) == [22, 23]
