"""What is told in a report's own words, and who is named for it."""

from datetime import date

import pytest
from msgspec.structs import replace

from rashomon.model import Bound, Modality, Span, evidence
from rashomon.telling import make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who

SATURDAY = date(2016, 10, 15)


@pytest.mark.parametrize(
    "text",
    [
        "25 people died in air strikes of the coalition since 2014 in Syria.",
        "25 alleged rebels died in Lisbon.",
        "25 other people died in Lisbon.",
        "Three more people died in Lisbon.",
    ],
)
def test_a_count_whose_cause_or_part_ours_would_leave_out_is_told_in_the_words_of_the_report(text: str) -> None:
    place = "Syria" if "Syria" in text else "Lisbon"
    a = article("a", text, "The Gazette")
    words, number = (text.split()[0], 3 if text[0] == "T" else 25)
    brief = make_brief(c := case((a, [figure(a, words, number, place=where(a, place))])), weigh(c))
    assert [line.text for line in brief.single] == [f"“{text}” — The Gazette"]


def test_a_sentence_of_which_somebody_says_only_a_clause_is_the_outlets() -> None:
    a = article("a", "The draft condemns the raid of August, which police said killed 25 people.", "The Gazette")
    brief = make_brief(c := case((a, [figure(a, "25 people", 25, source=who(a, "police"))])), weigh(c))
    assert [line.text for line in brief.single] == [f"“{a.text}” — The Gazette"]


def test_a_sentence_that_somebody_says_less_than_half_of_is_of_the_outlet_that_quotes_them() -> None:
    text = "High tolls are not rare in the wars of the coast, but Anna Roth said the raid killed 25 people."
    a = article("a", text, "The Gazette")
    brief = make_brief(c := case((a, [figure(a, "25 people", 25, source=who(a, "Anna Roth"))])), weigh(c))
    assert [line.text for line in brief.single] == [f"“{text}” — The Gazette quoting Anna Roth"]


def test_a_sentence_of_two_days_is_no_entry_of_the_timeline() -> None:
    a = article("a", "People hurt in the attack on Anna Roth in Lisbon on Friday died on Saturday.", "The Gazette")
    attack = event(a, "attack", "attack", modality=Modality.HAPPENED, place=where(a, "Lisbon"),
                   when=on(a, "Friday", date(2016, 10, 14)))  # fmt: skip
    died = event(a, "died", "kill", when=on(a, "Saturday", SATURDAY), modality=Modality.HAPPENED)
    told = make_brief(c := case((a, [attack, died])), weigh(c))
    assert not told.timeline


@pytest.mark.parametrize(("words", "told"), [("was looking to visit", False), ("is to visit", True)])
def test_what_one_only_wishes_for_is_no_plan(words: str, told: bool) -> None:
    a = article("a", f"Anna Roth {words} Lisbon on Saturday.", "The Gazette")
    visit = event(a, "visit", "visit", modality=Modality.PLANNED, actors=[who(a, "Anna Roth")],
                  place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))  # fmt: skip
    brief = make_brief(c := case((a, [visit])), weigh(c))
    assert bool((*brief.coming, *brief.plans)) is told


def test_a_deed_that_one_origin_alone_tells_is_told_in_its_words_or_not_at_all() -> None:
    """A long sentence is given whole, one that goes on for pages not at all, and a crosshead is none."""
    text = "Anna Roth ended her raid on the budget of Lisbon"
    assert raids(f"{text}.") == [f"“{text}.” — The Gazette"]
    assert raids(f"{text} {'and went on ' * 24}to Porto.")[0].endswith("to Porto.” — The Gazette")
    assert raids(f"{text} {'and went on ' * 48}to Porto.") == []
    assert raids(text) == []


def raids(text: str) -> list[str]:
    a = article("a", text, "The Gazette")
    raid = event(a, "raid", "air strike", type="ASSAULT", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                 place=where(a, "Lisbon"))  # fmt: skip
    told = make_brief(c := case((a, [raid])), weigh(c))
    return [line.text for line in told.single]


def test_of_seven_and_at_least_seven_the_brief_says_at_least() -> None:
    reports = (
        ("a", "7 people died in Lisbon.", Bound.EXACTLY),
        ("b", "At least 7 people died in Lisbon.", Bound.AT_LEAST),
    )
    told = []
    for id, text, bound in reports:
        a = article(id, text, f"Gazette {id}")
        told.append(
            (a, [figure(a, "7 people died", 7, bound=bound, place=where(a, "Lisbon"), when=on(a, "Lisbon", SATURDAY))])
        )
    brief = make_brief(c := case(*told), weigh(c))
    assert brief.agreed[0].text.startswith("At least seven people were killed in Lisbon")


def test_who_died_of_hunger_was_not_killed() -> None:
    a = article("a", "25 people died of hunger in Lisbon.", "The Gazette")
    told = make_brief(c := case((a, [figure(a, "25 people died of hunger", 25, place=where(a, "Lisbon"))])), weigh(c))
    assert [line.text for line in told.single] == ["25 people died in Lisbon — The Gazette"]


@pytest.mark.parametrize("outlet", [None, "The Gazette"])
def test_a_report_s_own_words_are_not_told_as_those_of_whom_it_quotes_for_the_same(outlet: str | None) -> None:
    """What Anna Roth says of a raid and what the report says of it are one origin, but not one voice."""
    said, own = (
        "“The raid of Porto was wrong,” Anna Roth told the council of the town.",
        "Anna Roth led the raid of Porto on Saturday.",
    )
    a = article("a", f"25 people died in Lisbon. {said} {own}", outlet)
    raid = event(a, "raid", "air strike", type="ASSAULT", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                 place=where(a, "Porto"))  # fmt: skip
    first, last, at = a.text.index(said), a.text.index(own), a.text.rindex("raid")
    told = [
        replace(raid, clause=Span(first, first + len(said)), source=who(a, "Anna Roth")),
        replace(raid, clause=Span(last, last + len(own)), evidence=evidence(a.id, a.text, at, at + len("raid"))),
    ]
    dead = figure(a, "25 people", 25, place=where(a, "Lisbon"))
    brief = make_brief(c := case((a, [dead, *told])), weigh(c))
    assert any(one.text.startswith(f"“{own}” — {outlet or 'unnamed outlet of report 1'}") for one in brief.single)


def test_a_count_without_place_and_day_is_told_in_a_longer_sentence_too() -> None:
    more = "which had stopped at a lay-by for want of fuel while its driver went to look for a garage in the villages"
    text = (
        f"Ten civilians were killed in the raid on the green bus of the only school of the district, {more} upstream."
    )
    a = article("a", f"{text[:-1]} and had found none that was open.", "The Gazette")
    brief = make_brief(c := case((a, [figure(a, "Ten civilians", 10)])), weigh(c))
    assert [line.text for line in brief.single] == [f"“{a.text}” — The Gazette"]
