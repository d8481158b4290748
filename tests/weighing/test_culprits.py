"""Culprits: who did an act of violence is contested where one group claims it and another is named for it."""

import pytest

from rashomon.model import Finding
from tests.affairs import contested_in, reports

CLAIM = (
    "A little-known group, Aru-al-Nur, said in a message that its men had carried out the attack on the mill in Lund."
)


def disputes(*texts: str) -> list[Finding]:
    found = contested_in(reports(*texts, title="Mill in Lund attacked", day="2024-03-05"))
    return [finding for finding in found if any(a.value.endswith(" did it") for a in finding.accounts)]


@pytest.mark.parametrize(
    "other",
    [
        "Colonel Carl Roth attributed the attack on the mill in Lund to the Belland Front.",
        "The army maintains that the Belland Front was behind the attack on the mill in Lund.",
        "Colonel Carl Roth blamed the Belland Front clan, which lives on the river, after the attack in Lund.",
        "Colonel Carl Roth held the Belland Front responsible.",
        "The attack on the mill in Lund was ordered by handlers of the Belland Front, Carl Roth said. "
        "The attack was planned by the Belland Front, he said.",
    ],
)
def test_a_claim_and_another_who_is_named_are_two_sides(other: str) -> None:
    (finding,) = disputes(CLAIM, other)
    assert {a.value for a in finding.accounts} == {"Aru-al-Nur did it", "Belland Front did it"}


@pytest.mark.parametrize(
    "other",
    [
        "Colonel Carl Roth attributed the attack on the mill in Lund to Aru-al-Nur.",
        "No group but the Belland Front has claimed the attack on the mill in Lund.",
        "Colonel Carl Roth attributed the murder of a teacher in Lund to the Belland Front.",
        "The army never said that the Belland Front was behind the attack on the mill in Lund.",
    ],
)
def test_what_names_nobody_else_for_it_is_no_side(other: str) -> None:
    assert disputes(CLAIM, other) == []
