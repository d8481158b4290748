"""Verifying what a brief adds: a cause no report tells, "the first" and "the only", the other side of a war."""

import pytest

import rashomon
from rashomon.model import Case
from rashomon.telling.verifying import Kind, verify
from tests.affairs import cases_of

REPORT = """The mine at Orvik was closed on Monday because its pumps had failed, the owner said.

Miners loyal to the government held the upper shaft. It is the first mine in the north to be closed since 2003.

A nurse in the next village said that two sheds had caught fire.

The owner had flooded the pit with sea water, his adviser said. The owner called this a lie.

None of the tools has reached the lower shaft. Trade Minister Rolf Aune opened a road to the valley.
"""


@pytest.fixture(scope="module")
def mine() -> tuple[Case, ...]:
    return cases_of(rashomon.read_text(REPORT, id="a", title="Mine closed", published="2014-06-03"))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The mine at Orvik was closed because of a strike by the drivers.", "because of a strike by the drivers"),
        ("Rolf Aune, the trade minister, opened the only road to the valley.", "only"),
        ("Miners loyal to the rebels held the upper shaft.", "rebels"),
        ("The tools reached the lower shaft.", "reached"),
    ],
)
def test_what_a_brief_adds_or_turns_round_is_listed(sentence: str, words: str, mine: tuple[Case, ...]) -> None:
    assert (Kind.DEED, words) in [(one.kind, one.words) for one in verify(sentence, mine)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mine at Orvik was closed because the pumps failed.",
        "Orvik is the first mine to be closed in the north since 2003.",
        "On the first day the road to the valley was opened.",
        "Miners who are loyal to the government held the upper shaft.",
        "The tools have not reached the lower shaft.",
    ],
)
def test_causes_and_ranks_of_the_reports_are_left_alone(sentence: str, mine: tuple[Case, ...]) -> None:
    assert verify(sentence, mine) == ()


@pytest.mark.parametrize("sentence", ["Two sheds had caught fire.", "The owner had flooded the pit with sea water."])
def test_what_a_bystander_says_or_the_next_sentence_calls_a_lie_is_no_fact(
    sentence: str, mine: tuple[Case, ...]
) -> None:
    assert [one.kind for one in verify(sentence, mine)] == [Kind.CLAIM]
