"""What an archive keeps: reports, what was found in them, failures, people's judgements."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType

import msgspec
from sqlalchemy import Connection, and_, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from rashomon.model import Annotations, Article, Failure, Link, LinkKind, Report
from rashomon.store.blobs import T, pack, unpack
from rashomon.store.connecting import MEMORY, connect, guarded, writing
from rashomon.store.identity import distinct_id, renamed
from rashomon.store.tables import annotations, articles, derived, failures, links

# Rows fetched at a time while reports are read back: bounds memory, not speed.
ROWS = 256


class Store:
    """One archive file, or one in memory where no path is given. Everything that returns has been committed."""

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
        """Close the file."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with guarded(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with guarded(self.path), self._writer.begin() as connection:
            yield connection

    def add_articles(self, batch: Iterable[Article]) -> tuple[tuple[str, ...], int]:
        """Keep reports; return the id that each is kept under, in order, and how many were new.

        A report with the id and text of a kept one is that one. One with the id of another text gets an id of its own.
        """
        ids, new = [], 0
        with self._writing() as connection:
            for article in batch:
                id, known = _place(connection, article)
                ids.append(id)
                if not known:
                    new += 1
                    connection.execute(articles.insert().values(_row(renamed(article, id))))
        return tuple(ids), new

    def add_annotations(self, batch: Iterable[Annotations]) -> None:
        """Keep what was found in reports; what the same version found before stays."""
        rows = [{"article": a.article, "version": a.version, "blob": pack(a)} for a in batch]
        if rows:
            with self._writing() as connection:
                connection.execute(insert(annotations).on_conflict_do_nothing(), rows)

    def keep_failures(self, failed: Iterable[Failure], read: Iterable[str]) -> None:
        """Keep which inputs gave no report, and why; forget the failures of those that are read now."""
        with self._writing() as connection:
            for name in dict.fromkeys(read):
                connection.execute(delete(failures).where(failures.c.name == name))
            for failure in failed:
                row = {"name": failure.name, "reason": failure.reason}
                connection.execute(insert(failures).values(row).on_conflict_do_nothing())

    def add_link(self, link: Link) -> None:
        """Keep a person's judgement. An earlier one on the same pair stays as history; the last one counts."""
        with self._writing() as connection:
            connection.execute(
                links.insert().values(left=link.left, right=link.right, kind=link.kind, blob=msgspec.json.encode(link))
            )

    def links(self, kind: LinkKind) -> tuple[Link, ...]:
        """Return people's judgements of a kind: the last one on each pair."""
        with self._reading() as connection:
            rows = connection.execute(select(links.c.blob).where(links.c.kind == kind).order_by(links.c.number))
            judged = [msgspec.json.decode(blob, type=Link) for (blob,) in rows]
        return tuple({frozenset((link.left, link.right)): link for link in judged}.values())

    def failures(self) -> tuple[Failure, ...]:
        """Return the inputs that gave no report."""
        with self._reading() as connection:
            rows = connection.execute(select(failures).order_by(failures.c.name, failures.c.reason))
            return tuple(Failure(name=row.name, reason=row.reason) for row in rows)

    def count(self) -> int:
        """Return how many reports are kept."""
        with self._reading() as connection:
            return connection.execute(select(func.count()).select_from(articles)).scalar_one()

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
        """Yield every report that this version has annotated, by id."""
        query = (
            select(articles.c.blob, annotations.c.blob)
            .join(annotations, annotations.c.article == articles.c.id)
            .where(annotations.c.version == version)
            .order_by(articles.c.id)
        )
        with self._reading() as connection:
            for article, found in connection.execution_options(yield_per=ROWS).execute(query):
                yield Report(
                    article=msgspec.json.decode(article, type=Article),
                    annotations=unpack(found, Annotations),
                )

    def derived(self, fingerprint: str, kind: type[T]) -> T | None:
        """Return what was derived from the record with this fingerprint, if that is kept."""
        with self._reading() as connection:
            blob = connection.execute(
                select(derived.c.blob).where(derived.c.fingerprint == fingerprint)
            ).scalar_one_or_none()
        return unpack(blob, kind) if blob else None

    def keep_derived(self, fingerprint: str, thing: msgspec.Struct) -> None:
        """Keep what was derived from the record as it is now, in place of what was derived before."""
        with self._writing() as connection:
            connection.execute(delete(derived))
            connection.execute(derived.insert().values(fingerprint=fingerprint, blob=pack(thing)))

    def faults(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong with the file."""
        with self._reading() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return tuple(line for line in said if line != "ok") + tuple(
            f"annotations of no report: row {r[1]}" for r in lost
        )


def _place(connection: Connection, article: Article) -> tuple[str, bool]:
    """Return the id for an article and whether it is kept already."""
    for id in (article.id, distinct_id(article)):
        digest = connection.execute(select(articles.c.digest).where(articles.c.id == id)).scalar_one_or_none()
        if digest in (None, article.digest):
            return id, digest is not None
    return distinct_id(article), True


def _row(article: Article) -> dict[str, object]:
    day = article.published.value
    return {
        "id": article.id,
        "digest": article.digest,
        "published": day.isoformat() if day else None,
        "source": article.source.label,
        "blob": msgspec.json.encode(article),
    }
