"""Who speaks for whom, and what happenings are called."""

import pytest

from rashomon.wording.phrases import phrase
from rashomon.wording.speakers import body_spoken_for, may_be_one


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("US State Department spokesperson", "US State Department"),
        ("spokesman for the Kremlin", "Kremlin"),
        ("Russian Foreign Ministry official", "Russian Foreign Ministry"),
        ("spokesman for the mayor's office", "mayor's office"),
        ("mayor's spokeswoman", "spokeswoman for the mayor"),
        ("spokesman for the prefect and mayor of Orvan", "spokesman for the prefect and mayor of Orvan"),
        ("press secretary for Senator Ana Roth", "press secretary for Senator Ana Roth"),
        ("Prime Minister", None),
        ("spokesman", None),
    ],
)
def test_body_spoken_for_is_the_body_in_the_office(office: str, body: str | None) -> None:
    assert body_spoken_for(office) == body


@pytest.mark.parametrize(
    ("nameless", "named", "may_be"),
    [
        ("a hospital", "Emergency Lawyers", False),
        ("police", "Port Workers' Union", False),
        ("a monitoring group", "Observatory for Human Rights", True),
        ("officials", "Interior Ministry", True),
        ("a source", "Red Cross", True),
        ("police", "Anna Roth", True),
    ],
)
def test_a_source_without_a_name_may_be_one_that_is_not_of_another_kind(
    nameless: str, named: str, may_be: bool
) -> None:
    assert may_be_one(nameless, named) is may_be


def test_phrase_names_a_happening_and_falls_back_on_its_sense() -> None:
    assert phrase("meet").noun == "meeting"
    assert phrase("juggle") == ("juggle", "by", "on", None)
