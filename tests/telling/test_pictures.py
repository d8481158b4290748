"""Captions of pictures are no news, also where they ran into a sentence."""

import pytest

from rashomon.telling.pictures import before_sentence, is_caption
from tests.telling.test_desk import brief_of


@pytest.mark.parametrize(
    "words",
    [
        "Residents inspect a burnt house near the harbour of Seda June 11 2024.",
        "Army jets are seen at an air base in Norland, 18 June 2024 (The Gazette).",
        "A woman carries her child past the ruins in Seda, Norland, May 3, 2024.",
    ],
)
def test_what_a_picture_shows_with_its_day_is_a_caption(words: str) -> None:
    assert is_caption(words)


@pytest.mark.parametrize(
    "words",
    [
        "Residents said that rebels hold the harbour of Seda since June 11 2024.",
        "A blast killed ten people in the harbour of Seda on June 11, 2024.",
        "Residents inspect a burnt house near the harbour of Seda.",
        "Troops who hold the town of Seda killed ten people on June 11, 2024.",
        "Police hold that the blast in the harbour of Seda on June 11, 2024 was no accident.",
        "Police inspect the harbour. Gunmen killed ten people there on June 11, 2024.",
    ],
)
def test_a_sentence_of_news_is_none(words: str) -> None:
    assert not is_caption(words)


@pytest.mark.parametrize(
    "caption",
    [
        "Army jets are seen at an air base in Norland June 18 2024 (Gazette and Agencies) ",
        "A member of the coast guard runs along the pier of Seda on Monday (Gazette photo) ",
        "- Raids kill dozens - ",
    ],
)
def test_a_caption_or_crosshead_that_ran_into_a_sentence_is_no_part_of_it(caption: str) -> None:
    told = "The toll of the raid on Seda has risen to 82, the army said on Sunday."
    assert before_sentence(f"{caption}{told}") == len(caption)
    assert before_sentence(told) == 0
    assert before_sentence("The army (which photo shows burnt) left. The toll rose.") == 0


def test_a_caption_stands_in_no_part_of_a_brief() -> None:
    caption = "A man inspects the site of a car bomb attack near the market in Lisbon Portugal May 4 2024."
    raid = "A car bomb killed 12 people at the market in Lisbon on Saturday, police said."
    brief = brief_of(f"{raid}\n\n{caption}\n\nThe police searched two houses.", f"{raid} Ten people were hurt.")
    assert brief.timeline or brief.single or brief.agreed
    assert "inspects" not in " ".join(line.text for line in (*brief.lead, *brief.single, *brief.timeline))
