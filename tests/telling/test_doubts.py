"""A day that rests on a date in figures says that its day and month could be the other way round."""

import pytest

import rashomon


def brief(text: str) -> str:
    with rashomon.open() as archive:
        archive.add_articles(
            [rashomon.read_text(text, id="a", title="Visit", published="2024-04-09", source="The Gazette")]
        )
        (story,) = archive.stories()
        return story.brief()


def test_a_day_in_figures_that_could_be_read_otherwise_says_so() -> None:
    told = brief("Foreign Minister Ana Roth visited Porto on 02/04/2024, her ministry said.")
    assert "if “02/04/2024” is read so: day and month could be the other way round" in told


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ana Roth visited Porto on 2 April 2024, her ministry said.",
        "Foreign Minister Ana Roth visited Porto on 04/04/2024, her ministry said.",
        "Foreign Minister Ana Roth visited Porto on 02/04/2024, her ministry said. She left on 14/03/2024.",
    ],
)
def test_a_day_that_can_be_read_one_way_only_does_not(text: str) -> None:
    assert "the other way round" not in brief(text)
