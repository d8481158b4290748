"""What addresses gave: one row an answer that differs from the last, its bytes kept once however often served."""

import zlib
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, select

from rashomon.model import Fetched
from rashomon.store.moments import written
from rashomon.store.tables import bodies, fetches

# Pages shrink to a fifth at this level, and to a sixth at the slowest.
LEVEL = 6


def last_of(connection: Connection, asked: str) -> Fetched | None:
    """Return what an address gave the last time."""
    return _one(connection, _query().where(fetches.c.asked == asked).order_by(fetches.c.number.desc()))


def first_with(connection: Connection, digest: str) -> Fetched | None:
    """Return the first answer with a body of this digest."""
    return _one(connection, _query().where(fetches.c.digest == digest).order_by(fetches.c.number))


def keep(connection: Connection, fetched: Fetched) -> None:
    """Keep an answer with its body, unless the address gave the same the last time."""
    last = last_of(connection, fetched.asked)
    if last and (last.url, last.digest) == (fetched.url, fetched.digest):
        return
    known = connection.execute(select(bodies.c.digest).where(bodies.c.digest == fetched.digest)).one_or_none()
    if known is None:
        connection.execute(bodies.insert().values(digest=fetched.digest, blob=zlib.compress(fetched.body, LEVEL)))
    row = {
        "asked": fetched.asked,
        "url": fetched.url,
        "status": fetched.status,
        "headers": msgspec.json.encode(fetched.headers),
        "at": written(fetched.at),
        "digest": fetched.digest,
    }
    connection.execute(fetches.insert().values(row))


def _query() -> Select[Any]:
    return select(fetches, bodies.c.blob).join(bodies, bodies.c.digest == fetches.c.digest).limit(1)


def _one(connection: Connection, query: Select[Any]) -> Fetched | None:
    row = connection.execute(query).one_or_none()
    return _fetched(row) if row else None


def _fetched(row: Row[Any]) -> Fetched:
    return Fetched(
        asked=row.asked,
        url=row.url,
        status=row.status,
        headers=msgspec.json.decode(row.headers, type=tuple[tuple[str, str], ...]),
        body=zlib.decompress(row.blob),
        digest=row.digest,
        at=datetime.fromisoformat(row.at),
    )
