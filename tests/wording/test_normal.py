import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Span
from rashomon.wording.normal import WORD, fold, forms, placed_forms, places_of, stem, words


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


@given(st.text(alphabet="aB1.,'-’“”‘—–…‑é ", max_size=30))
def test_words_are_the_same_by_the_fast_way_and_by_the_slow_one(told: str) -> None:
    assert list(forms(told)) == [fold(word) for word in WORD.findall(told)]
    assert placed_forms(told, Span(0, len(told))) == [
        (fold(word[0]), word.start(), word.end()) for word in WORD.finditer(told)
    ]


@given(st.text(alphabet="ab_'. ", max_size=20), st.sampled_from(["a", "ab", "a b"]))
def test_words_stand_where_a_pattern_finds_them_whole(told: str, asked: str) -> None:
    assert list(places_of(asked, told)) == [found.start() for found in re.finditer(rf"(?=\b{asked}\b)", told)]
