"""What became of plans that reports tell in their own words: held, moved, called off, or not told."""

import pytest

import rashomon
from rashomon.telling import Brief, make_brief
from rashomon.weighing import weigh
from tests.affairs import one_case

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, SATURDAY = (f"2026-03-0{day}" for day in (2, 3, 4, 5, 7))
OUTLETS = ("The Gazette", "The Mirror", "The Herald")


def brief_of(*reports: tuple[str, str]) -> Brief:
    """Return the brief of reports that are each a day and a text."""
    articles = [
        rashomon.read_text(text, id=f"r{n}", title="News", published=day, source=OUTLETS[n])
        for n, (day, text) in enumerate(reports)
    ]
    case = one_case(articles, "News")
    return make_brief(case, weigh(case))


FUNERAL = (MONDAY, "The funeral of the three miners will be held on Wednesday in the church of Osk.")


def test_a_plan_of_which_nothing_more_is_told_is_past_with_its_day() -> None:
    brief = brief_of(FUNERAL, (SATURDAY, "The mine of Osk stayed empty."))
    (plan,) = brief.plans
    assert plan.text.startswith("Planned, with no word found of what became of it: “The funeral of the three miners")
    assert "(Wednesday 4 March 2026) — The Gazette" in plan.text
    assert plan.state == "planned"


def test_a_plan_that_was_kept_is_told_by_what_was_done_on_its_day() -> None:
    done = "Hundreds buried the three miners in Osk on Wednesday."
    brief = brief_of(FUNERAL, (THURSDAY, done))
    (plan,) = brief.plans
    assert plan.text == (
        f"Done: “{done}” — The Mirror; announced for Wednesday 4 March 2026: “{FUNERAL[1]}” — The Gazette"
    )
    assert (plan.state, plan.is_moved) == ("held", False)
    assert brief.coming == ()


@pytest.mark.parametrize(
    "told",
    [
        "The mayor said on Wednesday that the miners of Osk were heroes.",
        "Nobody came to the funeral of the miners in Osk on Wednesday.",
        "Before Wednesday the church of Osk was closed to the miners.",
        "On Wednesday a bridge in the north was opened.",
    ],
)
def test_what_is_only_said_on_its_day_or_is_of_something_else_is_no_outcome(told: str) -> None:
    (plan,) = brief_of(FUNERAL, (THURSDAY, told)).plans
    assert plan.state == "planned"


MARCH = (MONDAY, "The union called for a march through Osk on Thursday.")


def test_a_plan_that_was_put_off_comes_on_its_new_day() -> None:
    moved = "The union has postponed its march, planned for tomorrow, to Saturday."
    brief = brief_of(MARCH, (WEDNESDAY, moved))
    (plan,) = brief.coming
    assert plan.text.startswith(f"Moved to Saturday 7 March 2026: “{moved}” — The Mirror; announced for Thursday 5")
    assert plan.is_moved
    assert brief.plans == ()


def test_what_another_report_tells_of_the_new_day_is_of_the_same_plan() -> None:
    moved = "The union has postponed its march, planned for tomorrow, to Saturday."
    brief = brief_of(MARCH, (WEDNESDAY, moved), (THURSDAY, "The march of the union will begin at noon on Saturday."))
    assert len(brief.coming) == 1


@pytest.mark.parametrize(
    "off",
    [
        "Police have banned the march which the union had called for Thursday.",
        "The march, planned for Thursday, was called off.",
        "The union has called off its march after a night of violence.",
    ],
)
def test_a_plan_that_was_banned_or_called_off_comes_no_more(off: str) -> None:
    brief = brief_of(MARCH, (WEDNESDAY, off))
    (plan,) = brief.plans
    assert plan.text.startswith(f"Called off: “{off}” — The Mirror; announced for Thursday 5 March 2026: “The union")
    assert plan.state == "called off"
    assert brief.coming == ()


def test_what_nobody_announced_is_told_by_the_sentence_that_calls_it_off() -> None:
    off = "The mayor cancelled a trip to Chile planned for Saturday."
    (plan,) = brief_of((MONDAY, off)).plans
    assert plan.text == f"Called off: “{off}” — The Gazette"


@pytest.mark.parametrize(
    "text",
    [
        "Shops in Osk remained closed on Friday.",
        "The governor was moved to tears.",
        "The committee pushed back against the report on Sunday.",
    ],
)
def test_what_was_no_plan_is_not_called_off_nor_moved(text: str) -> None:
    brief = brief_of((MONDAY, text))
    assert (brief.plans, brief.coming) == ((), ())


@pytest.mark.parametrize(
    "sentence",
    [
        "The army said that the gates would be opened at 8 a.m. on Saturday.",
        "The union called on its members to march in Osk on Saturday.",
        "The court has until Saturday to rule.",
        "A delegation is to travel to Osk next week.",
    ],
)
def test_what_is_promised_called_for_or_due_comes_next(sentence: str) -> None:
    (plan,) = brief_of((TUESDAY, sentence)).coming
    assert plan.text.startswith(f"“{sentence}”")


@pytest.mark.parametrize(
    "sentence",
    [
        "If the rain ends, the army said, the gates would be opened on Saturday.",
        "He doubted that the fight would matter in the November elections.",
        "The minister called on Saturday's losers to go home.",
    ],
)
def test_what_is_open_or_only_foretold_of_a_month_does_not_come_next(sentence: str) -> None:
    assert brief_of((TUESDAY, sentence)).coming == ()


def test_a_march_moved_from_a_day_to_the_next_is_one_plan() -> None:
    moved = "The union said it had moved its march from Thursday to Saturday."
    (plan,) = brief_of(MARCH, (WEDNESDAY, moved)).coming
    assert plan.text.startswith(f"Moved to Saturday 7 March 2026: “{moved}” — The Mirror; announced for Thursday 5")


def test_a_service_that_is_held_elsewhere_is_moved() -> None:
    first = (MONDAY, "The bishop will lead a service for the victims at Osk stadium on Saturday.")
    moved = "The service led by the bishop on Saturday will be held in the cathedral and not at the stadium."
    (plan,) = brief_of(first, (WEDNESDAY, moved)).coming
    assert plan.text.startswith(f"Moved: “{moved}”")
    assert plan.is_moved


def test_what_did_not_take_place_is_moved_to_the_later_day_that_the_report_gives() -> None:
    first = (MONDAY, "The schools of Osk are to open again on Wednesday.")
    brief = brief_of(first, (THURSDAY, "The schools did not open on Wednesday. Classes will resume on Saturday."))
    (plan,) = brief.coming
    assert plan.text.startswith("Moved to Saturday 7 March 2026: “Classes will resume on Saturday.”")
    assert "; Called off: “The schools did not open on Wednesday.”" in plan.text
    assert brief.plans == ()


def test_a_body_that_does_something_on_the_day_of_its_meeting_met() -> None:
    first = (MONDAY, "The Harbour Council will discuss the spill on Wednesday.")
    (plan,) = brief_of(first, (THURSDAY, "The Harbour Council on Wednesday fined the owner of the ship.")).plans
    assert plan.state == "held"


@pytest.mark.parametrize(
    "told",
    [
        "The mayor asked for the march of the union on Thursday to be put off.",
        "The march of the union on Thursday may be called off, the mayor feared.",
        "The union suspended its treasurer before the march.",
    ],
)
def test_what_is_asked_for_or_may_be_moves_nothing(told: str) -> None:
    (plan,) = brief_of(MARCH, (WEDNESDAY, told)).coming
    assert (plan.state, plan.is_moved) == ("planned", False)


@pytest.mark.parametrize(
    ("sentence", "comes"),
    [
        ("Schools in the region will stay closed until Saturday.", True),
        ("The stocks would last until Saturday, the mill said.", False),
    ],
)
def test_what_lasts_until_a_day_is_no_plan_but_what_stays_shut_is(sentence: str, comes: bool) -> None:
    assert bool(brief_of((TUESDAY, sentence)).coming) is comes


VISIT = (MONDAY, "President Ana Roth of Peru will visit Bolivia on Wednesday, her office said.")


def test_a_plan_with_a_history_is_done_where_a_sentence_tells_of_its_day() -> None:
    done = "The president, who travelled to Bolivia on Wednesday, spoke of a new road."
    (plan,) = brief_of(VISIT, (SATURDAY, done)).plans
    assert plan.text.startswith(f"Done: “{done}” — The Mirror; announced for Wednesday 4 March 2026")


def test_a_visit_that_another_called_off_calls_off_no_meeting() -> None:
    first = (MONDAY, "The presidents of Peru and Chile will meet in Lima on Thursday, the Peruvian government said.")
    other = "Bolivia's president cancelled a visit to Peru after their talks on Chile and Lima failed."
    (plan,) = brief_of(first, (TUESDAY, other)).coming
    assert plan.state == "planned"


def test_the_lead_does_not_tell_as_coming_what_was_moved() -> None:
    moved = "The council of ministers of the coast has moved its meeting from Thursday to Saturday, it said."
    brief = brief_of((MONDAY, "The council of ministers of the coast will meet in Osk on Thursday."), (TUESDAY, moved))
    assert moved in brief.lead[0].text
