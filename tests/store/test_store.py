"""What an archive file keeps, and how it speaks when it cannot be used."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon import StoreError, read_text
from rashomon.model import Annotations, Article, Credit, CreditKind, Failure, Link, LinkKind, Verdict
from rashomon.store import Outcome, Store

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 3, tzinfo=UTC)


def report(id: str, text: str) -> Article:
    return read_text(text, id=id, published="2016-10-13")


def test_the_same_report_added_twice_is_one_report() -> None:
    with Store() as store:
        assert store.add_articles([report("a", "Two people met in Geneva.")], MONDAY).places == (("a", Outcome.NEW),)
        assert store.add_articles([report("a", "Two people met in Geneva.")], TUESDAY).places == (("a", Outcome.KNOWN),)
        assert store.count() == 1


def test_another_text_under_the_same_id_gets_an_id_of_its_own_and_keeps_it() -> None:
    first, second = report("1", "Two people met in Geneva."), report("1", "Rain fell on Oslo.")
    with Store() as store:
        placed = store.add_articles([first, second], MONDAY)
        kept, other = placed.ids
        assert kept == "1"
        assert other.startswith("1~")
        assert placed.count(Outcome.NEW) == 2
        assert store.add_articles([second], TUESDAY).places == ((other, Outcome.KNOWN),)


def test_evidence_in_a_report_follows_it_to_its_new_id() -> None:
    text = "GENEVA (Reuters) - Two ministers met on Friday, their offices said."
    article = read_text(text, id="1", published="2016-10-13")
    assert [credit.agency for credit in article.credits] == ["Reuters"]
    with Store() as store:
        _, other = store.add_articles([report("1", "Rain fell on Oslo."), article], MONDAY).ids
        store.add_annotations([Annotations(article=other, version="1")])
        kept = next(r.article for r in store.reports("1"))
    assert [c.evidence.article for c in kept.credits if c.evidence] == [other]


def test_a_report_comes_back_as_it_was_given(tmp_path: Path) -> None:
    article = report("a", "Zoë said “yes” 👍🏽 — in Qāmišlī.\u2028A second line.")
    with Store(str(tmp_path / "t.db")) as store:
        store.add_articles([article], MONDAY)
        store.add_annotations([Annotations(article="a", version="1")])
    with Store(str(tmp_path / "t.db")) as store:
        assert [r.article for r in store.reports("1")] == [article]


def test_only_what_a_version_has_not_seen_is_to_be_annotated() -> None:
    with Store() as store:
        store.add_articles([report("a", "One."), report("b", "Two.")], MONDAY)
        store.add_annotations([Annotations(article="a", version="1")])
        assert store.unannotated("1") == ("b",)
        assert store.unannotated("2") == ("a", "b")
        assert [a.id for a in store.articles(["a", "b"], unannotated_by="1")] == ["b"]


def test_a_failure_is_kept_until_its_input_is_read() -> None:
    with Store() as store:
        store.keep_failures([Failure(name="x.txt", reason="empty"), Failure(name="y.txt", reason="binary")], [])
        store.keep_failures([], ["x.txt"])
        assert store.failures() == (Failure(name="y.txt", reason="binary"),)


def test_judgements_are_kept_in_the_order_given_and_none_is_erased() -> None:
    def judged(left: str, right: str, verdict: Verdict) -> Link:
        return Link(left=left, right=right, kind=LinkKind.SAME_STORY, verdict=verdict, decided_by="ana", decided_at=now)

    now = datetime(2026, 11, 1, tzinfo=UTC)
    with Store() as store:
        store.add_links([judged("a", "b", Verdict.SAME), judged("a", "c", Verdict.SAME)])
        store.add_links([judged("b", "a", Verdict.DIFFERENT)])
        assert [(link.left, link.right, link.verdict) for link in store.links(LinkKind.SAME_STORY)] == [
            ("a", "b", Verdict.SAME),
            ("a", "c", Verdict.SAME),
            ("b", "a", Verdict.DIFFERENT),
        ]
        assert store.links(LinkKind.COPY) == ()


def test_what_is_derived_is_kept_for_one_state_of_the_record() -> None:
    first, second = Annotations(article="a", version="1"), Annotations(article="b", version="1")
    with Store() as store:
        store.keep_derived("first", first)
        assert store.derived("first", Annotations) == first
        store.keep_derived("second", second)
        assert store.derived("first", Annotations) is None
        assert store.derived("second", Annotations) == second


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


def test_a_credit_without_words_is_renamed_too() -> None:
    article = Article(
        id="1", text="x", digest="d2", credits=(Credit(agency="AFP", kind=CreditKind.OWN, evidence=None),)
    )
    with Store() as store:
        assert store.add_articles([Article(id="1", text="y", digest="d1"), article], MONDAY).ids == ("1", "1~d2")
