"""Opposites: what a clause of one says is so, and a clause of another that it is not.

"The situation is under control", said the ministry; "the situation is not under control", says the aid group.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Case, Clause, Finding, Modality, Participant, Report, Span, evidence
from rashomon.weighing.agreement import gap
from rashomon.weighing.answers import POINTING, Answer, dispute
from rashomon.weighing.kinds import kind_of
from rashomon.weighing.origins import Origins
from rashomon.weighing.refuted import Words
from rashomon.weighing.sayings import DAYS, NEGATED
from rashomon.wording.kin import said_kin
from rashomon.wording.normal import forms
from rashomon.wording.sentences import sentence_in_line

# Two clauses are of one thing where they share a deed and so many words, and this share of those denied.
SHARED = 2
SHARE = 0.7

# What is told with these may be anything of those that it is told of.
LIGHT = frozenset({"be", "carry", "do", "get", "give", "go", "have", "make", "say", "take", "use"})

# Reports farther apart than this tell of two states of a thing.
NEAR_DAYS = 3

SO = frozenset({Modality.HAPPENED, Modality.ONGOING})


@dataclass(frozen=True)
class Stated:
    """A clause with its words, the report that has it, and who is quoted for it."""

    clause: Clause
    report: Report
    words: Words
    speaker: Participant | None

    @property
    def deed(self) -> str:
        """The kind of its verb."""
        return kind_of(self.clause.lemma)

    @property
    def matter(self) -> frozenset[str]:
        """The kinds of its words but for its verb."""
        return frozenset(self.words.kinds) - {self.deed}

    def is_denied_by(self, denial: "Stated") -> bool:
        """Say whether a clause says that this is not so: of a light verb in no other words."""
        if self.deed != denial.deed or not denial.words.names <= self.words.names:
            return False
        if denial.clause.lemma in LIGHT:
            return len(denial.matter) >= SHARED and denial.matter == self.matter
        shared = denial.matter & self.matter
        return len(shared) >= SHARED and len(shared) >= SHARE * len(denial.matter | denial.words.bodies)


def weigh_opposites(case: Case, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each clause that another voice tells as not so."""
    denied = [one for report in case.reports for one in _stated(report, frozenset({Modality.DENIED}))]
    if not denied:
        return
    deeds = frozenset(denial.deed for denial in denied)
    told: dict[str, list[Stated]] = {}
    for one in (one for report in case.reports for one in _stated(report, SO, deeds)):
        told.setdefault(one.deed, []).append(one)
    matters: list[list[Answer]] = []
    for denial in denied:
        alike = (claim for claim in told.get(denial.deed, ()) if claim.is_denied_by(denial))
        same = [claim for claim in alike if _are_apart(claim, denial, origins)]
        if same:
            matters.append([_answer(claim, denial) for claim in same])
    yield from (dispute(answers, origins) for answers in matters)


def _stated(report: Report, modalities: frozenset[Modality], deeds: frozenset[str] | None = None) -> Iterator[Stated]:
    """Yield the clauses of a report, of some deeds, that say that something is so, or that it is not."""
    quotes = report.annotations.quotes
    for clause in report.annotations.clauses:
        if clause.modality not in modalities or not clause.finite:
            continue
        if deeds is not None and kind_of(clause.lemma) not in deeds:
            continue
        if Modality.DENIED not in modalities and POINTING.match(clause.evidence.quote):
            continue
        if kind_of(clause.lemma) in said_kin():
            continue
        within = [q for q in quotes if q.speaker and any(c.contains(clause.verb) for c in q.content)]
        if (Modality.DENIED in modalities) != (NEGATED.search(clause.evidence.quote) is not None):
            continue
        inner = min(within, key=lambda q: sum(c.end - c.start for c in q.content), default=None)
        yield Stated(clause, report, Words.of(clause.evidence.quote), inner.speaker if inner else None)


def _are_apart(claim: Stated, denial: Stated, origins: Origins) -> bool:
    """Say whether two voices of reports of one time tell two clauses, no copies of one text."""
    named = [DAYS.intersection(forms(one.clause.evidence.quote)) for one in (claim, denial)]
    if all(named) and named[0].isdisjoint(named[1]):
        return False
    days = [one.report.article.published.value for one in (claim, denial)]
    if days[0] and days[1] and gap((days[0], days[0]), (days[1], days[1])).days > NEAR_DAYS:
        return False
    voices = [origins.of(one.clause.evidence, one.speaker) for one in (claim, denial)]
    names = [one.speaker.name if one.speaker else "" for one in (claim, denial)]
    return voices[0] != voices[1] or (names[0] != names[1] and all(names))


def _answer(claim: Stated, denial: Stated) -> Answer:
    text, id = denial.report.article.text, denial.report.article.id
    span: Span = denial.clause.evidence.span
    begin, end = sentence_in_line(text, span.start, span.end)
    return Answer(claim.clause.evidence, claim.speaker, evidence(id, text, begin, end), denial.speaker)
