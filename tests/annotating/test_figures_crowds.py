"""Crowds: where people came together, and not where what they speak of was."""

import pytest

import rashomon
from rashomon.model import Figure, Measure


def crowds(text: str) -> list[Figure]:
    report = rashomon.read_text(text, published="2020-05-12")
    return [figure for figure in rashomon.annotate(report).figures if figure.measure is Measure.GATHERED]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Some 900 people marched in Paris over the blast that killed 12 in Lyon.", {"Paris"}),
        (
            "Some 900 people marched in Paris over a blast in Lyon. Lyon mourns. Police put the number at 500.",
            {"Paris"},
        ),
        ("Some 900 people marched in the capital over the blast that killed 12 in Lyon.", {None}),
        ("Police fired tear gas in Paris. The union said 900 took part in the march.", {"Paris"}),
        ("The minister spoke in Paris. Some 900 drivers took part in a strike in January.", {None}),
    ],
)
def test_a_crowd_is_where_it_came_together(text: str, places: set[str | None]) -> None:
    found = crowds(text)
    assert found
    assert {figure.where and figure.where.name for figure in found} == places


def test_a_march_over_a_blast_is_not_where_the_blast_was() -> None:
    report = rashomon.read_text("Some 900 people marched over the blast that killed 12 in Lyon.")
    march = next(event for event in rashomon.annotate(report).events if event.sense == "protest")
    assert march.where is None


def test_those_of_them_who_are_something_are_no_more_dead() -> None:
    report = rashomon.read_text("A storm hit Oslo, killing at least nine people, three of them children.")
    assert [figure.value for figure in rashomon.annotate(report).figures] == [9]


def test_some_of_the_dead_are_a_part_of_those_killed_and_not_of_those_hurt() -> None:
    text = (
        "Bombs killed at least 44 people and wounded more than 100 in Oslo. Nine of the dead were killed in a church."
    )
    report = rashomon.read_text(text)
    figures = rashomon.annotate(report).figures
    part = next(figure for figure in figures if figure.value == 9)
    whole = next(figure for figure in figures if figure.value == 44)
    assert part.part_of == whole.evidence.span
