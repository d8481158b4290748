"""What is kept of one level of linking: the memory that linking asks, and its tables."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, select

from rashomon.model.kept import Counts, Group, Level, Seen, Taken, Term
from rashomon.store.blobs import pack, unpack
from rashomon.store.dialects import upserted
from rashomon.store.tables import grouped, levels, portraits, terms

# So many values are asked for at once: SQLite takes 32,766.
ASKED = 5_000

T = TypeVar("T")


class Shelf:
    """What is kept of one level: the memory that linking asks."""

    def __init__(self, connection: Connection, level: Level) -> None:
        self._connection = connection
        self._level = level

    def counts(self) -> Counts:
        """Return how many there are, and the numbers that come next."""
        row = self._connection.execute(select(levels).where(levels.c.level == self._level)).one_or_none()
        if row is None:
            return Counts()
        return Counts(members=row.members, next_member=row.next_member, next_term=row.next_term)

    def terms(self, words: Collection[str]) -> Iterator[Term]:
        """Return what is kept of some words."""
        return self._terms(terms.c.word, words)

    def numbered_terms(self, numbers: Collection[int]) -> Iterator[Term]:
        """Return what is kept of some words, by their numbers."""
        return self._terms(terms.c.number, numbers)

    def seen(self, numbers: Collection[int]) -> Iterator[Seen]:
        """Return what is kept of some members, by their numbers."""
        return self._seen(portraits.c.number, numbers)

    def seen_by_id(self, ids: Collection[str]) -> Iterator[Seen]:
        """Return what is kept of some members, by their ids."""
        return self._seen(portraits.c.id, ids)

    def groups(self, ids: Collection[str]) -> Iterator[Group]:
        """Return some groups, by id."""
        query = select(grouped.c.blob).where(grouped.c.level == self._level).order_by(grouped.c.id)
        for some in asked(ids):
            for blob in self._connection.execute(query.where(grouped.c.id.in_(some))).scalars():
                yield unpack(blob, Group)

    def all_groups(self) -> Iterator[Group]:
        """Return every group, by id."""
        query = select(grouped.c.blob).where(grouped.c.level == self._level).order_by(grouped.c.id)
        for blob in self._connection.execute(query).scalars():
            yield unpack(blob, Group)

    def homes(self, ids: Collection[str]) -> dict[str, str]:
        """Return the group that each of some members is in."""
        query = select(portraits.c.id, portraits.c.home).where(portraits.c.level == self._level)
        found: dict[str, str] = {}
        for some in asked(ids):
            found |= {id: home for id, home in self._connection.execute(query.where(portraits.c.id.in_(some)))}  # noqa: C416
        return found

    def since(self, day: date) -> tuple[str, ...]:
        """Return the ids of the groups that go on at or after a day."""
        return self._ids(grouped.c.last_day >= day.isoformat())

    def beginning(self, start: str) -> tuple[str, ...]:
        """Return the ids of the groups that begin so; ids are hexadecimal."""
        return self._ids(and_(grouped.c.id >= start, grouped.c.id < start + "~"))

    def _ids(self, which: ColumnElement[bool]) -> tuple[str, ...]:
        query = select(grouped.c.id).where(grouped.c.level == self._level, which).order_by(grouped.c.id)
        return tuple(self._connection.execute(query).scalars())

    def keep(self, taken: Taken) -> None:
        """Keep what a batch changed."""
        own = {"level": self._level}
        for some in asked(taken.left):
            at = and_(portraits.c.level == self._level, portraits.c.number.in_(some))
            self._connection.execute(delete(portraits).where(at))
        for gone in asked(taken.gone):
            at = and_(grouped.c.level == self._level, grouped.c.id.in_(gone))
            self._connection.execute(delete(grouped).where(at))
        rows = [own | msgspec.structs.asdict(taken.counts)]
        self._write(upserted(self._connection, levels), rows)
        self._write(upserted(self._connection, terms), [own | msgspec.structs.asdict(term) for term in taken.terms])
        seen = [
            own | {"number": s.number, "id": s.id, "home": s.group, "blob": msgspec.msgpack.encode(s)}
            for s in taken.seen
        ]
        self._write(upserted(self._connection, portraits), seen)
        groups = [
            own | {"id": g.id, "last_day": g.end.isoformat() if g.end else None, "blob": pack(g)} for g in taken.groups
        ]
        self._write(upserted(self._connection, grouped), groups)

    def _terms(self, column: ColumnElement[Any], wanted: Collection[Any]) -> Iterator[Term]:
        query = select(terms.c.word, terms.c.number, terms.c.seen, terms.c.posting).where(terms.c.level == self._level)
        for some in asked(wanted):
            for row in self._connection.execute(query.where(column.in_(some)).order_by(terms.c.number)):
                yield Term(word=row.word, number=row.number, seen=row.seen, posting=row.posting)

    def _seen(self, column: ColumnElement[Any], wanted: Collection[Any]) -> Iterator[Seen]:
        query = select(portraits.c.blob).where(portraits.c.level == self._level).order_by(portraits.c.number)
        for some in asked(wanted):
            for blob in self._connection.execute(query.where(column.in_(some))).scalars():
                yield msgspec.msgpack.decode(blob, type=Seen)

    def _write(self, statement: Any, rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self._connection.execute(statement, rows)


def asked(values: Collection[T]) -> Iterator[list[T]]:
    """Yield values in lists that are short enough to be asked for at once."""
    rest = iter(values)
    while some := list(islice(rest, ASKED)):
        yield some
