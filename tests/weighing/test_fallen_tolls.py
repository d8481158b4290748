"""Fallen tolls: who counts fewer dead on a later day than others did before disputes their number."""

import pytest

import rashomon
from rashomon.model import Facet, Finding, Status

FIRST = "Shells hit the market of Aleppo on Tuesday and killed 27 people, a doctor said. Stalls burned for hours."


def contested(*told: tuple[str, str]) -> list[Finding]:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(
                text, id=f"r{n}", title="Shells hit market in Aleppo", published=day, source=f"Outlet {n}"
            )
            for n, (text, day) in enumerate(told)
        )
        found = [finding for story in archive.stories() for finding in story.findings()]
    return [one for one in found if one.status is Status.CONTESTED and one.facet is Facet.HOW_MANY]


def test_a_lower_number_of_another_on_a_later_day_is_contested() -> None:
    (finding,) = contested(
        (FIRST, "2016-03-01"),
        ("The army said 12 people died in the market of Aleppo when shells hit it on Tuesday.", "2016-03-03"),
    )
    assert {account.value.split()[0] for account in finding.accounts} == {"27", "12"}


@pytest.mark.parametrize(
    "later",
    [
        "The army said 41 people died in the market of Aleppo when shells hit it on Tuesday.",
        "The army said at least 12 people died in the market of Aleppo when shells hit it on Tuesday.",
        "The army said 12 people died in the port of Latakia when shells hit it on Friday.",
    ],
)
def test_a_number_that_can_be_so_too_is_not(later: str) -> None:
    assert not contested((FIRST, "2016-03-01"), (later, "2016-03-03"))
