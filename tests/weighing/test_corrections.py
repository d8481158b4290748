"""Corrections: a number that a report takes back is what the count was, and no side of a dispute."""

from datetime import UTC, datetime

import pytest

import rashomon
from rashomon.model import Article, ChangeKind, Finding, Status
from tests.affairs import findings_in

FIRST = ("2024-03-09", "PORTO - A blast at a market in Porto killed 15 people on Saturday, police said.")
NEWER = "PORTO - A blast at a market in Porto killed 12 people on Saturday, police said. "


def report(number: int, told: tuple[str, str]) -> Article:
    day, text = told
    return rashomon.read_text(text, id=f"r{number}", title="Blast in Porto", published=day, source=f"Daily {number}")


def killed(*reports: tuple[str, str]) -> list[Finding]:
    found = findings_in([report(number, told) for number, told in enumerate(reports)])
    return [finding for finding in found if finding.subject.startswith("killed")]


@pytest.mark.parametrize(
    "words",
    [
        "An earlier version of this report said 15 people were killed; police have corrected the number to 12.",
        "Correction: This report first gave the number of dead as 15.",
        "The ministry corrected the toll from 15 to 12.",
        "Officials had mistakenly given 15 as the number of dead.",
    ],
)
def test_a_number_that_a_report_takes_back_is_what_it_was(words: str) -> None:
    (finding,) = killed(FIRST, ("2024-03-10", NEWER + words))
    assert finding.status is Status.UPDATED
    assert [account.value[:2] for account in finding.accounts] == ["12", "15"]
    assert words.startswith(finding.corrected_by[0].evidence.quote[:40])


def test_without_such_words_the_two_are_contested() -> None:
    (finding,) = killed(FIRST, ("2024-03-10", NEWER + "The market holds 15 stalls."))
    assert finding.status is Status.CONTESTED


def test_a_report_before_the_other_number_corrects_nothing() -> None:
    first = ("2024-03-09", NEWER + "Police had mistakenly given 15 as the number of dead.")
    (finding,) = killed(first, ("2024-03-10", FIRST[1]))
    assert finding.status is Status.CONTESTED


def test_a_correction_that_comes_is_told_as_one() -> None:
    newer = ("2024-03-10", NEWER + "The ministry corrected the toll from 15 to 12.")
    with rashomon.open() as archive:
        archive.add_articles([report(0, FIRST)])
        since = datetime.now(UTC)
        archive.add_articles([report(1, newer)])
        (story,) = archive.stories()
        changes = archive.changes(story, since).changes
        (change,) = [change for change in changes if change.finding.subject.startswith("killed")]
        assert change.kind is ChangeKind.CORRECTED
        assert change.came[0].evidence.quote == "The ministry corrected the toll from 15 to 12."
