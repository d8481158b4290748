"""What the words show: a sentence of the brief names what its passages name, and no more."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from rashomon.model import Article, Event, Interval, Limit, Measure, Modality, Span
from rashomon.telling import Brief, make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, figure, on, where, who

SATURDAY = date(2016, 10, 15)


def lines(brief: Brief) -> str:
    return "\n".join(line.text for line in (*brief.agreed, *brief.single))


def test_a_place_that_only_the_context_gives_is_not_told_of_a_count() -> None:
    a = article("a", "Rockets fell on Aleppo. Doctors were tired. On that day 25 people died.", "The Gazette")
    told = make_brief(c := case((a, [figure(a, "25 people died", 25, place=where(a, "Aleppo"))])), weigh(c))
    assert lines(told) == "“On that day 25 people died.” — The Gazette"


def test_a_passage_takes_in_the_sentence_before_for_him_whom_it_points_to() -> None:
    a = article("a", "Anna Roth met nobody. On Saturday she visited Lisbon.", "The Gazette")
    visit = event(a, "visited", "visit", modality=Modality.HAPPENED, actors=[who(a, "Anna Roth")],
                  place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))  # fmt: skip
    told = make_brief(c := case((a, [replace(visit, clause=Span(22, len(a.text)))])), weigh(c))
    assert lines(told) == f"“{a.text}” (Saturday 15 October 2016) — The Gazette"
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
    assert lines(told).startswith("“Ruritanian or Sylvanian warplanes struck Lisbon on Saturday.” (Saturday 15 October")


def strike_by(text: str, name: str, day: str = "Saturday", limit: Limit | None = None) -> str:
    """Return what is told of a strike; a limit is the first of a range of three days."""
    a = article("a", text, "The Gazette")
    when = on(a, day, SATURDAY)
    reach = Interval(begin=SATURDAY, end=SATURDAY + timedelta(days=2)) if limit else None
    told = event(a, "struck", "air strike", type="ASSAULT", modality=Modality.HAPPENED, actors=[who(a, name)],
                 place=where(a, "Lisbon"),
                 when=replace(when, time=replace(when.time, limit=limit, reach=reach)))  # fmt: skip
    return lines(make_brief(c := case((a, [told])), weigh(c)))


def test_who_only_says_what_was_done_or_takes_the_picture_has_not_done_it() -> None:
    for text, name in (
        ("Jets struck Lisbon on Saturday, said the Free Observatory.", "Free Observatory"),
        ("(Bild World) Jets struck Lisbon on Saturday.", "Bild World"),
    ):
        assert strike_by(text, name) == f"“{text}” (Saturday 15 October 2016) — The Gazette"


def test_the_day_on_which_it_was_said_is_not_the_day_of_what_was_done() -> None:
    assert "Saturday" not in strike_by("The army said Saturday that Sylvania struck Lisbon.", "Sylvania")


def test_the_first_day_of_a_range_and_a_past_day_before_the_perfect_are_not_its_day() -> None:
    told = strike_by("From Saturday to Monday Sylvania struck Lisbon.", "Sylvania", limit=Limit.FIRST)
    assert "15 October" not in told
    a = article("a", "A truce agreed on Saturday has been violated in Lisbon by Sylvania.", "The Gazette")
    breach = event(a, "violated", "break ceasefire", type="ASSAULT", modality=Modality.HAPPENED,
                   actors=[who(a, "Sylvania")], place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))  # fmt: skip
    c = case((a, [breach]))
    assert "15 October" not in lines(make_brief(c, weigh(c)))


def test_how_far_away_a_place_is_does_not_place_a_count() -> None:
    a = article("a", "25 people died in a village 60 kilometres (35 miles) from the city of Lisbon.", "The Gazette")
    told = make_brief(c := case((a, [figure(a, "25 people died", 25, place=where(a, "Lisbon"))])), weigh(c))
    assert lines(told) == f"“{a.text}” — The Gazette"


def test_a_truce_that_was_broken_is_not_told_as_kept() -> None:
    a = article("a", "A truce of Sylvania with Ruritania in Lisbon fell apart.", "The Gazette")
    truce = event(a, "truce", "ceasefire", type="COOPERATE", modality=Modality.HAPPENED,
                  actors=[who(a, "Sylvania"), who(a, "Ruritania")], place=where(a, "Lisbon"))  # fmt: skip
    c = case((a, [truce]))
    assert not lines(make_brief(c, weigh(c)))


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("25 people died in Lisbon.", "Lisbon", "25 people were killed in Lisbon — The Gazette"),
        ("25 people died, U.S. officials said.", "U.S.", None),
        ("25 people died in a village southeast of Deir ez-Zor city.", "Deir", None),
        ("25 people died in Khan al-Assal.", "Khan", None),
        ("25 people died in Al-Maghayer.", "Al", None),
        ("LISBON 25 people died.", "LISBON", None),
        ("25 people died in areas around Lisbon.", "Lisbon", None),
        ("25 people died in the harbour, a source at Lisbon Police Command said.", "Lisbon", None),
        ("Berlin and Lisbon say the raid is the one in which 25 people died.", "Berlin", None),
    ],
)
def test_the_place_of_a_count_is_one_that_the_passage_puts_it_in(text: str, place: str, told: str | None) -> None:
    """A count with neither place nor day is told in the report's words."""
    a = article("a", text, "The Gazette")
    brief = make_brief(c := case((a, [figure(a, "25 people died", 25, place=where(a, place))])), weigh(c))
    assert lines(brief).startswith(told or f"“{text}” — The Gazette")


def test_a_happening_is_placed_only_by_its_own_clause() -> None:
    told = make_brief(c := case(*(met(id) for id in ("a", "b"))), weigh(c))
    assert lines(told) == "Roth and Vogel met on Saturday 15 October 2016 (2 origins: Gazette a, Gazette b)"


def met(id: str) -> tuple[Article, list[Event]]:
    a = article(id, f"Roth, who was in Lisbon, {id}nyway went on to meet Vogel on Saturday.", f"Gazette {id}")
    told = event(a, "meet", modality=Modality.HAPPENED, actors=[who(a, "Roth"), who(a, "Vogel")],
                 place=where(a, "Lisbon"), when=on(a, "Saturday", SATURDAY))  # fmt: skip
    return a, [replace(told, clause=Span(a.text.index("went"), len(a.text)))]


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Four people were shot in Lisbon.", "Four people were shot", "Four people were shot in Lisbon — The Gazette"),
        ("Four people were hit by a storm in Lisbon.", "Four people were hit", ""),
    ],
)
def test_what_befell_a_few_is_told_only_where_the_words_say_it(text: str, words: str, told: str) -> None:
    a = article("a", text, "The Gazette")
    c = case((a, [figure(a, words, 4, measure=Measure.AFFECTED, place=where(a, "Lisbon"))]))
    assert lines(make_brief(c, weigh(c))) == told
