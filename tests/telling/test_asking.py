"""Asking: a dispute asks for the matter itself, and not for who said it."""

import pytest

from rashomon.model import Account, Evidence, Facet, Finding, Modality, Origin, OriginKind, Span, Statement, Status
from rashomon.telling.asking import ask_so, shared_means, with_means
from tests.affairs import briefs_of, reports


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


def asked_in(*texts: str) -> list[str]:
    """Return what the brief of some reports asks."""
    return [
        asked.about
        for brief in briefs_of(reports(*texts, title="A shooting in Porto", day="2015-03-20"))
        for asked in brief.contested
    ]


def test_a_dispute_of_the_past_is_asked_with_its_time() -> None:
    old = "In December 2006 Roth fought with two officers outside a shop. "
    told = "The officers said Roth reached for a gun in his belt. Roth denied reaching for his gun."
    assert asked_in(told) == ["Is it so? “Roth reached for a gun in his belt”"]
    assert asked_in(old + told) == ["Is it so? “Roth reached for a gun in his belt” (In December 2006.)"]


def test_what_came_next_is_not_asked_without_what_came_before() -> None:
    told = "Investigators say Roth {}shot the guard, but Roth's lawyers say that is not the case."
    assert asked_in(told.format("")) == ["Is it so? “Roth shot the guard”"]
    assert not asked_in(told.format("then "))


def test_who_is_charged_and_denies_any_part_is_asked_about_their_part() -> None:
    charge = "Carl Roth was charged with the murder of Ida Zell, police said."
    denial = "Carl Roth denied having any involvement in the murder of Ida Zell."
    assert asked_in(charge, denial) == ["Did Carl Roth have a part in the killing?"]


def test_whom_a_sentence_calls_so_is_no_voice_beside_its_name() -> None:
    told = (
        "Bombers struck a shrine in Porto on Friday, leaving at least 20 people dead, a monitor said. The Coast "
        "Observatory, a monitoring group, said at least 20 people were killed in Porto. State agency Lusa gave a toll "
        "of 12 dead."
    )
    (brief,) = briefs_of(reports(told, title="A shooting in Porto", day="2015-03-20"))
    assert "Coast Observatory" in str(brief.contested)
    assert "quoting monitor" not in str(brief.contested)
