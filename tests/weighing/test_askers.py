"""Askers: at whose wish something came about is contested where two tell it otherwise."""

import pytest

from rashomon.model import Facet, Finding
from tests.affairs import contested_in, reports


def asked(*texts: str) -> list[Finding]:
    found = contested_in(reports(*texts, title="Envoys meet", day="2024-03-05"))
    return [finding for finding in found if finding.facet is Facet.ASKED_BY]


@pytest.mark.parametrize(
    ("texts", "subject", "values"),
    [
        (
            (
                "The envoy flew home after talks in Lund on Monday, held at the request of the Ardian side.",
                "The talks in Lund had come about at Belland's suggestion, the spokeswoman said.",
            ),
            "talks",
            {"request by the Ardian side", "suggestion by Belland"},
        ),
        (
            (
                "The patrol was provided at the request of the Harbour Trust, Captain Carl Roth said.",
                "Contrary to what was said, the Harbour Trust did not request a patrol.",
            ),
            "patrol",
            {"request by the Harbour Trust", "denial by the Harbour Trust"},
        ),
        (
            ("Carl Roth said that it was the union which had proposed the review. Ada Bell said the idea was hers.",),
            "review",
            {"proposal by the union", "idea by Ada Bell"},
        ),
    ],
)
def test_who_wanted_something_is_contested_where_two_name_others(
    texts: tuple[str, ...], subject: str, values: set[str]
) -> None:
    (finding,) = asked(*texts)
    assert finding.subject == subject
    assert {account.value for account in finding.accounts} == values


@pytest.mark.parametrize(
    "texts",
    [
        # Both may have asked for it.
        ("The union requested a review of the crane.", "The mayor requested a review of the crane."),
        # Two things.
        (
            "The talks in Lund were held at the request of Ardia.",
            "The ferry was stopped at the request of Belland.",
        ),
        # One asker, of whom one report only says more.
        (
            "The talks in Lund were held at the request of Ardia.",
            "The talks in Lund were held at the request of the Ardian government.",
        ),
        # Of other days.
        (
            "The talks on Monday were held at the request of Ardia.",
            "The talks on Friday were held at the request of Belland.",
        ),
    ],
)
def test_what_may_be_so_together_is_not_contested(texts: tuple[str, ...]) -> None:
    assert asked(*texts) == []
