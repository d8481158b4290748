"""Findings on what one side alleges and another denies, wherever the two stand."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Case, Facet, Finding, Mention, Precision, Status, Topic
from rashomon.weighing.agreement import Days, compare_days, compare_places, judge
from rashomon.weighing.happenings import as_dispute, as_finding, compare_modalities
from rashomon.weighing.origins import Origins
from rashomon.weighing.relays import without_relays
from rashomon.weighing.subjects import SAME, named, with_states
from rashomon.weighing.tellings import CLAIMED, Telling, Tellings
from rashomon.wording.days import listed
from rashomon.wording.ids import short_id
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
        told = {m: t for m, t in tellings.of.items() if _claims(t, sense) and not tellings.is_in_denial(t)}
        same = [m for m, t in denials.items() if t.event.sense == sense]
        for denied, claimed in _disputes(same, told, denials, origins):
            mentions = dict.fromkeys(other for m in (*denied, *claimed) for other in (m, *together.get(m, ())))
            dispute = [tellings.of[m] for m in mentions if m in tellings.of]
            yield from _dispute(dispute, sense, [denials[m] for m in denied], tellings, origins)


def _disputes(
    denied: Sequence[Mention], told: Mapping[Mention, Telling], denials: Mapping[Mention, Telling], origins: Origins
) -> list[tuple[list[Mention], list[Mention]]]:
    """Return the denials that share a claim, with their claims: who denies another raid is no side of this dispute."""
    disputes: list[tuple[list[Mention], list[Mention]]] = []
    for denial in denied:
        claimed = [m for m, t in told.items() if _meets(t, denials[denial], origins)]
        if claimed:
            mine = [dispute for dispute in disputes if not set(dispute[1]).isdisjoint(claimed)]
            disputes = [dispute for dispute in disputes if dispute not in mine]
            shared = dict.fromkeys(m for _, claims in mine for m in claims) | dict.fromkeys(claimed)
            disputes.append(([*(m for others, _ in mine for m in others), denial], list(shared)))
    return disputes


def _dispute(
    told: Sequence[Telling], sense: str, denied: Sequence[Telling], tellings: Tellings, origins: Origins
) -> Iterator[Finding]:
    accused = frozenset(name for denial in denied for name in named(denial.event.actors, origins.names))
    values = [
        (t.stance.value, t.statement(t.stance.value, origins))
        for t in without_relays(told)
        if tellings.is_denial(t)
        or (
            _claims(t, sense)
            and _is_of(t, accused, origins)
            and any(t.may_be_denied(denial) and t.is_on_what(denial) for denial in denied)
        )
    ]
    judgement = judge(values, compare_modalities, origins)
    if judgement and judgement.status is Status.CONTESTED:
        subject = f"{phrase(sense).noun} by {listed(sorted(accused))}"
        id = short_id(f"{sense}|{sorted(accused)}")
        claimed = [t for t in told if _claims(t, sense) and _is_of(t, accused, origins)]
        place, span = _scene(claimed, denied)
        topic = Topic(type=denied[0].event.type, sense=sense, actors=tuple(sorted(accused)), place=place)
        yield as_finding(id, subject, Facet.WHETHER, as_dispute(judgement), span, topic)


def _scene(claimed: Sequence[Telling], denied: Sequence[Telling]) -> tuple[str | None, Days | None]:
    """Return the one place and the days that a disputed deed has; none where what is denied may be any such deed.

    A denial that says of which day it is says it of the deed.
    """
    beside = all(
        any(claim.stands_before(denial) or denial.stands_before(claim) for claim in claimed) for denial in denied
    )
    told = (*claimed, *denied)
    places = {" ".join(t.event.where.evidence.quote.split()) for t in told if t.event.where} if beside else set()
    spans = {t.span for t in denied if t.span} or ({t.span for t in told if t.span} if beside else set())
    return (places.pop() if len(places) == 1 else None), (spans.pop() if len(spans) == 1 else None)


def _meets(claim: Telling, denial: Telling, origins: Origins) -> bool:
    """Say whether what is claimed may be what is denied: of the same accused, and where the denial says where or when,
    there or then, or where it says on what ("strikes on the market"), on the same.
    """
    if not _sides(claim, origins) & _sides(denial, origins):
        return False
    here, there = claim.event.where, denial.event.where
    if not claim.may_be_denied(denial):
        return False
    placed = here is not None and there is not None and compare_places(here, there) in SAME
    dated = claim.span is not None and denial.span is not None and compare_days(claim.span, denial.span) in SAME
    if placed or dated:
        return True
    general = denial.span is None and (there is None or there.precision is Precision.COUNTRY)
    return general and claim.is_on_what(denial)


def _is_of(telling: Telling, accused: frozenset[str], origins: Origins) -> bool:
    """Say whether a claim names one of the accused, and it is not they themselves who tell it."""
    by_them = telling.source is not None and origins.names.of(telling.source.name) in accused
    return not by_them and not telling.is_hedged and bool(_sides(telling, origins) & with_states(accused))


def _sides(telling: Telling, origins: Origins) -> frozenset[str]:
    """Return who acts, and the states whose government or army that is: "Syrian regime forces"."""
    return with_states(named(telling.event.actors, origins.names))


def _claims(telling: Telling, sense: str) -> bool:
    return telling.event.sense == sense and telling.event.modality in CLAIMED
