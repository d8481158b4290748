"""The accused: a charge that a report tells of its own, and its denial right behind it, are contested."""

import pytest

from tests.weighing.test_answers import disputes


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("Six sailors were held on Monday on suspicion of having helped. Their lawyer denied it.", "their lawyer"),
        ("Carl Roth was charged with hitting a guard; he denies it.", "Carl Roth"),
        ("Carl Roth, whom the port accuses of having paid the crew, was there. He denies it.", "Carl Roth"),
    ],
)
def test_a_charge_that_is_denied_right_behind_it_is_contested(text: str, denier: str) -> None:
    (finding,) = disputes(text)
    denied = next(account for account in finding.accounts if account.value == "denied")
    assert (denied.statements[0].speaker or "").lower() == denier.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Carl Roth was charged with hitting a guard. Snow fell all night. The mayor denied it.",
        "Carl Roth was charged with hitting a guard. He was let go on Monday.",
    ],
)
def test_what_is_denied_farther_on_is_of_something_else(text: str) -> None:
    assert not disputes(text)
