"""Phrases: how a happening is named in the midst of a sentence."""

import pytest

from rashomon.wording.phrases import with_article


@pytest.mark.parametrize(
    ("noun", "named"),
    [
        ("accusation", "an accusation"),
        ("call for a ceasefire", "a call for a ceasefire"),
        ("air strikes", "air strikes"),
        ("support", "support"),
        ("use of tear gas", "use of tear gas"),
        ("firing of stun grenades", "firing of stun grenades"),
    ],
)
def test_a_happening_has_an_article_where_it_is_counted(noun: str, named: str) -> None:
    assert with_article(noun) == named
