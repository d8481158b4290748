"""Updates: a count that is told anew on a later day is no other account of how many."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

import rashomon
from rashomon.model import Article, Bound, Dated, Facet, Figure, Finding, Status
from rashomon.telling import make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, figure, on, where

TUESDAY = date(2016, 10, 11)
Told = tuple[Article, list[Figure]]


def told(id: str, value: int, day: int, *, outlet: str | None = None, hour: int | None = None) -> Told:
    """Return a report of a day of October that counts the dead of Tuesday; "at least" where the number is below 30."""
    bound = Bound.AT_LEAST if value < 30 else Bound.EXACTLY
    words = f"{bound.value.capitalize()} {value} people died" if bound is Bound.AT_LEAST else f"{value} people died"
    of = article(id, f"{words} in Aleppo on Tuesday, outlet {id} was told there.", outlet or f"Outlet {id}")
    moment = datetime(2016, 10, day, hour, tzinfo=UTC) if hour is not None else None
    of = replace(of, published=Dated(value=date(2016, 10, day), moment=moment))
    return of, [figure(of, words, value, bound=bound, place=where(of, "Aleppo"), when=on(of, "Tuesday", TUESDAY))]


def how_many(*reports: Told) -> Finding:
    (finding,) = [finding for finding in weigh(case(*reports)).findings if finding.facet is Facet.HOW_MANY]
    return finding


def numbers(finding: Finding) -> list[str]:
    return [account.value.partition(" (")[0] for account in finding.accounts]


def test_a_later_report_that_tells_more_updates_an_earlier_floor() -> None:
    finding = how_many(told("a", 19, 11), told("b", 31, 12))
    assert (finding.status, numbers(finding)) == (Status.UPDATED, ["31", "at least 19"])
    assert [origin.name for origin in finding.accounts[0].origins] == ["Outlet b"]


def test_a_later_hour_of_one_day_is_later() -> None:
    assert how_many(told("a", 19, 11, hour=8), told("b", 31, 11, hour=20)).status is Status.UPDATED


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (told("a", 19, 12), told("b", 31, 12), Status.REFINED),  # nothing says which is later
        (told("a", 19, 13), told("b", 31, 12), Status.REFINED),  # the floor is the later word
        (told("a", 31, 12), told("b", 35, 12), Status.CONTESTED),  # 31 allows no 35
        (told("a", 35, 11), told("b", 31, 12), Status.CONTESTED),  # no toll falls
        (told("a", 31, 11), told("b", 35, 12), Status.UPDATED),  # a day later more are known
        (told("a", 31, 11, outlet="The Mirror"), told("b", 35, 12, outlet="The Mirror"), Status.UPDATED),
        (told("a", 35, 11, outlet="The Mirror"), told("b", 31, 12, outlet="The Mirror"), Status.UPDATED),
    ],
)
def test_what_the_earlier_count_does_not_allow_updates_only_its_own_authority(
    first: Told, second: Told, status: Status
) -> None:
    assert how_many(first, second).status is status


def test_what_somebody_still_tells_later_is_not_updated() -> None:
    assert how_many(told("a", 19, 11), told("b", 31, 12), told("c", 19, 13)).status is Status.REFINED


def test_an_updated_toll_is_estimated_by_its_latest_count() -> None:
    (toll,) = weigh(case(told("a", 19, 11), told("b", 24, 12), told("c", 31, 13))).tolls
    assert (toll.low, toll.best, toll.high, toll.conservative) == (31, 31, 31, 31)
    assert [tally.superseded for tally in toll.tallies] == [True, True, False]


def test_the_brief_tells_the_latest_count_by_who_tells_it() -> None:
    of = case(told("a", 19, 11), told("b", 31, 12), told("c", 31, 12))
    brief = make_brief(of, weigh(of))
    (line,) = brief.agreed
    expected = (
        "31 people were killed in Aleppo on Tuesday 11 October 2016; "
        "earlier told as at least 19 (as of Tuesday 11 October 2016)"
    )
    assert line.text.startswith(expected)
    assert brief.single == brief.contested == ()


def test_an_update_by_one_origin_alone_stands_among_the_numbers() -> None:
    of = case(told("a", 19, 11), told("b", 31, 12))
    brief = make_brief(of, weigh(of))
    (number,) = brief.numbers
    assert [count.value for count in number.counts] == [31, 19]
    assert brief.single == brief.contested == ()


def rising(id: str, value: int, day: int) -> Told:
    """Return a report that says far down what the toll of Tuesday rose to."""
    words = f"number of dead to {value}"
    of = article(id, f"Divers went on. The coast guard raised the {words} on that morning, outlet {id} was told.")
    return replace(of, published=Dated(value=date(2016, 10, day))), [figure(of, words, value)]


def test_what_a_toll_is_told_to_have_risen_to_updates_a_count_of_another_authority() -> None:
    finding = how_many(told("a", 35, 11), told("b", 33, 12), rising("c", 41, 13))
    assert (finding.status, numbers(finding)) == (Status.CONTESTED, ["33", "35", "41"])
    finding = how_many(told("a", 19, 11), rising("b", 33, 12), rising("c", 41, 14))
    assert (finding.status, numbers(finding)) == (Status.UPDATED, ["41", "33", "at least 19"])
    finding = how_many(told("a", 19, 11), rising("b", 33, 12), told("c", 41, 14))
    assert (finding.status, numbers(finding)) == (Status.UPDATED, ["41", "33", "at least 19"])


def test_what_a_toll_rose_to_is_later_than_a_lower_count_of_its_day() -> None:
    finding = how_many(told("a", 19, 12), rising("b", 33, 12))
    assert (finding.status, numbers(finding)) == (Status.UPDATED, ["33", "at least 19"])


def test_each_count_of_an_updated_toll_stands_beside_who_gives_it() -> None:
    """A number that is only taken for another's, who cannot be shown to differ, is not told as theirs."""
    known = case(told("a", 19, 11), told("b", 33, 12), told("c", 41, 14))
    (number,) = make_brief(known, weigh(known)).numbers
    assert [count.authority for count in number.counts] == ["Outlet c", "Outlet b", "Outlet a"]


def test_the_counts_of_a_toll_are_told_latest_first() -> None:
    known = case(told("a", 19, 11), rising("b", 33, 12), rising("c", 41, 14))
    (number,) = make_brief(known, weigh(known)).numbers
    assert [count.words for count in number.counts] == ["41", "33", "at least 19"]


def test_a_number_that_anybody_gives_as_the_least_there_are_is_no_side() -> None:
    """ "25" beside "at least 25" of the same dead, and 31 of the same day."""
    exactly = article("b", "25 people died in Aleppo on Tuesday, the army said.", "The Mirror")
    dead = figure(exactly, "25 people died", 25, place=where(exactly, "Aleppo"), when=on(exactly, "Tuesday", TUESDAY))
    assert how_many(told("c", 31, 11), (exactly, [dead])).status is Status.CONTESTED
    assert how_many(told("a", 25, 11), told("c", 31, 11), (exactly, [dead])).status is Status.REFINED


def test_some_of_those_counted_before_are_no_toll() -> None:
    a = article("a", "31 people died in Aleppo on Tuesday, police said.", "The Mirror")
    b = article("b", "Three of the injured died in Aleppo on Tuesday, a doctor said.", "The Gazette")
    both = (
        (a, [figure(a, "31 people died", 31, place=where(a, "Aleppo"), when=on(a, "Tuesday", TUESDAY))]),
        (b, [figure(b, "Three", 3, place=where(b, "Aleppo"), when=on(b, "Tuesday", TUESDAY))]),
    )
    assert {finding.status for finding in weigh(case(*both)).findings} == {Status.SINGLE_SOURCE}


@pytest.mark.parametrize("words", ["twice the number given by the army", "contradicting the army's toll"])
def test_a_higher_number_that_disputes_another_is_no_update(words: str) -> None:
    texts = (
        "Three people were killed in Bergen on Tuesday, the army said.",
        f"Seven people were killed in Bergen on Tuesday, the mayor said, {words}.",
    )
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(
                text, id=f"r{n}", title="Clash in Bergen", published=f"2016-10-{12 + n}", source=f"Outlet {n}"
            )
            for n, text in enumerate(texts)
        )
        found = [
            finding for story in archive.stories() for finding in story.findings() if finding.facet is Facet.HOW_MANY
        ]
    assert [finding.status for finding in found] == [Status.CONTESTED]
