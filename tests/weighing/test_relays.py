"""Relays: who only asks about, answers or passes on a claim is no voice for it."""

import pytest

from rashomon.model import Article, Event, Facet, Modality, Status
from rashomon.weighing import weigh
from tests.affairs import contested_in, reports
from tests.small_cases import article, case, event, who

DENIAL = "Ben Vogel denied that Ardia struck it."


def struck(of: Article, modality: Modality, source: str) -> Event:
    told_by, actors = who(of, source), [who(of, "Ardia")]
    return event(of, "struck", "air strike", type="ASSAULT", modality=modality, source=told_by, actors=actors)


@pytest.mark.parametrize("claim", ["Ardia probably struck the market.", "Ardia's counterterrorism unit struck it."])
def test_who_claims_in_words_that_begin_alike_is_a_side(claim: str) -> None:
    a = article("a", "Ardia struck the market, Anna Roth said.", "The Gazette")
    b = article("b", DENIAL, "The Mirror")
    c = article("c", f"Carl Zell said: {claim}", "The Courier")
    told = struck(a, Modality.ALLEGED, "Anna Roth")
    denial = struck(b, Modality.DENIED, "Ben Vogel")
    deny = event(b, "denied", "deny", type="REJECT", modality=Modality.HAPPENED, about=denial.evidence.span)
    findings = weigh(case((a, [told]), (b, [denial, deny]), (c, [struck(c, Modality.ALLEGED, "Carl Zell")]))).findings
    (dispute,) = [f for f in findings if f.facet is Facet.WHETHER and f.status is Status.CONTESTED]
    assert "Carl Zell" in dispute.voices


@pytest.mark.parametrize(
    "relay",
    [
        "Carl Zell called for an inquiry into reports that Ardia struck the market.",
        "Carl Zell responded to the claim by miners that Ardia struck the market.",
        "Carl Zell condemned that Ardia struck the market.",
        "Carl Zell would not say whether Ardia struck the market.",
    ],
)
def test_who_only_speaks_of_a_claim_is_no_side_of_it(relay: str) -> None:
    a = article("a", "Ardia struck the market, Anna Roth said.", "The Gazette")
    b = article("b", DENIAL, "The Mirror")
    c = article("c", relay, "The Courier")
    claim = struck(a, Modality.ALLEGED, "Anna Roth")
    denial = struck(b, Modality.DENIED, "Ben Vogel")
    deny = event(b, "denied", "deny", type="REJECT", modality=Modality.HAPPENED, about=denial.evidence.span)
    findings = weigh(case((a, [claim]), (b, [denial, deny]), (c, [struck(c, Modality.ALLEGED, "Carl Zell")]))).findings
    (dispute,) = [f for f in findings if f.facet is Facet.WHETHER and f.status is Status.CONTESTED]
    assert dispute.voices == ("Anna Roth", "Ben Vogel")
    assert "The Courier" not in {origin.name for origin in dispute.silent}


def test_what_prosecutors_claim_is_alleged() -> None:
    first = "Prosecutors claim Vogel killed Roth on Monday. Vogel denied killing Roth."
    (dispute,) = contested_in(reports(first, title="Trial", day="2016-10-13"))
    assert {account.value for account in dispute.accounts} == {"alleged", "denied"}
