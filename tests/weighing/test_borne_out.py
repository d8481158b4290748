"""Borne out: what a clause of a report and one of another origin both tell is agreed, in the words of one."""

import pytest

from rashomon.model import Facet, Status
from tests.affairs import findings_in, reports


def agreed(*texts: str) -> list[str]:
    """Return what is agreed in a report's words by reports of as many outlets, of Tuesday 5 March 2024."""
    found = findings_in(reports(*texts, title="Storm in Norland", day="2024-03-05"))
    told = [one for one in found if one.facet is Facet.WHETHER and one.status is Status.CORROBORATED]
    return [finding.subject for finding in told if finding.topic is None]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The commission had declared Roth the winner on Monday.",
            "Norland's electoral commission on Monday declared Ana Roth the winner of the vote with 51 percent.",
            "The commission had declared Roth the winner on Monday",
        ),
        (
            "The road from Lund to Malmo was closed on Monday after a landslide.",
            "Snow fell all day. The highway between Lund and Malmo was shut to lorries on Monday.",
            "The road from Lund to Malmo was closed on Monday",
        ),
        (
            "Lawmakers in Lund passed the draft law on Monday.",
            "It rained. Deputies in Lund voted for the bill on Monday after nine hours.",
            "Lawmakers in Lund passed the draft law on Monday",
        ),
        (
            "Rescuers called the search for Ana Roth off on Monday.",
            "It rained. The search for Ana Roth was abandoned on Monday.",
            "The search for Ana Roth was abandoned on Monday",
        ),
    ],
)
def test_what_a_report_of_another_origin_tells_too_is_agreed(one: str, other: str, words: str) -> None:
    assert agreed(one, other) == [f"“{words}”"]


@pytest.mark.parametrize(
    "other",
    [
        "The highway between Lund and Malmo was shut to lorries on Sunday.",
        "The highway between Lund and Malmo was not shut on Monday.",
        "The highway between Lund and Malmo will be shut on Monday.",
        "The highway between Lund and Kiel was shut on Monday.",
        "The highway between Lund and Malmo was reopened on Monday.",
        "Trains between Lund and Malmo were late on Monday.",
        "Another highway between Lund and Malmo was shut on Monday.",
    ],
)
def test_another_day_town_or_deed_and_what_is_not_done_bear_nothing_out(other: str) -> None:
    assert agreed("The road from Lund to Malmo was closed on Monday after a landslide.", other) == []


def test_who_does_it_to_whom_is_the_same() -> None:
    told = "The coach of Lund praised Malmo's captain on Monday."
    assert agreed(told, "After the match Malmo's captain praised the coach of Lund on Monday, fans said.") == []


def test_one_sentence_that_goes_about_is_no_second_voice() -> None:
    told = "The road from Lund to Malmo was closed by a landslide on Monday morning."
    assert agreed(f"{told} Buses were late.", f"Snow fell all day. {told}") == []


def test_two_who_quote_one_spokeswoman_are_one() -> None:
    one = "The road from Lund to Malmo was closed on Monday, Ida Roth of the police said."
    other = "On Monday the highway between Lund and Malmo was shut to lorries, police officer Ida Roth said."
    assert agreed(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Deputies arrested a suspect, 34-year-old Tom Lee Berg of Malmo, about two miles from the hall on Monday.",
            "Snow fell all day. Berg, 34, was caught on Monday on a farm road.",
            "Berg, 34, was caught on Monday",
        ),
        (
            "Two clerks were arrested on Monday at the port of Lund.",
            "The lawyer of the two clerks arrested on Monday in Lund asked for patience.",
            "Two clerks were arrested on Monday",
        ),
        (
            "The fuel contract was suspended in a hurry on Monday after a quarrel.",
            "Ida Roth took note of the suspension of the contract on Monday.",
            "The fuel contract was suspended … on Monday",
        ),
    ],
)
def test_what_each_report_tells_beside_is_left_out(one: str, other: str, words: str) -> None:
    assert agreed(one, other) == [f"“{words}”"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Berg was arrested in Lund on Monday.", "The lawyer of Tom Berg was arrested in Lund on Monday."),
        ("Four clerks were arrested in Lund on Monday.", "Five clerks were arrested in Lund on Monday."),
        ("Tom Berg sued Ida Roth in Lund on Monday.", "Ida Roth sued Tom Berg in Lund on Monday."),
        ("Norland expelled three Sudanese envoys on Monday.", "Sudan expelled three Norwegian envoys on Monday."),
        ("Tom Berg was arrested in Lund on Monday.", "Tom Berg was almost arrested in Lund on Monday."),
        ("Tom Berg was arrested in Lund on Monday.", "“Tom Berg was arrested in Lund on Monday,” said a man."),
    ],
)
def test_other_people_numbers_and_roles_bear_nothing_out(one: str, other: str) -> None:
    assert agreed(one, other) == []
