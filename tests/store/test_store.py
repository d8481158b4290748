"""What an archive file keeps, and how it speaks when it cannot be used."""

import hashlib
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from rashomon import StoreError, read_text
from rashomon.model import Annotations, Article, Credit, CreditKind, Failure, Fetched, Link, LinkKind, Source, Verdict
from rashomon.store import Outcome, Store

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 3, tzinfo=UTC)


def report(id: str, text: str) -> Article:
    return read_text(text, id=id, published="2016-10-13")


def test_the_same_report_added_twice_is_one_report(place: str) -> None:
    with Store(place) as store:
        assert store.add_articles([report("a", "Two people met in Geneva.")], MONDAY).places == (("a", Outcome.NEW),)
        assert store.add_articles([report("a", "Two people met in Geneva.")], TUESDAY).places == (("a", Outcome.KNOWN),)
        assert store.count() == 1


def test_another_text_under_the_same_id_gets_an_id_of_its_own_and_keeps_it(place: str) -> None:
    first, second = report("1", "Two people met in Geneva."), report("1", "Rain fell on Oslo.")
    with Store(place) as store:
        placed = store.add_articles([first, second], MONDAY)
        kept, other = placed.ids
        assert kept == "1"
        assert other.startswith("1~")
        assert placed.count(Outcome.NEW) == 2
        assert store.add_articles([second], TUESDAY).places == ((other, Outcome.KNOWN),)


def test_evidence_in_a_report_follows_it_to_its_new_id(place: str) -> None:
    text = "GENEVA (Reuters) - Two ministers met on Friday, their offices said."
    article = read_text(text, id="1", published="2016-10-13")
    assert [credit.agency for credit in article.credits] == ["Reuters"]
    with Store(place) as store:
        _, other = store.add_articles([report("1", "Rain fell on Oslo."), article], MONDAY).ids
        store.add_annotations([Annotations(article=other, version="1")])
        kept = next(r.article for r in store.reports("1"))
    assert [c.evidence.article for c in kept.credits if c.evidence] == [other]


def test_a_report_comes_back_as_it_was_given(place: str) -> None:
    article = report("a", "Zoë said “yes” 👍🏽 — in Qāmišlī.\u2028A second line.")
    with Store(place) as store:
        store.add_articles([article], MONDAY)
        store.add_annotations([Annotations(article="a", version="1")])
    with Store(place) as store:
        assert [r.article for r in store.reports("1")] == [article]


def test_only_what_a_version_has_not_seen_is_to_be_annotated(place: str) -> None:
    with Store(place) as store:
        store.add_articles([report("a", "One."), report("b", "Two.")], MONDAY)
        store.add_annotations([Annotations(article="a", version="1")])
        assert store.unannotated("1") == ("b",)
        assert store.unannotated("2") == ("a", "b")
        assert [a.id for a in store.articles(["a", "b"], unannotated_by="1")] == ["b"]


def test_a_failure_is_kept_until_its_input_is_read(place: str) -> None:
    with Store(place) as store:
        store.keep_failures([Failure(name="x.txt", reason="empty"), Failure(name="y.txt", reason="binary")], [])
        store.keep_failures([], ["x.txt"])
        assert store.failures() == (Failure(name="y.txt", reason="binary"),)


def test_judgements_are_kept_in_the_order_given_and_none_is_erased(place: str) -> None:
    def judged(left: str, right: str, verdict: Verdict) -> Link:
        return Link(left=left, right=right, kind=LinkKind.SAME_STORY, verdict=verdict, decided_by="ana", decided_at=now)

    now = datetime(2026, 11, 1, tzinfo=UTC)
    with Store(place) as store:
        store.add_links([judged("a", "b", Verdict.SAME), judged("a", "c", Verdict.SAME)])
        store.add_links([judged("b", "a", Verdict.DIFFERENT)])
        assert [(link.left, link.right, link.verdict) for link in store.links(LinkKind.SAME_STORY)] == [
            ("a", "b", Verdict.SAME),
            ("a", "c", Verdict.SAME),
            ("b", "a", Verdict.DIFFERENT),
        ]
        assert store.links(LinkKind.COPY) == ()


def test_what_was_matched_within_a_storyline_is_kept_for_one_state_of_it(place: str) -> None:
    first, second = Annotations(article="a", version="1"), Annotations(article="b", version="1")
    with Store(place) as store:
        store.keep_affair("line", "first", first)
        assert store.affair("line", "first", Annotations) == first
        store.keep_affair("line", "second", second)
        assert store.affair("line", "first", Annotations) is None
        assert store.affair("line", "second", Annotations) == second


def test_a_store_is_in_wal_mode_so_that_readers_do_not_wait(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with Store(str(path)) as store:
        store.add_articles([report("a", "One.")], MONDAY)
        other = sqlite3.connect(path)
        assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        other.close()


def test_a_file_that_is_no_archive_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but long enough to be one. " * 50, encoding="utf-8")
    with pytest.raises(StoreError, match=r"notes\.txt: this file is not a Rashomon archive"):
        Store(str(path))
    assert path.read_text(encoding="utf-8").startswith("Not a database")


def test_a_database_of_someone_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title)")
    other.close()
    with pytest.raises(StoreError, match="this database is not a Rashomon archive"):
        Store(str(path))


def test_a_folder_or_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="this is a folder"):
        Store(str(tmp_path))
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(str(tmp_path / "missing" / "t.db"))


def test_a_damaged_archive_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with Store(str(path)) as store:
        store.add_articles([report(str(n), f"Report {n} of many. " * 40) for n in range(50)], MONDAY)
    bytes_ = bytearray(path.read_bytes())
    bytes_[4096:] = b"\x5a" * (len(bytes_) - 4096)
    path.write_bytes(bytes_)
    with pytest.raises(StoreError, match="damaged"), Store(str(path)) as store:
        store.unannotated("1")


@pytest.mark.parametrize("table", ["articles", "annotations"])
def test_a_row_that_is_damaged_is_one_clear_line(tmp_path: Path, table: str) -> None:
    path = tmp_path / "t.db"
    with Store(str(path)) as store:
        store.add_articles([report("a", "One.")], MONDAY)
        store.add_annotations([Annotations(article="a", version="1")])
    file = sqlite3.connect(path)
    file.execute(f"UPDATE {table} SET blob = X'7B5A'")
    file.commit()
    file.close()
    with pytest.raises(StoreError, match="damaged"), Store(str(path)) as store:
        list(store.reports("1"))


def test_a_credit_without_words_is_renamed_too(place: str) -> None:
    article = Article(
        id="1", text="x", digest="d2", credits=(Credit(agency="AFP", kind=CreditKind.OWN, evidence=None),)
    )
    with Store(place) as store:
        assert store.add_articles([Article(id="1", text="y", digest="d1"), article], MONDAY).ids == ("1", "1~d2")


def test_a_server_that_is_not_there_or_no_address_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"press:\*\*\*@.*cannot be reached") as refused:
        Store(f"postgresql://press:secret@/talks?host={tmp_path}")
    assert "secret" not in str(refused.value)
    with pytest.raises(StoreError, match="not the address of a database"):
        Store("postgresql://press@host:port/talks")


@pytest.mark.slow
def test_a_database_that_is_not_there_or_anothers_is_one_clear_line(server: str, database: str) -> None:
    import psycopg

    with pytest.raises(StoreError, match="has no such database"):
        Store(server.format(name="nothing"))
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE songs (title text)")
    with pytest.raises(StoreError, match="this database is not a Rashomon archive"):
        Store(database)


def test_versions_of_a_report_are_kept_and_the_newest_counts(place: str) -> None:
    text = "Shelling killed {n} people near the border crossing on Monday, hospital workers reported."
    with Store(place) as store:
        store.add_articles([report("a", text.format(n=12))], MONDAY)
        second = store.add_articles([report("a", text.format(n=15))], TUESDAY)
        (id,) = second.ids
        assert second.count(Outcome.CHANGED) == 1
        assert store.add_articles([report("a", text.format(n=12))], TUESDAY).count(Outcome.KNOWN) == 1
        store.add_annotations([Annotations(article=each, version="1") for each in ("a", id)])
        assert [r.article.id for r in store.reports("1")] == [id]
        assert [(v.number, v.added) for v in store.versions("a")] == [(1, MONDAY), (2, TUESDAY)]
        assert store.versions(id) == store.versions("a")
        assert store.count() == 1


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("a.txt", Outcome.CHANGED), ("standard input", Outcome.NEW), ("a.txt, report 1", Outcome.NEW)],
)
def test_a_file_of_one_report_that_was_edited_is_a_newer_version_of_it(place: str, name: str, outcome: Outcome) -> None:
    text = "Shelling killed {n} people near the border crossing on Monday, hospital workers reported."
    with Store(place) as store:
        first, second = (replace(report(f"of {n}", text.format(n=n)), read_from=name) for n in (12, 15))
        store.add_articles([first], MONDAY)
        assert store.add_articles([second], TUESDAY).places == (("of 15", outcome),)
        other = replace(report("other", "Rain fell on Oslo, and the harvest was late."), read_from=name)
        assert store.add_articles([other], TUESDAY).places == (("other", Outcome.NEW),)


def test_what_addresses_gave_is_kept_once_and_found_by_its_bytes(place: str) -> None:
    def served(body: bytes, at: datetime) -> Fetched:
        digest = hashlib.sha256(body).hexdigest()
        headers = (("etag", '"1"'), ("x", "ü"))
        return Fetched(asked="http://a", url="http://a/b", status=200, headers=headers, body=body, digest=digest, at=at)

    first, second = served(b"\x00one", MONDAY), served(b"two", TUESDAY)
    with Store(place) as store:
        for fetched in (first, served(b"\x00one", TUESDAY), second):
            store.keep_fetched(fetched)
        assert store.last_fetched("http://a") == second
        assert store.last_fetched("http://b") is None
        assert store.fetched_with(first.digest) == first


def test_ids_come_in_the_order_of_their_bytes(place: str) -> None:
    with Store(place) as store:
        store.add_articles([report(id, f"Report {id}.") for id in ("b", "A", "ä", "a", "B~1", "Z")], MONDAY)
        assert store.unannotated("1") == ("A", "B~1", "Z", "a", "b", "ä")


def test_reports_whose_fields_hold_a_null_character_are_kept(place: str) -> None:
    article = replace(report("a", "Two people\x00 met."), source=Source(name="The\x00Herald"))
    with Store(place) as store:
        store.add_articles([article], MONDAY)
        store.add_annotations([Annotations(article="a", version="1")])
        store.keep_failures([Failure(name="x\x00.txt", reason="odd\x00")], [])
        assert [r.article for r in store.reports("1")] == [article]
        assert store.failures() == (Failure(name="x\ufffd.txt", reason="odd\ufffd"),)


def test_writers_take_turns(place: str) -> None:
    Store(place).close()

    def add(number: int) -> int:
        with Store(place) as store:
            return sum(
                store.add_articles([report("same", f"Report {n}.")], MONDAY).count(Outcome.NEW) for n in range(8)
            )

    with ThreadPoolExecutor(4) as pool:
        new = list(pool.map(add, range(4)))
    with Store(place) as store:
        assert sum(new) == store.count() == 8


def test_an_archive_in_a_folder_that_may_not_be_written_is_read_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "a.db"
    path.parent.mkdir()
    with Store(str(path)) as store:
        store.add_articles([report("a", "Ten died.")], MONDAY)
    path.parent.chmod(0o555)
    try:
        if os.access(path.parent, os.W_OK):
            pytest.skip("whoever runs this may write everywhere")
        with Store(str(path)) as store:
            assert store.count() == 1
            with pytest.raises(StoreError, match="may not be written"):
                store.add_articles([report("b", "Two died.")], MONDAY)
    finally:
        path.parent.chmod(0o755)
