"""Answers: a claim that another denies in a word that only points to it is contested by those two."""

import pytest

from rashomon.model import Finding
from tests.affairs import contested_in, reports


def disputes(*texts: str) -> list[Finding]:
    return contested_in(reports(*texts, title="Ferry sinks", day="2024-03-05"))


@pytest.mark.parametrize(
    ("text", "claim", "denier"),
    [
        ("The army has blamed Tuareg rebels, who deny it.", "blamed Tuareg rebels", "Tuareg rebels"),
        ("The governor blamed Norway for the flood. Norway denied any role.", "blamed Norway for the flood", "Norway"),
        (
            "Ada Roth, a lawyer, said eleven of the sailors had been beaten. The ministry rejected the accusation.",
            "eleven of the sailors had been beaten",
            "ministry",
        ),
        (
            "Denmark has rejected an accusation by Norway that it opened the dam at Olm.",
            "it opened the dam at Olm",
            "Denmark",
        ),
        (
            'Norway blamed Denmark for the flood. "They opened the dam," its minister said.\n\nThe operator denied it.',
            "blamed Denmark for the flood",
            "operator",
        ),
        (
            "Norway's navy said that the ferry had left its lane. The owner, Carl Roth, called this “a bare lie”.",
            "the ferry had left its lane",
            "Carl Roth",
        ),
        (
            "Two sailors said the doors were not shut; the captain, Ada Bell, said that this was untrue.",
            "the doors were not shut",
            "Ada Bell",
        ),
        (
            "The prosecutor, Ada Bell, said the hatch was opened from the deck. The union has claimed the contrary.",
            "the hatch was opened from the deck",
            "union",
        ),
        (
            "The union's Carl Roth said the crew wrote of a crack. “Nobody read it.”\n\nNordline rejected this.",
            "the crew wrote of a crack",
            "Nordline",
        ),
        ("Norway insists that Denmark promised a ship. Denmark says it did not.", "Denmark promised a ship", "Denmark"),
        ("The coastguard said that the wreck lay open. The yard rejected the finding.", "the wreck lay open", "yard"),
    ],
)
def test_what_is_denied_in_a_word_that_points_to_it_is_contested(text: str, claim: str, denier: str) -> None:
    (finding,) = disputes(text)
    assert claim in finding.subject
    assert {a.value: a.statements[0].speaker for a in finding.accounts}["denied"] == denier


def test_an_accusation_that_two_reports_tell_in_more_and_fewer_words_is_one() -> None:
    (finding,) = disputes(
        "The army blamed fighters of the Northern Front, rebels, for the fire. The Northern Front denied any role.",
        "The army has blamed rebel fighters, who deny it.",
    )
    assert len(finding.accounts[1].statements) == len(("Northern Front", "rebel fighters"))


@pytest.mark.parametrize(
    "text",
    [
        "The judge said Roth abused the trust of the town. Roth has denied all the charges.",
        "Medicines had run out, the hospital said. The army rejected the account.",
        "Zimmer said prosecutors had asked her about her accusation. The mayor denied the allegations.",
        "Norway accused Sweden of arming the rebels. Sweden initially denied it.",
        "The governor blamed Norway for the flood. Norway denied any role in the coup.",
        "The governor said the dam was safe. Snow fell all night. The operator called this a lie.",
        "Carl Roth said the plan was good. It was opposed by six members.",
        "The governor said the dam was full and denied reports of a crack, calling them false.",
    ],
)
def test_what_may_be_a_denial_of_something_else_is_none(text: str) -> None:
    assert not disputes(text)


def test_a_denial_is_shown_with_what_the_same_voice_says_next() -> None:
    (finding,) = disputes("Crew members said the horn was silent. The captain denied this. “It blew twice,” he said.")
    denied = next(account for account in finding.accounts if account.value == "denied")
    assert "It blew twice" in denied.statements[0].evidence.quote
