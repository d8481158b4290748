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
    day = "Anna Roth visited Lisbon on Saturday 15 October 2016"
    assert singles(case((a, [visit]))) == [f"{day} — The Gazette"]
    assert singles(case((unsure, [visit]))) == [f"{day}, if report 1 has its date right — The Gazette"]


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
