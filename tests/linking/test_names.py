import pytest

from rashomon.linking import match_names
from rashomon.model import Annotations, Entity, Names, evidence


def names(**mentions: str) -> Names:
    """Return the names of reports that mention each name once; the keyword's first word is the label."""
    return of([(name, key.split("_")[0]) for key, name in mentions.items()])


def of(mentions: list[tuple[str, str]]) -> Names:
    return match_names(
        [
            Annotations(
                article=str(n),
                version="test",
                entities=(Entity(evidence=evidence(str(n), name, 0, len(name)), label=label, name=name),),
            )
            for n, (name, label) in enumerate(mentions)
        ]
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Sergey Kislyak", "Sergei Kisliak"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Tayyip Erdogan", "Recep Tayyip Erdogan"),
        ("J. Smith", "John Smith"),
    ],
)
def test_spellings_of_one_persons_name_are_one(one: str, two: str) -> None:
    found = of([(one, "PERSON"), (two, "PERSON")])
    assert found.of(one) == found.of(two)


def test_a_surname_joins_the_one_person_who_has_it() -> None:
    assert of([("John Kerry", "PERSON"), ("Kerry", "PERSON")]).of("Kerry") == "John Kerry"


def test_a_surname_that_two_people_share_stays_itself() -> None:
    assert of([("John Kerry", "PERSON"), ("Ana Kerry", "PERSON"), ("Kerry", "PERSON")]).of("Kerry") == "Kerry"


def test_two_people_of_one_surname_stay_two() -> None:
    found = of([("George Bush", "PERSON"), ("Laura Bush", "PERSON")])
    assert found.of("George Bush") != found.of("Laura Bush")


@pytest.mark.parametrize("name", ["US", "U.S.", "the United States", "America"])
def test_a_country_has_one_name(name: str) -> None:
    assert of([(name, "GPE")]).of(name.removeprefix("the ")) == "United States"


def test_a_capital_is_not_its_country() -> None:
    assert of([("Washington", "GPE"), ("United States", "GPE")]).of("Washington") == "Washington"


def test_an_acronym_joins_the_one_body_whose_initials_it_is() -> None:
    found = of([("ICC", "ORG"), ("International Criminal Court", "ORG")])
    assert found.of("ICC") == "International Criminal Court"
