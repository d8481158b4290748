"""Opening an archive: migration, and database errors in words for a person."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from rashomon.errors import StoreError
from rashomon.store import migrations
from rashomon.store.dialects import MEANINGS, MEMORY, engine_of, is_server, shown, writing


def connect(path: str) -> Engine:
    """Open the archive at `path`, made or brought to this version where needed. Raises StoreError."""
    if path != MEMORY and not is_server(path) and Path(path).is_dir():
        raise StoreError(path, "this is a folder, not an archive file")
    engine = engine_of(path)
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
        raise StoreError(shown(path), reason) from error
    except (msgspec.DecodeError, UnicodeDecodeError, zlib.error) as error:
        raise StoreError(shown(path), MEANINGS["malformed"]) from error


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
        raise StoreError(shown(path), "this database is not a Rashomon archive")
    if version > migrations.VERSION:
        raise StoreError(
            shown(path), f"made by a newer Rashomon (archive version {version}, this one knows {migrations.VERSION})"
        )
    return version == migrations.VERSION
