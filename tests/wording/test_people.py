"""Which people some words name."""

import pytest

from rashomon.wording.people import kind_of_people


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("schoolchildren and boys", "children"),
        ("Civilians", "civilians"),
        ("rebel fighters", "fighters"),
        ("people", None),
        ("", None),
    ],
)
def test_the_kind_of_people_is_told_by_their_noun(words: str, kind: str | None) -> None:
    assert kind_of_people(words) == kind
