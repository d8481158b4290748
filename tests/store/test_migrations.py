"""Archives of every version since the first open in this one, with all they hold."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon import Refused, StoreError
from rashomon.archive import open_archive
from rashomon.model import Failure
from rashomon.store import Store, migrations

# What each version added to the one before, as SQL. A version once released is never edited here.
STEPS = (
    """
        CREATE TABLE schema_version (version INTEGER NOT NULL);
        INSERT INTO schema_version VALUES (1);
        CREATE TABLE articles (id VARCHAR NOT NULL PRIMARY KEY, digest VARCHAR NOT NULL, published VARCHAR,
            source VARCHAR, blob BLOB NOT NULL);
        CREATE INDEX ix_articles_digest ON articles (digest);
        CREATE TABLE annotations (article VARCHAR NOT NULL REFERENCES articles (id), version VARCHAR NOT NULL,
            blob BLOB NOT NULL, PRIMARY KEY (article, version));
        CREATE TABLE failures (name VARCHAR NOT NULL, reason VARCHAR NOT NULL, PRIMARY KEY (name, reason));
        INSERT INTO articles VALUES ('a', 'd', '2016-10-13', 'Rudaw',
            CAST('{"id":"a","text":"Ten died.","digest":"d"}' AS BLOB));
        INSERT INTO failures VALUES ('x.txt', 'empty');
    """,
    """
        CREATE TABLE links (number INTEGER NOT NULL PRIMARY KEY, "left" VARCHAR NOT NULL, "right" VARCHAR NOT NULL,
            kind VARCHAR NOT NULL, blob BLOB NOT NULL);
        CREATE TABLE derived (fingerprint VARCHAR NOT NULL PRIMARY KEY, blob BLOB NOT NULL);
    """,
    """
        ALTER TABLE articles ADD COLUMN report VARCHAR NOT NULL DEFAULT '';
        ALTER TABLE articles ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE articles ADD COLUMN added VARCHAR NOT NULL DEFAULT '';
        UPDATE articles SET report = id;
        CREATE INDEX ix_articles_report ON articles (report, version);
        CREATE TABLE bodies (digest VARCHAR NOT NULL PRIMARY KEY, blob BLOB NOT NULL);
        CREATE TABLE fetches (number INTEGER NOT NULL PRIMARY KEY, asked VARCHAR NOT NULL, url VARCHAR NOT NULL,
            status INTEGER NOT NULL, headers BLOB NOT NULL, at VARCHAR NOT NULL,
            digest VARCHAR NOT NULL REFERENCES bodies (digest));
        CREATE INDEX ix_fetches_asked ON fetches (asked);
        CREATE INDEX ix_fetches_digest ON fetches (digest);
        INSERT INTO derived VALUES ('f', X'00');
    """,
    """
        CREATE TABLE arrivals (article VARCHAR NOT NULL PRIMARY KEY REFERENCES articles (id), step INTEGER NOT
            NULL);
        CREATE INDEX ix_arrivals_step ON arrivals (step);
        INSERT INTO arrivals SELECT id, 0 FROM articles;
        CREATE TABLE steps (number INTEGER NOT NULL PRIMARY KEY, judged INTEGER NOT NULL, version VARCHAR NOT NULL);
        CREATE TABLE levels (level VARCHAR NOT NULL PRIMARY KEY, members INTEGER NOT NULL, next_member INTEGER NOT
            NULL, next_term INTEGER NOT NULL);
        CREATE TABLE terms (level VARCHAR NOT NULL, number INTEGER NOT NULL, word VARCHAR NOT NULL, seen INTEGER NOT
            NULL, posting BLOB NOT NULL, PRIMARY KEY (level, number));
        CREATE UNIQUE INDEX ix_terms_word ON terms (level, word);
        CREATE TABLE portraits (level VARCHAR NOT NULL, number INTEGER NOT NULL, id VARCHAR NOT NULL, home VARCHAR
            NOT NULL, blob BLOB NOT NULL, PRIMARY KEY (level, number));
        CREATE UNIQUE INDEX ix_portraits_id ON portraits (level, id);
        CREATE TABLE grouped (level VARCHAR NOT NULL, id VARCHAR NOT NULL, last_day VARCHAR, blob BLOB NOT NULL,
            PRIMARY KEY (level, id));
        CREATE INDEX ix_grouped_last_day ON grouped (level, last_day);
        CREATE TABLE dates (article VARCHAR NOT NULL PRIMARY KEY, blob BLOB NOT NULL);
        CREATE TABLE affairs (storyline VARCHAR NOT NULL PRIMARY KEY, record VARCHAR NOT NULL, blob BLOB NOT NULL);
        DROP TABLE derived;
        ALTER TABLE articles ADD COLUMN file VARCHAR NOT NULL DEFAULT '';
        CREATE INDEX ix_articles_file ON articles (file);
    """,
)


EARLIER = pytest.mark.parametrize("version", range(1, len(STEPS) + 1))


def make_archive(path: Path, version: int) -> Path:
    """Make an archive of an earlier version, with one report and one failure."""
    old = sqlite3.connect(path)
    old.executescript("".join(STEPS[:version]))
    old.execute("UPDATE schema_version SET version = ?", (version,))
    old.commit()
    old.close()
    return path


def layout(path: Path) -> tuple[dict[str, set[str]], set[str]]:
    """Return the tables of an archive with their columns, and its indices."""
    file = sqlite3.connect(path)
    tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    indices = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    columns = {t: {row[1] for row in file.execute(f"PRAGMA table_info({t})")} for t in tables}
    file.close()
    return columns, {name for name in indices if name.startswith("ix_")}


def test_every_earlier_version_is_among_these() -> None:
    assert len(STEPS) == migrations.VERSION - 1


@EARLIER
def test_an_archive_of_an_earlier_version_opens_with_all_it_holds(tmp_path: Path, version: int) -> None:
    path = make_archive(tmp_path / "t.db", version)
    with Store(str(path)) as store:
        assert [a.text for a in store.articles(["a"], unannotated_by="1")] == ["Ten died."]
        assert store.failures() == (Failure(name="x.txt", reason="empty"),)
        assert store.count() == 1
        assert [(v.article.id, v.number, v.added) for v in store.versions("a")] == [("a", 1, None)]
        assert store.waiting() == ("a",)


def test_a_new_archive_is_what_the_steps_make_and_what_the_tables_say(tmp_path: Path) -> None:
    from rashomon.store.tables import metadata

    path = tmp_path / "t.db"
    Store(str(path)).close()
    columns, indices = layout(path)
    assert columns == {name: set(table.columns.keys()) for name, table in metadata.tables.items()}
    assert indices == {index.name for table in metadata.tables.values() for index in table.indexes}


@EARLIER
def test_an_archive_of_an_earlier_version_becomes_what_a_new_one_is(tmp_path: Path, version: int) -> None:
    path, new = make_archive(tmp_path / "t.db", version), tmp_path / "new.db"
    Store(str(path)).close()
    Store(str(new)).close()
    assert layout(path) == layout(new)


@EARLIER
def test_an_archive_of_an_earlier_version_tells_its_stories(tmp_path: Path, version: int) -> None:
    with open_archive(make_archive(tmp_path / "t.db", version)) as archive:
        assert [story.story.articles for story in archive.stories()] == [("a",)]
        assert archive.check() == ()


def test_a_withdrawal_that_only_words_told_says_what_it_withdraws(tmp_path: Path) -> None:
    """Once, a withdrawal kept what was judged before: the last one here revives a judgement that was withdrawn."""
    path, now = make_archive(tmp_path / "t.db", 4), datetime(2026, 11, 1, tzinfo=UTC)
    said = [("same", ""), ("different", ""), ("unsure", "withdraws 1"), ("same", "withdraws 2")]
    file = sqlite3.connect(path)
    for verdict, why in said:
        blob = json.dumps(
            {"left": "a", "right": "b", "kind": "same story", "verdict": verdict, "why": why, "decided_by": "ana"}
        )
        row = ("a", "b", "same story", blob.encode())
        file.execute('INSERT INTO links ("left", "right", kind, blob) VALUES (?, ?, ?, ?)', row)
    file.execute("INSERT INTO steps VALUES (1, 4, 'x')")
    file.commit()
    file.close()
    with open_archive(path) as archive:
        assert [judgement.withdraws for judgement in archive.judgements()] == [None, None, 1, 2]
        assert [bool(judgement.withdrawn) for judgement in archive.judgements()] == [True, True, False, False]
        with pytest.raises(Refused):
            archive.withdraw(1, "ben", now)
        assert archive.check() == ()
    with sqlite3.connect(path) as file:
        assert ("x",) not in file.execute("SELECT version FROM steps").fetchall()
    file.close()


def test_an_archive_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    Store(str(path)).close()
    newer = sqlite3.connect(path)
    newer.execute("UPDATE schema_version SET version = 99")
    newer.commit()
    newer.close()
    with pytest.raises(StoreError, match=rf"newer Rashomon \(archive version 99, this one knows {migrations.VERSION}"):
        Store(str(path))
