"""What is agreed in a report's words has its numbers in each passage."""

import pytest
from msgspec.structs import replace

import rashomon
from rashomon.model import Account, Facet, Finding, Origin, OriginKind, Statement, Status, evidence
from rashomon.telling.citing import Notes
from rashomon.telling.worded import worded

TEXTS = {"a": "Strikes on the market killed at least 12 people on Sunday.", "b": "The market: 35 dead after a strike."}


def agreed(subject: str) -> Finding | None:
    articles = {id: rashomon.read_text(text, id=id, source=id) for id, text in TEXTS.items()}
    told = tuple(
        Statement(
            value="happened",
            origin=Origin(id=id, name=id, kind=OriginKind.OUTLET),
            evidence=evidence(id, text, 0, len(text)),
        )
        for id, text in TEXTS.items()
    )
    account = Account(value="happened", statements=told)
    finding = Finding(
        subject_id="1",
        subject=f"“{subject}”",
        facet=Facet.WHETHER,
        accounts=(account,),
        status=Status.CORROBORATED,
        rule="both say so",
    )
    return worded(finding, Notes(articles, {"a": 1, "b": 2}))


@pytest.mark.parametrize("subject", ["Strikes killed at least 12 people", "Strikes fell … ) on Sunday"])
def test_what_a_passage_does_not_have_is_not_agreed(subject: str) -> None:
    assert agreed(subject) is None


def test_what_all_passages_have_stays() -> None:
    assert agreed("Strikes hit the market on 9 June") is not None


def test_one_origins_words_are_left_as_they_are() -> None:
    found = agreed("Strikes hit the market")
    assert found is not None
    alone = replace(found, subject="“12 died”", status=Status.SINGLE_SOURCE)
    assert worded(alone, Notes({}, {})) == alone
