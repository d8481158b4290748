"""The chain from annotated reports to weighed affairs: link, date the undated from the others, link again, weigh."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from rashomon.archive.aliases import NO_ALIASES, Aliases
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
from rashomon.model.links import Echo

# Raised whenever the same record would be linked otherwise: an archive links anew what an older version linked.
VERSION = "3"


class Inferred(Model, frozen=True, kw_only=True):
    """The publication date of a report that states none, taken from the others."""

    article: str
    published: Dated


class Affair(Model, frozen=True, kw_only=True):
    """A storyline with all that linking found among its reports; copies with what was `carried` over from originals.

    `record` is a digest of what all this was found in.
    """

    storyline: Storyline
    stories: tuple[Story, ...]
    copies: tuple[Link, ...] = ()
    echoes: tuple[Echo, ...] = ()
    carried: tuple[Annotations, ...] = ()
    happenings: tuple[Happening, ...] = ()
    names: Names = Names()
    record: str = ""


class Linked(Model, frozen=True, kw_only=True):
    """All that linking found between the reports of an archive. Derived: rebuilt whenever the record changes."""

    inferred: tuple[Inferred, ...] = ()
    affairs: tuple[Affair, ...] = ()


Line = tuple[Storyline, tuple[Story, ...]]  # a storyline with its stories


def link(
    reports: Sequence[Report],
    decisions: Sequence[Link] = (),
    before: Linked | None = None,
    aliases: Aliases = NO_ALIASES,
) -> Linked:
    """Link reports into affairs; one whose date is not stated is dated from the others, and all joined again.

    `before` is what linking made of an earlier record: an affair of it whose reports are still the same is taken as it
    is, which changes nothing but the time that linking takes. `aliases` are the user's names: they win.
    """
    lines = _find_lines(reports, decisions)
    inferred = _date_undated(reports, lines)
    if inferred:
        reports = with_dates(reports, inferred)
        lines = _find_lines(reports, decisions)
    by_id = {report.article.id: report for report in reports}
    known = {affair.record: affair for affair in before.affairs} if before else {}
    return Linked(inferred=inferred, affairs=tuple(_find_affair(line, by_id, known, aliases) for line in lines))


def _find_lines(reports: Sequence[Report], decisions: Sequence[Link]) -> list[Line]:
    from rashomon import linking

    articles, annotations = _apart(reports)
    stories = linking.join_stories(articles, annotations, decisions)
    by_id = {story.id: story for story in stories}
    storylines = linking.join_storylines(stories, articles, annotations)
    return [(line, tuple(by_id[id] for id in line.stories)) for line in storylines]


def _find_affair(
    line: Line, by_id: Mapping[str, Report], known: Mapping[str, Affair], aliases: Aliases = NO_ALIASES
) -> Affair:
    from rashomon import linking

    storyline, stories = line
    reports = [by_id[id] for id in sorted(id for story in stories for id in story.articles)]
    record = _digest(line, [(r.article.id, r.article.digest, r.article.published) for r in reports], dict(aliases))
    if record in known:
        return known[record]
    articles, annotations = _apart(reports)
    copies = linking.find_copies(articles)
    echoes = linking.find_echoes(articles, annotations, copies)
    names = linking.match_names([echoes.once(each) for each in annotations], aliases)
    carried = [echoes.of(each) for each in annotations]
    return Affair(
        storyline=storyline,
        stories=stories,
        copies=copies,
        echoes=echoes.pairs,
        carried=tuple(echoes.annotations[id] for id in sorted(echoes.annotations)),
        happenings=linking.match_events(articles, carried, names, stories, echoes.pairs),
        names=names,
        record=record,
    )


def _date_undated(reports: Sequence[Report], lines: Sequence[Line]) -> tuple[Inferred, ...]:
    """Date each report that states no date from its story; what that leaves undated, from its affair."""
    stories = [story.articles for _, stories in lines for story in stories]
    inferred = _date_among(reports, stories, same_story=True)
    affairs = [tuple(id for story in stories for id in story.articles) for _, stories in lines]
    return (*inferred, *_date_among(with_dates(reports, inferred), affairs))


def _date_among(
    reports: Sequence[Report], groups: Sequence[Sequence[str]], *, same_story: bool = False
) -> tuple[Inferred, ...]:
    """Date the undated reports of each group from the dated ones of it."""
    from rashomon.linking.dates import date_report

    by_id = {report.article.id: report for report in reports}
    inferred = []
    for group in groups:
        members = [by_id[id] for id in sorted(group)]
        dated = [(r.article, r.annotations) for r in members if r.article.published.value]
        for report in members:
            if dated and report.article.published.value is None:
                published = date_report(report.article, report.annotations, dated, same_story=same_story)
                if published.value:
                    inferred.append(Inferred(article=report.article.id, published=published))
    return tuple(inferred)


def _apart(reports: Sequence[Report]) -> tuple[list[Article], list[Annotations]]:
    return [report.article for report in reports], [report.annotations for report in reports]


def fingerprint_of(reports: Sequence[Report], decisions: Sequence[Link], aliases: Aliases = NO_ALIASES) -> str:
    """Return a digest of all that linking follows from: it changes with the record and with our own versions."""
    return _digest([(report.article.id, report.article.digest) for report in reports], decisions, dict(aliases))


def _digest(*record: object) -> str:
    from rashomon import annotating

    return hashlib.sha256(msgspec.json.encode((annotating.VERSION, VERSION, record))).hexdigest()


def with_dates(reports: Sequence[Report], inferred: Sequence[Inferred]) -> tuple[Report, ...]:
    """Return the reports with the publication dates that were inferred for some."""
    dates = {known.article: known.published for known in inferred}
    return tuple(_redated(report, dates.get(report.article.id)) for report in reports)


def _redated(report: Report, published: Dated | None) -> Report:
    from rashomon.annotating import redate

    if published is None:
        return report
    article = replace(report.article, published=published)
    return Report(article=article, annotations=redate(report.annotations, published))


def find_cases(reports: Sequence[Report], linked: Linked) -> tuple[Case, ...]:
    """Return every affair as a case to be weighed: the one with most reports first."""
    by_id = {report.article.id: report for report in with_dates(reports, linked.inferred)}
    cases = [_case(affair.storyline.title, affair.stories, affair, by_id) for affair in linked.affairs]
    return tuple(sorted(cases, key=lambda case: (-len(case.reports), case.stories[0].id)))


def find_stories(reports: Sequence[Report], linked: Linked) -> tuple[LinkedStory, ...]:
    """Return every story with what was found in its own reports, oldest first."""
    by_id = {report.article.id: report for report in with_dates(reports, linked.inferred)}
    stories = [
        LinkedStory(story=story, storyline=affair.storyline.id, case=_case(story.title, (story,), affair, by_id))
        for affair in linked.affairs
        for story in affair.stories
    ]
    return tuple(sorted(stories, key=lambda linked: (linked.story.begin or date.max, linked.id)))


def case_of(reports: Sequence[Report], title: str) -> Case:
    """Return some reports as one case, linked as if they were all that there is."""
    by_id = {report.article.id: report for report in sorted(reports, key=_oldest_first)}
    story = Story(id="", articles=tuple(by_id), title=title)
    affair = _find_affair((Storyline(id="", stories=("",), title=title), (story,)), by_id, {})
    return _case(title, (story,), affair, by_id)


def _case(title: str, stories: tuple[Story, ...], affair: Affair, by_id: Mapping[str, Report]) -> Case:
    """Return a case of some of an affair's stories: what was found among their reports, oldest report first."""
    ids = {id for story in stories for id in story.articles}
    carried = {each.article: each for each in affair.carried}
    reports = (replace(by_id[id], annotations=carried.get(id, by_id[id].annotations)) for id in ids)
    return Case(
        title=title,
        stories=stories,
        reports=tuple(sorted(reports, key=_oldest_first)),
        copies=tuple(copy for copy in affair.copies if copy.left in ids and copy.right in ids),
        echoes=tuple(e for e in affair.echoes if e.original.article in ids and e.echo.article in ids),
        happenings=tuple(kept for happening in affair.happenings if (kept := _among(happening, ids))),
        names=affair.names,
    )


def _among(happening: Happening, ids: set[str]) -> Happening | None:
    """Return the happening as these reports tell it, or None where they do not."""
    mentions = tuple(mention for mention in happening.mentions if mention.article in ids)
    return replace(happening, mentions=mentions) if mentions else None


def _oldest_first(report: Report) -> tuple[date, str]:
    return (report.article.published.value or date.max, report.article.id)
