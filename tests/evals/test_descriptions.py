"""Words for someone who is named in another report."""

import pytest

from evals.descriptions import match_descriptions, same_participant
from rashomon.linking import match_names
from rashomon.model import Annotations, Entity, Participant, evidence


def who(words: str, *entities: tuple[str, str, str | None]) -> str:
    """Return the key of unnamed words in a story whose reports name these entities."""
    notes = [
        Annotations(
            article=str(n),
            version="test",
            entities=(Entity(evidence=evidence("a", name, 0, len(name)), label=label, name=name, role=role),),
        )
        for n, (name, label, role) in enumerate(entities)
    ]
    names = match_names(notes)
    participant = Participant(evidence=evidence("a", words, 0, len(words)), name=words)
    return same_participant(participant, names, match_descriptions(notes, names))


@pytest.mark.parametrize("words", ["actress", "actress from Oslo"])
def test_a_description_is_the_one_person_with_that_office(words: str) -> None:
    assert who(words, ("Ana Roth", "PERSON", "actress"), ("Ivo Klein", "PERSON", "mayor")) == "Ana Roth"


def test_a_description_of_two_people_stays_itself() -> None:
    assert who("mayor", ("Ana Roth", "PERSON", "mayor"), ("Ivo Klein", "PERSON", "mayor")) == "the mayor"


def test_unnamed_people_go_by_their_noun_or_its_synonym() -> None:
    assert who("armed robbers") == who("thieves in masks") != who("thief")
