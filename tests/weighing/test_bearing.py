"""Bearing out: when two clauses are of one deed though they have another doer, number or word for it."""

import pytest

from rashomon.model import Facet, Status
from tests.affairs import findings_in, reports


def agreed(*texts: str) -> list[str]:
    """Return what is agreed in a report's words by reports of as many outlets, of Tuesday 5 March 2024."""
    found = findings_in(reports(*texts, title="Storm in Norland", day="2024-03-05"))
    told = [one for one in found if one.facet is Facet.WHETHER and one.status is Status.CORROBORATED]
    return [finding.subject.strip("“”") for finding in told if finding.topic is None]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Farmers in Lund burned two army lorries.",
            "It rained. Two lorries of the army were burned in Lund.",
            "Two lorries of the army were burned in Lund",
        ),
        (
            "Bo Lind was arrested in Malmo.",
            "It rained. Mayor Ana Roth welcomed the arrest of Bo Lind in Malmo.",
            "Bo Lind was arrested in Malmo",
        ),
        (
            "Bo Lind was freed unhurt in Malmo.",
            "It rained. Kidnappers in Malmo released Bo Lind unharmed.",
            "Bo Lind was freed unhurt in Malmo",
        ),
    ],
)
def test_one_deed_is_known_by_what_is_counted_and_by_who_takes_it_as_done(one: str, other: str, told: str) -> None:
    assert agreed(one, other) == [told]


def test_what_an_office_announces_is_told_of_it_as_of_its_holder() -> None:
    told = agreed(
        "Mayor Ana Roth declared five days of mourning in Lund.",
        "It rained. The council has announced five days of mourning in Lund.",
    )
    assert told == ["Five days of mourning in Lund were declared"]


def test_what_two_declare_who_are_no_authority_is_not_one() -> None:
    assert not agreed(
        "The rail union of Ana Roth declared five days of protest in Lund.",
        "It rained. The farmers have announced five days of protest in Lund.",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bo Lind died on Monday.", "It rained. It began on Monday with the death of a woman at Bo Lind's home."),
        ("Bo Lind was shot in Lund on Monday.", "It rained. Bo Lind shot himself in Lund on Monday."),
        ("Bo Lind was arrested in Lund.", "It rained. A judge in Lund issued a warrant for the arrest of Bo Lind."),
        ("Bo Lind was arrested in Lund.", "It rained. Police in Lund arrested a brother of Bo Lind's wife."),
    ],
)
def test_what_befalls_another_or_himself_and_what_is_sought_is_another_deed(one: str, other: str) -> None:
    assert agreed(one, other) == []


@pytest.mark.parametrize(
    "words",
    [
        "The coach drove to Lind's farm on Monday with Bo Lind.",
        "Two of the clerks were stopped by police in Lund on Monday.",
        "The fire on Monday happened.",
    ],
)
def test_a_stump_is_not_told(words: str) -> None:
    told = agreed(words, "It rained. On Monday, police in Lund stopped two. Bo Lind drove on Monday.")
    assert all(not one.startswith("Two …") and not one.endswith(("Lind", "happened")) for one in told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The boy was detained in Lund on Monday.", "It rained. The father of the boy was detained in Lund on Monday."),
        (
            "Police in Lund found the boy.",
            "It rained. In Lund police found two men: the father of the boy and a clerk.",
        ),
        ("The two men were taken to Lund.", "It rained. Two other men were taken to Lund."),
        ("Divers found the body of a clerk in Lund.", "It rained. Divers in Lund found three dead clerks."),
        ("Bo Lind fired at police in Lund.", "It rained. Before the shooting in Lund, Bo Lind went home."),
    ],
)
def test_one_of_his_own_several_and_what_stands_before_are_another_deed(one: str, other: str) -> None:
    assert agreed(one, other) == []
