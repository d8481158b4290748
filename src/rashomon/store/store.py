"""What an archive keeps: reports, what was found in them, failures, people's judgements."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, func, not_, select

from rashomon.model import Annotations, Article, Failure, Fetched, Link, LinkKind, Report, Version
from rashomon.store.blobs import T, pack, unpack
from rashomon.store.connecting import connect, guarded
from rashomon.store.dialects import MEMORY, insert_new, kept_words, upserted, writing
from rashomon.store.fetches import first_with, keep, last_of
from rashomon.store.ledger import Ledger
from rashomon.store.moments import moment
from rashomon.store.placing import Placed, place
from rashomon.store.tables import affairs, annotations, arrivals, articles, failures, links
from rashomon.store.versions import IS_CURRENT

# Rows fetched at a time while reports are read back: bounds memory, not speed.
ROWS = 256


class Store:
    """One archive: a file, a database on a server, or in memory. Everything that returns has been committed."""

    def __init__(self, path: str = MEMORY) -> None:
        self.path = path
        self._engine = connect(path)
        self._writer = writing(self._engine)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, or the connections to the server."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with guarded(self.path), self._writer.begin() as connection:
            yield connection

    def add_articles(self, batch: Iterable[Article], at: datetime) -> Placed:
        """Keep reports that a run which began `at` brought.

        A report with the id and text of a kept one is that one. With other text it is a newer version of it where it
        is alike and of a later run; else another report, which gets an id of its own.
        """
        with self._writing() as connection:
            return Placed(places=tuple(place(connection, article, at) for article in batch))

    def add_annotations(self, batch: Iterable[Annotations]) -> None:
        """Keep what was found in reports; what the same version found before stays."""
        rows = [{"article": a.article, "version": a.version, "blob": pack(a)} for a in batch]
        if rows:
            with self._writing() as connection:
                connection.execute(insert_new(connection, annotations), rows)

    def keep_failures(self, failed: Iterable[Failure], read: Iterable[str]) -> None:
        """Keep which inputs gave no report, and why; forget the failures of those that are read now."""
        with self._writing() as connection:
            for name in dict.fromkeys(map(kept_words, read)):
                connection.execute(delete(failures).where(failures.c.name == name))
            for failure in failed:
                row = {"name": kept_words(failure.name), "reason": kept_words(failure.reason)}
                connection.execute(insert_new(connection, failures), row)

    def add_links(self, judged: Iterable[Link]) -> None:
        """Keep a person's judgements, all or none. Earlier ones on the same pairs stay as history."""
        with self._writing() as connection:
            for link in judged:
                blob = msgspec.json.encode(link)
                row = {"left": link.left, "right": link.right, "kind": link.kind, "blob": blob}
                connection.execute(links.insert().values(row))

    def links(self, kind: LinkKind) -> tuple[Link, ...]:
        """Return people's judgements of a kind, in the order given, those that are withdrawn too."""
        with self._reading() as connection:
            rows = connection.execute(select(links.c.blob).where(links.c.kind == kind).order_by(links.c.number))
            return tuple(msgspec.json.decode(blob, type=Link) for (blob,) in rows)

    def failures(self) -> tuple[Failure, ...]:
        """Return the inputs that gave no report."""
        with self._reading() as connection:
            rows = connection.execute(select(failures).order_by(failures.c.name, failures.c.reason))
            return tuple(Failure(name=row.name, reason=row.reason) for row in rows)

    def count(self) -> int:
        """Return how many reports are kept; the versions of one are one."""
        with self._reading() as connection:
            return connection.execute(select(func.count(articles.c.report.distinct()))).scalar_one()

    def unannotated(self, version: str) -> tuple[str, ...]:
        """Return the ids of the reports that this version of the annotators has not looked at."""
        same = and_(annotations.c.article == articles.c.id, annotations.c.version == version)
        query = select(articles.c.id).outerjoin(annotations, same).where(annotations.c.article.is_(None))
        with self._reading() as connection:
            return tuple(connection.execute(query.order_by(articles.c.id)).scalars())

    def articles(self, ids: Sequence[str], unannotated_by: str) -> tuple[Article, ...]:
        """Return those of some reports that this version of the annotators has not looked at, by id."""
        seen = select(annotations.c.article).where(annotations.c.version == unannotated_by)
        query = select(articles.c.blob).where(articles.c.id.in_(ids), articles.c.id.not_in(seen))
        with self._reading() as connection:
            rows = connection.execute(query.order_by(articles.c.id)).scalars()
            return tuple(msgspec.json.decode(blob, type=Article) for blob in rows)

    def reports(self, version: str) -> Iterator[Report]:
        """Yield every report that this version of the annotators has annotated, by id: its newest text."""
        return self._reports(version, IS_CURRENT)

    def former_reports(self, version: str) -> Iterator[Report]:
        """Yield every former version of a report that this version of the annotators has annotated, by id."""
        return self._reports(version, not_(IS_CURRENT))

    def _reports(self, version: str, which: ColumnElement[bool]) -> Iterator[Report]:
        query = (
            select(articles.c.blob, annotations.c.blob)
            .join(annotations, annotations.c.article == articles.c.id)
            .where(annotations.c.version == version, which)
            .order_by(articles.c.id)
        )
        with self._reading() as connection, connection.execution_options(yield_per=ROWS).execute(query) as rows:
            for article, found in rows:
                yield Report(
                    article=msgspec.json.decode(article, type=Article),
                    annotations=unpack(found, Annotations),
                )

    def report(self, id: str, version: str) -> Report | None:
        """Return one version of a report with what this version of the annotators found in it."""
        return next(iter(list(self._reports(version, articles.c.id == id))), None)

    def versions(self, id: str) -> tuple[Version, ...]:
        """Return all versions of a report, oldest first, by the id of any of them."""
        report = select(articles.c.report).where(articles.c.id == id).scalar_subquery()
        query = select(articles.c.blob, articles.c.version, articles.c.added).where(articles.c.report == report)
        with self._reading() as connection:
            return tuple(
                Version(article=msgspec.json.decode(blob, type=Article), number=number, added=moment(added))
                for blob, number, added in connection.execute(query.order_by(articles.c.version))
            )

    def last_fetched(self, asked: str) -> Fetched | None:
        """Return what an address gave the last time."""
        with self._reading() as connection:
            return last_of(connection, asked)

    def fetched_with(self, digest: str) -> Fetched | None:
        """Return the first answer that served these bytes."""
        with self._reading() as connection:
            return first_with(connection, digest)

    def keep_fetched(self, fetched: Fetched) -> None:
        """Keep what an address gave, bytes and all."""
        with self._writing() as connection:
            keep(connection, fetched)

    @contextmanager
    def linking(self, annotated_by: str) -> Iterator[Ledger]:
        """Give what linking reads and keeps, in one transaction in which nobody else writes."""
        with self._writing() as connection:
            yield Ledger(connection, annotated_by)

    @contextmanager
    def linked(self, annotated_by: str) -> Iterator[Ledger]:
        """Give what linking kept, to be read, as it was at one moment."""
        with self._reading() as connection:
            yield Ledger(connection, annotated_by)

    def affair(self, storyline: str, record: str, kind: type[T]) -> T | None:
        """Return what was matched within a storyline, where it is kept of this record."""
        own = and_(affairs.c.storyline == storyline, affairs.c.record == record)
        with self._reading() as connection:
            blob = connection.execute(select(affairs.c.blob).where(own)).scalar_one_or_none()
        return unpack(blob, kind) if blob else None

    def keep_affair(self, storyline: str, record: str, thing: msgspec.Struct) -> None:
        """Keep what was matched within a storyline, in place of what was before."""
        row = {"storyline": storyline, "record": record, "blob": pack(thing)}
        with self._writing() as connection:
            connection.execute(upserted(connection, affairs), [row])

    def waiting(self) -> tuple[str, ...]:
        """Return the ids of the reports that linking has not taken up."""
        with self._reading() as connection:
            rows = connection.execute(
                select(arrivals.c.article).where(arrivals.c.step == 0).order_by(arrivals.c.article)
            )
            return tuple(rows.scalars())

    def faults(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong with the file; a server looks after its own."""
        with self._reading() as connection:
            if connection.dialect.name != "sqlite":
                return ()
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return tuple(line for line in said if line != "ok") + tuple(
            f"annotations of no report: row {r[1]}" for r in lost
        )
