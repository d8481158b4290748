"""Accidents, weather and corrections: no violence, deaths on their own day, nothing that a report takes back."""

from functools import partial

import pytest

from rashomon.model import Figure, Measure
from tests.annotating.found import found_in

read = partial(found_in, day="2025-03-06")  # a Thursday


def senses(text: str) -> list[str]:
    return [event.sense for event in read(text).events]


def people(text: str) -> list[tuple[str, float]]:
    return [(f.measure.value, f.value) for f in read(text).figures if f.measure is not Measure.DURATION]


@pytest.mark.parametrize(
    "text",
    [
        "Fire destroyed a mill in Graz on Monday.",
        "A storm hit Oslo on Monday and destroyed 12 barns.",
        "The hurricane, which hit Cuba, killed nine farmers.",
        "Typhoon Rolly destroyed 200 houses.",
        "Nine farmers were killed by a flood.",
        "High waves hit the pier and injured two anglers.",
        "A gas explosion killed three cooks in Turin.",
        "An explosion in a gas pipe killed three cooks in Turin.",
        "A blast caused by a gas leak killed three cooks.",
        "A boiler exploded at a laundry in Turin, killing three cooks.",
        "A tram hit a bus, killing six people.",
        "Smoke from the fire killed two sisters.",
    ],
)
def test_nature_fire_and_accidents_do_no_violence(text: str) -> None:
    assert senses(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine farmers were killed by a flood.", [("killed", 9)]),
        ("A gas explosion killed three cooks in Turin.", [("killed", 3)]),
        ("High waves hit the pier and injured two anglers.", [("injured", 2)]),
    ],
)
def test_whom_an_accident_harmed_is_counted(text: str, told: list[tuple[str, float]]) -> None:
    assert people(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police opened fire on miners in Minsk.", ["shooting"]),
        ("Fire from troops killed three villagers.", ["kill"]),
        ("The explosion killed nine people in Kabul.", ["explosion", "kill"]),
        ("A car driven by a gunman hit two guards.", ["attack"]),
        ("A lorry driver hit a guard.", ["attack"]),
        ("A storm of shells hit the town.", ["attack"]),
        ("A tank hit the bus.", ["attack"]),
        ("Gas killed ten villagers.", ["kill"]),
        ("Towns were struck by fire from across the border.", ["attack"]),
    ],
)
def test_weapons_and_who_drives_do_violence(text: str, told: list[str]) -> None:
    assert senses(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers pulled out 98 people after the ferry sank.",
        "Divers evacuated 98 passengers from the ferry.",
        "The rescue of 98 people was praised.",
    ],
)
def test_who_is_rescued_does_not_retreat(text: str) -> None:
    assert senses(text) == ["aid"]


def test_troops_still_retreat() -> None:
    assert senses("The army pulled out 300 soldiers.") == ["withdraw"]


def _days(text: str) -> tuple[str | None, str | None]:
    (figure,) = [figure for figure in read(text).figures if figure.measure is Measure.KILLED]
    return _day(figure, "when"), _day(figure, "as_of")


def _day(figure: Figure, field: str) -> str | None:
    when = getattr(figure, field)
    return when.time.value if when else None


@pytest.mark.parametrize(
    ("text", "harmed", "counted"),
    [
        ("The toll of Monday's crash rose to 27 on Wednesday.", "2025-03-03", "2025-03-05"),
        ("The number of people killed in Monday's crash reached 27 on Wednesday.", "2025-03-03", "2025-03-05"),
        ("The storm that hit Oslo on Monday raised the toll to 27 on Wednesday.", "2025-03-03", "2025-03-05"),
        ("The death toll climbed to 27 on Wednesday.", None, "2025-03-05"),
        ("The death toll stood at 27 on Wednesday.", None, "2025-03-05"),
        ("The death toll was revised to 27 on Wednesday.", None, "2025-03-05"),
        ("Two days after the ferry sank, the toll reached 27 on Wednesday.", "2025-03-03", "2025-03-05"),
        ("She resigned on Wednesday, two days after a ferry capsized and killed 27 people.", "2025-03-03", None),
        ("The crash killed 27 people on Monday.", "2025-03-03", None),
    ],
)
def test_the_day_of_a_count_is_not_that_of_the_deed(text: str, harmed: str | None, counted: str | None) -> None:
    assert _days(text) == (harmed, counted)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The flood raised the number of dead to 19.", [("killed", 19)]),
        ("The number of dead stands at 19.", [("killed", 19)]),
        ("The count of missing fell to 3.", [("missing", 3)]),
        ("The number of injured climbed to 40 from 35.", [("injured", 40)]),
        ("The ministry put the death toll at 494.", [("killed", 494)]),
        ("The group puts the figure at 191,000 dead.", [("killed", 191000)]),
        ("The number of visitors rose to 40.", []),
    ],
)
def test_numbers_of_dead_and_missing_are_read(text: str, told: list[tuple[str, float]]) -> None:
    assert people(text) == told


def test_who_comes_to_a_place_visits_it() -> None:
    (visit,) = read("The governor came to Oslo on Monday.").events
    assert (visit.sense, visit.where.name if visit.where else None) == ("visit", "Oslo")
    assert senses("Maria Lind came to Oslo on Monday.") == ["visit"]
    assert senses("The parcel came to Oslo on Monday. Maria Lind came to power.") == []


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this report said that 29 people had died.",
        "This article was corrected: a previous version said that police attacked miners in Minsk.",
        "Earlier versions of this story misstated how many were killed: 29.",
    ],
)
def test_what_an_earlier_version_said_is_not_told(text: str) -> None:
    found = read(text)
    assert (found.figures, found.events) == ((), ())


def test_what_stands_beside_a_correction_is_told() -> None:
    text = "An earlier version of this report said that 29 people had died; 31 people were killed."
    assert people(text) == [("killed", 31)]
    assert people("An earlier version of the bill failed. Nine people were killed.") == [("killed", 9)]
    text = (
        "31 people were killed.\n\nCorrection, 9 May: It had said that 29 people died. The ministry counts 31 killed."
    )
    assert people(text) == [("killed", 31)]


@pytest.mark.parametrize(
    "text",
    [
        "A plastics plant exploded near Ruse on Friday.",
        "The tanker blew up in the port of Ruse on Friday.",
        "An explosion shook Ruse on Friday. Neighbours said that it sounded like a bomb.",
        "A blast hit the mill in Ruse. The mayor ruled out a bomb.",
    ],
)
def test_what_explodes_is_no_bombing_by_itself(text: str) -> None:
    explosion = read(text).events[0]
    assert (explosion.sense, explosion.mode, explosion.actors, explosion.targets) == ("explosion", None, (), ())


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels blew up the bridge in Ruse on Friday.", "blew up"),
        ("A device exploded in Ruse on Friday.", "exploded"),
        ("A man blew himself up in Ruse. The blast killed nine.", "blast"),
        ("The Northern Front took responsibility for the blast in Ruse.", "blast"),
        ("An explosion killed nine in Ruse. Police found a second bomb.", "explosion"),
    ],
)
def test_an_explosion_that_somebody_set_off_is_a_bombing(text: str, trigger: str) -> None:
    assert {e.sense for e in read(text).events if e.evidence.quote == trigger} == {"bombing"}
