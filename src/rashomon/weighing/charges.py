"""Charges: what one accuses another of, and this one denies in so many words: "an accusation the militia has denied".

What is denied stands before the denial: in the same sentence, or in the accusation before "denied those charges".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.model import Case, Evidence, Facet, Finding, Modality, Participant, Report, Span, Statement, evidence
from rashomon.weighing.agreement import judge
from rashomon.weighing.happenings import as_finding, compare_modalities
from rashomon.weighing.origins import Origins
from rashomon.weighing.tellings import ACCUSING, DENYING, Telling, Tellings
from rashomon.wording.ids import short_id
from rashomon.wording.normal import fold, forms, stem
from rashomon.wording.sentences import sentence_around

CHARGES = r"(?:accusation|allegation|charge|claim)s?"

# "an accusation the militia has | denied", "- an accusation | dismissed by the government"; not "the details of the
# allegations, which he denies", where what they are stands elsewhere.
BEFORE = re.compile(
    rf"(?:[\s,–—-]*\ban?|\s*[,–—-]\s*(?:the|that|those|these|all)) {CHARGES},?(?: (?:that|which))?"
    r"(?: [\w.'’-]+){0,6}\s*$"
)

# "details of | an allegation that he denied".
OF_IT = re.compile(r"\b(?:about|against|by|for|from|into|of|on|over|to|with)$")

# "denied | those allegations": what they are has been said.
BEHIND = re.compile(
    rf"\s+(?:all |both )?(?:the|this|that|those|these|such) {CHARGES}\b(?! (?:that|of|by|against|it|he|she|they)\b)"
)

# "Roth spoke of a claim by an aide": not Roth's.
OF_ANOTHER = re.compile(rf"\b{CHARGES} (?:by|from)\b(?: (?:an?|the|some) (?P<who>(?:[A-Z][\w’'-]* )?[a-z]+)\b)?")

# An accusation and its denial share so many words of so many letters at least: a deed, and what was done to.
SHARED = 2
SHORTEST = 4

# So far before the denial an accusation stands that "those allegations" are.
NEAR = 500

# An accusation that says less behind its trigger does not say of what: "her accusation".
LEAST_WORDS = 3


@dataclass(frozen=True)
class Charge:
    """What is denied, in the words of a report, who says so, and the denial."""

    words: Evidence
    by: Participant | None
    denial: Telling


def weigh_charges(case: Case, tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each charge that is denied in the same breath; one printed twice is one."""
    charges: dict[str, list[Charge]] = {}
    for report in case.reports:
        for charge in _charges(report, tellings):
            charges.setdefault(fold(charge.words.quote), []).append(charge)
    for told, same in charges.items():
        values = [pair for charge in same for pair in _sides(charge, origins)]
        judgement = judge(values, compare_modalities, origins)
        if judgement:
            id = short_id(f"charge|{told}")
            subject = f"“{' '.join(same[0].words.quote.split())}”"
            yield as_finding(id, subject, Facet.WHETHER, judgement)


# A dispute tells of a charge where one of its claims has so many of the charge's telling words.
TOLD_WORDS = 3


def is_told_in(charge: Finding, dispute: Finding) -> bool:
    """Say whether a dispute has who denies a charge denying, and the charge's telling words in what another claims."""
    denier, denying = (_sides_of(finding, denied=True) for finding in (charge, dispute))
    if not {s.origin for s in denier} & {s.origin for s in denying}:
        return False
    words = _telling_words(s.evidence for s in _sides_of(charge, denied=False))
    return any(len(words & _telling_words([s.evidence])) >= TOLD_WORDS for s in _sides_of(dispute, denied=False))


def _sides_of(finding: Finding, *, denied: bool) -> list[Statement]:
    return [s for a in finding.accounts if (a.value == Modality.DENIED) is denied for s in a.statements]


def _telling_words(told: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(stem(word) for words in told for word in forms(words.quote) if len(word) >= SHORTEST)


def _sides(charge: Charge, origins: Origins) -> Iterator[tuple[str, Statement]]:
    denier, denied = charge.denial.event.actors[0], charge.denial.words
    for modality, words, who in ((Modality.ALLEGED, charge.words, charge.by), (Modality.DENIED, denied, denier)):
        value = modality.value
        yield value, Statement(value=value, evidence=words, origin=origins.of(words, who), speaker=origins.speaker(who))


def _charges(report: Report, tellings: Tellings) -> Iterator[Charge]:
    for denial in tellings.by_article.get(report.article.id, ()):
        if denial.event.sense in DENYING and denial.event.actors and not (denial.refuses or denial.is_given_up):
            charge = _in_sentence(denial, report) or _before(denial, report, tellings)
            denier = denial.event.actors[0].name
            if (
                charge
                and len(charge.words.quote.split()) >= LEAST_WORDS
                and (not charge.by or charge.by.name != denier)
            ):
                yield charge


def _in_sentence(denial: Telling, report: Report) -> Charge | None:
    """Return the charge before a denial in the same sentence, said by whoever is quoted for it."""
    text, trigger = report.article.text, denial.event.evidence.span
    start, _ = sentence_around(text, trigger.start, trigger.end, text.rfind("\n", 0, trigger.start) + 1, len(text))
    before = BEFORE.search(text, start, trigger.start)
    if before is None or before.start() <= start or OF_IT.search(text, start, before.start()):
        return None
    told = Span(start, before.start())
    quote = next((q for q in reversed(report.annotations.quotes) if q.content and told.contains(q.content[0])), None)
    accuser = next(
        (e for e in report.annotations.events if e.sense == ACCUSING and told.contains(e.evidence.span)), None
    )
    by = accuser.actors[0] if accuser and accuser.actors else quote.speaker if quote else None
    if other := OF_ANOTHER.search(text, told.start, told.end):
        who = evidence(report.article.id, text, *other.span("who")) if other["who"] else None
        by = Participant(evidence=who, name=who.quote) if who else None
    return Charge(evidence(report.article.id, text, told.start, told.end), by, denial)


def _before(denial: Telling, report: Report, tellings: Tellings) -> Charge | None:
    """Return the last accusation before a denial of "those allegations", or of much of what it says."""
    text, trigger = report.article.text, denial.event.evidence.span
    named = BEHIND.match(text, trigger.end) is not None
    accusing = [
        t
        for t in tellings.by_article[report.article.id]
        if t.event.sense == ACCUSING
        and 0 <= trigger.start - t.event.evidence.span.end <= NEAR
        and len(t.matter_span.of(text).split()) >= LEAST_WORDS
        and (named or _is_answered(t, denial, text))
    ]
    last = max(accusing, key=lambda t: t.event.evidence.span.start, default=None)
    if last is None:
        return None
    by = last.source or next(iter(last.event.actors), None)
    return Charge(last.words, by, denial)


def _is_answered(accusation: Telling, denial: Telling, text: str) -> bool:
    """Say whether an accusation names who denies, and both tell of one thing: "of locking the exits", "were locked"."""
    denier = list(forms(denial.event.actors[0].name))[-1:]
    charge, denied = (frozenset(forms(t.matter_span.of(text))) for t in (accusation, denial))
    shared = frozenset(map(stem, charge)) & frozenset(map(stem, denied)) - frozenset(map(stem, denier))
    return charge.issuperset(denier) and bool(denier) and sum(len(word) >= SHORTEST for word in shared) >= SHARED
