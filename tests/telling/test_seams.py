"""Seams: a heading that ran into a sentence is no part of the passage."""

import pytest

from rashomon.telling.seams import between_seams, is_title_of_page


@pytest.mark.parametrize(
    ("text", "told", "passage"),
    [
        (
            "Talks in Porto not certain Regime planes killed nine people on Friday. The regime denied it.",
            "killed nine",
            "Regime planes killed nine people on Friday.",
        ),
        (
            "Strikes killed nine in April amid faltering talks Civilians flee the town. Many civilians left.",
            "killed nine",
            "Strikes killed nine in April amid faltering talks",
        ),
        (
            "Defector killed At Porto Novo two people died on Friday.",
            "two people died",
            "At Porto Novo two people died on Friday.",
        ),
        (
            "Nine dead in blast Ann Lee reports - YouTube Troops have shelled the town.",
            "shelled",
            "Troops have shelled the town.",
        ),
        (
            "Tags Porto Lisbon Activists say that nine people died.",
            "nine people died",
            "Activists say that nine people died.",
        ),
        ("Roth said that guards beat him.At his trial he wept.", "beat him", "Roth said that guards beat him."),
        ("Image 1 of 5 Ana Lund, 21, was arrested on Friday.", "arrested", "Ana Lund, 21, was arrested on Friday."),
        ("Castle road White Caps At least 31 people were killed.", "31 people", "At least 31 people were killed."),
    ],
)
def test_a_passage_ends_at_a_seam(text: str, told: str, passage: str) -> None:
    start = text.index(told)
    end = text.index(". ") + 1 if ". " in text else len(text)
    begin, stop = between_seams(text, 0, end, start, start + len(told))
    assert text[begin:stop] == passage


@pytest.mark.parametrize(
    "sentence",
    [
        "The rebel Army of the North took the town, and the army left.",
        "Nine people died, the local Council said; the council met.",
        "Police shot Rita Moura dead in Porto as rain fell.",
        "The Observatory said that observatory Chief Rui Braga and another Chief saw it; a chief said no.",
    ],
)
def test_names_within_a_sentence_are_no_seams(sentence: str) -> None:
    assert between_seams(sentence, 0, len(sentence), 0, 3) == (0, len(sentence))


def test_the_title_of_a_page_is_no_sentence() -> None:
    assert is_title_of_page("Nine dead in blast Ann Lee reports - YouTube")
    assert not is_title_of_page("He is known on YouTube")
