"""Anchors: a contested count is told with where and when it was, and not at all where its sides share no place."""

from tests.affairs import briefs_of, reports


def asked(*texts: str) -> list[str]:
    briefs = briefs_of(reports(*texts, title="Blasts kill many", day="2016-06-12"))
    return [contest.about for brief in briefs for contest in brief.contested]


def test_a_count_near_a_town_is_told_as_in_or_near_it_with_the_day_of_its_reports() -> None:
    first = "Bombs killed at least 20 people in the suburbs of Damascus, the Observatory said."
    assert asked(f"{first} The agency put the toll at 12.") == [
        "How many people were killed in or near Damascus? (Reports of Sunday 12 June 2016.)"
    ]


def test_a_count_that_its_sides_put_in_a_town_is_told_as_there() -> None:
    texts = "Air strikes killed 30 people in Aleppo on Friday.", "Air raids killed 20 people in Aleppo on Friday."
    assert asked(*texts) == ["How many people were killed in air strikes in Aleppo on Friday 10 June 2016?"]


def test_the_dead_of_a_war_are_asked_for_as_those_of_the_war() -> None:
    told = (
        "Syria has been in a war since 2011. More than 250,000 people have been killed in the war in Syria, Roth said."
    )
    rival = "The Council, however, put the death toll of the war in Syria at more than 470,000 people."
    (about,) = asked(f"{told} {rival}")
    assert about.startswith("How many people were killed in the war in Syria? (As of reports of ")


def test_a_word_of_the_name_of_a_body_is_no_place() -> None:
    text = (
        "Aid came to Porto. Minister Ana Lund said there had been 29 deaths. Doctors Across Rivers has counted 40 dead."
    )
    assert not any("Rivers" in about for about in asked(text))


def test_what_one_report_sets_side_by_side_is_of_what_that_report_is_about() -> None:
    text = "Seven people were injured in scuffles, police said. Organisers said 40 were injured."
    assert asked(text) == ["How many people were injured? (Report 1: “Blasts kill many”.)"]
