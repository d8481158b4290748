"""Dates to keep: votes, trials, funerals, strikes to come, what was called off, and what nobody did."""

import pytest

import rashomon
from rashomon.model import Event, Modality

WEDNESDAY = "2016-10-12"


def events(text: str) -> list[Event]:
    return list(rashomon.annotate(rashomon.read_text(text, published=WEDNESDAY)).events)


@pytest.mark.parametrize(
    ("sentence", "sense", "day"),
    [
        ("The dead will be buried on Friday.", "funeral", "2016-10-14"),
        ("Lawmakers are to vote on Tuesday on a bill.", "vote", "2016-10-18"),
        ("A motion of no confidence will be put to parliament on Thursday.", "vote", "2016-10-13"),
        ("Former minister Petr Novak goes on trial next month in Brno.", "trial", "2016-11"),
        ("A hearing is set for 15 November.", "trial", "2016-11-15"),
        ("A vigil will be held on Friday in Oslo.", "funeral", "2016-10-14"),
        ("Karl Moss will appear in court on Monday.", "trial", "2016-10-17"),
        ("President Liis Saar is to address the nation on Friday.", "ceremony", "2016-10-14"),
        ("Train drivers will strike on Monday.", "labour strike", "2016-10-17"),
        ("Hospital doctors voted to strike on 20 October.", "labour strike", "2016-10-20"),
    ],
)
def test_what_is_kept_as_a_date_is_told_with_its_day(sentence: str, sense: str, day: str) -> None:
    planned = [e for e in events(sentence) if e.sense == sense and e.when]
    assert [e.when.time.value for e in planned if e.when][:1] == [day]


@pytest.mark.parametrize(
    "sentence", ["The dead were buried on Tuesday.", "Parliament will vote.", "The trial went on."]
)
def test_an_occasion_that_is_past_or_has_no_day_is_none(sentence: str) -> None:
    assert not [e for e in events(sentence) if e.type == "OCCASION"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The meeting is off.",
        "The meeting between Norway and Sweden never went ahead.",
        "The meeting was called off at the last minute.",
        "The meeting did not take place.",
        "The meeting was scrapped.",
        "The meeting planned for Friday fell through.",
    ],
)
def test_what_was_called_off_was_not_held(sentence: str) -> None:
    (meeting,) = (e for e in events(sentence) if e.sense == "meet")
    assert meeting.modality is Modality.CANCELLED


@pytest.mark.parametrize(
    "sentence",
    [
        "No arrest has been made.",
        "No arrests were reported.",
        "Nobody was arrested.",
        "No one has been killed in Oslo.",
    ],
)
def test_what_nobody_did_is_no_event_and_no_denial(sentence: str) -> None:
    assert not events(sentence)


def test_a_plan_has_no_day_of_the_sentence_before() -> None:
    aid = next(e for e in events("A funeral is planned for Friday. Norway will send aid to Sweden.") if e.type == "AID")
    assert aid.modality is Modality.PLANNED
    assert aid.when is None


@pytest.mark.parametrize(
    ("sentence", "sense"),
    [
        ("Gunmen kidnapped six aid workers near Gao.", "kidnap"),
        ("Police arrested six men near Gao.", "arrest"),
    ],
)
def test_gunmen_arrest_nobody(sentence: str, sense: str) -> None:
    assert [e.sense for e in events(sentence)] == [sense]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mina Sand seized on a scandal over schools.",
        "She beat back a challenge from her party.",
        "Rovers beat their rivals.",
    ],
)
def test_figurative_force_is_none(sentence: str) -> None:
    assert not [e for e in events(sentence) if e.type in ("ASSAULT", "COERCE")]


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Peace talks are to open in Kuwait on 18 October.", Modality.PLANNED),
        ("The talks collapsed after an hour.", Modality.HAPPENED),
        ("The meeting is planned for Friday. Earlier talks broke down.", Modality.HAPPENED),
    ],
)
def test_talks_that_are_to_open_are_planned_and_those_that_collapsed_were_held(
    sentence: str, modality: Modality
) -> None:
    assert [e.modality for e in events(sentence) if e.sense == "meet"][-1] is modality


def test_a_committee_that_is_due_to_debate_will_do_so() -> None:
    assert [e.sense for e in events("Parliament is due to debate the budget on 27 October.")] == ["vote"]


def test_no_clashes_that_were_reported_are_no_denial() -> None:
    assert not events("No clashes were reported in the town.")
