"""Nobody: a count of people is contested by whoever says, then or later, that there were none."""

import pytest

import rashomon
from rashomon.model import Finding, Status


def disputes(first: str, second: str) -> list[Finding]:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(
                text, id=f"r{n}", title="Raid on Olm", published=f"2024-03-0{n + 5}", source=f"Outlet {n}"
            )
            for n, text in enumerate((first, second))
        )
        found = [finding for story in archive.stories() for finding in story.findings()]
    return [finding for finding in found if finding.status is Status.CONTESTED]


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
