"""Sayings: what one is quoted as saying and another as denying is contested by those two, be it an event or not."""

import pytest

from rashomon.model import Finding
from tests.affairs import contested_in, reports


def disputes(*texts: str) -> list[Finding]:
    return contested_in(reports(*texts, title="Ferry sinks", day="2024-03-05"))


@pytest.mark.parametrize(
    ("text", "claim", "denier"),
    [
        (
            "Villagers said the operator opened the gates. The operator of the dam denied that it opened the gates.",
            "opened the gates",
            "operator of the dam",
        ),
        ("Fans said police had used water guns. Police denied using water guns near the port.", "water guns", "police"),
        (
            "Prosecutors accused the mayor, Ivo Roth, of taking bribes from a builder. Roth said he never took bribes.",
            "taking bribes",
            "Ivo Roth",
        ),
        ("Survivors said the ferry hit a reef. The captain denied that the ferry had hit a reef.", "a reef", "captain"),
        ("Aid workers accused the state of hiding deaths. The state denied hiding deaths.", "hiding deaths", "state"),
        (
            "Survivors said the owner had paid a ransom. The navy said all were free, and no ransom was paid.",
            "paid a ransom",
            "navy",
        ),
        (
            'Roth said: "There was no storm. The crew skipped an inspection." The owner denied that it skipped an '
            "inspection in March.",
            "skipped an inspection",
            "owner",
        ),
        (
            "Supporters accused the state of ordering the verdict. The court denied ordering the verdict.",
            "ver",
            "court",
        ),
    ],
)
def test_what_is_denied_in_the_words_in_which_it_was_said_is_contested(text: str, claim: str, denier: str) -> None:
    (finding,) = disputes(text)
    assert claim in finding.subject
    assert {a.value: a.statements[0].speaker for a in finding.accounts}["denied"] == denier


def test_another_report_that_says_it_is_a_side_of_the_dispute() -> None:
    (finding,) = disputes(
        "The French government denied on Tuesday that a ransom was paid.",
        "Families of the pupils said a ransom of 30 million was paid to the gunmen by France.",
    )
    assert len(finding.voices) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Survivors said the ferry Rosa sank off the port of Batanga. The owner said the ferry was not overloaded.",
        "Police said Roth denied hitting the reef.",
        "Ada Bell accused Carl Roth of opposing help in times of drought and famine. Roth said he backs loans if a "
        "herd is in danger, but not in times of drought or famine.",
        "Guards said the club refused service to guests. The mayor wants no club to deny service to guests.",
        "Witnesses said the engine was on fire on Monday. Owners denied that the engine was on fire on Friday.",
    ],
)
def test_other_words_and_a_denial_that_is_only_told_are_no_dispute(text: str) -> None:
    assert not disputes(text)


def test_what_is_denied_of_oneself_is_not_denied_of_another() -> None:
    assert not disputes(
        "Officials said Roth was the leaker of the papers.", "Ben Vogel denied that he was the leaker of the papers."
    )
    (finding,) = disputes(
        "Officials said Ben Vogel was the leaker of the papers.",
        "Ben Vogel denied that he was the leaker of the papers.",
    )
    assert finding.subject == "“he was the leaker of the papers”"


def test_who_prefers_not_to_do_it_denies_nothing() -> None:
    assert not disputes(
        "Consultants said many were registering under the foreign agents law.",
        "Lobbyists prefer not to register under the foreign agents law.",
    )
