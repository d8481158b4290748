"""Who speaks for whom, and what happenings are called."""

import pytest

from rashomon.wording.phrases import phrase
from rashomon.wording.speakers import body_spoken_for


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("US State Department spokesperson", "US State Department"),
        ("spokesman for the Kremlin", "Kremlin"),
        ("Russian Foreign Ministry official", "Russian Foreign Ministry"),
        ("Prime Minister", None),
        ("spokesman", None),
    ],
)
def test_body_spoken_for_is_the_body_in_the_office(office: str, body: str | None) -> None:
    assert body_spoken_for(office) == body


def test_phrase_names_a_happening_and_falls_back_on_its_sense() -> None:
    assert phrase("meet").noun == "meeting"
    assert phrase("juggle") == ("juggle", "by", "on", None)
