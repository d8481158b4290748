"""Findings on what happened: whether, who, where, when, who asked for it, whose it was."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from rashomon.model import Facet, Finding, Happening, Modality, Names, Place, Statement, Status, Topic
from rashomon.weighing.agreement import Judgement, Relation, compare_days, compare_places, compare_sets, judge
from rashomon.weighing.histories import Days, without_plans
from rashomon.weighing.origins import Origins
from rashomon.weighing.relays import without_relays
from rashomon.weighing.subjects import JOINT, find_subject, named, with_states
from rashomon.weighing.tellings import CLAIMED, Telling, Tellings
from rashomon.wording.days import days_in_words, listed
from rashomon.wording.phrases import phrase

# Many may call for a visit, as for a ceasefire; a meeting is called by one or by another.
VISITING = "visit"

# The PLOVER type of asking for the event that it is about, and the senses of settling on it, which takes two: who alone
# agrees was asked, and who pledges it need not be.
ASKING = "REQUEST"
SETTLING = frozenset({"agree", "sign agreement"})


def weigh_happening(happening: Happening, all_tellings: Tellings, origins: Origins, days: Days) -> Iterator[Finding]:
    """Yield the findings on one happening, a facet at a time; none where nothing is claimed of anyone or anywhere.

    Only a telling that says enough of what the happening is named by backs it. What one origin alone tells is one
    finding: who, where and when are part of it until another account contradicts. Copies do not say anew what it is
    named by, and what they changed is weighed by itself. Who announced what then took place does not say that it did:
    that is its history.
    """
    first = [all_tellings.of[m] for m in all_tellings.first_told(happening) if m in all_tellings.of]
    subject = find_subject(happening, first, all_tellings, origins.names)
    if subject is None:
        return
    linked = [all_tellings.of[m] for m in all_tellings.faithful(happening) if m in all_tellings.of]
    told = [telling for telling in linked if not all_tellings.is_in_denial(telling)]
    backing = [telling for telling in told if subject.is_told_by(telling, all_tellings, origins.names)]
    whether = None
    if any(map(all_tellings.is_denial, linked)):
        whether = _as_denied(judge(list(_whether(linked, all_tellings, origins)), compare_modalities, origins))
    if whether is None or whether.status not in (Status.CONTESTED, Status.DENIED):
        outcome = without_plans(backing, happening.type, subject.span, days)
        whether = judge(list(_whether(outcome, all_tellings, origins)), compare_modalities, origins)
    if whether is None:
        return
    whether = as_dispute(whether)
    yield as_finding(happening.id, subject.words, Facet.WHETHER, whether, subject.span, subject.topic)
    for facet, judgement in _facets(happening, linked, all_tellings, origins) if len(linked) > 1 else ():
        if judgement and judgement.status is Status.CONTESTED:
            yield as_finding(happening.id, subject.words, facet, judgement, subject.span, subject.topic)
    if whether.status in (Status.SINGLE_SOURCE, Status.DENIED):
        return
    for facet, judgement in _facets(happening, backing, all_tellings, origins):
        if judgement and judgement.status is not Status.CONTESTED:
            yield as_finding(happening.id, subject.words, facet, judgement, subject.span, subject.topic)


def as_dispute(whether: Judgement) -> Judgement:
    """Return the judgement; of what is contested with who claims it and who denies it: a plan is no side."""
    if whether.status is not Status.CONTESTED:
        return whether
    return replace(whether, accounts=tuple(a for a in whether.accounts if Modality(a.value) in SIDES))


def _as_denied(whether: Judgement | None) -> Judgement | None:
    """Return the judgement; of what is only denied as denied."""
    if whether is None or any(account.value != Modality.DENIED for account in whether.accounts):
        return whether
    voices = listed([origin.name for account in whether.accounts for origin in account.origins])
    return replace(whether, status=Status.DENIED, rule=f"denied by {voices}, and told by nobody")


def _facets(
    happening: Happening, tellings: Sequence[Telling], all_tellings: Tellings, origins: Origins
) -> Iterator[tuple[Facet, Judgement | None]]:
    """Judge who, where, when, who asked for it and whose it is, by some tellings of a happening."""
    yield Facet.WHERE, judge(list(_where(tellings, origins)), compare_places, origins)
    yield Facet.WHEN, judge(list(_when(tellings, origins)), compare_days, origins)
    yield Facet.WHOSE, judge(list(_whose(tellings, all_tellings, origins)), compare_sets, origins)
    if happening.type in JOINT:
        yield Facet.WHO, judge(list(_who(tellings, origins)), compare_lists, origins)
    if happening.type in JOINT and happening.sense != VISITING and _takes_two(tellings, origins.names):
        about = [act for telling in tellings for act in all_tellings.acts_about(telling)]
        yield Facet.ASKED_BY, judge(list(_asked_by(about, origins)), compare_askers, origins)


def as_finding(
    subject_id: str,
    subject: str,
    facet: Facet,
    judgement: Judgement,
    span: tuple[date, date] | None = None,
    topic: Topic | None = None,
) -> Finding:
    """Return what was judged of a facet of a subject as a finding."""
    return Finding(
        subject_id=subject_id,
        subject=subject,
        span=span,
        facet=facet,
        accounts=judgement.accounts,
        status=judgement.status,
        rule=judgement.rule,
        topic=topic,
    )


def _takes_two(tellings: Sequence[Telling], names: Names) -> bool:
    """Say whether some telling names two who take part: for a session of one body any number of others may ask."""
    return any(len(named(telling.event.actors, names)) >= PRINCIPALS for telling in tellings)


SIDES = CLAIMED | {Modality.DENIED}


def compare_modalities(left: str, right: str) -> Relation:
    """Compare two modalities: a denial contradicts a claim; plan and outcome are one history, and no agreement."""
    if left == right:
        return Relation.EQUAL
    if {left, right} == {Modality.HAPPENED.value, Modality.ONGOING.value}:
        return Relation.REFINES
    other = {left, right} - {Modality.DENIED.value}
    denied = len(other) == 1 and Modality(next(iter(other))) in CLAIMED
    return Relation.CONTRADICTS if denied else Relation.COMPATIBLE


# A report that names the two sides of a meeting leaves the rest out; one that names more gives a list. Two lists of the
# same people have as many members in common; else one names ministers and the other the states that they stand for.
PRINCIPALS = 2


def compare_lists(left: frozenset[str], right: frozenset[str]) -> Relation:
    """Compare two lists of who takes part. Two that both go beyond the two sides, and differ, contradict."""
    relation = compare_sets(left, right)
    if len(left) > PRINCIPALS and len(right) > PRINCIPALS and len(left & right) >= PRINCIPALS:
        return relation if relation is Relation.EQUAL else Relation.CONTRADICTS
    return Relation.COMPATIBLE if relation is Relation.CONTRADICTS else relation


def compare_askers(left: frozenset[str], right: frozenset[str]) -> Relation:
    """Compare who asked for something: one, or another, or both together are three accounts."""
    return Relation.EQUAL if left == right else Relation.CONTRADICTS


def _whether(tellings: Sequence[Telling], all_tellings: Tellings, origins: Origins) -> Iterator[tuple[str, Statement]]:
    """Yield what is claimed and denied; what is only conditional claims nothing, and what is only negated neither."""
    claims = [telling for telling in tellings if telling.event.modality in CLAIMED]
    denials = [telling for telling in tellings if all_tellings.is_denial(telling)]
    for telling in without_relays(tellings) if denials else tellings:
        modality = telling.event.modality
        if modality is Modality.CONDITIONAL or (modality is Modality.DENIED and not all_tellings.is_denial(telling)):
            continue
        if modality is Modality.DENIED and claims and not any(claim.is_on_what(telling) for claim in claims):
            continue
        if modality is not Modality.DENIED and (all_tellings.is_in_denial(telling) or telling.is_hedged):
            continue
        if modality in CLAIMED and denials and not _is_denied(telling, denials, all_tellings, origins.names):
            continue
        stance = telling.stance if denials else modality
        yield stance.value, telling.statement(stance.value, origins)


def _is_denied(claim: Telling, denials: Sequence[Telling], all_tellings: Tellings, names: Names) -> bool:
    """Say whether what is denied may be what another claims: done there and then, on the same, by who denies it."""
    if all_tellings.is_answered_elsewhere(claim, denials) or not any(map(claim.is_on_what, denials)):
        return False
    return not (_speaks_for_a_denier(claim, denials, names) or _is_of_others(claim, denials, names))


def _speaks_for_a_denier(claim: Telling, denials: Sequence[Telling], names: Names) -> bool:
    """Say whether who denies a deed is heard for a claim: "he denied shooting anyone and said that he was shot"."""
    deniers = {names.of(denial.source.name) for denial in denials if denial.source}
    return claim.source is not None and names.of(claim.source.name) in deniers


def _is_of_others(claim: Telling, denials: Sequence[Telling], names: Names) -> bool:
    """Say whether a claim does not say of who denies it that they did it: "he was also shot", "shots were fired"."""
    deniers = {names.of(denial.source.name) for denial in denials if denial.source}
    doers = [named(denial.event.actors, names) for denial in denials]
    if not (doers and all(done and done <= deniers for done in doers)):
        accused = frozenset[str]().union(*doers)
        return bool(accused & named(claim.event.targets, names)) and not accused & named(claim.event.actors, names)
    return not with_states(frozenset().union(*doers)) & with_states(named(claim.event.actors, names))


def _who(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[frozenset[str], Statement]]:
    for telling in _fullest(tellings, origins.names):
        members = named(telling.event.actors, origins.names)
        others = [participant.name for participant in telling.event.actors if not participant.named]
        yield members, telling.statement(listed([*sorted(members), *others]), origins)


def _fullest(tellings: Sequence[Telling], names: Names) -> list[Telling]:
    """Return each report's telling that names most; a shorter list in the same report leaves out, not contradicts."""
    best: dict[str, Telling] = {}
    for telling in tellings:
        article = telling.words.article
        count = len(named(telling.event.actors, names))
        if count >= PRINCIPALS and (article not in best or count > len(named(best[article].event.actors, names))):
            best[article] = telling
    return list(best.values())


def _where(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[Place, Statement]]:
    """Yield where it was told to be. A campaign is in many places; only what has a day of its own is in one."""
    for telling in tellings:
        if telling.event.where and (telling.event.type in JOINT or telling.span):
            yield telling.event.where, telling.statement(telling.event.where.name, origins)


def _when(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[tuple[date, date], Statement]]:
    for telling in tellings:
        if telling.span and telling.is_dated:
            yield telling.span, telling.statement(days_in_words(*telling.span), origins)


def _asked_by(about: Sequence[Telling], origins: Origins) -> Iterator[tuple[frozenset[str], Statement]]:
    for telling in about:
        askers = named(telling.event.actors, origins.names)
        settled = telling.event.sense in SETTLING and len(askers) >= PRINCIPALS
        if askers and (settled or telling.event.type == ASKING):
            yield askers, telling.statement(f"{phrase(telling.event.sense).noun} by {listed(sorted(askers))}", origins)


def _whose(
    tellings: Sequence[Telling], all_tellings: Tellings, origins: Origins
) -> Iterator[tuple[frozenset[str], Statement]]:
    """Yield who put forward what the happening befell: "vetoed a resolution proposed by France and Spain"."""
    for telling in tellings:
        for other in all_tellings.proposals_within(telling):
            if owners := named(other.event.actors, origins.names):
                yield owners, telling.statement(listed(sorted(owners)), origins)
