"""Charges: what is denied in the same breath in which it is told is contested by those two."""

import pytest

from rashomon.model import Finding
from tests.affairs import contested_in, reports


def disputes(text: str) -> list[Finding]:
    return contested_in(reports(text, title="Talks", day="2016-10-13"))


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        (
            "Norway has accused Denmark of arming the rebels in the north - an accusation Denmark has denied.",
            "Denmark",
        ),
        ("Norway accused Sweden of arming the rebels in the north. Sweden has denied those allegations.", "Sweden"),
    ],
)
def test_a_charge_that_is_denied_at_once_is_contested(text: str, denier: str) -> None:
    (finding,) = disputes(text)
    voices = {account.value: {origin.name for origin in account.origins} for account in finding.accounts}
    assert voices == {"alleged": {"Norway"}, "denied": {denier}}
    assert "arming the rebels" in finding.subject


def test_a_denial_of_much_of_what_an_accusation_says_answers_it() -> None:
    (finding,) = disputes("Norway accused Sweden of locking the exits. Sweden denied that the exits were locked.")
    assert "locking the exits" in finding.subject


def test_a_denial_that_says_of_what_is_not_one_of_the_charge_before() -> None:
    text = "Norway accused Sweden of arming the rebels in the north. Finland denied the claims of its own doctors."
    assert not disputes(text)


def test_what_was_denied_only_at_first_is_not_contested() -> None:
    text = "Norway accused Sweden of arming the rebels in the north. Sweden initially denied those allegations."
    assert not disputes(text)


def test_a_charge_that_is_only_spoken_of_where_it_is_denied_is_not_told_by_the_words_before() -> None:
    assert not disputes("After managers shared the full details of the allegations, which Roth denies, the talk ended.")


def test_who_denies_what_is_behind_a_deed_grants_the_deed() -> None:
    assert not disputes(
        "Roth denied any politics behind the arrest of Ivo Kral in Porto. Police arrested Ivo Kral in Porto, Lind said."
    )
