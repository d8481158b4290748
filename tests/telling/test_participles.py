"""Counts of people who are only called by what befell them have no place and no day by it."""

import pytest

from rashomon.telling import Brief
from tests.affairs import briefs_of, reports


def brief_of(text: str) -> Brief:
    (brief,) = briefs_of(reports(text, title="News", day="2024-05-07"))
    return brief


@pytest.mark.parametrize(
    ("sentence", "untold"),
    [
        ("Twelve freed fishermen landed in Porto on Monday.", "were freed in Porto"),
        ("The hearing on 6 July must be public and the six arrested guards be heard there.", "6 July"),
        ("Thirty-eight of those arrested on Monday were freed during the night.", "Monday 6 May"),
    ],
)
def test_a_participle_has_no_place_and_no_day_of_its_own(sentence: str, untold: str) -> None:
    told = [line.text for line in brief_of(f"{sentence} Rain fell all night.").single]
    assert not [line for line in told if untold in line and not line.startswith("“")]


def test_what_befell_people_has_its_day() -> None:
    (line,) = brief_of("Twelve fishermen were freed in Porto on Monday. Rain fell all night.").single
    assert line.text.startswith("12 people were freed in Porto on Monday 6 May 2024")
