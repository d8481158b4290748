"""Nobody: a count of people is contested by whoever says, then or later, that there were none."""

import pytest

from rashomon.model import Finding
from tests.affairs import contested_in, reports


def disputes(first: str, second: str) -> list[Finding]:
    return contested_in(reports(first, second, title="Raid on Olm", day=("2024-03-05", "2024-03-06")))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Twelve civilians were killed in a raid on Olm on Monday, the mayor said.",
            "The army said on Wednesday that no civilians were killed in the raid on Olm.",
        ),
        (
            "Parents of the pupils taken at Olm said that seven were still missing.",
            "The governor said that none of the pupils taken at Olm was missing.",
        ),
    ],
)
def test_who_says_that_there_were_none_denies_a_count(first: str, second: str) -> None:
    (finding,) = disputes(first, second)
    assert [account.value for account in finding.accounts] == ["alleged", "denied"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The army said on Monday that nobody was killed in the raid on Olm.",
            "Twelve people were killed in a raid on Olm on Monday, the mayor said.",
        ),
        (
            "Twelve soldiers were killed in a raid on Olm on Monday, the mayor said.",
            "The army said on Wednesday that no civilians were killed in the raid on Olm.",
        ),
        (
            "Twelve people were killed in a raid on Olm on Monday, the mayor said.",
            "The army said that no fewer than twelve people were killed in the raid on Olm on Monday.",
        ),
    ],
)
def test_an_early_word_other_people_and_counts_are_no_denial(first: str, second: str) -> None:
    assert not disputes(first, second)
