"""Settings: where and when a contested matter was has a passage behind its question, or is not said."""

import json

import pytest

from rashomon.telling import Brief, Form, render
from tests.affairs import briefs_of, reports

TOLD = "On Friday bombs killed at least 20 people in the suburbs of Damascus, the Observatory said."
OTHER = "The agency put the count of the dead at 12."
BETWEEN = " ".join(f"Witness {name} heard the noise at home." for name in ("Ana", "Ben", "Cleo", "Dan", "Eva"))


def brief_of(*texts: str) -> Brief:
    (brief,) = briefs_of(reports(*texts, title="Blasts kill many", day="2016-06-12"))
    return brief


def behind(brief: Brief) -> list[tuple[str, list[str]]]:
    quotes = {one.number: one.evidence.quote for one in brief.references}
    return [(one.about, [quotes[number] for number in one.references]) for one in (*brief.contested, *brief.numbers)]


def test_what_a_side_does_not_say_of_where_has_a_passage_behind_the_question() -> None:
    (contested, numbers) = behind(brief_of(f"{TOLD} {BETWEEN} {OTHER}"))
    assert "in or near Damascus" in contested[0]
    assert contested[1] == numbers[1] == [TOLD]


def test_a_side_has_the_sentences_before_it_that_say_where() -> None:
    brief = brief_of(f"{TOLD} {OTHER}")
    quotes = {one.number: one.evidence.quote for one in brief.references}
    assert [quotes[number] for line in brief.contested[0].accounts for number in line.references] == [
        f"{TOLD} {OTHER}",
        TOLD,
    ]
    assert all(not references for _, references in behind(brief))


def test_where_all_sides_say_it_the_question_needs_none() -> None:
    told = behind(brief_of("Air strikes killed 30 people in Aleppo on Friday.", "Raids killed 20 in Aleppo on Friday."))
    assert told == [
        ("How many people were killed in Aleppo on Friday 10 June 2016?", []),
        ("How many people were killed in Aleppo on Friday 10 June 2016", []),
    ]


def test_the_day_that_only_one_side_says_has_a_passage() -> None:
    first = "Air strikes killed 30 people in Aleppo on Sunday."
    assert behind(brief_of(first, "Air raids killed 20 people in Aleppo.")) == [
        ("How many people were killed in air strikes in Aleppo on Sunday 12 June 2016?", [first]),
        ("How many people were killed in Aleppo on Sunday 12 June 2016", [first]),
    ]


def test_the_passage_of_a_war_tells_of_the_war_and_not_of_other_dead() -> None:
    war = "Syria has been locked in a civil war since 2011."
    text = (
        f"At least 39 people were killed in Syria on Sunday, doctors said. {war} Since then more than 250,000 people "
        "have been killed across the war-battered country according to the UN. The Syrian Center for Policy Research "
        "however put the death toll from the six-year conflict at more than 470,000 people."
    )
    contested, _ = behind(brief_of(text))
    asked, (passage,) = contested
    assert asked == "How many people were killed in the war in Syria? (As of reports of Sunday 12 June 2016.)"
    assert passage.startswith(war)  # that of a side, which names the country too
    assert "more than 250,000" in passage


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_every_form_shows_them_behind_the_question(form: Form) -> None:
    brief = brief_of(f"{TOLD} {BETWEEN} {OTHER}")
    number = brief.contested[0].references[0]
    heading = render(brief, form).partition(brief.contested[0].about)[2][:60]
    assert heading.removeprefix("</h3>\n<details><summary>").lstrip().startswith(f"[{number}]")


def test_as_json_they_are_a_field_of_the_matter() -> None:
    brief = brief_of(f"{TOLD} {BETWEEN} {OTHER}")
    assert json.loads(render(brief, "json"))["contested"][0]["references"] == list(brief.contested[0].references) != []


def test_a_side_that_only_speaks_of_the_toll_has_the_sentence_before_that_says_where() -> None:
    brief = brief_of(f"{TOLD} The agency put the toll at 12.")
    quotes = {one.number: one.evidence.quote for one in brief.references}
    (twelve,) = (one for one in brief.contested[0].accounts if one.text.startswith("12"))
    assert [quotes[number] for number in twelve.references] == [f"{TOLD} The agency put the toll at 12."]


def test_a_side_has_the_sentence_before_it_that_calls_the_town_the_capital() -> None:
    struck = "On Friday bombs killed at least 20 people outside Syria's capital, the Observatory said."
    near = "The shrine is 10 kilometres from Damascus."
    brief = brief_of(f"{struck} {OTHER} {near}")
    quotes = {one.number: one.evidence.quote for one in brief.references}
    (twelve,) = (one for one in brief.contested[0].accounts if one.text.startswith("12"))
    assert [quotes[number] for number in twelve.references] == [f"{struck} {OTHER}"]
