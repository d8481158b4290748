"""Findings as a table, one row an account: what is known of a matter, how well, by whom, and in which words.

What each column means is written in docs/codebook.md, which a test holds to `FindingRow`.
"""

from collections.abc import Iterator
from datetime import date

import msgspec

from rashomon.model import Account, Finding, Toll, Topic, Weighed

NO_TOPIC = Topic(type="", sense="")


class FindingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One account of one finding: the columns of the table, in order. See docs/codebook.md."""

    finding: str
    affair: str
    subject: str
    facet: str
    status: str
    rank: int
    value: str
    origins: tuple[str, ...]
    origin_kinds: tuple[str, ...]
    speakers: tuple[str, ...]
    reports: tuple[str, ...]
    silent: tuple[str, ...]
    begin: date | None
    end: date | None
    type: str | None
    sense: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    measure: str | None
    low: float | None
    best: float | None
    high: float | None
    conservative: float | None
    rule: str
    evidence: tuple[str, ...]


def findings_table(title: str, weighed: Weighed) -> Iterator[FindingRow]:
    """Yield the rows of the findings of an affair, each account after a better-backed one."""
    tolls = {toll.subject_id: toll for toll in weighed.tolls}
    for finding in weighed.findings:
        for rank, account in enumerate(finding.accounts, 1):
            yield _row(title, finding, rank, account, tolls.get(finding.subject_id))


def _row(title: str, finding: Finding, rank: int, account: Account, toll: Toll | None) -> FindingRow:
    topic = finding.topic or NO_TOPIC
    said = account.statements
    return FindingRow(
        finding=f"{finding.subject_id}:{finding.facet.value}",
        affair=title,
        subject=finding.subject,
        facet=finding.facet.value,
        status=finding.status.value,
        rank=rank,
        value=account.value,
        origins=tuple(origin.name for origin in account.origins),
        origin_kinds=tuple(origin.kind.value for origin in account.origins),
        speakers=tuple(dict.fromkeys(s.speaker for s in said if s.speaker)),
        reports=tuple(dict.fromkeys(s.evidence.article for s in said)),
        silent=tuple(origin.name for origin in finding.silent),
        begin=finding.span[0] if finding.span else None,
        end=finding.span[1] if finding.span else None,
        type=topic.type or None,
        sense=topic.sense or None,
        actors=topic.actors,
        targets=topic.targets,
        place=(toll.place if toll else None) or topic.place,
        measure=toll.measure.value if toll else None,
        low=toll.low if toll else None,
        best=toll.best if toll else None,
        high=toll.high if toll else None,
        conservative=toll.conservative if toll else None,
        rule=finding.rule,
        evidence=tuple(dict.fromkeys(s.evidence.quote for s in said)),
    )
