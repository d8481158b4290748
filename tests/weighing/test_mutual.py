"""Mutual accusations: two who say of each other that they did it are two sides."""

import pytest

from rashomon.model import Finding
from tests.affairs import contested_in, reports


def disputes(*texts: str) -> list[Finding]:
    return contested_in(reports(*texts, title="Clashes", day="2022-09-14"))


@pytest.mark.parametrize(
    "texts",
    [
        ["Armenia and Azerbaijan accused each other on Tuesday of shelling villages along their border."],
        ["Armenia accused Azerbaijan of shelling villages.", "Azerbaijan accused Armenia of shelling villages."],
    ],
)
def test_each_says_that_the_other_did_it(texts: list[str]) -> None:
    (finding,) = disputes(*texts)
    sides = {account.value: {origin.name for origin in account.origins} for account in finding.accounts}
    assert sides == {"Azerbaijan did it": {"Armenia"}, "Armenia did it": {"Azerbaijan"}}


def test_accusations_of_two_things_are_not_mutual() -> None:
    assert not disputes(
        "Armenia accused Azerbaijan of shelling villages. Azerbaijan accused Armenia of breaking off talks."
    )
