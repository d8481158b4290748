"""Refuted accounts: what is called untrue in its own words is contested by who tells it."""

import pytest

from tests.weighing.test_answers import disputes

MEASURED = "All readings of the water are below the limits, said Carl Roth of the harbour office. Ships sail again."


@pytest.mark.parametrize(
    ("told", "refuted", "asked"),
    [
        (
            MEASURED,
            "The claim of the authorities that all readings were below the limits is false.",
            "all readings were below the limits",
        ),
        (
            "It was the storm alone that broke the mole, a lawyer for the yard said. Nobody was hurt on the quay.",
            "The yard's claim that it was the storm alone that brought down the mole cannot be true.",
            "it was the storm alone that brought down the mole",
        ),
        (
            "Boxes of shells lay in the wreck of the ferry, said Ada Bell, a minister of Norway.",
            "The owner, Carl Roth, rejected Norway's statement that the ferry carried shells.",
            "the ferry carried shells",
        ),
    ],
)
def test_what_is_called_untrue_is_contested_by_who_tells_it(told: str, refuted: str, asked: str) -> None:
    (finding,) = disputes(told, refuted)
    assert finding.subject == f"“{asked}”"
    assert [account.value for account in finding.accounts] == ["alleged", "denied"]


@pytest.mark.parametrize(
    ("told", "refuted"),
    [
        (
            "The rebels used nerve gas against the army, state media said of the fighting.",
            "The government denied reports that the army used nerve gas in the fighting.",
        ),
        (
            "The court heard Carl Roth on Monday.",
            "Prosecutors dismissed charges of use of a deadly weapon in a felony.",
        ),
    ],
)
def test_what_others_tell_of_something_else_is_not_refuted(told: str, refuted: str) -> None:
    assert not disputes(told, refuted)
