"""Versions of edited reports, and what changed in a story since a moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import rashomon
from rashomon.model import Article, Change, ChangeKind, Facet, Verdict
from rashomon.telling.changes import changes_as_text

TOLL = (
    "A bomb exploded at the central market of Aleppo on Tuesday. At least {n} people were killed in Aleppo on Tuesday,"
    " the mayor said. The market was closed and the road to the airport was blocked by soldiers for several hours."
)
SECOND = (
    "Residents fled when an explosion tore through stalls at the central market in Aleppo. Doctors at the main hospital"
    " said that the blast killed at least {n} people in Aleppo on Tuesday, and that many more had been wounded."
)


def alter(path: Path, *statements: str) -> None:
    """Change what an archive file holds behind its back."""
    with closing(sqlite3.connect(path)) as file, file:
        for statement in statements:
            file.execute(statement)


def report(id: str, text: str, source: str) -> Article:
    return rashomon.read_text(
        text,
        id=id,
        title="Bomb at market in Aleppo",
        published="2016-10-12",
        source=source,
        url=f"https://{id}.example/a",
    )


class Days:
    """A clock that stands at nine on 1 November 2016 until a day is let pass."""

    def __init__(self) -> None:
        self.now = datetime(2016, 11, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def tomorrow(self) -> None:
        self.now += timedelta(days=1)


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def archive(days: Days) -> Iterator[rashomon.Archive]:
    """One report of a bomb, which killed 12, and another day has come."""
    with rashomon.open(now=days) as archive:
        archive.add_articles([report("herald", TOLL.format(n=12), "Herald")])
        days.tomorrow()
        yield archive


def changes(archive: rashomon.Archive, since: str | date = "2016-11-02") -> tuple[Change, ...]:
    (story,) = archive.stories()
    return archive.changes(story, since).changes


def of_toll(found: tuple[Change, ...]) -> list[Change]:
    return [change for change in found if change.finding.facet is Facet.HOW_MANY]


def test_nothing_changed_where_nothing_came(archive: rashomon.Archive) -> None:
    archive.add_articles([report("herald", TOLL.format(n=12), "Herald")])
    assert changes(archive) == ()


def test_all_is_new_since_before_the_first_report(archive: rashomon.Archive) -> None:
    found = changes(archive, "2016-10-01")
    assert {change.kind for change in found} == {ChangeKind.NEW}
    (toll,) = of_toll(found)
    assert toll.finding.value.startswith("at least 12")
    assert "12 people were killed" in toll.came[0].evidence.quote


def test_a_second_origin_corroborates(archive: rashomon.Archive) -> None:
    archive.add_articles([report("ledger", SECOND.format(n=12), "Ledger")])
    (toll,) = of_toll(changes(archive))
    assert toll.kind is ChangeKind.CORROBORATED
    assert [statement.evidence.article for statement in toll.came] == ["ledger"]
    assert toll.gone == ()


def test_another_count_contradicts(archive: rashomon.Archive) -> None:
    exact = SECOND.replace("at least {n}", "{n}")
    archive.add_articles([report("ledger", exact.format(n=7), "Ledger")])
    (toll,) = of_toll(changes(archive))
    assert toll.kind is ChangeKind.CONTRADICTED
    assert toll.before
    assert toll.before.value.startswith("at least 12")


def test_a_toll_that_its_own_report_corrects_is_corrected(archive: rashomon.Archive) -> None:
    added = archive.add_articles([report("herald", TOLL.format(n=15), "Herald")])
    assert (added.new, added.changed) == (0, 1)
    (story,) = archive.stories()
    found = archive.changes(story, "2016-11-02")
    (toll,) = of_toll(found.changes)
    assert toll.kind is ChangeKind.CORRECTED
    assert "12 people" in toll.gone[0].evidence.quote
    assert "15 people" in toll.came[0].evidence.quote
    assert [c.kind for c in found.changes] == [ChangeKind.CORRECTED]
    (edited,) = found.edited
    (figure,) = edited.figures
    assert figure.before
    assert figure.after
    assert ("12" in figure.before.quote, "15" in figure.after.quote) == (True, True)
    (sentence,) = edited.sentences
    assert sentence.before
    assert sentence.before.quote.startswith("At least 12")


def test_a_report_that_its_outlet_put_elsewhere_with_another_number_is_corrected(archive: rashomon.Archive) -> None:
    archive.add_articles([report("herald-update", TOLL.format(n=15), "Herald")])
    (story,) = archive.stories()
    found = archive.changes(story, "2016-11-02")
    (toll,) = of_toll(found.changes)
    assert (toll.kind, toll.before.value[:11] if toll.before else "") == (ChangeKind.CORRECTED, "at least 12")
    assert [(one.former, one.newer) for one in found.edited] == [("herald", "herald-update")]
    told = changes_as_text(found, story.articles)
    assert "0 new reports, 1 edited" in told
    assert "Herald: of the same outlet and day" in told


def test_a_report_of_another_outlet_with_another_number_is_no_edition(archive: rashomon.Archive) -> None:
    archive.add_articles([report("ledger", TOLL.format(n=15), "Ledger")])
    (story,) = archive.stories()
    assert archive.changes(story, "2016-11-02").edited == ()


def test_what_an_edited_report_no_longer_says_is_withdrawn(archive: rashomon.Archive) -> None:
    first, _, last = TOLL.format(n=12).partition(
        " At least 12 people were killed in Aleppo on Tuesday, the mayor said."
    )
    archive.add_articles([report("herald", first + last, "Herald")])
    (toll,) = of_toll(changes(archive))
    assert (toll.kind, toll.after) == (ChangeKind.WITHDRAWN, None)
    assert "12 people" in toll.gone[0].evidence.quote


def test_what_only_a_former_version_told_is_a_finding_that_is_withdrawn(archive: rashomon.Archive, days: Days) -> None:
    archive.add_articles(
        [report("herald", TOLL.format(n=12).replace("At least 12 people were killed", "Many fled"), "Herald")]
    )
    days.tomorrow()
    archive.add_articles(
        [report("herald", TOLL.format(n=12).replace("At least 12 people were killed", "All fled"), "Herald")]
    )
    (story,) = archive.stories()
    (toll,) = story.findings(status="withdrawn", facet="how many")
    first = archive.versions(story.articles[0].id)[0].article
    (said,) = toll.backing
    assert said.evidence.article == first.id
    assert said.evidence.quote == first.text[said.evidence.span.start : said.evidence.span.end]
    assert toll.value.startswith("at least 12")
    assert toll in archive.withdrawn(story.case)
    assert "12 people" not in story.brief()


def test_what_another_report_still_tells_or_an_edit_corrects_is_not_withdrawn(archive: rashomon.Archive) -> None:
    archive.add_articles([report("herald", TOLL.format(n=15), "Herald")])
    (story,) = archive.stories()
    assert story.findings(status="withdrawn") == ()
    archive.add_articles([report("ledger", SECOND.format(n=15), "Ledger")])
    archive.add_articles(
        [report("herald", TOLL.format(n=15).replace("At least 15 people were killed", "Many fled"), "Herald")]
    )
    (story,) = archive.stories()
    assert story.findings(status="withdrawn", facet="how many") == ()


def test_an_edit_that_changes_no_finding_is_none(archive: rashomon.Archive) -> None:
    archive.add_articles([report("herald", TOLL.format(n=12) + " Shops nearby stayed shut.", "Herald")])
    assert of_toll(changes(archive)) == []


def test_a_denial_contradicts_what_was_said(days: Days) -> None:
    said = "Ruritania attacked the harbour of Meridia on Tuesday, the Meridian defence ministry said in a statement."
    denied = "Ruritania denied on Wednesday that it had attacked the harbour of Meridia on Tuesday, its envoy said."
    with rashomon.open(now=days) as archive:
        archive.add_articles([report("herald", said, "Herald")])
        days.tomorrow()
        archive.add_articles([report("ledger", denied, "Ledger")])
        stories = archive.stories()
        found = [c for story in stories for c in archive.changes(story, "2016-11-02").changes]
    assert ChangeKind.CONTRADICTED in {c.kind for c in found if c.finding.facet is Facet.WHETHER}


def test_what_became_of_a_plan_revises_it(days: Days) -> None:
    plan = "US Secretary of State Anna Roth will meet Russian Foreign Minister Boris Orlov in Geneva on Saturday."
    held = (
        "Russian Foreign Minister Boris Orlov met US Secretary of State Anna Roth in Geneva on Saturday for six hours."
    )
    with rashomon.open(now=days) as archive:
        archive.add_articles([rashomon.read_text(plan, id="a", published="2016-10-12", source="Herald")])
        days.tomorrow()
        archive.add_articles([rashomon.read_text(held, id="b", published="2016-10-16", source="Ledger")])
        (story,) = archive.stories()
        whether = [c for c in archive.changes(story, "2016-11-02").changes if c.finding.facet is Facet.WHETHER]
    assert [change.kind for change in whether] == [ChangeKind.REVISED]
    assert "happened" in whether[0].why
    assert "met US Secretary" in whether[0].came[0].evidence.quote


def test_every_change_has_its_words(archive: rashomon.Archive) -> None:
    archive.add_articles(
        [report("herald", TOLL.format(n=15), "Herald"), report("ledger", SECOND.format(n=15), "Ledger")]
    )
    texts = {v.article.id: v.article.text for id in ("herald", "ledger") for v in archive.versions(id)}
    for change in changes(archive):
        assert change.came or change.gone
        for statement in (*change.came, *change.gone):
            words = statement.evidence
            assert texts[words.article][words.span.start : words.span.end] == words.quote


# --- versions


def test_versions_say_when_each_was_added_and_are_compared(archive: rashomon.Archive) -> None:
    archive.add_articles([report("herald", TOLL.format(n=15).replace("the mayor", "Mayor Adib Sarraf"), "Herald")])
    first, second = archive.versions("herald")
    assert (str(first.added)[:10], str(second.added)[:10]) == ("2016-11-01", "2016-11-02")
    found = archive.compare("herald")
    assert found
    assert (found.former, found.newer) == (first.article.id, second.article.id)
    assert "Adib Sarraf" in {edit.after.quote for edit in found.names if edit.after}


def test_a_report_with_one_version_is_not_compared(archive: rashomon.Archive) -> None:
    assert archive.compare("herald") is None
    assert archive.versions("nothing") == ()


def test_another_report_under_the_same_id_is_no_version(archive: rashomon.Archive) -> None:
    rain = "Heavy rain fell over the northern valleys, meteorologists reported, flooding cellars and closing schools."
    added = archive.add_articles([report("herald", rain, "Herald")])
    assert (added.new, added.changed) == (1, 0)
    assert archive.count() == 2


def test_what_a_person_decided_holds_for_newer_versions(archive: rashomon.Archive) -> None:
    archive.add_articles([report("ledger", SECOND.format(n=12), "Ledger")])
    archive.judge([("herald", "ledger")], Verdict.DIFFERENT, "ana", datetime(2016, 11, 1, 12, tzinfo=UTC))
    assert len(archive.stories()) == 2
    archive.add_articles([report("herald", TOLL.format(n=15), "Herald")])
    assert len(archive.stories()) == 2


def test_the_check_looks_at_former_versions_too(days: Days, tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with rashomon.open(path, now=days) as archive:
        archive.add_articles([report("herald", TOLL.format(n=12), "Herald")])
        days.tomorrow()
        archive.add_articles([report("herald", TOLL.format(n=15), "Herald")])
        assert archive.check() == ()
    alter(path, "UPDATE articles SET blob = CAST(replace(CAST(blob AS TEXT), '12 people', '13 people') AS BLOB)")
    with rashomon.open(path) as archive:
        assert any("herald:" in fault and "12 people" in fault for fault in archive.check())


def test_a_number_that_an_edit_gives_of_another_thing_is_a_correction(archive: rashomon.Archive) -> None:
    archive.add_articles([report("herald", TOLL.format(n=12).replace("killed", "injured"), "Herald")])
    (change,) = of_toll(changes(archive))
    assert change.kind is ChangeKind.CORRECTED
    assert change.why == "a report that was edited says it where it said: killed in Aleppo"
    assert [words.evidence.quote for words in change.gone] == ["At least 12 people were killed"]
    assert [words.evidence.quote for words in change.came] == ["At least 12 people were injured"]


def test_a_number_that_an_edit_gives_beside_another_is_new(archive: rashomon.Archive) -> None:
    text = TOLL.format(n=12).replace("killed in Aleppo on Tuesday", "killed in Aleppo on Tuesday and 12 were injured")
    archive.add_articles([report("herald", text, "Herald")])
    assert {change.kind for change in of_toll(changes(archive))} <= {ChangeKind.NEW}
