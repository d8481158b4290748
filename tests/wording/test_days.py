"""Days and lists in words for readers."""

from datetime import date

import pytest

from rashomon.wording.days import days_in_words, listed


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (date(2016, 10, 15), date(2016, 10, 15), "Saturday 15 October 2016"),
        (date(2016, 10, 3), date(2016, 10, 9), "3 to 9 October 2016"),
        (date(2016, 9, 1), date(2016, 9, 30), "September 2016"),
        (date(2016, 2, 1), date(2016, 2, 29), "February 2016"),
        (date(2011, 1, 1), date(2011, 12, 31), "2011"),
        (date(2016, 9, 28), date(2016, 10, 4), "28 September to 4 October 2016"),
        (date(2015, 12, 28), date(2016, 1, 3), "28 December 2015 to 3 January 2016"),
    ],
)
def test_days_in_words_says_whole_months_and_years_by_their_names(begin: date, end: date, words: str) -> None:
    assert days_in_words(begin, end) == words


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed_is_an_english_list(words: list[str], said: str) -> None:
    assert listed(words) == said
