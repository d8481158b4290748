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


@pytest.mark.parametrize(
    "name",
    ["Foreign Ministry", "Russia's Foreign Ministry", "foreign ministry in Moscow", "Ministry of Foreign Affairs"],
)
def test_a_ministry_is_that_of_the_one_country_whose_ministry_is_named(name: str) -> None:
    found = of([("Russian Foreign Ministry", "ORG"), ("Russian Foreign Ministry", "ORG"), (name, "ORG")])
    assert found.of(name) == "Russian Foreign Ministry"


@pytest.mark.parametrize("name", ["US Defence Department", "Department of Defense"])
def test_a_department_has_one_name_under_its_spellings(name: str) -> None:
    found = of([("U.S. Defense Department", "ORG"), ("U.S. Defense Department", "ORG"), (name, "ORG")])
    assert found.of(name) == "U.S. Defense Department"


def test_a_ministry_that_two_countries_have_stays_itself() -> None:
    found = of([("Russian Foreign Ministry", "ORG"), ("Turkish Foreign Ministry", "ORG"), ("Foreign Ministry", "ORG")])
    assert found.of("Foreign Ministry") == "Foreign Ministry"
    assert found.of("Russian Foreign Ministry") != found.of("Turkish Foreign Ministry")


def test_a_newspaper_does_not_become_one_of_a_country() -> None:
    assert of([("Irish Times", "ORG"), ("The Times", "ORG")]).of("Times") == "Times"


def test_the_body_a_spokesman_speaks_for_joins_its_country() -> None:
    words = "State Department spokesman Ana Ruiz"
    found = match_names(
        [
            Annotations(
                article="a",
                version="test",
                entities=(
                    Entity(
                        evidence=evidence("a", words, 25, 33),
                        label="PERSON",
                        name="Ana Ruiz",
                        role="State Department spokesman",
                    ),
                ),
            ),
            Annotations(
                article="b",
                version="test",
                entities=(
                    Entity(
                        evidence=evidence("b", "US State Department", 0, 19), label="ORG", name="US State Department"
                    ),
                ),
            ),
        ]
    )
    assert found.of("State Department") == "US State Department"


@pytest.mark.parametrize(
    ("lost", "name"), [("Obamas", "Barack Obama"), ("Bashar Assads", "Bashar al-Assad"), ("Syrias", "Syria")]
)
def test_a_name_that_lost_its_apostrophe_is_the_name(lost: str, name: str) -> None:
    label = "GPE" if name == "Syria" else "PERSON"
    assert of([(name, label), (lost, label)]).of(lost) == name


@pytest.mark.parametrize(
    "mentions",
    [
        [("John Edwards", "PERSON"), ("Edwards", "PERSON"), ("Edward", "PERSON")],
        [("Serena Williams", "PERSON"), ("Williams", "PERSON"), ("William Ruiz", "PERSON")],
        [("United Nations", "ORG"), ("United Nation", "ORG")],
    ],
)
def test_a_name_that_ends_in_s_of_itself_stays_itself(mentions: list[tuple[str, str]]) -> None:
    found = of(mentions)
    assert found.of(mentions[0][0]) == mentions[0][0]


def test_a_given_name_joins_the_one_person_who_has_it() -> None:
    assert of([("Ana Roth", "PERSON"), ("Ana", "PERSON")]).of("Ana") == "Ana Roth"


@pytest.mark.parametrize(
    ("one", "two"),
    [("Fred Moss", "Frederick Moss"), ("Ivo Klein Jr.", "Ivo Klein"), ("Ana Roth Wins Again", "Ana Roth")],
)
def test_nicknames_generations_and_headlines_that_run_on_are_one_person(one: str, two: str) -> None:
    found = of([(one, "PERSON"), (two, "PERSON"), (two, "PERSON")])
    assert found.of(one) == found.of(two)


def test_a_body_joins_the_one_longer_name_that_ends_in_its_own() -> None:
    assert of([("Harbour Rescue Society", "ORG"), ("Rescue Society", "ORG")]).of("Rescue Society") == (
        "Harbour Rescue Society"
    )


def test_a_surname_goes_to_the_person_named_far_more_often() -> None:
    found = of([("Ana Roth", "PERSON")] * 4 + [("Ivo Roth", "PERSON"), ("Roth", "PERSON")])
    assert found.of("Roth") == "Ana Roth"


@pytest.mark.parametrize("label", ["ORG", "GPE"])
def test_a_surname_taken_for_a_body_is_the_persons(label: str) -> None:
    assert of([("Ana Roth", "PERSON"), ("Roth", label)]).of("Roth") == "Ana Roth"


def test_a_seat_of_a_government_is_nobodys_surname() -> None:
    assert of([("Ana Washington", "PERSON"), ("Washington", "GPE")]).of("Washington") == "Washington"


def test_a_headline_taken_for_a_name_lends_no_surname() -> None:
    found = of([("Colts Beat Chiefs", "PERSON"), ("Colts", "ORG"), ("Chiefs", "ORG"), ("Kansas Chiefs", "ORG")])
    assert found.of("Chiefs") == "Kansas Chiefs"


def test_a_longer_name_that_ends_in_a_persons_whole_one_is_hers() -> None:
    found = of([("Notorious Ana Roth", "ORG"), ("Ana Roth", "PERSON"), ("Ana Roth", "PERSON")])
    assert found.of("Notorious Ana Roth") == "Ana Roth"


def test_a_surname_before_the_generation_is_one_with_and_without_it() -> None:
    found = of([("Ian Roth", "PERSON")] * 4 + [("Ian Roth Jr .", "PERSON")] * 9 + [("Ian Roth Jr", "PERSON")])
    assert len({found.of(name) for name in ("Ian Roth", "Ian Roth Jr .", "Ian Roth Jr")}) == 1


def test_those_who_speak_together_are_called_as_each_of_them_is() -> None:
    found = of([("U.S.", "GPE"), ("France", "GPE"), ("U.S. and France", "ORG"), ("France and U.S.", "ORG")])
    assert found.of("U.S. and France") == found.of("France and U.S.") == "France and United States"
    assert of([("U.S.", "GPE"), ("France", "GPE"), ("U.S. and France", "ORG")]).of("U.S. and France") == (
        "United States and France"
    )
