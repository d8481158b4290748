"""How an archive of an earlier version becomes one of this version: one step a version, in order."""

import re
from collections.abc import Callable

import msgspec
from sqlalchemy import Connection, inspect, select, text

from rashomon.store import tables
from rashomon.store.dialects import translated

# Each step is written in the SQL of SQLite, which `dialects` says to PostgreSQL, and never edited once released: an
# old step must not follow what `tables` says today.
_RECORD = (
    "CREATE TABLE articles (id VARCHAR NOT NULL PRIMARY KEY, digest VARCHAR NOT NULL, published VARCHAR,"
    " source VARCHAR, blob BLOB NOT NULL)",
    "CREATE INDEX ix_articles_digest ON articles (digest)",
    "CREATE TABLE annotations (article VARCHAR NOT NULL REFERENCES articles (id), version VARCHAR NOT NULL,"
    " blob BLOB NOT NULL, PRIMARY KEY (article, version))",
    "CREATE TABLE failures (name VARCHAR NOT NULL, reason VARCHAR NOT NULL, PRIMARY KEY (name, reason))",
)

_JUDGEMENTS = (
    'CREATE TABLE links (number INTEGER NOT NULL PRIMARY KEY, "left" VARCHAR NOT NULL, "right" VARCHAR NOT NULL,'
    " kind VARCHAR NOT NULL, blob BLOB NOT NULL)",
    "CREATE TABLE derived (fingerprint VARCHAR NOT NULL PRIMARY KEY, blob BLOB NOT NULL)",
)

_VERSIONS = (
    "ALTER TABLE articles ADD COLUMN report VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE articles ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE articles ADD COLUMN added VARCHAR NOT NULL DEFAULT ''",
    "UPDATE articles SET report = id",
    "CREATE INDEX ix_articles_report ON articles (report, version)",
    "CREATE TABLE bodies (digest VARCHAR NOT NULL PRIMARY KEY, blob BLOB NOT NULL)",
    "CREATE TABLE fetches (number INTEGER NOT NULL PRIMARY KEY, asked VARCHAR NOT NULL, url VARCHAR NOT NULL,"
    " status INTEGER NOT NULL, headers BLOB NOT NULL, at VARCHAR NOT NULL,"
    " digest VARCHAR NOT NULL REFERENCES bodies (digest))",
    "CREATE INDEX ix_fetches_asked ON fetches (asked)",
    "CREATE INDEX ix_fetches_digest ON fetches (digest)",
)

_STEPS = (
    "CREATE TABLE arrivals (article VARCHAR NOT NULL PRIMARY KEY REFERENCES articles (id), step INTEGER NOT NULL)",
    "CREATE INDEX ix_arrivals_step ON arrivals (step)",
    "INSERT INTO arrivals SELECT id, 0 FROM articles",
    "CREATE TABLE steps (number INTEGER NOT NULL PRIMARY KEY, judged INTEGER NOT NULL, version VARCHAR NOT NULL)",
    "CREATE TABLE levels (level VARCHAR NOT NULL PRIMARY KEY, members INTEGER NOT NULL, next_member INTEGER NOT NULL,"
    " next_term INTEGER NOT NULL)",
    "CREATE TABLE terms (level VARCHAR NOT NULL, number INTEGER NOT NULL, word VARCHAR NOT NULL, seen INTEGER NOT NULL,"
    " posting BLOB NOT NULL, PRIMARY KEY (level, number))",
    "CREATE UNIQUE INDEX ix_terms_word ON terms (level, word)",
    "CREATE TABLE portraits (level VARCHAR NOT NULL, number INTEGER NOT NULL, id VARCHAR NOT NULL,"
    " home VARCHAR NOT NULL, blob BLOB NOT NULL, PRIMARY KEY (level, number))",
    "CREATE UNIQUE INDEX ix_portraits_id ON portraits (level, id)",
    "CREATE TABLE grouped (level VARCHAR NOT NULL, id VARCHAR NOT NULL, last_day VARCHAR, blob BLOB NOT NULL,"
    " PRIMARY KEY (level, id))",
    "CREATE INDEX ix_grouped_last_day ON grouped (level, last_day)",
    "CREATE TABLE dates (article VARCHAR NOT NULL PRIMARY KEY, blob BLOB NOT NULL)",
    "CREATE TABLE affairs (storyline VARCHAR NOT NULL PRIMARY KEY, record VARCHAR NOT NULL, blob BLOB NOT NULL)",
    "DROP TABLE derived",
    "ALTER TABLE articles ADD COLUMN file VARCHAR NOT NULL DEFAULT ''",
    "CREATE INDEX ix_articles_file ON articles (file)",
)


def _mark_withdrawals(connection: Connection) -> None:
    """Say in withdrawals which judgement they withdraw, where only their words did; then all steps are taken anew."""
    kept = connection.execute(text("SELECT number, blob FROM links")).all()
    said = [(number, msgspec.json.decode(blob)) for number, blob in kept]
    found = [(n, link, match) for n, link in said if (match := re.fullmatch(r"withdraws (\d+)", link.get("why", "")))]
    for number, link, match in found:
        blob = msgspec.json.encode({**link, "why": "", "verdict": "unsure", "withdraws": int(match[1])})
        connection.execute(text("UPDATE links SET blob = :blob WHERE number = :n"), {"blob": blob, "n": number})
    if found:
        connection.execute(text("UPDATE steps SET version = 'before withdrawals were marked'"))


def _run(*statements: str) -> Callable[[Connection], None]:
    def step(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(translated(connection, statement))

    return step


# Step n brings version n to version n + 1.
STEPS: tuple[Callable[[Connection], None], ...] = (
    _run(*_RECORD),
    _run(*_JUDGEMENTS),
    _run(*_VERSIONS),
    _run(*_STEPS),
    _mark_withdrawals,
)

VERSION = len(STEPS)


def version_of(connection: Connection) -> int | None:
    """Return the version of the archive, 0 for an empty database, None for a database of someone else's."""
    names = set(inspect(connection).get_table_names())
    if not names:
        return 0
    if "schema_version" not in names:
        return None
    return connection.execute(select(tables.schema_version.c.version)).scalar_one_or_none()


def migrate(connection: Connection, version: int) -> None:
    """Bring an archive from `version` to this one, inside the transaction of the connection."""
    if version == 0:
        tables.schema_version.create(connection)
        connection.execute(tables.schema_version.insert().values(version=0))
    for step in STEPS[version:]:
        step(connection)
    connection.execute(tables.schema_version.update().values(version=VERSION))
