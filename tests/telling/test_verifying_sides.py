"""Verifying what is said of sides: claims told as fact, and who is said to speak."""

from collections.abc import Iterator

import pytest

import rashomon
from rashomon.model import Case
from rashomon.telling.verifying import Kind, verify

AMBUSH = """Rebels ambushed a convoy near Kidal on Sunday, killing 12 soldiers, the army said in a statement.

According to the rebels, a helicopter was shot down during the fighting. The army said it had made an emergency landing.

"Our fighters hold the road and will not give it back," said their spokesman, Moussa Diallo. Defence Minister Sadio
Camara accused Algeria of sheltering rebel leaders. The village doctor, Awa Keita, has treated 30 people.
"""


@pytest.fixture(scope="module")
def ambush() -> Iterator[tuple[Case, ...]]:
    with rashomon.open() as archive:
        archive.add_articles([rashomon.read_text(AMBUSH, id="a", title="Convoy ambushed", published="2024-03-04")])
        yield archive.cases()


def found(brief: str, cases: tuple[Case, ...]) -> list[tuple[Kind, str]]:
    return [(one.kind, one.words) for one in verify(brief, cases)]


def test_a_claim_of_one_side_that_is_told_as_fact_is_listed_with_whose_it_is(ambush: tuple[Case, ...]) -> None:
    (one,) = verify("A helicopter was shot down during the fighting.", ambush)
    assert one.kind is Kind.CLAIM
    assert one.why == "told as fact; the reports have it only from the rebels"


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the rebels, a helicopter was shot down during the fighting.",
        "The rebels claim to have shot down a helicopter.",
        "A helicopter may have been shot down during the fighting.",
        "Rebels ambushed a convoy near Kidal on Sunday.",
        "“Our fighters hold the road,” said Moussa Diallo.",
    ],
)
def test_who_says_so_or_hedges_tells_no_claim_as_fact(sentence: str, ambush: tuple[Case, ...]) -> None:
    assert found(sentence, ambush) == []


def test_the_words_of_one_who_is_named_beside_them_are_not_those_of_another_nearby(ambush: tuple[Case, ...]) -> None:
    said = found("“Our fighters hold the road,” said Sadio Camara.", ambush)
    assert said == [(Kind.QUOTATION, "“Our fighters hold the road,”")]
