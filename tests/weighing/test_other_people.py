"""Two counts of a report that are of two happenings are not held against each other."""

import pytest

import rashomon
from rashomon.model import Facet, Status
from rashomon.telling import make_brief


def contested(text: str) -> list[str]:
    with rashomon.open() as archive:
        archive.add_articles([rashomon.read_text(text, published="2024-06-10", title="What is known")])
        (story,) = archive.stories()
        findings = [f for f in story.weighed.findings if f.facet is Facet.HOW_MANY]
        assert make_brief(story.case, story.weighed)
        return [f.subject for f in findings if f.status is Status.CONTESTED]


@pytest.mark.parametrize(
    "text",
    [
        "The army said seven soldiers had been killed near Leeds. Four shepherds were killed when their cart struck a "
        "mine, police said.",
        "Nine people were killed, police said on Monday. In Leeds, three people were killed by lightning on Sunday, "
        "officials said.",
        "In Leeds nine people were killed, the army said. On Sunday four people were killed when a car bomb went off, "
        "police said.",
    ],
)
def test_who_was_killed_in_something_else_contradicts_nobody(text: str) -> None:
    assert contested(text) == []


def test_two_who_count_the_dead_of_one_thing_do() -> None:
    told = "A bomb killed nine people in Leeds on Sunday, police said. The hospital said that twelve people had died."
    assert contested(told) == ["killed in Leeds"]
