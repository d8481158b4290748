"""Contrasts: two numbers that can both be so are contested only where a report sets them against each other."""

import pytest
from msgspec.structs import replace

from rashomon.model import Bound, Facet, Finding, Status
from rashomon.weighing import weigh
from tests.small_cases import article, case, figure


def how_many(text: str, first: tuple[str, int], second: tuple[str, int], bound: Bound = Bound.AT_LEAST) -> Finding:
    of = article("a", text, "The Gazette")
    told = [figure(of, *first, bound=bound), figure(of, *second, bound=bound)]
    found = [finding for finding in weigh(case((of, told))).findings if finding.facet is Facet.HOW_MANY]
    return found[0]


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ("Rescue workers gave a higher toll of at least 23 dead.", "a higher toll"),
        ("Roth spoke of a crime, while Vogel’s office put the toll at at least 23 dead.", "while"),
    ],
)
def test_two_floors_are_contested_where_the_report_says_so(second: str, words: str) -> None:
    text = f"Raids killed at least 15 people, monitors said. {second}"
    finding = how_many(text, ("at least 15 people", 15), ("at least 23 dead", 23))
    assert finding.status is Status.CONTESTED
    assert finding.rule.endswith(f"are set against each other by The Gazette (“{words}”)")


def test_two_floors_side_by_side_are_not() -> None:
    text = "Raids killed at least 20 people, monitors said. The agency gave a toll of at least 12 dead."
    finding = how_many(text, ("at least 20 people", 20), ("at least 12 dead", 12))
    assert finding.status is not Status.CONTESTED


def test_what_cannot_both_be_so_is_told_so() -> None:
    text = "Raids killed 20 people, monitors said. The agency placed the death toll at 12."
    finding = how_many(text, ("20 people", 20), ("at 12", 12), Bound.EXACTLY)
    assert finding.rule.endswith("cannot both be so")


def test_a_part_is_not_set_against_the_whole_by_a_but() -> None:
    text = "Raids killed at least 15 civilians, monitors said, while Vogel’s office put the toll at 23 dead."
    of = article("a", text, "The Gazette")
    part = replace(figure(of, "at least 15 civilians", 15, bound=Bound.AT_LEAST), who="civilians")
    (finding, *_) = weigh(case((of, [part, figure(of, "at 23 dead", 23)]))).findings
    assert finding.status is not Status.CONTESTED
