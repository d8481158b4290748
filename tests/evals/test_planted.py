"""Planted conflicts: each maker changes one thing, and what it must come to is told apart from what must not change."""

from random import Random

import pytest

import rashomon
from evals.planted import annotated, outcome, raised_by_reprints, weigh_with
from evals.planting import Base, planted

REPORT = (
    "Anna Roth met Ben Vogel in Geneva on Wednesday, officials said.\n\n"
    "Rebels killed 25 people in an attack on a market in Aleppo on Tuesday."
)


@pytest.fixture(scope="module")
def base() -> Base:
    return annotated(
        [rashomon.read_text(REPORT, id="a", title="Talks in Geneva", published="2016-10-13", source="The Gazette")]
    )


@pytest.mark.parametrize(
    ("kind", "gone"), [("number", "25"), ("day", "Wednesday"), ("place", "Geneva"), ("participant", "Vogel")]
)
def test_a_plant_changes_one_thing_and_keeps_the_rest(kind: str, gone: str, base: Base) -> None:
    plant = planted(kind, base, Random(1))
    assert plant is not None
    text = plant.article.text
    words = set(REPORT.split()) - set(text.split())
    assert gone in " ".join(words) or (kind == "day" and "Tuesday" in " ".join(words))
    assert len(words) <= 2


def test_the_same_seed_gives_the_same_plant(base: Base) -> None:
    assert planted("number", base, Random(3)) == planted("number", base, Random(3))


def test_a_reprint_changes_nothing(base: Base) -> None:
    plant = planted("reprint", base, Random(1))
    assert plant is not None
    assert outcome(base, plant).found
    assert raised_by_reprints([base]) == 0


def test_a_changed_number_of_an_account_apart_is_contested(base: Base) -> None:
    plant = planted("number", base, Random(1))
    assert plant is not None
    assert outcome(base, plant, apart=True).found
    assert weigh_with(base, None).findings
