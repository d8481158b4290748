"""The facade: open an archive, read reports into it, and ask for stories, findings and briefs. Wiring only."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec

from rashomon.archive import judging
from rashomon.archive.addresses import is_address, make_fetcher, read_addresses, utc_now
from rashomon.archive.aliases import NO_ALIASES, Aliases
from rashomon.archive.annotating import BATCH, annotate_each
from rashomon.archive.chain import largest_first, version
from rashomon.archive.changes import changes_of, comparison_of, day_of, moment_of, version_at
from rashomon.archive.collecting import uncollected
from rashomon.archive.files import find_files, is_row, read_file
from rashomon.archive.joining import join, with_dates
from rashomon.archive.stories import LinkedStory, Told
from rashomon.model import (
    Article,
    Case,
    Changes,
    Comparison,
    Failure,
    Fetched,
    Finding,
    LinkKind,
    Model,
    Report,
    Storyline,
    Verdict,
    Version,
    Weighed,
)

if TYPE_CHECKING:
    from rashomon.archive.affairs import Affairs
    from rashomon.archive.chain import Line
    from rashomon.reading import FieldMap
    from rashomon.store import Store

__all__ = ["Added", "Archive", "LinkedStory", "open_archive"]

Progress = Callable[[str, int], None]


class Added(Model, frozen=True, kw_only=True):
    """What reading made of its inputs: the ids of the reports, in order, and what failed.

    `new` reports were not there before; `changed` ones were, with another text, which is kept as a former version.
    `foreign` are the inputs that are kept though they are not English, so that nothing is taken from them. `rows` says
    how many inputs were rows with fields: of others no field can be mapped.
    """

    reports: tuple[str, ...] = ()
    new: int = 0
    changed: int = 0
    failures: tuple[Failure, ...] = ()
    foreign: tuple[Failure, ...] = ()
    rows: int = 0


def _quiet(what: str, done: int) -> None:
    """Show no progress."""


def open_archive(
    path: str | Path | None = None,
    progress: Progress = _quiet,
    now: Callable[[], datetime] = utc_now,
    aliases: Aliases = NO_ALIASES,
) -> "Archive":
    """Open the archive at `path`, made if it is not there; without a path, one in memory. Raises StoreError.

    `path` is a file, or a database on a server: "postgresql://user@host/name".

    `progress` is told what is being done, and to how many reports it has been. `now` is the clock by which it is
    recorded when a report was added. `aliases` are names to use in place of others (`archive.aliases`): they win.
    """
    from rashomon.store import Store

    return Archive(Store(str(path)) if path is not None else Store(), progress, now, aliases)


def _keepable(entry: Article | Failure) -> Article | Failure:
    """Return the entry, or a failure where its text is not Unicode or its id cannot be kept in every database."""
    name = entry.read_from or entry.id if isinstance(entry, Article) else entry.name
    try:
        msgspec.json.encode(entry)
    except UnicodeEncodeError:
        return Failure(
            name=ascii(name).strip("'"), reason="holds half of a character (a lone surrogate); save it as UTF-8"
        )
    if isinstance(entry, Article) and "\x00" in entry.id:
        return Failure(name=name, reason="its id holds a null character; give it another")
    return entry


def _foreign(article: Article) -> Failure:
    reason = f"not in English but “{article.language}”: kept, nothing is taken from it"
    return Failure(name=article.read_from or article.id, reason=reason)


def _stories_of(lines: "Iterable[Line]", affairs: "Affairs") -> tuple[LinkedStory, ...]:
    stories = (LinkedStory(story=story, line=line, affairs=affairs) for line in lines for story in line.stories)
    return tuple(sorted(stories, key=lambda linked: (linked.story.begin or date.max, linked.id)))


class Archive(Told):
    """Reports and all that is known from them. Use it in a `with` statement."""

    def __init__(
        self,
        store: "Store",
        progress: Progress = _quiet,
        now: Callable[[], datetime] = utc_now,
        aliases: Aliases = NO_ALIASES,
    ) -> None:
        self._store = store
        self._aliases = aliases
        self._progress = progress
        self._now = now

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive file."""
        self._store.close()

    def read(self, *paths: str | Path, fields: "FieldMap | None" = None, allow_private: bool = False) -> Added:
        """Read files, folders and patterns, and fetch addresses, in the order of their names, whatever the order given.

        Only hosts on the public internet are asked, unless `allow_private`. `fields` says what the fields of rows mean
        that have names of their own: `rashomon.reading.read_field_map`.
        """
        addresses = sorted({str(path) for path in paths if is_address(str(path))})
        files, missing = find_files(path for path in paths if str(path) not in addresses)
        read = (entry for file in files for entry in read_file(file, fields))
        return self.add_articles(itertools.chain(missing, read, self._fetch(addresses, allow_private)))

    def _fetch(self, addresses: Sequence[str], allow_private: bool) -> Iterator[Article | Failure]:
        """Yield the reports at some addresses, or why they give none."""
        if addresses:
            fetched = read_addresses(addresses, make_fetcher(allow_private, self._now), self._store)
            for number, entry in enumerate(fetched, 1):
                self._progress("reports fetched", number)
                yield entry

    def add_articles(self, entries: Iterable[Article | Failure]) -> Added:
        """Add reports that are read already, batch by batch. One that is kept already is not annotated again.

        What the reports of one outlet in a batch have in common tells what of each is furniture. Failures among the
        entries are kept with the reports' own.
        """
        from rashomon.reading import compare_reports
        from rashomon.store import Outcome

        rest, at = iter(entries), self._now()
        ids: list[str] = []
        new = changed = rows = 0
        failures: list[Failure] = []
        foreign: list[Failure] = []
        while batch := [_keepable(entry) for entry in itertools.islice(rest, BATCH)]:
            articles = compare_reports([entry for entry in batch if isinstance(entry, Article)])
            failed = [entry for entry in batch if isinstance(entry, Failure)]
            self._progress("reports read", len(ids))
            rows += sum(is_row(entry) for entry in batch)
            placed = self._store.add_articles(articles, at)
            failed += self._annotate(placed.ids)
            self._store.keep_failures(failed, (article.read_from for article in articles))
            ids += placed.ids
            new += placed.count(Outcome.NEW)
            changed += placed.count(Outcome.CHANGED)
            failures += failed
            foreign += [_foreign(article) for article in articles if article.language != "en"]
        return Added(
            reports=tuple(ids),
            new=new,
            changed=changed,
            failures=tuple(failures),
            foreign=tuple(foreign),
            rows=rows,
        )

    def _annotate(self, ids: Sequence[str]) -> list[Failure]:
        """Annotate those of some reports that this version of the annotators has not seen."""
        from rashomon.annotating import VERSION

        failures = []
        for start in range(0, len(ids), BATCH):
            results = list(annotate_each(self._store.articles(ids[start : start + BATCH], unannotated_by=VERSION)))
            self._store.add_annotations(r.annotations for r in results if isinstance(r, Report))
            failures += [result for result in results if isinstance(result, Failure)]
        return failures

    def reports(self) -> tuple[Report, ...]:
        """Return every report with what was found in it, by id, dated from the others where it states no date."""
        from rashomon.annotating import VERSION

        affairs = self._linked()
        inferred = {id: dated for line in affairs.lines() for id, dated in line.inferred.items()}
        return with_dates(tuple(self._store.reports(VERSION)), inferred)

    def stories(self, since: str | date | None = None) -> tuple[LinkedStory, ...]:
        """Return the stories, oldest first; with `since`, those that go on at or after that day."""
        affairs = self._linked()
        if since is None:
            return _stories_of(affairs.lines(), affairs)
        day = day_of(since)
        found = _stories_of(affairs.lines_with(lambda kept: kept.since(day)), affairs)
        return tuple(linked for linked in found if linked.story.end is not None and linked.story.end >= day)

    def storylines(self, since: str | date | None = None) -> tuple[Storyline, ...]:
        """Return the storylines with their turning points, oldest first; with `since`, those that go on then."""
        affairs = self._linked()
        if since is None:
            lines = affairs.lines()
        else:
            day = day_of(since)
            lines = affairs.lines_with(lambda kept: kept.since(day))
        return tuple(sorted(map(affairs.storyline, lines), key=lambda line: (line.begin or date.max, line.id)))

    def find_stories(self, beginning: str) -> tuple[LinkedStory, ...]:
        """Return the stories whose id begins so, oldest first."""
        affairs = self._linked()
        found = _stories_of(affairs.lines_with(lambda kept: kept.beginning(beginning)), affairs)
        return tuple(linked for linked in found if linked.id.startswith(beginning))

    def story_of(self, report: str) -> LinkedStory | None:
        """Return the story that a report is in, by the id of the report; None where there is no such report."""
        affairs = self._linked()
        found = _stories_of(affairs.lines_with(lambda kept: kept.homes([report]).values()), affairs)
        return next((linked for linked in found if report in linked.story.articles), None)

    def cases(self) -> tuple[Case, ...]:
        """Return every affair, a storyline or a story that is in none: the one with most reports first."""
        affairs = self._linked()
        return tuple(sorted(map(affairs.whole, affairs.lines()), key=largest_first))

    @uncollected()
    def weighings(self) -> tuple[tuple[Case, Weighed], ...]:
        """Return every affair with what weighing made of it: the one with most reports first."""
        from rashomon import weighing

        return tuple((case, weighing.weigh(case)) for case in self.cases())

    def withdrawn(self, case: Case) -> tuple[Finding, ...]:
        """Return what reports of an affair told until they were edited and nobody tells now, in its words."""
        return self._linked().withdrawn(case)

    def judge(self, pairs: judging.Pairs, verdict: Verdict, who: str, when: datetime, why: str = "") -> None:
        """Keep a person's judgement that reports do, or do not, tell of one story: who, when and why.

        `judging` makes the pairs. Every rebuild honours it.
        """
        self._store.add_links(judging.decide(pairs, verdict, who, when, why))

    def judgements(self) -> tuple[judging.Judgement, ...]:
        """Return what people decided, in the order given; on one pair the last one that is not withdrawn counts."""
        return judging.judgements(self._store.links(LinkKind.SAME_STORY))

    def withdraw(self, number: int, who: str, when: datetime, why: str = "") -> None:
        """Withdraw a judgement: it no longer counts; all others do. Both are kept.

        Raises Refused where no judgement has this number, or it is withdrawn already.
        """
        self._store.add_links(judging.withdrawal(self.judgements(), number, who, when, why))

    def versions(self, report: str) -> tuple[Version, ...]:
        """Return all versions of a report that was edited, oldest first, by the id of any of them."""
        return self._store.versions(report)

    def compare(self, report: str) -> Comparison | None:
        """Return the newest version of a report beside the one before it; None where there is but one."""
        versions = self.versions(report)
        if len(versions) < 2:
            return None
        former, newer = (self._report(version.article.id) for version in versions[-2:])
        return comparison_of(former, newer, versions[-1].added) if former and newer else None

    def changes(self, story: LinkedStory, since: str | date | datetime) -> Changes:
        """Return what changed in a story since a day or a moment, in UTC where no zone is said.

        What was there then goes by when each report was added, not by when it was published.
        """
        moment = moment_of(since)
        came, formers = [], {}
        for article in story.articles:
            then = version_at(self.versions(article.id), moment)
            if then is None:
                came.append(article.id)
            elif then.article.id != article.id and (former := self._report(then.article.id)):
                formers[article.id] = former
        from rashomon.telling.changed import as_shown

        return as_shown(changes_of(story.case, moment, formers, came), story.case)

    def _report(self, id: str) -> Report | None:
        from rashomon.annotating import VERSION

        return self._store.report(id, VERSION)

    def fetched(self, report: str) -> Fetched | None:
        """Return what was served where a report was fetched: address, headers, bytes, when; None of what was not."""
        digests = [version.article.raw for version in self.versions(report) if version.article.id == report]
        return self._store.fetched_with(digests[0]) if digests and digests[0] else None

    def count(self) -> int:
        """Return how many reports the archive holds."""
        return self._store.count()

    def failures(self) -> tuple[Failure, ...]:
        """Return the inputs that gave no report, with the reasons."""
        return self._store.failures()

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the archive: damage, words that are not in their report, what cannot be rebuilt."""
        from rashomon.annotating import VERSION
        from rashomon.archive.checking import find_faults

        return self._store.faults() or tuple(find_faults(self._store, VERSION, self._linked()))

    def _linked(self) -> "Affairs":
        """Return what linking makes of the record, annotating and joining what came since the last time."""
        from rashomon.annotating import VERSION
        from rashomon.archive.affairs import Affairs

        with self._store.linked(VERSION) as ledger:
            known = ledger.is_linked_by(version())
        self._annotate(self._store.waiting() if known else self._store.unannotated(VERSION))
        done = 0
        while self._take_step():
            done += 1
            self._progress("batches of reports, joining them", done)
        return Affairs(self._store, VERSION, self._aliases)

    def _take_step(self) -> bool:
        """Join the next batch, where there is one."""
        from rashomon.annotating import VERSION

        with self._store.linked(VERSION) as ledger:
            if not ledger.is_behind(version()):
                return False
        with self._store.linking(VERSION) as ledger:
            step = ledger.next_step(version())
            if step is not None:  # another process may have been first
                join(ledger, step, ledger)
                ledger.finish(step, version())
        return step is not None
