"""What became of people and houses: rescued, recaptured, in hospital, aboard; bodies, cases, houses under water."""

import pytest

import rashomon
from rashomon.model import Figure


def figures(text: str) -> list[Figure]:
    return list(rashomon.annotate(rashomon.read_text(text, published="2020-05-12")).figures)


def counted(text: str) -> list[tuple[str, float]]:
    return [(figure.measure.value, figure.value) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("By noon 52 people had been pulled from the sea.", [("rescued", 52)]),
        ("The number of the rescued stood at 60, and the number of the dead at 14.", [("rescued", 60), ("killed", 14)]),
        ("Eleven of the fugitives are now back in custody, police said.", [("recaptured", 11)]),
        ("Forty prisoners escaped through a tunnel.", [("escaped", 40)]),
        ("Three people escaped unhurt.", []),
        ("Nineteen are still in the hospital.", [("in hospital", 19)]),
        ("About 300 people were on board the ferry.", [("aboard", 300)]),
        ("The tanker has a crew of 23, the harbour master said.", [("aboard", 23)]),
        ("Five bodies were found in the mud.", [("bodies", 5)]),
        ("Divers found the bodies of six persons.", [("bodies", 6)]),
        ("More than 200 houses in the valley were under water.", [("flooded", 200)]),
        ("A total of 217 houses were flooded.", [("flooded", 217)]),
        ("The fire destroyed 30 homes.", [("destroyed", 30)]),
        ("Cholera spreads. Officials recorded 312 cases and 9 deaths.", [("cases", 312), ("killed", 9)]),
        ("The court heard 312 cases last year.", []),
    ],
)
def test_what_became_of_people_and_houses_is_counted(text: str, told: list[tuple[str, float]]) -> None:
    assert counted(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Divers raised the number of people killed by the collapse of the old dam to seven.", ("killed", 7)),
        ("The number of people known to have died in the sinking has risen to 31.", ("killed", 31)),
        ("Two more men have died, bringing the number of the dead to twelve.", ("killed", 12)),
        ("The minister says arrests have risen to 67.", ("arrested", 67)),
        ("LUND, Oct 4 - Two workers were killed on Tuesday.", ("killed", 2)),
        ("The clinic had received 27 bodies and 62 wounded.", ("killed", 27)),
    ],
)
def test_a_number_that_a_count_came_to_is_found_wherever_it_stands(text: str, told: tuple[str, float]) -> None:
    assert told in counted(text)


def test_up_to_a_day_is_no_day_of_the_deed() -> None:
    (figure,) = figures("There had been 29 deaths in the clinics by Saturday.")
    assert figure.as_of is not None
    assert figure.as_of.time.value == "2020-05-09"
    assert figure.when is None


def test_the_day_of_the_deed_in_what_is_counted_is_no_day_of_the_count() -> None:
    (figure,) = figures("Doctors have raised the number of dead in the May 9 raid to nine.")
    assert figure.as_of is None
    assert figure.when is not None
    assert figure.when.time.value == "2020-05-09"
