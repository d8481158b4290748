"""Numbers in words and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.wording.numbers import NUMBER, is_vague, number, ordinal


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7),
        ("250,000", 250_000),
        ("1.5 million", 1_500_000),
        ("5-1/2", 5.5),
        ("5 1/2", 5.5),
        ("2½", 2.5),
        ("1/2", 0.5),
        ("seventeen", 17),
        ("forty-one", 41),
        ("Twenty two", 22),
        ("a hundred", 100),
        ("one hundred and five", 105),
        ("two hundred and fifty thousand", 250_000),
        ("three million two hundred thousand", 3_200_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a million and a half", 1_500_000),
        ("two and a half million", 2_500_000),
        ("three and a half", 3.5),
        ("half", 0.5),
        ("two-thirds", 2 / 3),
        ("a quarter", 0.25),
        ("dozens", 12),
        ("scores", 20),
        ("hundreds", 100),
        ("tens of thousands", 10_000),
        ("several hundred", 200),
        ("a few dozen", 24),
        ("several", 3),
        ("a couple of dozen", 24),
        ("3bn", 3_000_000_000),
    ],
)
def test_number_reads_words_and_digits(words: str, value: float) -> None:
    assert number(words) == pytest.approx(value)
    assert NUMBER.fullmatch(words)


@pytest.mark.parametrize("words", ["", "two three", "and", "the", "twenty twenty", "one two", "five hundredth"])
def test_number_is_none_where_the_words_make_no_number(words: str) -> None:
    assert number(words) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("between two and three people", ["two", "three"]),
        ("In 2014 two people died", ["2014", "two"]),
        ("an F-16 jet and the 16th of May", []),
        ("Someone often phoned", []),
        ("five to seven hundred men", ["five", "seven hundred"]),
        ("a 19-year-old and two hundred and six others", ["19", "two hundred and six"]),
        ("hundreds of thousands fled, dozens were hurt", ["hundreds of thousands", "dozens"]),
        ("at 7:30 on 9/11", []),
        ("It cost $1.5 million and £20.", ["1.5 million", "20"]),
        ("half a million, several hundred, one-third", ["half a million", "several hundred", "one-third"]),
    ],
)
def test_number_pattern_finds_candidates_in_text(text: str, found: list[str]) -> None:
    assert [match[0] for match in NUMBER.finditer(text)] == found


def test_vague_counts_say_so() -> None:
    assert [words for words in ("dozens", "several hundred", "a few dozen", "two dozen", "12") if is_vague(words)] == [
        "dozens",
        "several hundred",
        "a few dozen",
    ]


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("first", 1),
        ("31st", 31),
        ("twenty-first", 21),
        ("thirtieth", 30),
        ("one", None),
        ("21", None),
        ("ten first", None),
    ],
)
def test_ordinal_reads_words_and_digits(words: str, rank: int | None) -> None:
    assert ordinal(words) == rank


@given(st.text())
def test_number_takes_any_text(text: str) -> None:
    number(text)
    ordinal(text)
    for match in NUMBER.finditer(text):
        number(match[0])


@given(st.integers(min_value=0, max_value=999_999_999))
def test_number_reads_back_digits_with_commas(value: int) -> None:
    assert number(f"{value:,}") == value
    assert number(str(value)) == value


@pytest.mark.parametrize("words", ["9" * 400, "1/0"])
def test_number_of_what_counts_nothing_is_none(words: str) -> None:
    assert number(words) is None
