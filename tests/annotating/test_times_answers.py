"""The day on which somebody speaks of a deed is not that of the deed."""

import pytest

import rashomon.reading
from rashomon.annotating import annotate
from rashomon.model import WhenBasis


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The railway on Monday rejected criticism of a crash in Leeds, in which it says 14 people died.", None),
        ("On Monday the railway disputed reports that 14 people died in Leeds.", None),
        ("The minister on Monday condemned the killing of 14 people in Leeds.", None),
        ("The minister on Monday condemned Saturday's killing of 14 people in Leeds.", "2020-05-09"),
        ("Thousands on Monday mourned the 14 people who were killed on Saturday in Leeds.", "2020-05-09"),
        ("The rebels on Monday rejected a truce and killed 14 people in Leeds.", "2020-05-11"),
        ("Gunmen on Monday stormed a camp in Leeds, leaving 14 people dead.", "2020-05-11"),
    ],
)
def test_the_day_of_an_answer_is_not_that_of_the_deaths(words: str, day: str | None) -> None:
    (found,) = annotate([rashomon.reading.read_text(words, published="2020-05-14")])
    (figure,) = found.figures
    assert figure.when is not None
    told = None if figure.when.basis is WhenBasis.PUBLISHED else figure.when.time.value
    assert told == day
