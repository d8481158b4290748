"""Edits and arrivals that are planted must come out as the right kind of change."""

from random import Random

import pytest

import rashomon
from evals.edited import MAKERS, run
from evals.planted import annotated
from evals.planting import Base

REPORT = (
    "Rebels killed 25 people in an attack on a market in Aleppo on Tuesday, doctors said.\n\n"
    "Traders cleared the rubble under heavy rain. The governor promised new stalls before the winter comes."
)


@pytest.fixture(scope="module")
def base() -> Base:
    return annotated(
        [rashomon.read_text(REPORT, id="a", title="Market attacked", published="2016-10-13", source="The Gazette")]
    )


@pytest.mark.parametrize("kind", ["corrected", "withdrawn", "unchanged", "number", "reprint"])
def test_what_is_planted_is_told_and_nothing_else(base: Base, kind: str) -> None:
    outcome = MAKERS[kind](base, Random(1))
    assert outcome
    assert (outcome.found, outcome.others) == (True, ())


def test_so_many_of_each_kind_are_made(base: Base) -> None:
    assert [outcome.kind for outcome in run([base, base], 1, Random(1))].count("corrected") == 1
