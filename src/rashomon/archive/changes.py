"""What changed in a story since a moment: its reports as they were, linked and weighed, beside what they are now."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import UTC, date, datetime, time

from msgspec.structs import replace

from rashomon.archive.chain import case_of
from rashomon.archive.collecting import uncollected
from rashomon.archive.joining import with_dates
from rashomon.errors import Refused
from rashomon.model import Article, Case, ChangeKind, Changes, Comparison, Finding, Report, Status, Version


def moment_of(when: str | date | datetime) -> datetime:
    """Return a day, from its first moment, or a moment; in UTC where no zone is said. Raises Refused."""
    if isinstance(when, str):
        try:
            when = datetime.fromisoformat(when)
        except ValueError:
            raise Refused(repr(when), "neither a day nor a moment; write 2016-10-13 or 2016-10-13T18:00") from None
    elif not isinstance(when, datetime):
        when = datetime.combine(when, time.min)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def day_of(when: str | date) -> date:
    """Return a day. Raises Refused."""
    if isinstance(when, str):
        try:
            return date.fromisoformat(when)
        except ValueError:
            raise Refused(repr(when), "not a day; write 2016-10-13") from None
    return when.date() if isinstance(when, datetime) else when


@uncollected()
def changes_of(case: Case, since: datetime, formers: Mapping[str, Report], came: Sequence[str]) -> Changes:
    """Return what changed in a case: `formers` are the edited reports as they were, by their ids now."""
    from rashomon import weighing
    from rashomon.weighing.changes import Then, find_changes
    from rashomon.weighing.versions import align, compare

    if again := find_editions(case, came):
        replaced = {former.article.id for former in again.values()}
        case = case_of([report for report in case.reports if report.article.id not in replaced], case.title)
        formers = {**formers, **again}
    now = {report.article.id: report for report in case.reports}
    there = [id for id in now if id not in came or id in again]
    then = [_as_dated(formers[id], now[id]) if id in formers else now[id] for id in there]
    before = weighing.weigh(case_of(then, case.title)).findings if then else ()
    was = Then(
        frozenset(report.article.id for report in then),
        [align(former.article, now[id].article) for id, former in formers.items()],
    )
    return Changes(
        title=case.title,
        since=since,
        changes=find_changes(before, weighing.weigh(case).findings, was),
        edited=tuple(compare(former, now[id]) for id, former in formers.items()),
        came=tuple(id for id in now if id in came),
    )


def withdrawn(
    case: Case, edited: Sequence[Sequence[Version]], read: Callable[[str], Report | None]
) -> tuple[Finding, ...]:
    """Return what reports of a case told until they were edited and nobody tells now, in the words that told it.

    `edited` are the versions of each edited report, oldest first; `read` gives one by its id, annotated. The case is
    held against what it was at each moment when a version was replaced.
    """
    found: dict[Hashable, Finding] = {}
    for moment in sorted({version.added for versions in edited for version in versions[1:] if version.added}):
        then = {versions[-1].article.id: version_at(versions, moment) for versions in edited}
        replaced = {id: version.article.id for id, version in then.items() if version and version.article.id != id}
        formers = {id: former for id, version in replaced.items() if (former := read(version))}
        for change in changes_of(case, moment, formers, ()).changes:
            if change.kind is ChangeKind.WITHDRAWN and change.before and change.after is None:
                was = change.before
                told = (was.facet, was.subject, was.span, was.value)
                found[told] = replace(was, status=Status.WITHDRAWN, rule=change.why, silent=())
    return tuple(found.values())


# How much of the words of two reports of one outlet and day both have where one is the other, edited: a number or a
# sentence changed. Two reports of the like share far less, ten notices from one template too. Chosen, not swept.
NEARLY_ALL = 0.8


def find_editions(case: Case, came: Sequence[str]) -> Mapping[str, Report]:
    """Return the report that was there before for each that came and only is another edition of it.

    Both are of one named outlet and one day, and nearly all their words are the same: the outlet's file was saved
    anew under another name, or put on another page.
    """
    there = [report for report in case.reports if report.article.id not in came]
    newer = [report for report in case.reports if report.article.id in came]
    found: dict[str, Report] = {}
    for report in newer:
        taken = [former.article.id for former in found.values()]
        alike = [one for one in there if one.article.id not in taken and _are_editions(one.article, report.article)]
        if alike:
            found[report.article.id] = alike[-1]
    return found


def _are_editions(former: Article, newer: Article) -> bool:
    outlet, day = former.source.label, former.published.value
    if not outlet or not day or (outlet, day) != (newer.source.label, newer.published.value):
        return False
    mine, theirs = Counter(former.text.split()), Counter(newer.text.split())
    return (mine & theirs).total() >= NEARLY_ALL * max(mine.total(), theirs.total(), 1)


def _as_dated(former: Report, now: Report) -> Report:
    """Return a former version that states no day with the day of the report now, which may be inferred."""
    if former.article.published.value or not now.article.published.value:
        return former
    return with_dates([former], {former.article.id: now.article.published})[0]


def version_at(versions: Sequence[Version], moment: datetime) -> Version | None:
    """Return the version of a report that counted before a moment; None where there was none."""
    return next((v for v in reversed(versions) if v.added is None or v.added < moment), None)


def comparison_of(former: Report, newer: Report, added: datetime | None) -> Comparison:
    """Return two versions of a report side by side."""
    from rashomon.weighing.versions import compare

    return compare(former, newer, added)
