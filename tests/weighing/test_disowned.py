"""Figures that who is heard calls untrue, and tolls that others dispute."""

import pytest

import rashomon
from rashomon.model import Toll


def tolls(text: str) -> list[Toll]:
    with rashomon.open() as archive:
        archive.add_articles(
            [rashomon.read_text(text, id="r", title="Porto", published="2024-05-07", source="Gazette")]
        )
        return [toll for story in archive.stories() for toll in story.weighed.tolls]


@pytest.mark.parametrize(
    "text",
    [
        "“Anyone who speaks of 40 dead sailors was not at the pier,” the harbour master, Ann Roth, said on Monday.",
        "“Whoever claims that 40 people were killed in Porto lies,” said Ann Roth, the harbour master.",
        "“It is a lie that 40 people were killed in Porto on Sunday,” Ann Roth, a police spokeswoman, said.",
        "It is not true that 40 people died in Porto on Sunday, the mayor said.",
        "Reports of 40 dead in Porto are false, the mayor said on Monday.",
        "Claims that 40 people were killed in Porto on Sunday were wildly exaggerated, the mayor said.",
        "The mayor rejected reports that 40 people had been killed in Porto on Sunday.",
    ],
)
def test_a_figure_that_is_called_untrue_is_nobodys_toll(text: str) -> None:
    assert tolls(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that 40 people were killed in Porto on Sunday and that he was not at the pier.",
        "“It is a lie that we did nothing. 40 people were killed in Porto on Sunday,” the mayor said.",
        "The navy on Sunday rejected criticism of its response to the fire in Porto, in which it says 40 sailors died.",
        "Reports of a blast were false, but 40 people were killed in a fire in Porto on Sunday, the mayor said.",
        "It is true that 40 people were killed in Porto on Sunday, the mayor said.",
    ],
)
def test_what_is_called_untrue_beside_a_figure_leaves_it(text: str) -> None:
    assert [tally.value for toll in tolls(text) for tally in toll.tallies] == [40]


@pytest.mark.parametrize(
    "text",
    [
        "Army tolls of the raid on Porto, 14 dead, are disputed by local officials.",
        "The army's figure of 14 dead in Porto was disputed by residents, who spoke of many more.",
        "Ann Roth, the mayor, disputed on Monday the army's toll of 14 dead in Porto.",
        "Mayor Ann Roth rejected the army's statement that 14 sailors were killed in Porto.",
    ],
)
def test_a_disputed_toll_is_of_whom_it_is_called_and_not_of_the_day_of_the_dispute(text: str) -> None:
    (toll,) = tolls(text)
    (tally,) = toll.tallies
    assert (tally.value, str(tally.statement.speaker).lower(), toll.span) == (14, "army", None)
