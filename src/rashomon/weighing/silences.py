"""Who is silent: the origins that could have told of a finding and do not."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from rashomon.model import Case, Finding, Origin
from rashomon.weighing.origins import Origins


def with_silences(findings: Sequence[Finding], case: Case, origins: Origins) -> list[Finding]:
    """Return the findings with the origins of reports that are silent on each.

    Only an origin that published on or after the day when another first told of it could have known of it; a report
    without a day could not be shown to. Whoever quotes another for it is not silent.
    """
    days = {report.article.id: report.article.published.value for report in case.reports}
    return [replace(finding, silent=_silent(finding, days, origins)) for finding in findings]


def _silent(finding: Finding, days: Mapping[str, date | None], origins: Origins) -> tuple[Origin, ...]:
    telling = {s.evidence.article for account in finding.accounts for s in account.statements}
    known = [day for article in telling if (day := days.get(article))]
    if not known:
        return ()
    first = min(known)
    heard = {origins.by_article[article] for article in telling if article in origins.by_article}
    could = {origins.by_article[article] for article, day in days.items() if day and day >= first}
    return tuple(sorted(could - heard, key=lambda origin: (origin.name, origin.id)))
