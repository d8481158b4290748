"""What only one origin tells: each thing once, the weightiest first, never as surer than it is."""

from datetime import date

from msgspec.structs import replace

from rashomon.model import Basis, Case, Dated, Measure, Modality
from rashomon.telling import make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who

SATURDAY = date(2016, 10, 15)


def singles(told: Case) -> list[str]:
    return [line.text for line in make_brief(told, weigh(told)).single]


def test_a_count_without_place_and_day_is_not_told_beside_the_fuller_one() -> None:
    a = article("a", "25 people died in Lisbon on Saturday. Firemen carried out 30 who were hurt.", "The Gazette")
    b = article("b", "In all 25 people died.", "The Mirror")
    full = figure(a, "25 people died in Lisbon", 25, place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))
    hurt = figure(a, "30 who were hurt", 30, measure=Measure.INJURED)
    told = singles(case((a, [hurt, full]), (b, [figure(b, "all 25 people died", 25)])))
    assert told == [
        "25 people were killed in Lisbon on Saturday 15 October 2016 — The Gazette",
        "“Firemen carried out 30 who were hurt.” — The Gazette",
    ]


def test_a_day_counted_from_a_doubtful_date_says_so() -> None:
    a = article("a", "Anna Roth visited Lisbon on Saturday.", "The Gazette")
    visit = event(a, "visited", "visit", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                  place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))  # fmt: skip
    unsure = replace(
        a, published=Dated(value=SATURDAY, basis=Basis.STATED, confidence=0.5, why="the text says otherwise")
    )
    day = f"“{a.text}” (Saturday 15 October 2016"
    assert singles(case((a, [visit]))) == [f"{day}) — The Gazette"]
    assert singles(case((unsure, [visit]))) == [f"{day}, if report 1 has its date right) — The Gazette"]


def test_what_a_sentence_that_stands_whole_tells_too_is_no_line_of_its_own() -> None:
    a = article("a", "25 people died after Ben Vogel visited Lisbon.", "The Gazette")
    visit = event(a, "visited", "visit", modality=Modality.HAPPENED, actors=[who(a, "Ben Vogel")],
                  place=where(a, "Lisbon"))  # fmt: skip
    told = singles(case((a, [visit, figure(a, "25 people died", 25)])))
    assert told == ["“25 people died after Ben Vogel visited Lisbon.” — The Gazette"]


def test_the_dead_of_these_days_come_before_what_a_report_begins_with() -> None:
    a = article("a", f"Anna Roth visited Lisbon.{' It rained there.' * 40} 25 people died in Porto on Saturday.", "G")
    visit = event(a, "visited", "visit", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                  place=where(a, "Lisbon"))  # fmt: skip
    dead = figure(a, "25 people died in Porto", 25, place=where(a, "Porto"), when=on(a, "Saturday", SATURDAY))
    assert singles(case((a, [visit, dead])))[0].startswith("25 people were killed in Porto")


def test_what_ours_would_tell_loosely_is_told_in_the_words_of_the_report() -> None:
    a = article("a", "DIX, Ruritania - Anna Roth clashed with Ben Vogel on Saturday over a speech.", "The G")
    clash = event(a, "clashed", "clash", type="ASSAULT", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                   when=on(a, "Saturday", SATURDAY))  # fmt: skip
    clash = replace(clash, targets=(who(a, "Ben Vogel"),))
    assert singles(case((a, [clash]))) == [
        "“Anna Roth clashed with Ben Vogel on Saturday over a speech.” (Saturday 15 October 2016) — The G"
    ]


def test_one_who_died_is_told_of_as_somebody() -> None:
    a = article("a", "A baker died in Lisbon on Saturday.", "The Gazette")
    dead = figure(a, "A baker died in Lisbon", 1, place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))
    assert singles(case((a, [dead]))) == [
        "“A baker died in Lisbon on Saturday.” (Saturday 15 October 2016) — The Gazette"
    ]


def test_one_number_of_one_passage_is_told_once_though_of_two_places() -> None:
    a = article("a", "Eight people died in Dix, said Lisbon's mayor of the county of Dix.", "The Gazette")
    told = [figure(a, "Eight people died", 8, place=where(a, place)) for place in ("Dix", "Lisbon")]
    assert len(singles(case((a, told)))) == 1


def test_a_plan_is_told_among_the_plans_and_nowhere_else() -> None:
    a = article("a", "Anna Roth will visit Lisbon on Saturday.", "The Gazette")
    plan = event(a, "visit", "visit", modality=Modality.PLANNED, actors=[who(a, "Anna Roth")],
                 place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))  # fmt: skip
    told = make_brief(c := case((a, [plan])), weigh(c))
    assert (told.single, len(told.coming) + len(told.plans)) == ((), 1)


def test_a_count_is_told_by_the_sentence_that_stands_whole_for_what_happened_in_it() -> None:
    a = article("a", "Anna Roth clashed with Ben Vogel in Dix on Saturday, and 25 people died.", "The Gazette")
    clash = event(a, "clashed", "clash", type="ASSAULT", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                  when=on(a, "Saturday", SATURDAY))  # fmt: skip
    clash = replace(clash, targets=(who(a, "Ben Vogel"),))
    dead = figure(a, "25 people died", 25, place=where(a, "Dix"), when=on(a, "Saturday", SATURDAY))
    assert singles(case((a, [dead, clash]))) == [f"“{a.text}” (Saturday 15 October 2016) — The Gazette"]


def test_a_weekday_of_a_text_that_two_months_print_is_no_day() -> None:
    october, may = article("a", "Anna Roth visited Lisbon on Saturday.", "The Gazette"), date(2016, 5, 14)
    again = replace(article("b", october.text, "The Gazette"), published=Dated(value=may, basis=Basis.STATED))
    visit = event(october, "visited", "visit", modality=Modality.HAPPENED, actors=[who(october, "Anna Roth")],
                  place=where(october, "Lisbon"), when=on(october, "Saturday", SATURDAY))  # fmt: skip
    assert singles(case((october, [visit]), (again, []))) == [f"“{october.text}” — The Gazette"]
