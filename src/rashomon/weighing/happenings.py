"""Findings on what happened: whether, who, where, when, who asked for it, whose it was."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rashomon.model import (
    Case,
    Event,
    Evidence,
    Facet,
    Finding,
    Happening,
    Mention,
    Modality,
    Names,
    Participant,
    Place,
    Statement,
    WhenBasis,
    evidence,
)
from rashomon.weighing.agreement import (
    Judgement,
    Relation,
    compare_days,
    compare_places,
    compare_sets,
    days,
    judge,
)
from rashomon.weighing.origins import Origins
from rashomon.wording.days import days_in_words, listed
from rashomon.wording.phrases import noun

# The PLOVER types whose actors act together: the members of all sides are one list of who took part.
JOINT = frozenset({"CONSULT", "COOPERATE"})

# The PLOVER types of asking for, or settling on, the event that they are about.
ASKING = frozenset({"REQUEST", "AGREE"})

OWN_TIME = frozenset({WhenBasis.CLAUSE, WhenBasis.SENTENCE})


@dataclass(frozen=True)
class Telling:
    """One report's mention of a happening, with the words of its clause."""

    event: Event
    words: Evidence

    def statement(self, value: str, origins: Origins) -> Statement:
        """Return that this telling gives the value."""
        source = self.event.source
        origin = origins.of(self.words, source)
        return Statement(value=value, evidence=self.words, origin=origin, speaker=source.name if source else None)


@dataclass(frozen=True)
class Tellings:
    """Every telling of a case, by its own mention and by the mention that it is about."""

    of: Mapping[Mention, Telling]
    about: Mapping[Mention, Sequence[Telling]]


def find_tellings(case: Case) -> Tellings:
    """Find the event behind every mention of a case."""
    of: dict[Mention, Telling] = {}
    about: dict[Mention, list[Telling]] = {}
    for report in case.reports:
        article = report.article
        for event in report.annotations.events:
            telling = Telling(event, evidence(article.id, article.text, event.clause.start, event.clause.end))
            of[Mention(article=article.id, span=event.evidence.span)] = telling
            if event.about:
                about.setdefault(Mention(article=article.id, span=event.about), []).append(telling)
    return Tellings(of, about)


def weigh_happening(happening: Happening, all_tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield the findings on one happening, a facet at a time."""
    tellings = [all_tellings.of[mention] for mention in happening.mentions if mention in all_tellings.of]
    subject = describe(happening, tellings, origins.names)
    about = [telling for mention in happening.mentions for telling in all_tellings.about.get(mention, ())]
    judgements = (
        (Facet.WHETHER, judge(list(_whether(tellings, origins)), compare_modalities)),
        (Facet.WHO, judge(list(_who(tellings, origins)), compare_lists) if happening.type in JOINT else None),
        (Facet.WHERE, judge(list(_where(tellings, origins)), compare_places)),
        (Facet.WHEN, judge(list(_when(tellings, origins)), compare_days)),
        (Facet.ASKED_BY, judge(list(_asked_by(about, origins)), compare_sets)),
    )
    for facet, judgement in judgements:
        if judgement:
            yield as_finding(happening.id, subject, facet, judgement)


def as_finding(subject_id: str, subject: str, facet: Facet, judgement: Judgement) -> Finding:
    """Return what was judged of a facet of a subject as a finding."""
    return Finding(
        subject_id=subject_id,
        subject=subject,
        facet=facet,
        accounts=judgement.accounts,
        status=judgement.status,
        rule=judgement.rule,
    )


def describe(happening: Happening, tellings: Sequence[Telling], names: Names) -> str:
    """Name a happening in words: what it was, who was in it, where and on which day, by the most frequent telling."""
    people = _most_told((named(t.event.actors, names) for t in tellings), len(tellings))
    targets = (
        [] if happening.type in JOINT else _most_told((named(t.event.targets, names) for t in tellings), len(tellings))
    )
    place = Counter(t.event.where.name for t in tellings if t.event.where).most_common(1)
    day = Counter(span for t in tellings if (span := own_days(t.event))).most_common(1)
    words = noun(happening.sense)
    words += (
        f" of {listed(people)}" if people and happening.type in JOINT else f" by {listed(people)}" if people else ""
    )
    words += (
        f" on {listed(targets)}"
        if targets and happening.type == "ASSAULT"
        else f" to {listed(targets)}"
        if targets
        else ""
    )
    words += f" in {place[0][0]}" if place else ""
    return words + (f", {days_in_words(*day[0][0])}" if day else "")


def named(participants: Iterable[Participant], names: Names) -> frozenset[str]:
    """Return the canonical names of those that have a name."""
    return frozenset(names.of(participant.name) for participant in participants if participant.named)


def own_days(event: Event) -> tuple[date, date] | None:
    """Return the days that the event's own words give it; not the narrative's nor the publication's."""
    return days(event.when.time) if event.when and event.when.basis in OWN_TIME else None


def compare_modalities(left: str, right: str) -> Relation:
    """Compare two modalities: a denial contradicts any claim; plan, course and outcome are one history."""
    if left == right:
        return Relation.EQUAL
    return Relation.CONTRADICTS if Modality.DENIED in (left, right) else Relation.COMPATIBLE


def compare_lists(left: frozenset[str], right: frozenset[str]) -> Relation:
    """Compare two lists of who takes part. Two that both go beyond the principals, and differ, contradict."""
    relation = compare_sets(left, right)
    both_long = len(left) > PRINCIPALS and len(right) > PRINCIPALS
    return Relation.CONTRADICTS if both_long and relation is not Relation.EQUAL else relation


# A report that names the two sides of a meeting leaves the rest out; one that names more gives a list.
PRINCIPALS = 2


def _whether(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[str, Statement]]:
    for telling in tellings:
        value = telling.event.modality.value
        yield value, telling.statement(value, origins)


def _who(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[frozenset[str], Statement]]:
    for telling in _fullest(tellings, origins.names):
        members = named(telling.event.actors, origins.names)
        yield members, telling.statement(listed(sorted(members)), origins)


def _fullest(tellings: Sequence[Telling], names: Names) -> list[Telling]:
    """Return each report's telling that names most; a shorter list in the same report leaves out, not contradicts."""
    best: dict[str, Telling] = {}
    for telling in tellings:
        article = telling.words.article
        count = len(named(telling.event.actors, names))
        if count and (article not in best or count > len(named(best[article].event.actors, names))):
            best[article] = telling
    return list(best.values())


def _where(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[Place, Statement]]:
    for telling in tellings:
        if telling.event.where:
            yield telling.event.where, telling.statement(telling.event.where.name, origins)


def _when(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[tuple[date, date], Statement]]:
    for telling in tellings:
        if span := own_days(telling.event):
            yield span, telling.statement(days_in_words(*span), origins)


def _asked_by(about: Sequence[Telling], origins: Origins) -> Iterator[tuple[frozenset[str], Statement]]:
    for telling in about:
        if telling.event.type in ASKING and (askers := named(telling.event.actors, origins.names)):
            yield askers, telling.statement(f"{noun(telling.event.sense)} by {listed(sorted(askers))}", origins)


def _most_told(sets: Iterable[frozenset[str]], tellings: int) -> list[str]:
    """Return the names that at least a third of the tellings have, most frequent first."""
    counts = Counter(name for names in sets for name in names)
    return [
        name for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if 3 * count >= tellings
    ]
