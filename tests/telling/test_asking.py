"""Asking: a dispute asks for the matter itself, and not for who said it."""

import pytest

from rashomon.model import Account, Evidence, Facet, Finding, Modality, Origin, OriginKind, Span, Statement, Status
from rashomon.telling.asking import ask_so, shared_means, with_means


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
            "Is it so? “[the Militia] works with the army”",
        ),
        (
            "The council has accused the army of shelling the market on Monday",
            "Is it right to accuse the army of “shelling the market on Monday”?",
        ),
        ("his office had been warned", "Is it so? “[the Militia’s] office had been warned”"),
        ("a bombing of the market in the old town", "Was there “a bombing of the market in the old town”?"),
        ("the ferry hit a reef", "Is it so? “the ferry hit a reef”"),
    ],
)
def test_the_matter_is_asked_without_who_said_it(told: str, asked: str) -> None:
    assert ask_so(dispute(told, "the Militia")) == asked


@pytest.mark.parametrize(
    ("sides", "asked"),
    [
        (
            ["Rockets with a nerve agent hit it.", "The army denied the chemical attack."],
            "Was there a chemical attack?",
        ),
        (["A car bomb hit it.", "The army denied the chemical attack."], "Was there an attack?"),
        (["Something hit it.", "The army denied the chemical attack."], "Was there an attack?"),
    ],
)
def test_an_attack_is_asked_for_by_the_means_that_both_sides_name(sides: list[str], asked: str) -> None:
    by = shared_means([[words] for words in sides])
    assert with_means("was there an attack?", by).capitalize() == asked


def test_a_toll_is_asked_for_by_the_means_that_all_sides_name() -> None:
    by = shared_means([["A car bomb killed 12."], ["The blast killed 20.", "It killed 20."]])
    assert (
        with_means("how many people were killed in Porto", by)
        == "how many people were killed by bombs or blasts in Porto"
    )
