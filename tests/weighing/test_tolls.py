"""Tolls: what several authorities count over time, and what that comes to by the rules of UCDP and ACLED."""

from datetime import date

import pytest
from msgspec.structs import replace

from rashomon.model import Article, Bound, Dated, Facet, Figure, Measure, Participant, Status, Toll
from rashomon.weighing import weigh
from tests.small_cases import article, case, figure, on, where

MONDAY = date(2016, 10, 10)


def told(
    id: str, words: str, outlet: str, day: date, value: int, bound: Bound = Bound.EXACTLY
) -> tuple[Article, list[Figure]]:
    of = article(id, f"{words} people died in Aleppo on Monday.", outlet)
    of = replace(of, published=Dated(value=day))
    return of, [
        figure(of, f"{words} people died", value, bound=bound, place=where(of, "Aleppo"), when=on(of, "Monday", MONDAY))
    ]


def toll_of(*reports: tuple[Article, list[Figure]]) -> Toll:
    (toll,) = weigh(case(*reports)).tolls
    return toll


def test_the_best_estimate_is_what_most_origins_count_last() -> None:
    first, later = MONDAY, date(2016, 10, 12)
    toll = toll_of(
        told("a", "20", "The Gazette", first, 20),
        told("b", "25", "The Gazette", later, 25),
        told("c", "25", "The Mirror", later, 25),
        told("d", "31", "The Herald", later, 31),
    )
    assert (toll.low, toll.best, toll.high) == (25, 25, 31)
    assert [tally.words for tally in toll.tallies] == ["20", "25", "25", "31"]


def test_of_numbers_that_all_differ_the_lowest_is_best() -> None:
    toll = toll_of(told("a", "20", "The Gazette", MONDAY, 20), told("b", "31", "The Mirror", MONDAY, 31))
    assert (toll.low, toll.best, toll.high) == (20, 20, 31)
    assert toll.conservative == 20


@pytest.mark.parametrize(("words", "value"), [("Dozens of", 12), ("Hundreds of", 100)])
def test_vague_words_are_no_estimate_where_others_give_numbers_and_are_coded_for_the_conservative_reading(
    words: str, value: int
) -> None:
    toll = toll_of(
        told("a", words, "The Gazette", MONDAY, value, Bound.AT_LEAST), told("b", "150", "The Mirror", MONDAY, 150)
    )
    assert (toll.low, toll.best, toll.high) == (150, 150, 150)
    assert toll.conservative == value
    assert f"is coded as {value}" in toll.conservative_rule


def test_up_to_a_number_vouches_for_none() -> None:
    toll = toll_of(
        told("a", "Up to 90", "The Gazette", MONDAY, 90, Bound.UP_TO), told("b", "95", "The Mirror", MONDAY, 95)
    )
    assert toll.conservative == 95


def test_killed_and_injured_are_apart() -> None:
    of = article("a", "25 people died and 40 people were hurt in Aleppo on Monday.", "The Gazette")
    place, when = where(of, "Aleppo"), on(of, "Monday", MONDAY)
    dead = figure(of, "25 people died", 25, place=place, when=when)
    hurt = figure(of, "40 people were hurt", 40, measure=Measure.INJURED, place=place, when=when)
    tolls = weigh(case((of, [dead, hurt]))).tolls
    assert {(toll.measure, toll.best) for toll in tolls} == {(Measure.KILLED, 25), (Measure.INJURED, 40)}


@pytest.mark.parametrize(("highest", "status"), [(250, Status.REFINED), (1300, Status.SINGLE_SOURCE)])
def test_of_numbers_that_rise_to_many_times_the_first_none_is_agreed(highest: int, status: Status) -> None:
    rising = [(130, "The Gazette"), (213, "The Mirror"), (highest, "The Herald")]
    reports = [told(outlet, f"More than {n:,}", outlet, MONDAY, n, Bound.MORE_THAN) for n, outlet in rising]
    (finding,) = (f for f in weigh(case(*reports)).findings if f.facet is Facet.HOW_MANY)
    assert finding.status is status


def test_who_is_told_alone_may_be_another_where_a_report_counts_several() -> None:
    singles = [told(f"{outlet}1", "A clerk was killed", outlet, MONDAY, 1) for outlet in ("The Gazette", "The Mirror")]
    several = told("c", "Three people were killed", "The Herald", MONDAY, 3)
    statuses = {f.status for f in weigh(case(*singles, several)).findings if f.facet is Facet.HOW_MANY}
    assert statuses == {Status.SINGLE_SOURCE}
    assert Status.CORROBORATED in {f.status for f in weigh(case(*singles)).findings}


@pytest.mark.parametrize(("quoted", "status"), [("KXYZ", Status.SINGLE_SOURCE), ("KABC", Status.CORROBORATED)])
def test_what_an_outlet_is_quoted_for_is_its_own(quoted: str, status: Status) -> None:
    own, (dead,) = told("a", "25", "kxyz.com", MONDAY, 25)
    other, (same,) = told("b", "25", "The Gazette", MONDAY, 25)
    source = Participant(evidence=same.evidence, name=quoted, label="ORG", named=True)
    (finding,) = weigh(case((own, [dead]), (other, [replace(same, source=source)]))).findings
    assert finding.status is status
