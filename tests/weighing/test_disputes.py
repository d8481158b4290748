"""Disputes over one deed are told once; those over two deeds are not."""

from datetime import date

import pytest
from msgspec.structs import replace

from rashomon.model import (
    Account,
    Facet,
    Finding,
    Modality,
    Origin,
    OriginKind,
    Statement,
    Status,
    Topic,
    evidence,
)
from rashomon.weighing.disputes import told_once

TEXT = "Anna Roth said Ruritania shelled towns. Ben Vogel denied that."
MAY, JUNE = (date(2016, 5, 1), date(2016, 5, 1)), (date(2016, 6, 1), date(2016, 6, 1))


def account(value: Modality, *voices: str) -> Account:
    words = evidence("a", TEXT, 0, len(TEXT))
    origins = [Origin(id=voice, name=voice, kind=OriginKind.PRIMARY) for voice in voices]
    return Account(value=value, statements=tuple(Statement(value=value, evidence=words, origin=o) for o in origins))


DISPUTE = Finding(
    subject_id="1",
    subject="attacks on civilians by Ruritania and its army",
    facet=Facet.WHETHER,
    accounts=(account(Modality.ALLEGED, "Anna Roth"), account(Modality.DENIED, "Ben Vogel")),
    status=Status.CONTESTED,
    rule="both cannot be so",
    topic=Topic(type="ASSAULT", sense="attack civilians", actors=("Ruritania", "its army")),
)
OTHER = replace(
    DISPUTE,
    subject_id="2",
    accounts=(account(Modality.DENIED, "Ben Vogel"), account(Modality.ALLEGED, "Anna Roth", "Eva Lind")),
    topic=Topic(type="ASSAULT", sense="attack civilians", actors=("Ruritania",), place="Lisbon"),
)


def test_disputes_of_one_deed_with_the_same_voices_are_one() -> None:
    (told,) = told_once([DISPUTE, OTHER])
    assert told.subject == DISPUTE.subject
    assert {a.value: [o.name for o in a.origins] for a in told.accounts} == {
        "alleged": ["Anna Roth", "Eva Lind"],
        "denied": ["Ben Vogel"],
    }
    assert len(told.accounts[0].statements) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (replace(DISPUTE, topic=Topic(type="ASSAULT", sense="shelling", actors=("Ruritania",))), OTHER),
        (replace(DISPUTE, topic=Topic(type="ASSAULT", sense="attack civilians", actors=("Sylvania",))), OTHER),
        (
            replace(
                DISPUTE, topic=Topic(type="ASSAULT", sense="attack civilians", actors=("Ruritania",), place="Porto")
            ),
            OTHER,
        ),
        (replace(DISPUTE, span=MAY), replace(OTHER, span=JUNE)),
        (replace(DISPUTE, accounts=(DISPUTE.accounts[0], account(Modality.DENIED, "Carl Berg"))), OTHER),
    ],
    ids=["another deed", "another accused", "another place", "another day", "another denies it"],
)
def test_disputes_that_differ_stay_two(one: Finding, two: Finding) -> None:
    assert told_once([one, two]) == [one, two]
