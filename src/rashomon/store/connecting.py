"""Opening an archive file: settings, migration, and database errors in words for a person."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool, StaticPool

from rashomon.errors import StoreError
from rashomon.store import migrations

# How long one process waits for another's transaction. A batch is committed in well under a second; a minute lets a
# dozen processes that add at once, on a slow disk, all have their turn.
BUSY_SECONDS = 60

MEMORY = ":memory:"

# SQLite's own words, and what they mean to someone who has an archive.
MEANINGS = {
    "not a database": "this file is not a Rashomon archive",
    "malformed": "the archive is damaged; restore it from a copy or read the reports into a new one",
    "readonly": "the archive may not be written; check the rights on the file and its folder",
    "unable to open": "the archive cannot be opened; check that its folder exists and may be written",
    "locked": f"another process has held the archive for more than {BUSY_SECONDS} seconds; try again later",
    "full": "the disk is full",
}


def connect(path: str) -> Engine:
    """Open the archive at `path`, made or brought to this version where needed. Raises StoreError."""
    if path != MEMORY and Path(path).is_dir():
        raise StoreError(path, "this is a folder, not an archive file")
    engine = create_engine(
        URL.create("sqlite", database=path),
        poolclass=StaticPool if path == MEMORY else NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    try:
        with guarded(path):
            _bring_up(engine, path)
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """Turn what the database complains of into a StoreError that a person understands."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig)
        reason = next(
            (meaning for words, meaning in MEANINGS.items() if words in said), f"the archive cannot be used ({said})"
        )
        raise StoreError(path, reason) from error
    except (msgspec.DecodeError, UnicodeDecodeError, zlib.error) as error:
        raise StoreError(path, MEANINGS["malformed"]) from error


def writing(engine: Engine) -> Engine:
    """Return the engine with transactions that take the write lock at once, so that two writers never deadlock."""
    return engine.execution_options(begin="BEGIN IMMEDIATE")


def _settle(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin when `_begin` says so, not when the driver thinks so
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _bring_up(engine: Engine, path: str) -> None:
    with engine.begin() as connection:
        if _is_current(connection, path):
            return
    with writing(engine).begin() as connection:
        if not _is_current(connection, path):  # another process may have been first
            migrations.migrate(connection, migrations.version_of(connection) or 0)


def _is_current(connection: Connection, path: str) -> bool:
    version = migrations.version_of(connection)
    if version is None:
        raise StoreError(path, "this database is not a Rashomon archive")
    if version > migrations.VERSION:
        raise StoreError(
            path, f"made by a newer Rashomon (archive version {version}, this one knows {migrations.VERSION})"
        )
    return version == migrations.VERSION
