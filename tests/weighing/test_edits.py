"""Edits: what a copy changed in its original's sentence is contested; the rest of it stays one voice."""

import pytest

import rashomon
from rashomon.model import Facet, Finding, Status
from tests.affairs import findings_in

REPORT = """Anna Roth met Ben Vogel in Geneva on Wednesday to speak about the border, officials in both countries said.

Rebels killed 25 people in an attack on a crowded market in Aleppo on Tuesday, doctors at the main hospital said.

The two countries have been at odds over the border for thirty years and fought a short war over it in the nineties.
"""


def findings_with(changed: str, original: str = REPORT, later: str = "2016-10-13") -> list[Finding]:
    told = (("a", original, "The Gazette", "2016-10-13"), ("b", changed, "The Mirror", later))
    return findings_in(
        [rashomon.read_text(text, id=id, title="Talks", published=day, source=outlet) for id, text, outlet, day in told]
    )


@pytest.mark.parametrize(
    ("old", "new", "facet"),
    [
        ("25 people", "31 people", Facet.HOW_MANY),
        ("on Wednesday", "on Monday", Facet.WHEN),
        ("Geneva", "Basel", Facet.WHERE),
        ("Ben Vogel", "Carl Zell", Facet.WHO),
    ],
)
def test_what_a_copy_changed_is_contested_between_the_two_outlets(old: str, new: str, facet: Facet) -> None:
    contested = [f for f in findings_with(REPORT.replace(old, new)) if f.status is Status.CONTESTED]
    assert {finding.facet for finding in contested} == {facet}
    assert all(set(finding.voices) == {"The Gazette", "The Mirror"} for finding in contested)


def test_a_mere_reprint_contests_nothing_and_adds_no_voice() -> None:
    found = findings_with(REPORT)
    assert found
    assert {finding.status for finding in found} == {Status.SINGLE_SOURCE}


@pytest.mark.parametrize(
    ("bound", "later", "status"),
    [
        ("at least ", "2016-10-14", Status.UPDATED),
        ("at least ", "2016-10-13", Status.CONTESTED),
        ("", "2016-10-14", Status.CONTESTED),
    ],
)
def test_a_later_copy_that_tells_what_the_original_allows_updates_it(bound: str, later: str, status: Status) -> None:
    dated = REPORT.replace("on Tuesday", "on 11 October").replace("25 people", f"{bound}25 people")
    found = findings_with(dated.replace("25 people", "31 people"), dated, later)
    (toll,) = [finding for finding in found if finding.facet is Facet.HOW_MANY]
    assert toll.status is status
    assert {account.value.partition(" (")[0] for account in toll.accounts} == {f"{bound}25", f"{bound}31"}
