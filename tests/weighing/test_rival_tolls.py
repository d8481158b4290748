"""Rival tolls: two authorities that one report sets against each other contradict, though one outlet prints both."""

import pytest

import rashomon
from rashomon.model import Facet, Finding, Status
from rashomon.weighing import weigh
from tests.affairs import contested_in, findings_in, reports
from tests.small_cases import article, case, figure


def how_many(text: str, first: tuple[str, int], second: tuple[str, int]) -> list[Finding]:
    of = article("a", text, "The Gazette")
    told = [figure(of, *first), figure(of, *second)]
    return [finding for finding in weigh(case((of, told))).findings if finding.facet is Facet.HOW_MANY]


@pytest.mark.parametrize(
    ("second", "words", "giver"),
    [
        ("Rescue workers gave a higher toll of 23 dead.", "23 dead", "rescue workers"),
        ("Roth spoke of a crime, while Vogel's office put the death toll at 23.", "at 23", "Vogel's office"),
    ],
)
def test_a_toll_that_another_gives_is_held_against_the_one_before(second: str, words: str, giver: str) -> None:
    (finding,) = how_many(f"Raids killed 15 people, monitors said. {second}", ("15 people", 15), (words, 23))
    assert (finding.status, set(finding.voices)) == (Status.CONTESTED, {"The Gazette", giver})


@pytest.mark.parametrize(
    ("second", "number"),
    [
        ("The monitors had earlier given a toll of 12 dead.", 12),
        ("Rescue workers gave a lower toll of 23 dead.", 23),
        ("The council put the death toll of the whole war at 470,000 dead.", 470_000),
        ("Raids on a village killed 12 dead.", 12),
        ("The Observatory reported strikes on the road and gave a lower toll of 8 dead.", 8),
    ],
)
def test_what_was_said_before_or_is_of_something_else_is_no_rival(second: str, number: int) -> None:
    found = how_many(
        f"Raids killed 15 people, monitors said. {second}", ("15 people", 15), (f"{number:,} dead", number)
    )
    assert {finding.status for finding in found} == {Status.SINGLE_SOURCE}


def told_by_two(text: str) -> list[Finding]:
    found = findings_in(reports(text, title="March", day="2016-10-13"))
    return [finding for finding in found if finding.facet is Facet.HOW_MANY]


def test_two_who_count_side_by_side_contradict() -> None:
    (finding,) = told_by_two("Seven people were injured in scuffles, police said. Organisers said 40 were injured.")
    assert (finding.status, set(finding.voices)) == (Status.CONTESTED, {"police", "organisers"})


def test_one_who_counts_anew_what_stands_some_sentences_before_contradicts() -> None:
    (finding,) = told_by_two(
        "Police arrested 31 people in Seda on Sunday, the lawyers' union said. Six of them are minors. They are held"
        ' in the port. "Twelve people were arrested," interior ministry spokesman Rolf Vogel said.'
    )
    assert {account.value for account in finding.accounts} == {"31 (Sunday 9 October 2016)", "12"}
    assert finding.status is Status.CONTESTED


@pytest.mark.parametrize(
    "second",
    [
        "The next twelve people were arrested at the port, Rolf Vogel said.",
        "On Saturday twelve people were arrested, Rolf Vogel said.",
        "In Paris twelve people were arrested, Rolf Vogel said.",
        "Two people were arrested with knives, Rolf Vogel said.",
    ],
)
def test_who_counts_some_of_them_or_of_another_day_or_town_does_not(second: str) -> None:
    found = told_by_two(
        f"Police arrested 31 people in Berlin on Sunday, the lawyers' union said. They marched all day. {second}"
    )
    assert Status.CONTESTED not in {finding.status for finding in found}


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were injured, police said. Organisers said 40 others were injured.",
        "Seven soldiers were killed, the army said. The rebels said 40 of their fighters were killed.",
        "Seven people were injured in Homs, police said. Organisers said 40 people were injured in Hama.",
        "At least 7 people were killed, police said. Rescue workers said at least 9 people were killed.",
    ],
)
def test_two_who_may_count_other_people_do_not(text: str) -> None:
    assert Status.CONTESTED not in {finding.status for finding in told_by_two(text)}


def told_by_several(*texts: tuple[str, str, str]) -> list[Finding]:
    read = [
        rashomon.read_text(text, id=str(n), title="News", published=day, source=outlet)
        for n, (outlet, day, text) in enumerate(texts)
    ]
    return [finding for finding in findings_in(read) if finding.facet is Facet.HOW_MANY]


def test_what_an_authority_counts_last_stands_and_what_it_counted_before_is_kept() -> None:
    (finding,) = told_by_several(
        ("Post", "2026-03-02", "Twelve people were killed in a blast in Kano on Sunday, police said."),
        ("Mail", "2026-03-03", "A hospital in Kano said on Monday that 19 people had died in Sunday's blast."),
        (
            "Echo",
            "2026-03-04",
            "The Red Cross said 31 people were killed in Sunday's blast in Kano. Police put the number at 19.",
        ),
    )
    assert finding.status is Status.CONTESTED
    assert {account.value.split()[0] for account in finding.accounts} == {"19", "31"}
    assert [statement.value.split()[0] for statement in finding.former] == ["12"]


def test_two_who_count_what_is_over_on_other_days_contradict() -> None:
    (finding,) = told_by_several(
        ("Post", "2026-03-02", "Ministry spokesman Karim Jaziri said 17 people were arrested in Sfax on Sunday."),
        ("Mail", "2026-03-04", "Police arrested 45 people in Sfax on Sunday, the League of Lawyers said."),
    )
    assert (finding.status, set(finding.voices)) == (Status.CONTESTED, {"Ministry", "League of Lawyers"})


def test_a_growing_toll_of_one_is_held_against_what_another_counts() -> None:
    (finding,) = told_by_several(
        ("Post", "2025-09-07", "At least 12 people were killed in floods in Lokoja on Sunday, the Relief Agency said."),
        ("Mail", "2025-09-10", "The toll of the floods in Lokoja climbed to 27, the Relief Agency said."),
        (
            "Echo",
            "2025-09-12",
            "Sunday's floods killed 63 people in Lokoja, the Relief Agency said on Thursday. The Red Cross said that"
            " its volunteers had counted 80 bodies in the town.",
        ),
    )
    assert finding.status is Status.CONTESTED
    assert {account.value.split()[0] for account in finding.accounts} == {"63", "80"}


def test_a_raid_that_a_hospital_and_a_union_of_lawyers_tell_of_is_agreed_and_its_tolls_are_not() -> None:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=outlet, title="Raid on Kutum", published=day, source=outlet)
            for outlet, day, text in (
                (
                    "Post",
                    "2025-10-04",
                    "An air raid on a market in the town of Kutum in Sudan's North Darfur killed 34 people and injured"
                    " 60 on Saturday, a hospital said.",
                ),
                (
                    "Mail",
                    "2025-10-07",
                    "The Emergency Lawyers said that 51 people were killed in Saturday's air strike on the market of"
                    " Kutum.",
                ),
            )
        )
        (story,) = archive.stories()
        brief = story.brief()
    assert "air strikes in Kutum on Saturday 4 October 2025 (2 origins" in brief


def test_arrests_in_a_protest_that_two_count_are_held_against_each_other() -> None:
    texts = (
        "Police said on Thursday that they arrested 12 people during Wednesday's protests in Bergen.",
        "Forty members of the Green Party were arrested in Bergen on Wednesday, its secretary, Ada Roe, said.",
    )
    contested = contested_in(reports(*texts, title="Protests in Bergen", day="2016-10-13"))
    assert [finding.facet for finding in contested] == [Facet.HOW_MANY]
