import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span
from rashomon.wording.normal import fold, stem, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hollande’s “plan”", 'hollande\'s "plan"'),
        ("François Müller", "francois muller"),
        ("Aleppo – city", "aleppo - city"),
        ("STRASSE straße", "strasse strasse"),
    ],
)
def test_fold_makes_the_same_words_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    for word, span in words(text):
        assert fold(span.of(text)) == word
        assert stem(word) == stem(word)


def test_words_of_a_span_keep_their_place_in_the_text() -> None:
    assert list(words("The U.S. and al-Assad's 1,200 men", Span(4, 33))) == [
        ("u.s.", Span(4, 8)),
        ("and", Span(9, 12)),
        ("al-assad's", Span(13, 23)),
        ("1,200", Span(24, 29)),
        ("men", Span(30, 33)),
    ]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("talks", "talk"),
        ("died", "die"),
        ("agreed", "agree"),
        ("voted", "vote"),
        ("tried", "tries"),
        ("killed", "killing"),
        ("stories", "story"),
        ("bombed", "bombs"),
        ("u.s.", "us"),
        ("syria's", "syria"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)
