"""Contests: two numbers stand against each other only where they may be of the same people."""

import pytest

from rashomon.model import Facet, Finding, Status
from tests.affairs import findings_in, reports


def tolls(*texts: str) -> list[Finding]:
    found = findings_in(reports(*texts, title="Attack in Aleppo on Monday", day="2016-10-12"))
    return [finding for finding in found if finding.facet is Facet.HOW_MANY]


def test_two_numbers_of_one_town_day_and_means_are_contested() -> None:
    found = tolls(
        "Air strikes killed 30 people in Aleppo on Monday.", "Air raids killed 20 people in Aleppo on Monday."
    )
    assert [finding.status for finding in found] == [Status.CONTESTED]


@pytest.mark.parametrize(
    "other",
    [
        "Mortars killed 20 people in Aleppo on Monday.",
        "Air strikes killed 20 children in Aleppo on Monday.",
        "Air strikes killed one person in Aleppo on Monday.",
        "According to preliminary reports, air strikes killed 20 people in Aleppo on Monday.",
        "Roth shot his wife in Aleppo on Monday and then killed 20 people.",
        "Of the 30 killed in Aleppo on Monday, air strikes killed 20 people in Aleppo on Monday.",
    ],
)
def test_what_may_be_of_other_people_or_a_part_of_them_is_not(other: str) -> None:
    found = tolls("Air strikes killed 30 people in Aleppo on Monday.", other)
    assert Status.CONTESTED not in {finding.status for finding in found}


def test_who_tells_one_number_and_knows_the_other_contests_neither() -> None:
    found = tolls(
        "Gunmen wounded 14 people in Aleppo on Monday. Of these 14 people wounded in Aleppo on Monday seven were shot.",
        "Gunmen wounded seven people in Aleppo on Monday.",
    )
    assert Status.CONTESTED not in {finding.status for finding in found}


@pytest.mark.parametrize("least", [12, 5])
def test_two_floors_can_both_be_so_however_far_apart(least: int) -> None:
    found = tolls(
        "Air strikes killed at least 39 people in Aleppo on Monday.",
        f"Air strikes killed at least {least} people in Aleppo on Monday.",
    )
    assert Status.CONTESTED not in {finding.status for finding in found}


def test_a_claim_is_counted_by_who_makes_it() -> None:
    (finding,) = tolls("Leaders responded to the claim by miners in Aleppo that 30 people were killed on Monday.")
    assert {s.speaker for s in finding.backing} == {"miners in Aleppo"}


def test_a_bound_is_no_side_beside_its_number() -> None:
    (finding,) = tolls(
        "Air strikes killed at least 31 people in Aleppo on Monday.",
        "Air strikes killed 31 people in Aleppo on Monday.",
        "Air strikes killed 20 people in Aleppo on Monday.",
    )
    assert finding.status is Status.CONTESTED
    assert len(finding.accounts) == 2


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Air strikes killed 30 people in Aleppo on Monday, the civil defence said.", "civil defence"),
        ("Air strikes killed 30 people in Aleppo on Monday, said the Syrian Observatory.", "Syrian Observatory"),
        ("Children were hit. Air strikes killed 30 people in Aleppo on Monday.", None),
    ],
)
def test_who_is_said_to_count_is_heard_for_a_count(text: str, voice: str | None) -> None:
    (finding,) = tolls(text)
    assert finding.backing[0].speaker == voice
