"""Answers: a claim that another denies in a word that only points to it is contested by those two."""

import pytest

import rashomon
from rashomon.model import Finding, Status


def disputes(*texts: str) -> list[Finding]:
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(text, id=f"r{n}", title="Ferry sinks", published="2024-03-05", source=f"Outlet {n}")
            for n, text in enumerate(texts)
        )
        found = [finding for story in archive.stories() for finding in story.findings()]
    return [finding for finding in found if finding.status is Status.CONTESTED]


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
    ],
)
def test_what_may_be_a_denial_of_something_else_is_none(text: str) -> None:
    assert not disputes(text)
