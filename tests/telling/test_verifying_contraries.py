"""Verifying what the reports tell the contrary of, leave open, have another do, or give in other words."""

import pytest

import rashomon
from rashomon.model import Case
from rashomon.telling.verifying import Kind, verify
from tests.affairs import cases_of

HARBOUR = """The dockers' union rejected the latest offer of the port company on Monday.

Portugal called for a ban on night ships in the strait. Norwegian ships stayed away.

The town council did not approve the new harbour. It is not clear whether the crane was damaged by the storm.

Police arrested six pickets at the gate. A judge released four of the six pickets who had been arrested.

Some 48 lorries waited at the gate, and three drivers and two cooks were hurt in a scuffle.

President Obama praised the pilots. The director of the port, Ines Lund, stepped down in 2012.
"""


@pytest.fixture(scope="module")
def harbour() -> tuple[Case, ...]:
    return cases_of(rashomon.read_text(HARBOUR, id="a", title="Port at a standstill", published="2014-06-03"))


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("The dockers' union accepted the latest offer of the port company.", Kind.DEED, "accepted"),
        ("The town council approved the new harbour.", Kind.DEED, "approved"),
        ("The crane was damaged by the storm.", Kind.DEED, "damaged"),
        ("Norway called for a ban on night ships in the strait.", Kind.DEED, "called"),
        ("Police arrested four pickets, six of whom were released.", Kind.NUMBER, "six"),
        ("Nobody was hurt in the 1990s.", Kind.DAY, "1990s"),
        ("Ines Lund was convicted.", Kind.DEED, "Ines Lund was convicted"),
    ],
)
def test_the_contrary_of_what_reports_tell_is_listed(
    sentence: str, kind: Kind, words: str, harbour: tuple[Case, ...]
) -> None:
    assert (kind, words) in [(one.kind, one.words) for one in verify(sentence, harbour)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dockers' union turned down the latest offer of the port company.",
        "The town council refused to approve the new harbour.",
        "Whether the crane was damaged by the storm is not clear.",
        "About 50 lorries waited at the gate.",
        "Five people were hurt in a scuffle, three drivers and two cooks.",
        "Barack Obama praised the pilots.",
        "Ines Lund resigned as director of the port in 2012.",
        "Four of the six arrested pickets were freed by a judge.",
    ],
)
def test_the_same_in_other_words_raises_no_alarm(sentence: str, harbour: tuple[Case, ...]) -> None:
    assert [(one.kind, one.words, one.why) for one in verify(sentence, harbour)] == []
