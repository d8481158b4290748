"""What comes next: what reports announce for a day to come, in their own words where nobody with a name is told of."""

from datetime import date

import pytest
from msgspec.structs import replace

from rashomon.model import Article, Case, Dated, Event, Modality
from rashomon.telling import make_brief
from rashomon.weighing import weigh
from tests.small_cases import article, case, event, on

FRIDAY, SATURDAY = date(2016, 10, 14), date(2016, 10, 15)
BURIAL = "The dead will be buried in Lisbon on Saturday."


def told(id: str, text: str, trigger: str, modality: Modality = Modality.PLANNED) -> tuple[Article, list[Event]]:
    of = replace(article(id, text, f"The Gazette {id}"), published=Dated(value=FRIDAY))
    plan = event(of, trigger, "funeral", modality=modality, when=on(of, "Saturday", SATURDAY))
    return of, [replace(plan, type="OCCASION")]


def coming(of: Case) -> list[str]:
    return [line.text for line in make_brief(of, weigh(of)).coming]


def test_what_nobody_with_a_name_does_is_told_in_the_words_of_the_report() -> None:
    plan = told("a", BURIAL, "will be buried in Lisbon on Saturday")
    assert coming(case(plan)) == [f"“{BURIAL}” (Saturday 15 October 2016) — The Gazette a"]


def test_two_reports_of_one_plan_are_one_line_with_both() -> None:
    other = "All the dead will be buried in Lisbon on Saturday, and schools close."
    of = case(
        told("a", BURIAL, "will be buried in Lisbon on Saturday"),
        told("b", other, "will be buried in Lisbon on Saturday"),
    )
    (line,) = make_brief(of, weigh(of)).coming
    assert line.text == f"“{BURIAL}” (Saturday 15 October 2016) — The Gazette a, The Gazette b"
    assert len(line.references) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("The dead were buried in Lisbon on Saturday.", "were buried in Lisbon on Saturday", Modality.HAPPENED),
        ("If they agree the dead will be buried on Saturday.", "will be buried on Saturday", Modality.PLANNED),
    ],
)
def test_what_is_done_or_depends_on_something_does_not_come_next(text: str, trigger: str, modality: Modality) -> None:
    assert not coming(case(told("a", text, trigger, modality)))
