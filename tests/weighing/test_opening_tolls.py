"""Opening tolls: reports of one story open with the toll of one event, though a headline gives no day."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

import rashomon
from rashomon.model import Article, Bound, Dated, Facet, Figure, Finding, Measure, Status
from rashomon.weighing import weigh
from tests.affairs import contested_in, reports
from tests.small_cases import article, case, figure, on, where

MONDAY = date(2016, 10, 10)
Told = tuple[Article, list[Figure]]


def told(id: str, text: str, value: int, *, town: str | None = "Aleppo", late: int = 0, words: str = "people") -> Told:
    """Return a report of an outlet of its own that opens with a toll; it is of Monday where the text says so."""
    of = replace(article(id, text, f"Outlet {id}"), published=Dated(value=MONDAY + timedelta(late)))
    when = on(of, "Monday", MONDAY) if "Monday" in text else None
    bound = Bound.AT_LEAST if "At least" in text else Bound.EXACTLY
    return of, [figure(of, words, value, bound=bound, place=where(of, town) if town else None, when=when)]


def how_many(*reports: Told) -> list[Finding]:
    return [finding for finding in weigh(case(*reports)).findings if finding.facet is Facet.HOW_MANY]


def test_a_headline_counts_what_another_report_counts_on_the_day() -> None:
    (finding,) = how_many(
        told("a", "Jet crash kills 4 people in Aleppo.", 4), told("b", "4 people died on Monday.", 4, town=None)
    )
    assert (finding.status, finding.voices) == (Status.CORROBORATED, ("Outlet a", "Outlet b"))


def test_two_numbers_of_one_town_and_day_contradict() -> None:
    (finding,) = how_many(
        told("a", "Shells hurt 30 people in Aleppo.", 30), told("b", "In Aleppo shells hurt 20 people on Monday.", 20)
    )
    assert finding.status is Status.CONTESTED


def test_one_town_and_the_day_of_printing_do_not_make_one_event_of_two_numbers() -> None:
    found = how_many(
        told("a", "The army killed 30 people in Aleppo.", 30), told("b", "In Aleppo 20 people died on Monday.", 20)
    )
    assert Status.CONTESTED not in {finding.status for finding in found}


@pytest.mark.parametrize(
    "other", ["In Aleppo 20 people died in an ambush.", "In Aleppo 20 people died before he chased a fourth."]
)
def test_who_names_one_deed_of_a_day_does_not_contradict_who_counts_all(other: str) -> None:
    found = how_many(told("a", "The army killed 30 people in Aleppo.", 30), told("b", other, 20))
    assert Status.CONTESTED not in {finding.status for finding in found}


@pytest.mark.parametrize(("manner", "status"), [("in an ambush ", Status.SINGLE_SOURCE), ("", Status.CONTESTED)])
def test_of_one_day_too_an_ambush_is_not_held_against_a_count_of_all(manner: str, status: Status) -> None:
    others = told("b", f"In Aleppo 20 people died {manner}on Monday.", 20)
    found = how_many(told("a", "On Monday 30 people died in Aleppo.", 30), others)
    assert {finding.status for finding in found} == {status}


@pytest.mark.parametrize(("day", "statuses"), [("Monday", {"contested"}), ("Sunday", {"single-source"})])
def test_the_one_day_on_which_each_report_tells_of_force_is_that_of_its_toll(day: str, statuses: set[str]) -> None:
    """Neither opening has a day: 30 and 21 are of one event where both reports tell of force on Monday alone."""
    texts = (
        "Shells killed 30 people at a market in Leeds, police said.\n\n"
        "On Monday the army attacked traders there without warning.",
        "The mayor of Leeds counts 21 dead after shells hit a market.\n\n"
        f"Soldiers fired at shops from a hill on {day}, he said.",
    )
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, source=f"Outlet {late}", published=f"2016-10-{11 + late}")
            for late, text in enumerate(texts)
        )
        found = [finding for story in archive.stories() for finding in story.findings() if "killed" in finding.subject]
    assert {finding.status.value for finding in found} == statuses


@pytest.mark.parametrize(
    ("other", "late"),
    [
        ("In Aleppo 20 people died, the bomber himself among them.", 0),
        ("In Aleppo two separate raids killed 20 people.", 0),
        ("In Aleppo 20 people died.", 1),
        ("In Aleppo 20 people died.", 5),
    ],
)
def test_numbers_that_may_be_of_other_people_or_days_stay_apart(other: str, late: int) -> None:
    findings = how_many(told("a", "30 people died in Aleppo on Monday.", 30), told("b", other, 20, late=late))
    assert {finding.status for finding in findings} == {Status.SINGLE_SOURCE}


def test_one_number_of_two_towns_is_of_two_events() -> None:
    assert (
        len(how_many(told("a", "4 people died in Aleppo.", 4), told("b", "4 people died in Homs.", 4, town="Homs")))
        == 2
    )


def test_one_number_without_a_day_or_a_place_is_of_two_events() -> None:
    assert (
        len(how_many(told("a", "4 people died.", 4, town=None), told("b", "Shells: 4 people dead.", 4, town=None))) == 2
    )


def test_what_a_report_tells_farther_down_is_of_another_event() -> None:
    above = "Talks went on. " * 40
    findings = how_many(
        told("a", f"{above}4 people died.", 4, town=None), told("b", "4 people died on Monday.", 4, town=None)
    )
    assert len(findings) == 2


def test_a_reports_headline_and_its_sentence_are_one_count() -> None:
    of = replace(
        article("a", "Raid kills 45 in Aleppo\nAt least 45 people died in Aleppo on Monday.", "Outlet"),
        published=Dated(value=MONDAY),
    )
    place, when = where(of, "Aleppo"), on(of, "Monday", MONDAY)
    figures = [
        figure(of, "45 in", 45, place=place),
        figure(of, "At least 45", 45, bound=Bound.AT_LEAST, place=place, when=when),
    ]
    (finding,) = how_many((of, figures))
    assert [account.value for account in finding.accounts] == ["at least 45 (Monday 10 October 2016)"]


def test_a_toll_of_a_weekend_is_that_of_its_sunday() -> None:
    first = told("a", "4 people died in Aleppo on Monday.", 4)
    of, (weekend,) = told("b", "4 people died in Aleppo by Monday.", 4)
    assert weekend.when
    time = replace(weekend.when.time, begin=MONDAY - timedelta(2))
    (finding,) = how_many(first, (of, [replace(weekend, when=replace(weekend.when, time=time))]))
    assert finding.status is Status.CORROBORATED


def test_one_dead_is_one_manneranother_number_ties_the_two_reports() -> None:
    def both(id: str, text: str, late: int) -> Told:
        of, dead = told(id, text, 1, town=None, words="One died", late=late)
        (hurt,) = told(id, text, 4, town=None, words="4 were hurt", late=late)[1]
        return of, [*dead, replace(hurt, measure=Measure.INJURED)]

    found = how_many(both("a", "One died on Monday and 4 were hurt.", 0), both("b", "One died as 4 were hurt.", 1))
    assert sorted(len(finding.voices) for finding in found) == [2, 2]
    alone = how_many(
        told("a", "One died on Monday.", 1, town=None, words="One died"),
        told("b", "One died.", 1, town=None, words="One died"),
    )
    assert len(alone) == 2


def test_a_town_that_the_sentences_of_two_tolls_of_a_day_name_is_one() -> None:
    texts = (
        "Eight people were killed when an express derailed near Olm on Monday, police said.",
        "The derailment near Olm on Monday killed 11 people, the hospital said.",
    )
    found = contested_in(reports(*texts, title="Train derails", day="2014-10-21"))
    assert Facet.HOW_MANY in {finding.facet for finding in found}
