"""What the words show: a sentence of the brief names what its passages name, and no more."""

from datetime import date

from msgspec.structs import replace

from rashomon.model import Modality, Span
from rashomon.telling import Brief, make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who

SATURDAY = date(2016, 10, 15)


def lines(brief: Brief) -> str:
    return "\n".join(line.text for line in (*brief.agreed, *brief.single))


def test_a_place_that_only_the_context_gives_is_not_told_of_a_count() -> None:
    a = article("a", "Rockets fell on Aleppo. Doctors were tired. On that day 25 people died.", "The Gazette")
    told = make_brief(c := case((a, [figure(a, "25 people died", 25, place=where(a, "Aleppo"))])), weigh(c))
    assert lines(told) == "25 people were killed — The Gazette"


def test_a_passage_takes_in_the_sentence_before_for_him_whom_it_points_to() -> None:
    a = article("a", "Anna Roth met nobody. On Saturday she visited Lisbon.", "The Gazette")
    visit = event(a, "visited", "visit", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                  place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))  # fmt: skip
    told = make_brief(c := case((a, [replace(visit, clause=Span(22, len(a.text)))])), weigh(c))
    assert lines(told) == "Anna Roth visited Lisbon on Saturday 15 October 2016 — The Gazette"
    assert told.references[0].evidence.quote == a.text


def test_who_only_may_have_done_it_is_not_told_as_who_did() -> None:
    a = article("a", "Ruritanian or Sylvanian warplanes struck Lisbon on Saturday.", "The Gazette")
    strike = event(
        a,
        "struck",
        "air strike",
        type="ASSAULT",
        modality=Modality.HAPPENED,
        actors=[who(a, "Ruritanian")],
        place=where(a, "Lisbon"),
        when=on(a, "Saturday", SATURDAY),
    )
    told = make_brief(c := case((a, [strike])), weigh(c))
    assert lines(told) == "There were air strikes in Lisbon on Saturday 15 October 2016 — The Gazette"
