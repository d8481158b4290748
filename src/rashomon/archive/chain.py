"""The chain from annotated reports to weighed affairs: link, date the undated from the others, link again, weigh."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from rashomon.archive.stories import LinkedStory
from rashomon.model import (
    Annotations,
    Article,
    Case,
    Dated,
    Happening,
    Link,
    Model,
    Names,
    Report,
    Story,
    Storyline,
)

# Raised whenever the same record would be linked otherwise: an archive links anew what an older version linked.
VERSION = "1"


class Inferred(Model, frozen=True, kw_only=True):
    """The publication date of a report that states none, taken from the others."""

    article: str
    published: Dated


class Linked(Model, frozen=True, kw_only=True):
    """All that linking found between the reports of an archive. Derived: rebuilt whenever the record changes."""

    inferred: tuple[Inferred, ...] = ()
    stories: tuple[Story, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    copies: tuple[Link, ...] = ()
    happenings: tuple[Happening, ...] = ()
    names: Names = Names()


def link(reports: Sequence[Report], decisions: Sequence[Link] = ()) -> Linked:
    """Link reports, given by id, into stories and storylines; one whose date is not stated is dated from the others."""
    from rashomon import linking

    stories = linking.join_stories(_articles(reports), _annotations(reports), decisions)
    return Linked(stories=stories)


def fingerprint_of(reports: Sequence[Report], decisions: Sequence[Link]) -> str:
    """Return a digest of all that linking follows from: it changes with the record and with our own versions."""
    from rashomon import annotating

    record = [(report.article.id, report.article.digest) for report in reports]
    versions = (annotating.VERSION, VERSION)
    return hashlib.sha256(msgspec.json.encode((versions, record, decisions))).hexdigest()


def with_dates(reports: Sequence[Report], linked: Linked) -> tuple[Report, ...]:
    """Return the reports with the publication dates that were inferred for them."""
    dates = {known.article: known.published for known in linked.inferred}
    return tuple(_redated(report, dates.get(report.article.id)) for report in reports)


def _redated(report: Report, published: Dated | None) -> Report:
    from rashomon.annotating import redate

    if published is None:
        return report
    article = replace(report.article, published=published)
    return Report(article=article, annotations=redate(report.annotations, published))


def find_cases(reports: Sequence[Report], linked: Linked) -> tuple[Case, ...]:
    """Return every affair, a storyline or a story that is in none: the one with most reports first."""
    by_id = {report.article.id: report for report in with_dates(reports, linked)}
    stories = {story.id: story for story in linked.stories}
    lines = _storyline_of(linked)
    members = [(line.title, tuple(stories[id] for id in line.stories)) for line in linked.storylines]
    members += [(story.title, (story,)) for story in linked.stories if story.id not in lines]
    cases = [_case(title, group, by_id, linked) for title, group in members]
    return tuple(sorted(cases, key=lambda case: (-len(case.reports), case.stories[0].id)))


def find_stories(reports: Sequence[Report], linked: Linked) -> tuple[LinkedStory, ...]:
    """Return every story with what was found in its own reports, oldest first."""
    by_id = {report.article.id: report for report in with_dates(reports, linked)}
    lines = _storyline_of(linked)
    return tuple(
        LinkedStory(
            story=story, storyline=lines.get(story.id, story.id), case=_case(story.title, (story,), by_id, linked)
        )
        for story in sorted(linked.stories, key=lambda story: (story.begin or date.max, story.id))
    )


def _storyline_of(linked: Linked) -> dict[str, str]:
    return {story: line.id for line in linked.storylines for story in line.stories}


def _case(title: str, stories: tuple[Story, ...], by_id: Mapping[str, Report], linked: Linked) -> Case:
    ids = {id for story in stories for id in story.articles}
    reports = sorted((by_id[id] for id in ids), key=_oldest_first)
    return Case(
        title=title,
        stories=stories,
        reports=tuple(reports),
        copies=tuple(copy for copy in linked.copies if copy.left in ids and copy.right in ids),
        happenings=tuple(h for h in linked.happenings if any(m.article in ids for m in h.mentions)),
        names=linked.names,
    )


def _oldest_first(report: Report) -> tuple[date, str]:
    return (report.article.published.value or date.max, report.article.id)


def _articles(reports: Sequence[Report]) -> list[Article]:
    return [report.article for report in reports]


def _annotations(reports: Sequence[Report]) -> list[Annotations]:
    return [report.annotations for report in reports]
