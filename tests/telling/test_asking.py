"""Asking: a dispute asks for the matter itself, and not for who said it."""

import pytest

from rashomon.model import Account, Evidence, Facet, Finding, Modality, Origin, OriginKind, Span, Statement, Status
from rashomon.telling.asking import ask_so


def dispute(subject: str, denier: str) -> Finding:
    origin = Origin(id=denier, name=denier, kind=OriginKind.PRIMARY)
    words = Evidence(article="a", span=Span(0, 1), quote="x")
    said = Statement(value=Modality.DENIED.value, evidence=words, origin=origin, speaker=denier)
    return Finding(
        subject_id="1",
        subject=f"“{subject}”",
        facet=Facet.WHETHER,
        accounts=(Account(value=Modality.DENIED.value, statements=(said,)),),
        status=Status.CONTESTED,
        rule="",
    )


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (
            "Roth spoke of a claim by an aide on Thursday that the bridge was never safe",
            "Is it so? “the bridge was never safe”",
        ),
        (
            "Many do not trust the militia because they say it works with the army",
            "Is it so of the Militia? “it works with the army”",
        ),
        (
            "The council has accused the army of shelling the market on Monday",
            "Is it right to accuse the army of “shelling the market on Monday”?",
        ),
        ("the ferry hit a reef", "Is it so? “the ferry hit a reef”"),
    ],
)
def test_the_matter_is_asked_without_who_said_it(told: str, asked: str) -> None:
    assert ask_so(dispute(told, "the Militia")) == asked
