"""Countries and roles of actors from the words of their names and offices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.wording.actors import Code, code


@pytest.mark.parametrize(
    ("name", "office", "country", "role"),
    [
        ("Russia", None, "RUS", "GOV"),
        ("Moscow", None, "RUS", "GOV"),
        ("Syrian army", None, "SYR", "MIL"),
        ("Syrian rebels", None, "SYR", "REB"),
        ("the UN", None, None, "IGO"),
        ("John Kerry", "US Secretary of State", "USA", "GOV"),
        ("South Korean lawmakers", None, "KOR", "LEG"),
        ("Hamas spokesman", None, "PSE", "REB"),
        ("protesters", None, None, "CVL"),
        ("a Britain-based monitoring group", None, None, "NGO"),
        ("Ann Lee", None, None, None),
        ("", None, None, None),
    ],
)
def test_the_words_of_a_name_and_an_office_tell_country_and_role(
    name: str, office: str | None, country: str | None, role: str | None
) -> None:
    assert code(name, office) == Code(country, role)


@given(st.text(max_size=80))
def test_any_name_has_a_code_or_none(name: str) -> None:
    assert code(name) == code(name)
