"""Where a report belongs among those kept: known, new, or a newer version of one."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, select

from rashomon.model import Article, Model
from rashomon.store.dialects import kept_words
from rashomon.store.identity import distinct_id, file_of, is_version, renamed
from rashomon.store.moments import written
from rashomon.store.tables import arrivals, articles


class Outcome(StrEnum):
    """What an added report is to those that are kept."""

    NEW = "new"
    KNOWN = "known"
    CHANGED = "changed"  # a newer version of a kept one


class Place(NamedTuple):
    """The id that a report is kept under, and what it is to the others."""

    id: str
    outcome: Outcome


class Placed(Model, frozen=True, kw_only=True):
    """Where the reports of a batch were put, in order."""

    places: tuple[Place, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that they are kept under."""
        return tuple(place.id for place in self.places)

    def count(self, outcome: Outcome) -> int:
        """Return how many had an outcome."""
        return sum(place.outcome is outcome for place in self.places)


class _Kept(NamedTuple):
    digest: str
    report: str
    version: int
    added: str
    blob: bytes


def place(connection: Connection, article: Article, at: datetime) -> Place:
    """Keep a report where it belongs, and say where that is."""
    own, other = article.id, distinct_id(article)
    kept = _kept(connection, own)
    if kept is None:
        former = _of_file(connection, article)
        if former and _is_newer(article, former, at):
            return _keep(connection, article, own, former.report, former.version + 1, at)
        return _keep(connection, article, own, own, 1, at)
    if kept.digest == article.digest:
        return Place(own, Outcome.KNOWN)
    if _kept(connection, other):
        return Place(other, Outcome.KNOWN)
    newest = _newest(connection, kept.report)
    if _is_newer(article, newest, at):
        return _keep(connection, article, other, kept.report, newest.version + 1, at)
    return _keep(connection, article, other, other, 1, at)


_COLUMNS = (articles.c.digest, articles.c.report, articles.c.version, articles.c.added, articles.c.blob)


def _kept(connection: Connection, id: str) -> _Kept | None:
    row = connection.execute(select(*_COLUMNS).where(articles.c.id == id)).one_or_none()
    return _Kept(*row) if row else None


def _newest(connection: Connection, report: str) -> _Kept:
    query = select(*_COLUMNS).where(articles.c.report == report).order_by(articles.c.version.desc()).limit(1)
    return _Kept(*connection.execute(query).one())


def _of_file(connection: Connection, article: Article) -> _Kept | None:
    """Return the newest version of the report that was last read from the file that holds this one."""
    if (file := file_of(article)) is None:
        return None
    query = select(articles.c.report).where(articles.c.file == kept_words(file)).order_by(articles.c.added.desc())
    report = connection.execute(query.limit(1)).scalar_one_or_none()
    return _newest(connection, report) if report else None


def _is_newer(article: Article, newest: _Kept, at: datetime) -> bool:
    """Say whether a report is a newer version of one: alike, and of a later run."""
    former = msgspec.json.decode(newest.blob, type=Article)
    return newest.added < written(at) and is_version(article.text, former.text)


def _keep(connection: Connection, article: Article, id: str, report: str, version: int, at: datetime) -> Place:
    article = renamed(article, id)
    day = article.published.value
    row = {
        "id": article.id,
        "digest": article.digest,
        "published": day.isoformat() if day else None,
        "source": kept_words(article.source.label or "") or None,
        "blob": msgspec.json.encode(article),
        "report": report,
        "version": version,
        "added": written(at),
        "file": kept_words(file_of(article) or ""),
    }
    connection.execute(articles.insert().values(row))
    connection.execute(arrivals.insert().values(article=article.id, step=0))
    return Place(id, Outcome.NEW if version == 1 else Outcome.CHANGED)
