"""How a finding reads: the rule of a dispute, counts with two bounds, what somebody only guesses, a night."""

import pytest

from rashomon.telling import Brief
from tests.affairs import briefs_of, reports


def brief_of(*texts: str, day: str = "2024-05-06") -> Brief:
    (brief,) = briefs_of(reports(*texts, title="Blast in Porto", day=day))
    return brief


def test_the_rule_of_a_dispute_names_voices_that_its_sides_show() -> None:
    (asked,) = brief_of(
        "Organisers said 20,000 people marched in Porto on Sunday against the tax.",
        "Police said 5,000 people took part in Sunday's march in Porto against the tax.",
    ).contested
    assert asked.rule.endswith(" cannot both be so")
    for line in asked.accounts:
        number, _, voice = line.text.partition(" — ")
        assert f"“{number}” ({voice})" in asked.rule


def test_a_side_of_which_some_say_at_least_and_some_up_to_has_its_number_with_both() -> None:
    (asked,) = brief_of(
        "The mayor said at least 40 people were killed in the blast in Porto on Sunday. Shops were shut all day.",
        "Doctors said as many as 40 people were killed in the blast in Porto on Sunday. It rained in the evening.",
        "Police said 12 people were killed in the blast in Porto on Sunday. Trains did not run to the harbour.",
    ).contested
    (forty,) = (line.text for line in asked.accounts if line.text.startswith("40"))
    assert "“at least”" in forty
    assert "“as many as”" in forty


def test_who_only_speculates_claims_nothing() -> None:
    brief = brief_of(
        "Many have speculated that Mayor Ana Lund was offered a post in Lisbon.",
        "Mayor Ana Lund denied that she was offered a post in Lisbon.",
    )
    assert brief.contested == ()


def test_who_only_tells_of_the_night_of_a_deed_is_no_voice_beside_who_claims_it() -> None:
    brief = brief_of(
        "The police of Porto denied killing Eva Roth. Rain fell on the harbour.",
        "Neighbours left flowers for the night the police of Porto killed Eva Roth. Rain fell on the harbour.",
        "Mayor Ana Lund said that the police of Porto killed Eva Roth. Shops were shut on Monday.",
    )
    (asked,) = brief.contested
    assert [line.text for line in asked.accounts] == [
        "alleged — Ana Lund",
        "denied — Outlet 0 quoting police of Porto",
    ]


def test_whoever_is_quoted_for_a_deed_is_of_one_side_and_only_an_outlet_tells_it_as_done() -> None:
    asked = brief_of(
        "The police of Porto denied killing Eva Roth. Rain fell on the harbour.",
        "The police of Porto killed Eva Roth. A vigil was held in her street.",
        "Mayor Ana Lund said that the police of Porto killed Eva Roth. Shops were shut on Monday.",
    ).contested[0]
    assert [line.text for line in asked.accounts] == [
        "alleged — Ana Lund",
        "told as done — Outlet 1",
        "denied — Outlet 0 quoting police of Porto",
    ]


@pytest.mark.parametrize(
    ("behind", "agreed"),
    [(", and police say the gunman is at large", False), (", and the gunman is at large", True)],
)
def test_what_two_outlets_have_of_the_police_is_not_agreed(behind: str, agreed: bool) -> None:
    brief = brief_of(
        "One person was killed and three people were injured at a club in Porto early on Sunday, Porto police officers "
        "said. Rain fell on the market.",
        "One man is dead and three other people were hospitalized on Sunday after a shooting at a club in Porto"
        f"{behind}. Shops kept their doors shut.",
    )
    assert bool(brief.agreed) is agreed


@pytest.mark.parametrize(
    ("first", "second", "agreed"),
    [
        ("Trooper Ida Bell said", "Oslo State Police said", False),
        ("a coroner said", "the Porto County coroner said", False),
        ("a coroner said", "the mayor said", True),
    ],
)
def test_who_may_be_of_a_body_is_no_second_source(first: str, second: str, agreed: bool) -> None:
    brief = brief_of(
        f"The harbour was empty on Monday. Carl Roth died at the gate of the mill in Porto on Sunday, {first}.",
        f"Shops kept their doors shut. Carl Roth died at the mill's gate in Porto on Sunday, {second}.",
    )
    assert bool(brief.agreed) is agreed
