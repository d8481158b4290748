"""Where somebody is from is not where a thing was done to them."""

import pytest

import rashomon


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("He shot and killed the builder Paul Lind, 26, of Fullerton.", None),
        ("Paul Lind of Fullerton was killed on Sunday.", None),
        ("Paul Lind was killed in Fullerton on Sunday.", "Fullerton"),
        ("Paul Lind of Fullerton was killed in Tustin on Sunday.", "Tustin"),
    ],
)
def test_nobody_is_killed_in_the_town_that_they_are_of(sentence: str, place: str | None) -> None:
    found = rashomon.annotate(rashomon.read_text(sentence, published="2016-10-12"))
    assert {event.where.name if event.where else None for event in found.events} == {place}
    assert {figure.where.name if figure.where else None for figure in found.figures} <= {place}
