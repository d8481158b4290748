"""Denials: what one tells and another denies in much the same words is contested, and the denier backs none of it."""

from rashomon.model import Facet, Finding, Status
from tests.affairs import findings_in, reports

TOLD = "A car bomb killed 14 people at a market in Homs on Monday."
DENIED = "The Defence Ministry denied that a car bomb killed 14 people at a market in Homs on Monday."


def findings(*texts: str) -> list[Finding]:
    return findings_in(reports(*texts, title="Car bomb in Homs", day="2016-10-13"))


def test_a_denial_in_the_words_of_the_claim_is_held_against_it() -> None:
    found = findings(TOLD, DENIED)
    contested = [finding for finding in found if finding.status is Status.CONTESTED]
    assert {finding.facet for finding in contested} == {Facet.WHETHER}
    assert {account.value for account in contested[0].accounts} == {"happened", "denied"}
    assert {"Outlet 0", "Defence Ministry"} <= set(contested[0].voices)


def test_who_denies_a_toll_does_not_give_it() -> None:
    found = findings(TOLD, DENIED)
    assert not [f for f in found if f.facet is Facet.HOW_MANY and "Defence Ministry" in f.voices]


def test_a_denial_of_something_else_contests_nothing() -> None:
    found = findings(TOLD, "The Defence Ministry denied that its jets bombed a hospital in Aleppo last week.")
    assert not [finding for finding in found if finding.status is Status.CONTESTED]


def test_what_a_denial_takes_for_granted_is_not_denied() -> None:
    raids = "Russian jets carried out air strikes on Aleppo on Monday."
    found = findings(raids, "Russia denied that it has targeted civilians in its Aleppo air strikes.")
    assert not [f for f in found if f.status is Status.CONTESTED and "air strikes" in f.subject]


def test_the_denial_of_one_raid_is_not_held_against_raids_at_large() -> None:
    raids = "Russia has carried out air strikes across Syria since September."
    found = findings(raids, "The Russian Defence Ministry has denied that Russia made air strikes on the bakery.")
    assert not [f for f in found if f.status is Status.CONTESTED]


def test_what_follows_a_charge_that_somebody_denied_is_not_denied() -> None:
    found = findings(
        "Heavy bombardment of Homs has killed 132 civilians since February.",
        "They work with the army, a charge the rebels have denied Heavy bombardment of Homs has killed 132 people.",
    )
    assert not [f for f in found if f.status is Status.CONTESTED and f.facet is Facet.WHETHER]


def test_who_denies_another_deed_of_the_kind_is_no_side_of_a_dispute() -> None:
    found = findings(
        "Norway accused Russia of targeting civilians in Idlib on Monday. "
        "Russia denied targeting civilians in Idlib on Monday.",
        "Doctors in Homs accused the Syrian government of bombing the city's main hospital. "
        "The Syrian army denied that it bombed the hospital.",
    )
    denied = [a.origins for f in found if f.status is Status.CONTESTED for a in f.accounts if a.value == "denied"]
    assert sorted(origin.name for origins in denied for origin in origins) == ["Russia", "Syrian army"]
    assert all(len(origins) == 1 for origins in denied)


def test_what_is_only_denied_is_denied() -> None:
    denied = [
        f for f in findings("Russia denied that its jets bombed a hospital in Aleppo on Monday.") if f.value == "denied"
    ]
    assert {finding.status for finding in denied} == {Status.DENIED}
    assert denied[0].rule == "denied by Russia, and told by nobody"
