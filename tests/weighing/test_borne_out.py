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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Officers searched the college of Lund on Monday.", "Police searched a house near the college on Monday."),
        ("Tom Berg was charged with arson on Monday.", "Berg was charged with fraud in Lund in 2019."),
        ("Tom Berg was arrested on Monday.", "Tom Berg has previously been arrested."),
        ("Tom Berg was arrested on Monday.", "Tom Berg has been arrested two other times."),
        ("Tom Berg, 25, died in Lund.", "Tom Berg killed a clerk in Lund on Monday."),
        ("A boy was rescued from the Lund mine on Monday.", "A girl was rescued from the Lund mine on Monday."),
        ("Rescuers took both trucks to Lund on Monday.", "A driver took one of the trucks to Lund on Monday."),
        (
            "The minister of Norland walked through the park on Monday.",
            "Norland's minister walked over the bridge on Monday.",
        ),
    ],
)
def test_two_deeds_of_one_kin_are_not_one(one: str, other: str) -> None:
    assert agreed(one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The suit of the bakers was without merit, Ida Roth said.",
            "Bo Lind told reporters the suit was without merit.",
        ),
        (
            "Ida Roth said the senate of Norland had been briefed on Monday.",
            "The Roth administration said that the senate of Norland had been briefed on Monday.",
        ),
        (
            "Norland's council approved the plan for Lund.",
            "Nothing will be built until the council of Norland approves the plan for Lund.",
        ),
    ],
)
def test_views_one_party_and_what_is_awaited_agree_on_nothing(one: str, other: str) -> None:
    assert agreed(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Gunmen ambushed an army convoy near Lund on Monday.",
            "It rained. Two trucks blocked the ford where the military convoy was ambushed on Monday.",
            "An army convoy was ambushed on Monday",
        ),
        (
            "Prosecutors have subpoenaed two clerks of Malmo's harbour.",
            "Snow fell. The attorney of Norland has subpoenaed two clerks of the Malmo harbour.",
            "Two clerks of Malmo's harbour have been subpoenaed",
        ),
        (
            "The minister of trade took three letters to Malmo on Monday.",
            "Snow fell all day. Three letters were taken to Malmo on Monday by a clerk.",
            "“Three letters were taken to Malmo on Monday”",
        ),
    ],
)
def test_what_is_told_without_its_doer_is_told_in_the_passive(one: str, other: str, told: str) -> None:
    assert agreed(one, other) == [told]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Four clerks aged 22 to 39 were arrested at the port late on Sunday.",
            "Snow fell. The four clerks arrested in Lund are to be heard on Friday.",
            "“Four clerks … were arrested”",
        ),
        (
            "Bo Lind, a baker of 60, was freed on Monday in Lund.",
            "Snow fell. Lind was freed on Monday.",
            "“Bo Lind … was freed on Monday”",
        ),
    ],
)
def test_gaps_leave_no_comma_before_a_verb_and_no_stump_at_the_end(one: str, other: str, told: str) -> None:
    assert agreed(one, other) == [told]


def test_a_heading_is_no_sentence() -> None:
    whole = "Bo Lind was shot dead near Lund on Monday"
    assert agreed("Bo Lind shot dead near Lund on Monday.", f"{whole} by a clerk.") == [f"“{whole}”"]


@pytest.mark.parametrize(
    "words",
    [
        "It is not known how Bo Lind was shot in Lund on Monday.",
        "Watch live Share A clerk shot Bo Lind in Lund on Monday.",
        "According to the Lund Gazette, Bo Lind was shot in Lund on Monday.",
    ],
)
def test_what_is_asked_ran_together_or_is_anothers_is_no_row(words: str) -> None:
    told = agreed(words, "Snow fell. Bo Lind was shot on Monday in Lund by his brother.")
    assert all("Share" not in one and "According" not in one for one in told)
    assert agreed("It is not clear how Bo Lind was shot.", "Nobody knows how Bo Lind was shot.") == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Neighbours mourned the painter Ana Roth, who was struck by a tram in Lund on Monday.",
            "It rained. The 34-year-old painter Ana Roth, who was hit by a tram on Monday, had lived in Kiel.",
            "“Ana Roth … was hit by a tram on Monday”",
        ),
        (
            "Two buses burned by rioters on Monday stood across the bridge.",
            "It rained. Rioters in Lund set out at noon, and they burned two buses on Monday.",
            "Two buses were burned",
        ),
        (
            "Anger grew over the law, which expires in June.",
            "It rained. The law that expires in June was signed by nobody.",
            None,
        ),
        (
            "Many wept for people who died in the storm.",
            "It rained. Families of people who died in the storm sang.",
            None,
        ),
    ],
)
def test_what_is_told_beside_a_noun_is_told_as_a_sentence(one: str, other: str, told: str | None) -> None:
    assert agreed(one, other) == ([told] if told else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The cholera outbreak was linked to milk.", "It rained. The cholera outbreak has been linked to a well."),
        ("Ana Roth held a lead in the race.", "It rained. Ana Roth has been leading by far in all towns."),
        ("Ben Roth left Lund. Roth died at a house.", "It rained. Ida Roth was ill. She died in the hills."),
    ],
)
def test_another_of_its_kind_or_of_its_name_bears_nothing_out(one: str, other: str) -> None:
    assert agreed(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Guards found replica weapons and illegal rifles in Lund on Monday.",
            "It rained. On Monday in Lund guards found illegal rifles.",
            "On Monday in Lund guards found illegal rifles",
        ),
        (
            "Even before Ana Roth opened the bridge in Lund on Monday, people came.",
            "It rained. In Lund a bridge was opened by Ana Roth on Monday.",
            "Ana Roth opened the bridge in Lund on Monday",
        ),
    ],
)
def test_all_that_is_joined_is_told_by_both_and_no_word_of_another_clause(one: str, other: str, words: str) -> None:
    assert agreed(one, other) == [f"“{words}”"]
