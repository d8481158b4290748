"""Fallen tolls: who counts fewer dead on a later day than others did before disputes their number."""

import pytest

from rashomon.model import Facet, Finding
from tests.affairs import contested_in, reports

FIRST = "Shells hit the market of Aleppo on Tuesday and killed 27 people, a doctor said. Stalls burned for hours."


def contested(*told: tuple[str, str]) -> list[Finding]:
    texts, days = zip(*told, strict=True)
    found = contested_in(reports(*texts, title="Shells hit market in Aleppo", day=days))
    return [one for one in found if one.facet is Facet.HOW_MANY]


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
