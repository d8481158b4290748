"""Counts of anything over time: what reports count in other numbers, by whom, as of which day."""

import pytest

from rashomon.telling.brief import Number
from tests.affairs import briefs_of, reports

TITLE = "Ice storm in Varn county"


def numbers(*texts: str) -> list[Number]:
    days = [f"2024-03-{10 + n}" for n in range(len(texts))]
    return [number for brief in briefs_of(reports(*texts, title=TITLE, day=days)) for number in brief.numbers]


FIRST = "An ice storm cut power lines in Varn county and left 84,000 homes without electricity, the grid company said."


def test_what_is_counted_anew_is_one_row_by_days() -> None:
    (row,) = numbers(
        FIRST,
        "After the ice storm in Varn county 53,000 homes were still without power on Monday, the grid company said.",
        "Two days after the ice storm 22,000 homes in Varn county had no electricity, the grid company said.",
    )
    assert row.about == "How many homes were still without power"
    assert [(count.value, str(count.day)) for count in row.counts] == [
        (22_000, "2024-03-12"),
        (53_000, "2024-03-11"),
        (84_000, "2024-03-10"),
    ]
    assert (row.low, row.high) == (22_000, 22_000)


def test_two_who_count_otherwise_stand_both() -> None:
    (row,) = numbers(
        "The farmers' union said that 210 farms lost power in the ice storm in Varn county.",
        "The agriculture office said that 150 farms lost power in the ice storm in Varn county.",
        "The ice storm is over. The farmers' union said that 210 farms in Varn county had lost power.",
    )
    assert (row.low, row.high) == (150, 210)


@pytest.mark.parametrize(
    "later",
    [
        "Power was restored to 31,000 homes in Varn county after the ice storm, the grid company said.",
        "After the ice storm in Varn county 400,000 homes in the whole country were without power.",
        "The storm of 2006 in Varn county left 30,000 homes without electricity, the grid company said.",
        "After the ice storm in Varn county 20,000 more homes were without electricity, the grid company said.",
        "After the ice storm in Varn county 41,000 stables were without electricity, the grid company said.",
        "The ice storm in Varn county was one of many: 53,000 homes a year lose power, the grid company said.",
    ],
)
def test_other_things_other_deeds_and_other_times_are_no_later_count(later: str) -> None:
    assert numbers(FIRST, later) == []


def test_a_number_that_is_only_recalled_is_no_later_count() -> None:
    (row,) = numbers(
        FIRST,
        "After the ice storm 22,000 homes in Varn county were without electricity, the grid company said.",
        "At the height of the ice storm in Varn county 84,000 homes had lost power.",
    )
    assert [count.value for count in row.counts] == [22_000, 84_000]


def test_what_two_persons_did_is_two_counts() -> None:
    assert not numbers(
        "Ann Roth has sold 40 paintings since the gallery in Varn county opened after the ice storm.",
        "Lee Sun has sold 60 paintings since the gallery in Varn county opened after the ice storm.",
    )


def test_what_several_raids_brought_is_no_later_count_of_one() -> None:
    assert not numbers(
        "After the ice storm in Varn county police seized 40 stolen pumps in a shed.",
        "After the ice storm in Varn county police have seized 120 stolen pumps during their four raids.",
    )


def test_what_one_crowd_did_is_no_course_with_what_another_did() -> None:
    assert not numbers(
        "In Varn county 40 villagers wrote to the governor on Sunday after the ice storm.",
        "After the ice storm 100 villagers wrote to the grid company in Varn county on Sunday.",
    )
