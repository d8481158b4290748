"""Opposites: what one tells as so and another as not so, by the same deed of the same things, is contested."""

import pytest

from tests.weighing.test_answers import disputes


@pytest.mark.parametrize(
    ("told", "denied", "asked"),
    [
        (
            "The health ministry said the outbreak was under control. It sent two doctors to the port.",
            "Harbour Aid wrote on Tuesday. The outbreak is not under control. More people fall ill each day.",
            "the outbreak was under control",
        ),
        (
            "A rude photo was sent to a young student from the account of Carl Roth. The student was not named.",
            "Carl Roth told a radio station that he never sent a rude photo to any student.",
            "A rude photo was sent to a young student from the account of Carl Roth",
        ),
    ],
)
def test_what_another_tells_as_not_so_is_contested(told: str, denied: str, asked: str) -> None:
    (finding,) = disputes(told, denied)
    assert finding.subject == f"“{asked}”"
    assert [account.value for account in finding.accounts] == ["alleged", "denied"]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        ("The ministry said the outbreak was under control.", "The port is not under control, wrote Harbour Aid."),
        (
            "The ferry sailed from the port on Monday with 300 people.",
            "The ferry did not sail from the port on Friday.",
        ),
        ("The ferry carried 300 people and a cargo of shells.", "The ferry did not carry any flag of the line."),
    ],
)
def test_what_is_not_so_of_something_else_is_no_opposite(told: str, other: str) -> None:
    assert not disputes(told, other)
