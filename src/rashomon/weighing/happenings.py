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
    Status,
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
from rashomon.wording.phrases import phrase

# The PLOVER types whose actors act together: the members of all sides are one list of who took part.
JOINT = frozenset({"CONSULT", "COOPERATE"})

# The PLOVER types of asking for, or settling on, the event that they are about.
ASKING = frozenset({"REQUEST", "AGREE"})

# The senses of our event lexicon that figures count.
COUNTED = frozenset({"kill", "wound"})

# The senses of our event lexicon that deny or dismiss the event that they are about.
DENYING = frozenset({"deny", "reject"})

# The senses that call off the event that they are about.
CALLING_OFF = frozenset({"cancel visit", "suspend talks", "suspend"})

# The senses whose actor is the voice behind the event that they are about.
VOICING = DENYING | {"accuse"}


@dataclass(frozen=True)
class Telling:
    """One report's mention of a happening, with the words of its clause and who is quoted for it, if anyone."""

    event: Event
    words: Evidence
    source: Participant | None

    def statement(self, value: str, origins: Origins) -> Statement:
        """Return that this telling gives the value."""
        origin = origins.of(self.words, self.source)
        speaker = origins.names.of(self.source.name) if self.source else None
        return Statement(value=value, evidence=self.words, origin=origin, speaker=speaker)


@dataclass(frozen=True)
class Tellings:
    """Every telling of a case, by its own mention and by the mention that it is about."""

    of: Mapping[Mention, Telling]
    about: Mapping[Mention, Sequence[Telling]]
    by_article: Mapping[str, Sequence[Telling]]

    def matter(self, telling: Telling) -> frozenset[str]:
        """Return the sense of the event that a telling is about, if any."""
        about = telling.event.about
        other = about and self.of.get(Mention(article=telling.words.article, span=about))
        return frozenset({other.event.sense} if other else ())

    def acts_about(self, telling: Telling) -> Sequence[Telling]:
        """Return the tellings that are about this one: who denies it, calls for it, cancels it."""
        return self.about.get(Mention(article=telling.words.article, span=telling.event.evidence.span), ())

    def is_denial(self, telling: Telling) -> bool:
        """Say whether somebody denies the event of this telling, in so many words."""
        denied = telling.event.modality is Modality.DENIED and telling.source is not None
        return denied and any(act.event.sense in DENYING for act in self.acts_about(telling))

    def is_called_off(self, telling: Telling) -> bool:
        """Say whether a telling only names what another act of the same report calls off."""
        off = telling.event.modality is Modality.CANCELLED
        return off and any(act.event.sense in CALLING_OFF for act in self.acts_about(telling))

    def within(self, telling: Telling) -> Iterator[Telling]:
        """Yield the other tellings whose trigger stands in the clause of this one."""
        for other in self.by_article[telling.words.article]:
            if other is not telling and telling.words.span.contains(other.event.evidence.span):
                yield other


def find_tellings(case: Case) -> Tellings:
    """Find the event behind every mention of a case."""
    of: dict[Mention, Telling] = {}
    about: dict[Mention, list[Telling]] = {}
    by_article: dict[str, list[Telling]] = {}
    for report in case.reports:
        article = report.article
        voiced = {
            e.about: e.actors[0] for e in report.annotations.events if e.about and e.actors and e.sense in VOICING
        }
        for event in report.annotations.events:
            words = evidence(article.id, article.text, event.clause.start, event.clause.end)
            telling = Telling(event, words, event.source or voiced.get(event.evidence.span))
            of[Mention(article=article.id, span=event.evidence.span)] = telling
            by_article.setdefault(article.id, []).append(telling)
            if event.about:
                about.setdefault(Mention(article=article.id, span=event.about), []).append(telling)
    return Tellings(of, about, by_article)


def weigh_happening(happening: Happening, all_tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield the findings on one happening, a facet at a time; none where nothing is claimed of anyone or anywhere.

    What one origin alone tells is one finding: who, where and when are part of it until another account contradicts.
    """
    tellings = [all_tellings.of[mention] for mention in happening.mentions if mention in all_tellings.of]
    whether = judge(list(_whether(tellings, all_tellings, origins)), compare_modalities)
    subject = describe(happening, tellings, all_tellings, origins.names)
    if whether is None or subject is None:
        return
    yield as_finding(happening.id, subject, Facet.WHETHER, whether)
    alone = whether.status is Status.SINGLE_SOURCE
    about = [act for telling in tellings for act in all_tellings.acts_about(telling)]
    joint = happening.type in JOINT  # many may call for a ceasefire; a meeting is called by one or by another
    judgements = (
        (Facet.WHO, judge(list(_who(tellings, origins)), compare_lists) if joint else None),
        (Facet.WHERE, judge(list(_where(tellings, origins)), compare_places)),
        (Facet.WHEN, judge(list(_when(tellings, origins)), compare_days)),
        (Facet.ASKED_BY, judge(list(_asked_by(about, origins)), compare_askers) if joint else None),
        (Facet.WHOSE, judge(list(_whose(tellings, all_tellings, origins)), compare_sets)),
    )
    for facet, judgement in judgements:
        if judgement and (not alone or judgement.status is Status.CONTESTED):
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


def describe(happening: Happening, tellings: Sequence[Telling], all_tellings: Tellings, names: Names) -> str | None:
    """Name a happening in words: what it was, who was in it and where, by what its tellings say most.

    None where the reports tell too little to name it: nobody and no place, or an act of speech without its matter; and
    where another finding tells it better: the figures, of the death of people without a name by no one's hand, and the
    calling off, of what was called off.
    """
    words = phrase(happening.sense)
    sides = [named(t.event.actors, names) for t in tellings]
    actors = _most_told_together(sides) if happening.type in JOINT else _most_told(sides)
    targets = [name for name in _most_told([named(t.event.targets, names) for t in tellings]) if name not in actors]
    place = _most_told([frozenset({t.event.where.name}) if t.event.where else frozenset() for t in tellings])
    matter = _most_told([all_tellings.matter(t) for t in tellings])
    if (words.about and not matter) or (happening.sense in COUNTED and not actors and not targets):
        return None
    if all(map(all_tellings.is_called_off, tellings)):
        return None
    parts = [f"{words.actors} {listed(actors)}"] if actors else []
    parts += [f"{words.targets} {listed(targets)}"] if targets else []
    parts += [f"{words.about} {phrase(matter[0]).noun}"] if words.about else []
    parts += [f"in {place[0]}"] if place and not words.about and place[0] not in (*actors, *targets) else []
    return " ".join([words.noun, *parts]) if actors or targets or place else None


def named(participants: Iterable[Participant], names: Names) -> frozenset[str]:
    """Return the canonical names of those that have a name."""
    return frozenset(names.of(participant.name) for participant in participants if participant.named)


def own_days(event: Event) -> tuple[date, date] | None:
    """Return the days that the event's own clause gives it; not its sentence's, the narrative's or the report's."""
    return days(event.when.time) if event.when and event.when.basis is WhenBasis.CLAUSE else None


CLAIMED = frozenset({Modality.HAPPENED, Modality.ONGOING, Modality.ALLEGED})


def compare_modalities(left: str, right: str) -> Relation:
    """Compare two modalities: a denial contradicts a claim; plan, course and outcome are one history."""
    if left == right:
        return Relation.EQUAL
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
    for telling in tellings:
        modality = telling.event.modality
        if modality is Modality.CONDITIONAL or (modality is Modality.DENIED and not all_tellings.is_denial(telling)):
            continue
        yield modality.value, telling.statement(modality.value, origins)


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
    """Yield where it was told to be. A campaign is in many places; only what has a day of its own is in one."""
    for telling in tellings:
        if telling.event.where and (telling.event.type in JOINT or own_days(telling.event)):
            yield telling.event.where, telling.statement(telling.event.where.name, origins)


def _when(tellings: Sequence[Telling], origins: Origins) -> Iterator[tuple[tuple[date, date], Statement]]:
    for telling in tellings:
        if span := own_days(telling.event):
            yield span, telling.statement(days_in_words(*span), origins)


def _asked_by(about: Sequence[Telling], origins: Origins) -> Iterator[tuple[frozenset[str], Statement]]:
    for telling in about:
        if telling.event.type in ASKING and (askers := named(telling.event.actors, origins.names)):
            yield askers, telling.statement(f"{phrase(telling.event.sense).noun} by {listed(sorted(askers))}", origins)


def _whose(
    tellings: Sequence[Telling], all_tellings: Tellings, origins: Origins
) -> Iterator[tuple[frozenset[str], Statement]]:
    """Yield who put forward what the happening befell: "vetoed a resolution proposed by France and Spain"."""
    for telling in tellings:
        for other in all_tellings.within(telling):
            if other.event.sense == PROPOSING and (owners := named(other.event.actors, origins.names)):
                yield owners, telling.statement(listed(sorted(owners)), origins)


# The sense of our event lexicon of putting something forward; its own happening tells whose it is.
PROPOSING = "propose"


def _most_told_together(sets: Sequence[frozenset[str]]) -> list[str]:
    """Return the names that most tellings have together: ministers, or the states they stand for, but not both."""
    together = Counter(names for names in sets if len(names) > 1) or Counter(names for names in sets if names)
    most = max(together.values(), default=0)
    return min((sorted(names) for names, count in together.items() if count == most), default=[])


def _most_told(sets: Sequence[frozenset[str]]) -> list[str]:
    """Return the names that at least half of the tellings with any name have, the most frequent first."""
    counts = Counter(name for names in sets for name in names)
    half = sum(1 for names in sets if names) / 2
    return [name for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= half]
