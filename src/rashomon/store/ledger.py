"""What linking reads and keeps in an archive, within one transaction: arrivals step by step, and their groups."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Select, delete, func, select, update

from rashomon.model import Annotations, Article, Dated, Link, LinkKind, Report
from rashomon.model.kept import Level
from rashomon.store.blobs import pack, unpack
from rashomon.store.shelves import Shelf, asked
from rashomon.store.tables import (
    DERIVED,
    affairs,
    annotations,
    arrivals,
    articles,
    dates,
    links,
    steps,
)

# So many reports are joined at once; of more that one run brought, the oldest first (docs/linking.md).
STEP = 4096


class Arrival(NamedTuple):
    """A report that comes, and the id of the former version in whose stead it comes."""

    report: Report
    instead: str | None


class Judged(NamedTuple):
    """What people decided before a step, and what is new in it; withdrawn or not."""

    before: tuple[Link, ...]
    new: tuple[Link, ...]


class _Version(NamedTuple):
    id: str
    version: int


class _Step(NamedTuple):
    number: int
    judged: int
    version: str


NO_STEP = _Step(number=0, judged=0, version="")


class Ledger:
    """One transaction of linking. `annotated_by` is the version of the annotators whose findings count."""

    def __init__(self, connection: Connection, annotated_by: str) -> None:
        self._connection = connection
        self._annotated_by = annotated_by

    def shelf(self, level: Level) -> Shelf:
        """Return what is kept of a level."""
        return Shelf(self._connection, level)

    def is_linked_by(self, version: str) -> bool:
        """Say whether a version of linking took all steps there are."""
        last = self._last()
        return last is None or last.version == version

    def is_behind(self, version: str) -> bool:
        """Say whether there is a step to be taken by a version of linking."""
        judged = (self._last() or NO_STEP).judged
        return not self.is_linked_by(version) or self._first_run() is not None or self._last_judgement() > judged

    def next_step(self, version: str) -> int | None:
        """Return the number of the next step to be taken by a version of linking; None where all are taken.

        A step is what one run brought, and what people decided since. Where an older version took the first one, what
        is derived is forgotten, and all steps are taken again in their order.
        """
        last = self._last()
        if last is None or last.version == version:
            return self._begin(last or NO_STEP)
        first = self._connection.execute(select(steps.c.version).where(steps.c.number == 1)).scalar_one()
        if first not in ("", version):
            self._connection.execute(update(steps).values(version=""))
            for table in DERIVED:
                self._connection.execute(delete(table))
        waiting = select(func.min(steps.c.number)).where(steps.c.version != version)
        return int(self._connection.execute(waiting).scalar_one())

    def finish(self, step: int, version: str) -> None:
        """Note that a version of linking took a step."""
        self._connection.execute(update(steps).where(steps.c.number == step).values(version=version))

    def last_step(self) -> int:
        """Return the number of the last step; 0 where there is none."""
        last = self._last()
        return last.number if last else 0

    def arrivals(self, step: int) -> tuple[Arrival, ...]:
        """Return the reports of a step, by id; not those of which a newer version came before."""
        of_step = self._reports(arrivals.c.step == step)
        former = self._versions([report.article.id for report, _ in of_step], arrivals.c.step < step)
        return tuple(
            Arrival(report, kept.id if kept else None)
            for report, number in of_step
            if (kept := former.get(report.article.id)) is None or kept.version < number
        )

    def judged(self, step: int) -> Judged:
        """Return what people decided before a step and in it; what they said of a report holds for its versions."""
        known = select(steps.c.judged).where(steps.c.number.in_((step, step - 1))).order_by(steps.c.number)
        bounds = [0, *self._connection.execute(known).scalars()][-2:]
        query = select(links.c.number, links.c.blob).where(
            links.c.kind == LinkKind.SAME_STORY, links.c.number <= bounds[1]
        )
        kept = self._connection.execute(query.order_by(links.c.number)).all()
        given = [(number, msgspec.json.decode(blob, type=Link)) for number, blob in kept]
        newest = self._versions({id for _, link in given for id in (link.left, link.right)}, arrivals.c.step <= step)
        ids = {id: version.id for id, version in newest.items()}
        now = [
            (number, replace(link, left=ids.get(link.left, link.left), right=ids.get(link.right, link.right)))
            for number, link in given
        ]
        return Judged(
            tuple(link for number, link in now if number <= bounds[0]),
            tuple(link for number, link in now if number > bounds[0]),
        )

    def reports(self, ids: Collection[str]) -> tuple[Report, ...]:
        """Return some reports as the record has them, by id."""
        return tuple(report for some in asked(ids) for report, _ in self._reports(articles.c.id.in_(some)))

    def undated(self, ids: Collection[str]) -> tuple[str, ...]:
        """Return those of some reports that state no date."""
        query = select(articles.c.id).where(articles.c.published.is_(None)).order_by(articles.c.id)
        return tuple(
            id for some in asked(ids) for id in self._connection.execute(query.where(articles.c.id.in_(some))).scalars()
        )

    def dates(self, ids: Collection[str]) -> dict[str, Dated]:
        """Return the dates that are inferred for some reports."""
        found: dict[str, Dated] = {}
        for some in asked(ids):
            rows = self._connection.execute(select(dates).where(dates.c.article.in_(some)))
            found |= {row.article: unpack(row.blob, Dated) for row in rows}
        return found

    def all_dates(self) -> dict[str, Dated]:
        """Return all dates that are inferred."""
        return {row.article: unpack(row.blob, Dated) for row in self._connection.execute(select(dates))}

    def keep_dates(self, inferred: Mapping[str, Dated]) -> None:
        """Keep inferred dates in place of former ones of the same reports; one that is none is forgotten."""
        for article, dated in sorted(inferred.items()):
            self._connection.execute(delete(dates).where(dates.c.article == article))
            if dated.value:
                self._connection.execute(dates.insert().values(article=article, blob=pack(dated)))

    def forget_affairs(self, storylines: Collection[str]) -> None:
        """Forget what was matched within storylines that are no more."""
        for some in asked(storylines):
            self._connection.execute(delete(affairs).where(affairs.c.storyline.in_(some)))

    def _begin(self, last: _Step) -> int | None:
        """Begin a step with what the earliest run brought that waits, and what people decided since the last step."""
        first, judged = self._first_run(), self._last_judgement()
        if first is None and judged == last.judged:
            return None
        step = last.number + 1
        self._connection.execute(steps.insert().values(number=step, judged=judged, version=""))
        if first is not None:
            oldest = func.coalesce(articles.c.published, "~")
            run = self._waiting(articles.c.id).where(articles.c.added == first)
            ids = self._connection.execute(run.order_by(oldest, articles.c.id).limit(STEP)).scalars().all()
            for some in asked(ids):
                self._connection.execute(update(arrivals).where(arrivals.c.article.in_(some)).values(step=step))
        return step

    def _last(self) -> _Step | None:
        row = self._connection.execute(select(steps).order_by(steps.c.number.desc()).limit(1)).one_or_none()
        return _Step(row.number, row.judged, row.version) if row else None

    def _last_judgement(self) -> int:
        return int(self._connection.execute(select(func.max(links.c.number))).scalar_one_or_none() or 0)

    def _first_run(self) -> str | None:
        """Return the moment of the first run of which an annotated report waits."""
        found: str | None = self._connection.execute(self._waiting(func.min(articles.c.added))).scalar_one_or_none()
        return found

    def _waiting(self, what: ColumnElement[Any]) -> Select[Any]:
        return (
            select(what)
            .join_from(articles, arrivals, arrivals.c.article == articles.c.id)
            .join(annotations, annotations.c.article == articles.c.id)
            .where(arrivals.c.step == 0, annotations.c.version == self._annotated_by)
        )

    def _reports(self, which: ColumnElement[bool]) -> list[tuple[Report, int]]:
        query = (
            select(articles.c.blob, annotations.c.blob, articles.c.version)
            .join(annotations, annotations.c.article == articles.c.id)
            .join(arrivals, arrivals.c.article == articles.c.id)
            .where(annotations.c.version == self._annotated_by, which)
            .order_by(articles.c.id)
        )
        found = []
        for article, notes, number in self._connection.execute(query):
            article = msgspec.json.decode(article, type=Article)
            found.append((Report(article=article, annotations=unpack(notes, Annotations)), number))
        return found

    def _versions(self, ids: Collection[str], when: ColumnElement[bool]) -> dict[str, _Version]:
        """Return for each of some reports its newest version that linking took up at a time, where there is one."""
        own, other = articles.alias(), articles.alias()
        query = (
            select(own.c.id, other.c.id, other.c.version)
            .join(other, other.c.report == own.c.report)
            .join(arrivals, arrivals.c.article == other.c.id)
            .where(arrivals.c.step > 0, when)
            .order_by(other.c.version)
        )
        found = {}
        for some in asked(sorted(ids)):
            for id, version, number in self._connection.execute(query.where(own.c.id.in_(some))):
                found[id] = _Version(version, number)
        return found
