"""Findings on what one side alleges and another denies, wherever the two stand."""

import hashlib
from collections.abc import Iterator

from rashomon.model import Case, Facet, Finding, Status
from rashomon.weighing.agreement import judge
from rashomon.weighing.happenings import CLAIMED, as_finding, compare_modalities
from rashomon.weighing.origins import Origins
from rashomon.weighing.subjects import named
from rashomon.weighing.tellings import Telling, Tellings
from rashomon.wording.days import listed
from rashomon.wording.phrases import phrase


def weigh_claims(case: Case, tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each deed that one voice alleges or reports and the accused deny.

    Linking keeps a denial apart from the accusation where they share no day or place ("has repeatedly denied
    attacking civilians"); what they share is the deed and the accused. The happenings that hold one of them come along
    whole, so that one dispute is told once.
    """
    together = {mention: happening.mentions for happening in case.happenings for mention in happening.mentions}
    denials = {m: t for m, t in tellings.of.items() if tellings.is_denial(t)}
    for sense in sorted({t.event.sense for t in denials.values()}):
        denied = [m for m, t in denials.items() if t.event.sense == sense]
        accused = frozenset(name for m in denied for name in named(denials[m].event.actors, origins.names))
        claimed = [
            m for m, t in tellings.of.items() if _claims(t, sense) and named(t.event.actors, origins.names) & accused
        ]
        if not claimed:
            continue
        mentions = dict.fromkeys(other for m in (*denied, *claimed) for other in (m, *together.get(m, ())))
        told = [tellings.of[m] for m in mentions if m in tellings.of]
        values = [
            (t.event.modality.value, t.statement(t.event.modality.value, origins))
            for t in told
            if _claims(t, sense) or tellings.is_denial(t)
        ]
        judgement = judge(values, compare_modalities)
        if judgement and judgement.status is Status.CONTESTED:
            subject = f"{phrase(sense).noun} by {listed(sorted(accused))}"
            id = hashlib.sha256(f"{sense}|{sorted(accused)}".encode()).hexdigest()[:12]
            yield as_finding(id, subject, Facet.WHETHER, judgement)


def _claims(telling: Telling, sense: str) -> bool:
    return telling.event.sense == sense and telling.event.modality in CLAIMED
