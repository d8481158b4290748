"""Verifying what is said of sides: claims told as fact, and who is said to speak."""

import pytest

import rashomon
from rashomon.model import Case
from rashomon.telling.verifying import Kind, verify
from tests.affairs import cases_of

AMBUSH = """Rebels ambushed a convoy near Kidal on Sunday, killing 12 soldiers, the army said in a statement.

According to the rebels, a helicopter was shot down during the fighting. The army said it had made an emergency landing.

"Our fighters hold the road and will not give it back," said their spokesman, Moussa Diallo. Defence Minister Sadio
Camara accused Algeria of sheltering rebel leaders. The village doctor, Awa Keita, has treated 30 people.
"""


@pytest.fixture(scope="module")
def ambush() -> tuple[Case, ...]:
    return cases_of(rashomon.read_text(AMBUSH, id="a", title="Convoy ambushed", published="2024-03-04"))


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


STRIKE = """Union leader Pilar Ortega accused Jonas Weber of breaking an agreement. Weber praised the port authority.

A meeting of both sides that was to be held in Madrid on Thursday has been called off. Transport Minister Luis Navarro
is to visit the port on Saturday. Police searched the offices of the company on Monday.
"""


@pytest.fixture(scope="module")
def strike() -> tuple[Case, ...]:
    return cases_of(rashomon.read_text(STRIKE, id="a", title="Dockers walk out", published="2023-05-10"))


@pytest.mark.parametrize(
    ("sentence", "words", "why"),
    [
        (
            "Weber accused Pilar Ortega of breaking an agreement.",
            "Weber accused",
            "the reports have it the other way round",
        ),
        ("Ortega was accused by Jonas Weber.", "accused", "the reports have it the other way round"),
        ("The two sides met in Madrid on Thursday.", "met", "told as done, but the last report is of 10 May 2023"),
        ("A meeting of both sides was held in Madrid.", "held", "the reports tell that this was called off"),
        ("Navarro visited the port on Saturday.", "visited", "told as done, but the last report is of 10 May 2023"),
    ],
)
def test_what_is_turned_round_or_told_as_held_is_listed(
    sentence: str, words: str, why: str, strike: tuple[Case, ...]
) -> None:
    alarms = [(one.words, one.why) for one in verify(sentence, strike) if one.kind is Kind.DEED]
    assert any(said == words and reason.startswith(why[:40]) for said, reason in alarms)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pilar Ortega accused Jonas Weber of breaking an agreement.",
        "Weber was accused by Ortega of breaking an agreement.",
        "A meeting of both sides planned for Thursday in Madrid was called off.",
        "Navarro is to visit the port on Saturday.",
        "Police searched the offices of the company on Monday.",
    ],
)
def test_who_accused_whom_and_what_was_called_off_raise_no_alarm(sentence: str, strike: tuple[Case, ...]) -> None:
    assert found(sentence, strike) == []


def test_a_quotation_put_together_of_two_is_listed(ambush: tuple[Case, ...]) -> None:
    assert found("“Our fighters hold the road … will not give it back,” Diallo said.", ambush) == []
    (one,) = found("“will not give it back … Our fighters hold the road”", ambush)
    assert one[0] is Kind.QUOTATION


MILL = """Marlow Grain denied that it had received a warning about the dryer.

The millers' union said that it would stop work on Friday unless the dryer was taken away.
Its leader said that 900 millers would take part.
"""


@pytest.fixture(scope="module")
def mill() -> tuple[Case, ...]:
    return cases_of(rashomon.read_text(MILL, id="a", title="Mill stands idle", published="2021-03-03"))


def test_one_wrong_verb_is_one_alarm_with_the_sentence_that_shows_it(mill: tuple[Case, ...]) -> None:
    (one,) = verify("Marlow Grain admitted that it had received a warning about the dryer.", mill)
    assert (one.kind, one.words, one.why) == (Kind.DEED, "Marlow Grain admitted", "the reports tell the contrary")
    assert one.passage == "Marlow Grain denied that it had received a warning about the dryer."


@pytest.mark.parametrize(("number", "kinds"), [("900", []), ("800", [Kind.NUMBER])])
def test_one_sentence_may_tell_the_number_of_one_and_the_day_of_the_next(
    number: str, kinds: list[Kind], mill: tuple[Case, ...]
) -> None:
    alarms = verify(f"Some {number} millers would stop work on Friday, the union said.", mill)
    assert [one.kind for one in alarms] == kinds


def test_one_word_in_common_of_many_shows_nothing_of_an_alarm(mill: tuple[Case, ...]) -> None:
    alarms = verify("Tomas Eriksen heard of the warning in Geneva, where delegates talked about the treaty.", mill)
    assert [(one.words, one.passage) for one in alarms] == [("Tomas Eriksen", None), ("Geneva", None)]
