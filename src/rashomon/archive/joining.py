"""How a batch of reports joins the stories and storylines of an archive; the undated are dated from these."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from rashomon.archive.judging import honoured
from rashomon.model import Annotations, Article, Dated, Link, Report
from rashomon.model.kept import Group, Level

if TYPE_CHECKING:
    from rashomon.linking.memories import Memory
    from rashomon.store import Ledger


class Record(Protocol):
    """Where the reports are that a batch touches."""

    def reports(self, ids: Collection[str]) -> Sequence[Report]:
        """Return some reports as they were read, by id."""

    def undated(self, ids: Collection[str]) -> Sequence[str]:
        """Return those of some reports that state no date."""

    def dates(self, ids: Collection[str]) -> Mapping[str, Dated]:
        """Return the dates that were inferred for some reports."""


class Joined:
    """The stories and storylines of a batch, and those that it touches. Nothing is kept."""

    def __init__(
        self,
        batch: Sequence[Report],
        versions: Mapping[str, str],
        judged: tuple[Sequence[Link], Sequence[Link]] = ((), ()),
        memories: "tuple[Memory | None, Memory | None]" = (None, None),
    ) -> None:
        """Join a batch; `judged` is what people decided before it and in it, `memories` what is kept of each level."""
        from rashomon.linking import Lines, Stream

        before, new = judged
        self.stream = Stream(memory=memories[0], decided=before)
        articles, annotations = apart(batch)
        changed = self.stream.add(articles, annotations, new, versions)
        self.stories = tuple(self.stream.group(story.id) for story in changed)
        self.lines = Lines(memories[1])
        self.lines.add(self.stories, self.stream.gone())

    def line_of(self, story: Group) -> tuple[Group, ...]:
        """Return all stories of the storyline of a story."""
        line = self.lines.group(self.lines.home(story.id))
        return self.stream.groups([member.id for member in line.members])


def join(ledger: "Ledger", step: int, record: "Ledger") -> None:
    """Take a step: join its reports, and keep in the ledger what becomes of them. `record` is where they are.

    A report that states no date joins without one, is dated from the others of its story or storyline, and joins anew
    with its date; so does an earlier one whose story is another now.
    """
    arrivals = record.arrivals(step)
    judged = honoured(*record.judged(step))
    memories = (ledger.shelf(Level.STORIES), ledger.shelf(Level.STORYLINES))
    batch = [arrival.report for arrival in arrivals]
    versions = {arrival.report.article.id: arrival.instead for arrival in arrivals if arrival.instead}
    joined = Joined(batch, versions, judged, memories)
    inferred = infer(joined, Dating(record, ledger))
    known = ledger.dates(inferred)
    new = {id: dated for id, dated in inferred.items() if known.get(id, Dated()) != dated}
    if new:
        ids = {report.article.id for report in batch}
        again = [*batch, *record.reports(sorted(new.keys() - ids))]
        joined = Joined(with_dates(again, new), versions, judged, memories)
    ledger.keep_dates(new)
    ledger.shelf(Level.STORIES).keep(joined.stream.taken())
    lines = joined.lines.taken()
    ledger.shelf(Level.STORYLINES).keep(lines)
    ledger.forget_affairs(lines.gone)


class Dating:
    """The reports of one ledger with the dates that another keeps for them."""

    def __init__(self, record: "Ledger", kept: "Ledger") -> None:
        self.reports, self.undated, self.dates = record.reports, record.undated, kept.dates


def infer(joined: Joined, record: Record) -> dict[str, Dated]:
    """Date the reports of touched stories that state no date: from their story, else from their storyline.

    What cannot be dated has a date without a value.
    """
    undated = {story.id: record.undated(ids_of([story])) for story in joined.stories}
    inferred: dict[str, Dated] = {}
    for story in joined.stories:
        if undated[story.id]:
            inferred |= _date(undated[story.id], record.reports(ids_of([story])), same_story=True)
    found = dict(inferred)
    for story in joined.stories:
        if left := [id for id in undated[story.id] if not found[id].value]:
            ids = ids_of(joined.line_of(story))
            inferred |= _date(left, with_dates(record.reports(ids), {**record.dates(ids), **found}))
    return inferred


def _date(undated: Iterable[str], reports: Sequence[Report], *, same_story: bool = False) -> dict[str, Dated]:
    """Date some reports from those beside them that are dated."""
    from rashomon.linking.dates import date_report

    by_id = {report.article.id: report for report in reports}
    dated = [(r.article, r.annotations) for r in reports if r.article.published.value]
    return {id: date_report(by_id[id].article, by_id[id].annotations, dated, same_story=same_story) for id in undated}


def ids_of(stories: Iterable[Group]) -> list[str]:
    """Return the ids of the reports of some stories, in order."""
    return sorted(member.id for story in stories for member in story.members)


def apart(reports: Sequence[Report]) -> tuple[list[Article], list[Annotations]]:
    """Return the articles, and what was found in each."""
    return [report.article for report in reports], [report.annotations for report in reports]


def with_dates(reports: Sequence[Report], inferred: Mapping[str, Dated]) -> tuple[Report, ...]:
    """Return the reports with the publication dates that were inferred for some."""
    return tuple(_redated(report, inferred.get(report.article.id)) for report in reports)


def _redated(report: Report, published: Dated | None) -> Report:
    from rashomon.annotating import redate

    if published is None or not published.value:
        return report
    article = replace(report.article, published=published)
    return Report(article=article, annotations=redate(report.annotations, published))
