"""Whose forces act: those of a head of state are the state's."""

import pytest

from rashomon.model import Facet
from tests.affairs import contested_in, reports


def disputes(*texts: str) -> list[str]:
    found = contested_in(reports(*texts, title="Attack on Seda market", day="2016-10-12"))
    return [finding.subject for finding in found if finding.facet is Facet.WHETHER]


@pytest.mark.parametrize(
    "forces", ["President Omar Haddad's forces", "President Omar Haddads forces", "Haddad's troops"]
)
def test_forces_of_a_president_are_the_government(forces: str) -> None:
    known = "Syrian President Omar Haddad rules from Damascus."
    found = disputes(
        f"{known} Activists accused {forces} of launching an attack on the market of Seda on Monday.",
        f"{known} The Syrian government denied that it attacked the market of Seda on Monday.",
    )
    assert all("Haddad" not in subject for subject in found)
    assert any("Syrian government" in subject for subject in found)


def test_an_opposition_leader_has_no_government() -> None:
    found = disputes(
        "Syrian opposition leader Omar Haddad spoke. Activists accused Omar Haddad's forces of launching an attack on "
        "the market of Seda on Monday.",
        "Omar Haddad denied that his forces attacked the market of Seda on Monday.",
    )
    assert all("government" not in subject for subject in found)
