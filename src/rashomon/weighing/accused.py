"""The accused: what somebody is held or charged for, and denies right behind it, as a report tells it of its own.

"Six guards were held on suspicion of having helped. Their lawyer denied it." "Roth was charged with attacking a guard;
he denies it." Nobody is quoted with the charge: it is told by the report.
"""

import re
from collections.abc import Iterator

from rashomon.model import Case, Finding, Participant, Report, Span, evidence
from rashomon.weighing.answers import Answer, dispute
from rashomon.weighing.charges import CHARGES
from rashomon.weighing.denial_words import any_of
from rashomon.weighing.origins import Origins
from rashomon.wording.normal import fold

# "Six guards | were detained on Monday on suspicion of | having helped".
CHARGED = re.compile(
    r"(?P<who>(?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,4}?),? (?:(?:was|were|is|are|has been|have been) (?:[a-z]+ )?"
    rf"(?:accused of|charged with|suspected of|{any_of('held')}(?: [^.;,]{{1,60}}?)? on (?:suspicion|charges) of)"
    r"|whom (?P<by>[^.;,]{3,40}?) accuses? of) (?P<deed>[a-z][^.;,]{4,120})"
)

# What stands behind it: "; he | denies it", ". Their lawyer | denied the charge".
DENYING = re.compile(
    r"(?:[^.;\n]{0,80}[;,]\s+|[^.;\n]{0,80}\.\s+)(?P<denial>(?P<denier>[A-Za-z][\w’' -]{1,60}?) "
    rf"(?:has |have )?(?:also |all )?den(?:y|ies|ied) (?:it|this|that|the {CHARGES})\b)"
)

# Who is accused speaks so.
THEMSELVES = re.compile(r"(?:(?:and|but|which) )?(?:all|both|he|she|they)(?: \w+)?$", re.IGNORECASE)


def weigh_accused(case: Case, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each charge that a report tells with its denial; one told twice is one."""
    matters: dict[str, list[Answer]] = {}
    for report in case.reports:
        for answer in _accused(report):
            matters.setdefault(fold(answer.claimed.quote), []).append(answer)
    yield from (dispute(same, origins) for same in matters.values())


def _accused(report: Report) -> Iterator[Answer]:
    text, id = report.article.text, report.article.id
    if SOON.search(text) is None:
        return
    for charged in CHARGED.finditer(text):
        denying = DENYING.match(text, charged.end())
        if denying is None:
            continue
        themselves = THEMSELVES.match(denying["denier"]) is not None
        by = evidence(id, text, *charged.span("by")) if charged["by"] else None
        yield Answer(
            claimed=evidence(id, text, charged.start("who"), charged.end("deed")),
            by=Participant(evidence=by, name=by.quote.removeprefix("the ")) if by else None,
            denied=evidence(id, text, *denying.span("denial")),
            denier=_participant(Span(*(charged.span("who") if themselves else denying.span("denier"))), report),
        )


# Without these nobody denies a charge.
SOON = re.compile(r"den(?:y|ies|ied) (?:it|this|that|the) ?")


def _participant(words: Span, report: Report) -> Participant:
    """Return who stands somewhere, by name where the report knows one."""
    said = evidence(report.article.id, report.article.text, words.start, words.end)
    entity = next((e for e in report.annotations.entities if e.evidence.span.overlaps(words)), None)
    if entity is None:
        return Participant(evidence=said, name=said.quote)
    return Participant(evidence=said, name=entity.name, label=entity.label, named=True)
