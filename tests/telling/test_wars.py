"""The war that a count is of stands in the count's own clause."""

import pytest

from rashomon.telling.wars import common_name, find_war


@pytest.mark.parametrize(
    ("text", "count", "war"),
    [
        ("The war has killed more than 300,000 people.", "killed more than 300,000 people", "the war"),
        ("It is a heavy toll: the Ruritanian conflict has left 9,000 dead.", "9,000 dead", "the Ruritanian conflict"),
        ("Peace is far in Ruritania's civil war, which goes on after two years of violence in which as many as "
         "9,000 have died.", "9,000 have died", "Ruritania's civil war"),
        ("Some 9,000 people have been killed so far in the war.", "9,000 people have been killed", "the war"),
        ("Before the war, 9,000 people lived there and 20 died.", "20 died", None),
        ("The war goes on, and a raid killed 20 people.", "killed 20 people", None),
        ("The war, after an attack on a school in which 20 people died, goes on.", "20 people died", None),
        ("The pre-war years have killed 20 people.", "killed 20 people", None),
        ("Doctors who fled the war said 20 people died.", "20 people died", None),
        ("9,000 people died since the start of the uprising in March.", "9,000 people died", None),
        ("20 people died in a raid during the war.", "20 people died", None),
    ],
)  # fmt: skip
def test_a_war_is_told_where_the_clause_of_the_count_names_it(text: str, count: str, war: str | None) -> None:
    start = text.index(count)
    assert find_war(text, start, start + len(count)) == war


def test_what_several_call_a_war_is_told_by_what_they_share() -> None:
    assert common_name(["the war", "the war"]) == "the war"
    assert common_name(["the war", "Ruritania's civil war"]) == "the war"
    assert common_name(["the war", "the uprising"]) is None
