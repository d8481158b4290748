"""What a passage names by itself, and whether it is a sentence."""

import pytest

from rashomon.telling.passages import called, is_headline, names_place


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["Ten died in the southern province of Seda."], "Seda province"),
        (["In Mora in the southern province of Seda ten died."], "Mora"),
        (["In Mora in the southern province of Seda ten died.", "Ten died at Mora in the province of Seda."], "Mora"),
        (["In Mora in the province of Seda ten died.", "Ten died in the province of Seda."], "Seda province"),
        (["Ten died in Seda."], "Seda"),
    ],
)
def test_a_province_is_told_as_one_or_by_its_town(words: list[str], place: str) -> None:
    assert called("Seda", words) == place


@pytest.mark.parametrize(
    "words",
    [
        "Teen Arrested in Mass Shooting at Seda Club",
        "FIVE OTHERS HAVE BEEN SHOT.",
        "- Raids kill dozens - The army said so.",
        "Smoke over Seda pic.twitter.com/abc Ana Lund June 2 A house burns in Seda pic.twitter.com/def",
    ],
)
def test_what_is_set_in_capitals_or_runs_together_is_no_sentence(words: str) -> None:
    assert is_headline(words)


@pytest.mark.parametrize("words", ["Five others have been shot.", "Ana Lund Calls Ben Holt.", "Ten died in Seda, Mora"])
def test_a_sentence_is_none_of_these(words: str) -> None:
    assert not is_headline(words)


@pytest.mark.parametrize("words", ["A raid by Seda's air force killed ten.", "Ten died at the Seda Sands motel."])
def test_whose_army_it_was_and_the_name_of_a_hotel_place_nothing(words: str) -> None:
    assert not names_place("Seda", words)


@pytest.mark.parametrize(
    "words",
    [
        "Ten died on the Mora highway the only road leading to rebel areas in divided Seda.",
        "Ten died on the route out of Seda.",
        "Ten died on the way to Seda.",
    ],
)
def test_the_road_to_a_town_is_not_in_it(words: str) -> None:
    assert not names_place("Seda", words)
    assert names_place("Seda", "Ten died on a road in Seda.")
