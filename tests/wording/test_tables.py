import re

import pytest

from rashomon.wording.tables import one_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was called off.", "called off"),
        ("They call off the march.", "call off"),
        ("The plan has fallen through.", "fallen through"),
        ("She spoke.", "She"),
        ("He spoke.", "He"),
        ("They spoke of it.", None),
    ],
)
def test_a_pattern_of_words_finds_any_of_them(text: str, found: str | None) -> None:
    words = one_of(["call off", "called off", "(?:fell|fallen) through", "(?:S)?[Hh]e(?= )"])
    match = re.search(rf"\b{words}\b", text)
    assert (match and match[0]) == found
