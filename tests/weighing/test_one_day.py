"""One number of one day is one count, though a report lacks the day or names a wider place."""

from datetime import date

from msgspec.structs import replace

from rashomon.model import Article, Dated, Facet, Figure, Finding, Precision, Status
from rashomon.weighing import weigh
from tests.small_cases import article, case, figure, on, where

MONDAY, SUNDAY = date(2016, 10, 10), date(2016, 10, 9)
Told = tuple[Article, list[Figure]]
BEFORE = "Shots were fired at a wedding. " * 15  # what stands behind it is no opening


def told(id: str, text: str, *words: str, day: date | None = MONDAY, place: str | None = "Homs") -> Told:
    """Return a report of a day on which some words count four people, by the day that "that day" is."""
    of = replace(article(id, text, f"Outlet {id}"), published=Dated(value=MONDAY))
    precision = Precision.COUNTRY if place == "Syria" else Precision.CITY
    at = where(of, place, precision=precision) if place else None
    when = on(of, "that day", day) if day and "that day" in text else None
    return of, [figure(of, each, 4, place=at, when=when if "that day" in each else None) for each in words]


def how_many(*reports: Told) -> list[Finding]:
    return [finding for finding in weigh(case(*reports)).findings if finding.facet is Facet.HOW_MANY]


def test_a_number_of_one_day_is_one_where_a_report_names_no_town_or_the_country() -> None:
    (finding,) = how_many(
        told("a", f"{BEFORE}In Homs 4 died that day.", "4 died that day"),
        told("b", f"{BEFORE}There 4 were killed that day.", "4 were killed that day", place=None),
        told("c", f"{BEFORE}In Syria 4 lost their lives that day.", "4 lost their lives that day", place="Syria"),
    )
    assert finding.status is Status.CORROBORATED
    assert len(finding.voices) == 3


def test_a_number_of_one_day_in_two_towns_is_two() -> None:
    found = how_many(
        told("a", f"{BEFORE}In Homs 4 died that day.", "4 died that day"),
        told("b", f"{BEFORE}In Hama 4 were killed that day.", "4 were killed that day", place="Hama"),
    )
    assert [finding.status for finding in found] == [Status.SINGLE_SOURCE] * 2


def test_what_a_report_opens_with_is_told_again_without_a_day() -> None:
    opening = told("a", "In Homs 4 died that day at a wedding.", "4 died that day")
    (finding,) = how_many(opening, told("b", f"{BEFORE}The 4 victims of Homs were mourned.", "4 victims"))
    assert finding.voices == ("Outlet a", "Outlet b")


def test_what_is_told_of_two_days_is_not_told_again_without_one() -> None:
    opening = told("a", "In Homs 4 died that day at a wedding.", "4 died that day")
    again = told("b", f"{BEFORE}The 4 victims of Homs were mourned.", "4 victims")
    before = told("c", f"{BEFORE}In Homs 4 lost their lives that day.", "4 lost their lives that day", day=SUNDAY)
    assert len(how_many(opening, again, before)) > 2
