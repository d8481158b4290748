"""Plans that are moved, put off or doubted: one history from the announcement to what came of it."""

import rashomon
from rashomon.model import Case
from rashomon.telling import Brief, make_brief, render
from rashomon.telling.verifying import verify
from rashomon.weighing import weigh
from tests.affairs import one_case

OUTLETS = ("The Gazette", "The Mirror", "The Herald")


def case_of_reports(*reports: tuple[str, str]) -> Case:
    """Return one affair, of reports that are each a day and a text."""
    articles = [
        rashomon.read_text(text, id=f"r{n}", title="Talks", published=day, source=OUTLETS[n])
        for n, (day, text) in enumerate(reports)
    ]
    return one_case(articles, "Talks")


def brief_of(*reports: tuple[str, str]) -> Brief:
    case = case_of_reports(*reports)
    return make_brief(case, weigh(case))


ANNOUNCED = (
    "2026-03-02",
    "The presidents of Peru and Chile will meet in Lima on Thursday, the Peruvian government said.",
)


def test_a_meeting_that_is_moved_is_told_with_its_new_day_and_place_and_whence_it_came() -> None:
    moved = "The meeting of the presidents of Peru and Chile, due on Thursday in Lima, was moved to Quito on Sunday."
    brief = brief_of(ANNOUNCED, ("2026-03-04", moved))
    (line,) = brief.coming
    assert line.text.startswith("Chile and Peru are to meet in Quito on Sunday 8 March 2026 (announced for Lima")
    assert "moved to Quito on Sunday 8 March 2026 by The Mirror, 4 March 2026" in line.text
    assert [entry.text for entry in brief.timeline] == [
        "Chile and Peru were to meet in Lima; moved to Quito on Sunday 8 March 2026",
        "Chile and Peru are to meet in Quito",
    ]
    assert "moved to Quito" in brief.lead[0].text
    assert brief.single == ()


def test_a_meeting_that_will_be_elsewhere_instead_is_moved_and_is_held_on_its_new_day() -> None:
    brief = brief_of(
        ANNOUNCED,
        (
            "2026-03-04",
            "The talks of Peru and Chile, which were to be held in Lima on Thursday, will take place in Quito on "
            "Sunday instead, the Peruvian government said.",
        ),
        (
            "2026-03-09",
            "The presidents of Peru and Chile met on Sunday for the first time in ten years, officials said.",
        ),
    )
    assert brief.coming == ()
    (line,) = brief.plans
    assert line.text.startswith(
        "Chile and Peru met in Quito on Sunday 8 March 2026; it was first to be in Lima on Thurs"
    )
    assert "met on Sunday" in brief.lead[0].text


def test_a_visit_that_is_postponed_until_a_day_is_to_come_on_that_day() -> None:
    will = "President Ana Duarte will visit Cusco on Saturday, her office said."
    put_off = "The president's visit on Saturday has been postponed until Monday because of the snow, her office said."
    brief = brief_of(("2026-03-02", will), ("2026-03-04", put_off))
    (line,) = brief.coming
    assert line.text.startswith("Ana Duarte is to visit Cusco on Monday 9 March 2026 (announced for Saturday 7 March")


def test_a_visit_that_is_postponed_without_a_day_is_called_off() -> None:
    will = "President Ana Duarte will visit Cusco on Saturday, her office said."
    put_off = "President Ana Duarte's visit to Cusco on Saturday has been postponed, her office said."
    brief = brief_of(("2026-03-02", will), ("2026-03-04", put_off))
    assert brief.coming == ()
    assert "called off" in brief.plans[0].text


def test_who_has_not_agreed_to_a_meeting_doubts_it() -> None:
    brief = brief_of(
        ANNOUNCED,
        ("2026-03-03", "Chile has not agreed to a meeting with Peru on Thursday, the Chilean government said."),
    )
    (line,) = brief.coming
    assert "doubted by" in line.text


def test_a_move_of_other_people_or_of_another_day_leaves_a_plan() -> None:
    other = "The meeting of the mayors of Rome and Milan, due on Friday in Rome, was moved to Turin on Sunday."
    brief = brief_of(ANNOUNCED, ("2026-03-03", f"Peru hopes for a treaty with Chile. {other}"))
    assert any(line.text.startswith("Chile and Peru are to meet in Lima on Thursday") for line in brief.coming)


def test_that_no_date_is_agreed_confirms_no_plan() -> None:
    brief = brief_of(
        ANNOUNCED, ("2026-03-03", "No date has been agreed for talks with Peru, the Chilean minister said.")
    )
    (line,) = brief.coming
    assert "confirmed" not in line.text
    assert "doubted" in line.text


def test_a_moved_plan_of_our_own_brief_has_support() -> None:
    moved = "The meeting of the presidents of Peru and Chile, due on Thursday in Lima, was moved to Quito on Sunday."
    case = case_of_reports(ANNOUNCED, ("2026-03-04", moved))
    assert verify(render(make_brief(case, weigh(case)), "text"), [case]) == ()


def test_a_plan_was_announced_on_the_day_that_the_report_gives_for_saying_so() -> None:
    told = "France and Peru will meet in Lima on Friday, the French foreign ministry announced on Monday."
    (line,) = brief_of(("2026-03-03", told)).coming
    assert line.text.endswith("(announced by French Foreign Ministry, 2 March 2026)")
