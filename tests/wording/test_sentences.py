"""The sentence around some words."""

import pytest

from rashomon.wording.sentences import LONGEST, sentence_around, sentence_in_line


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two left. Three stayed.", "left", "Two left."),
        ("The U.S. Secretary spoke. He left.", "spoke", "The U.S. Secretary spoke."),
        ("On Sept. 2 they met. Then they left.", "met", "On Sept. 2 they met."),
        ("“We know. It is so,” he said. She left.", "It is so", "It is so,” he said."),
        ("It is over", "over", "It is over"),
        ("Troops fought the RSF. They left.", "fought", "Troops fought the RSF."),
        ("They left. - Raids kill ten - It rained. She came.", "left", "They left."),
        (
            "A man fell in FRESNO, Calif. — A bus hit him. She came.",
            "man",
            "A man fell in FRESNO, Calif. — A bus hit him.",
        ),
        ("He fell at 4 a.m. Friday in the hall. She left.", "hall", "He fell at 4 a.m. Friday in the hall."),
        (
            "He fell at about 7:40 p.m. April 2 in the hall. She left.",
            "hall",
            "He fell at about 7:40 p.m. April 2 in the hall.",
        ),
        ("They met at 9 a.m. EST and left. It rained.", "left", "They met at 9 a.m. EST and left."),
        ("They met at 9 a.m. He left at noon.", "met", "They met at 9 a.m."),
        (
            "It hurt Supt. Anders Vik and Sens. Ida Lund. He left.",
            "Vik",
            "It hurt Supt. Anders Vik and Sens. Ida Lund.",
        ),
        ("The court upheld Roth v. Vogel. He left.", "upheld", "The court upheld Roth v. Vogel."),
        ("They met Wash. Gov. Ann Holm. He left.", "met", "They met Wash. Gov. Ann Holm."),
        ("She lives in Spokane, Wash. He left.", "lives", "She lives in Spokane, Wash."),
        ("They met in ST. LOUIS and left. It rained.", "left", "They met in ST. LOUIS and left."),
        (
            "“Ten died on the bus... 21 in the town” he said. She left.",
            "21",
            "“Ten died on the bus... 21 in the town” he said.",
        ),
    ],
)
def test_sentence_around_ends_at_marks_and_not_behind_abbreviations(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    begin, end = sentence_around(text, start, start + len(words), 0, len(text))
    assert text[begin:end] == sentence


def test_sentence_around_keeps_to_the_words_where_no_sentence_ends() -> None:
    text = "word " * LONGEST
    assert sentence_around(text, 5, 9, 0, len(text)) == (5, 9)


def test_a_sentence_does_not_go_over_the_end_of_its_line() -> None:
    text = "A heading\nTwo left. Three stayed\nA caption"
    start = text.index("stayed")
    begin, end = sentence_in_line(text, start, start + len("stayed"))
    assert text[begin:end] == "Three stayed"
