"""What a speaker does by what is said: denies, accuses, demands; to or against whom; and whether it is put as so."""

import pytest

import rashomon.reading
from rashomon.annotating import annotate
from rashomon.model import Stance
from tests.annotating.found import quotes


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ivo Klein denied that his troops had fired.", "denies"),
        ("Ivo Klein accused Norway of breaking the truce.", "accuses"),
        ("Ivo Klein demanded that the siege end.", "demands"),
        ("Ivo Klein warned that the truce could fail.", "warns"),
        ("Ivo Klein promised that aid would come.", "promises"),
        ("Ivo Klein said that aid would come.", "says"),
        ("Ivo Klein questioned the reading of the rule.", "doubts"),
    ],
)
def test_quotes_stance_follows_the_reporting_word(text: str, stance: str) -> None:
    assert stance in {quote.stance.value for quote in quotes(text)}


@pytest.mark.parametrize(
    "text",
    ["Ivo Klein questioned two men in Oslo.", "Three men detained on Friday are being questioned in Oslo."],
)
def test_who_questions_people_doubts_nothing(text: str) -> None:
    assert "doubts" not in {quote.stance.value for quote in quotes(text)}


def test_quotes_an_accusation_has_its_target() -> None:
    (quote,) = quotes("Ivo Klein accused Norway of breaking the truce.")
    assert quote.target
    assert quote.target.name == "Norway"


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("Ivo Klein blamed the fire on Norway.", "accuses", "Norway"),
        ("Ivo Klein called on Norway to open the road.", "demands", "Norway"),
        ("Ivo Klein asked his supporters to donate a meal.", "demands", "his supporters"),
        ("Norway was accused by Ivo Klein of breaking the truce.", "accuses", "Norway"),
        ("Ivo Klein accused Norway and Sweden of breaking the truce.", "accuses", "Norway and Sweden"),
        ("Ivo Klein did not accuse Norway of breaking the truce.", "says", None),
        ("Ivo Klein ruled out an attack on the town.", "denies", None),
        ("Ivo Klein said the road was open.", "says", None),
    ],
)
def test_a_stance_has_its_target(text: str, stance: str, target: str | None) -> None:
    found = [(quote.stance.value, quote.target.name if quote.target else None) for quote in quotes(text)]
    assert (stance, target) in found


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ivo Klein said his troops had fired.", "so"),
        ("Ivo Klein said his troops had not fired.", "not so"),
        ("Ivo Klein said no soldier had fired.", "not so"),
        ("Ivo Klein denied that his troops had fired.", "not so"),
        ("Ivo Klein denied that his troops had not fired.", "so"),
        ("Ivo Klein said his troops may have fired.", "open"),
        ("Ivo Klein said it was not clear who had fired.", "open"),
        ("Ivo Klein has not ruled out an attack.", "open"),
        ("Ivo Klein did not deny that his troops had fired.", "open"),
    ],
)
def test_negations_and_hedges_are_kept(text: str, polarity: str) -> None:
    assert polarity in {quote.polarity.value for quote in quotes(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Klein accused Norway of bombing the town.",
        "Ivo Klein denied bombing the town.",
        "Ivo Klein denied any part in the bombing of the town.",
        "Ivo Klein said the bombing of the town was a crime.",
    ],
)
def test_an_accusation_and_a_denial_of_one_thing_are_about_it(text: str) -> None:
    (annotations,) = annotate([rashomon.reading.read_text(text, id="report")])
    triggers = {event.evidence.span for event in annotations.events}
    about = {quote.about for quote in annotations.quotes if quote.about in triggers}
    assert "bombing" in {span.of(text) for span in about if span}


@pytest.mark.parametrize(
    "text",
    [
        "Mortar shells slammed into central Bern on Tuesday hitting a school.",
        "Rebels attacked a militia checkpoint in a majority Christian area of the province.",
        "The northern province was attacked by the terrorists.",
    ],
)
def test_what_is_done_with_weapons_is_not_speech(text: str) -> None:
    assert not quotes(text)


def test_a_denial_of_an_attack_is_said() -> None:
    assert {quote.stance for quote in quotes("The army denies attacking civilians.")} == {Stance.DENIES}


def test_an_attack_with_words_is_an_accusation() -> None:
    assert {quote.stance for quote in quotes("Roth attacked Klein for not answering the question.")} == {Stance.ACCUSES}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Church members accused of abuse\n\nNine people were arrested on Friday.", "Church members"),
        ("The group, blamed for a string of attacks, said it was innocent.", "group"),
        ("Russia criticized for raid", "Russia"),
    ],
)
def test_who_is_accused_by_nobody_named_is_the_target(text: str, target: str) -> None:
    (accusation,) = (quote for quote in quotes(text) if quote.stance is Stance.ACCUSES)
    assert accusation.speaker is None
    assert accusation.target
    assert accusation.target.name == target
