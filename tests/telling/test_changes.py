"""What changed, as text: each finding once, with all that became of it and the words that came and went."""

from datetime import UTC, datetime

import rashomon
from rashomon.archive.changes import changes_of
from rashomon.model import (
    Account,
    Change,
    ChangeKind,
    Changes,
    Facet,
    Finding,
    Origin,
    OriginKind,
    Statement,
    Status,
    evidence,
)
from rashomon.telling.changed import as_shown
from rashomon.telling.changes import changes_as_text
from tests.small_cases import article

SINCE = datetime(2016, 10, 13, 9, 30, tzinfo=UTC)
FERRY = article("a", "17 people died when a ferry sank off Gent on Monday.", "The Gazette")
GAZETTE = Origin(id="gazette", name="The Gazette", kind=OriginKind.OUTLET)


def finding(facet: Facet, value: str, subject: str = "killed off Gent") -> Finding:
    said = Statement(value=value, origin=GAZETTE, evidence=evidence(FERRY.id, FERRY.text, 0, len("17 people died")))
    account = Account(value=value, statements=(said,))
    return Finding(
        subject_id="1",
        subject=subject,
        facet=facet,
        accounts=(account,),
        status=Status.SINGLE_SOURCE,
        rule="only The Gazette says so",
    )


def tell(*changes: Change) -> str:
    return changes_as_text(Changes(title="Ferry", since=SINCE, changes=changes, came=("a",)), [FERRY])


def test_one_edit_that_changes_a_finding_in_two_ways_is_told_once() -> None:
    before, after = finding(Facet.HOW_MANY, "12"), finding(Facet.HOW_MANY, "17")
    told = tell(
        Change(
            kind=ChangeKind.CONTRADICTED, before=before, after=after, came=after.backing, why="it was agreed before"
        ),
        Change(kind=ChangeKind.CORRECTED, before=before, after=after, came=after.backing, why="a report was edited"),
    )
    assert told.count("How many: killed off Gent") == 1
    assert "    it was agreed before; a report was edited" in told
    assert told.count("came: “17 people died”") == 1
    assert "CORRECTED" not in told


def test_who_and_when_are_told_with_the_happening_that_is_new() -> None:
    told = tell(
        Change(kind=ChangeKind.NEW, after=finding(Facet.WHETHER, "planned", "meeting"), why="no report said it then"),
        Change(kind=ChangeKind.NEW, after=finding(Facet.WHEN, "Saturday", "meeting"), why="no report said it then"),
    )
    assert told.count("meeting") == 1
    assert "    when: Saturday (The Gazette)" in told


def test_what_stands_in_the_words_of_a_report_is_told_in_them_alone() -> None:
    new = finding(Facet.WHETHER, "happened", "“The mate rejected it.”")
    told = tell(Change(kind=ChangeKind.NEW, after=new, why="no report said it then"))
    assert "\n  “The mate rejected it.”\n" in told


def test_the_new_reports_are_named() -> None:
    assert tell().endswith("NEW REPORTS\n  The Gazette: Title of a\n")


def test_a_happening_is_named_in_good_english_and_its_place_once() -> None:
    with rashomon.open() as archive:
        texts = ("Foreign Minister Ana Roth visited Malmö on Saturday.", "Minister Ana Roth visited Malmo on Saturday.")
        archive.add_articles(
            rashomon.read_text(text, id=f"r{n}", title="Roth in Malmo", published="2024-05-05", source=f"Daily {n}")
            for n, text in enumerate(texts)
        )
        (story,) = archive.stories()
        changes = archive.changes(story, "2000-01-01")
        told = changes_as_text(changes, [report.article for report in archive.cases()[0].reports])
    assert "  Whether Ana Roth visited Malm" in told
    assert all(" in Malm" not in change.finding.subject for change in changes.changes)


def test_what_only_context_gives_is_not_told_as_changed() -> None:
    first = "The ministers met in Arica on Monday. Rain fell."
    second = "The dam broke on Tuesday, killing nine people, a nurse said. The ministers met in Arica on Monday."
    read = [
        rashomon.read_text(text, id=id, title="Talks", published=f"2024-05-0{day}", source=id)
        for id, text, day in (("Gazette", first, 7), ("Herald", second, 8))
    ]
    with rashomon.open() as archive:
        archive.add_articles(read)
        (story,) = archive.stories()
        changes = as_shown(changes_of(story.case, SINCE, {}, ["Herald"]), story.case)
        told = changes_as_text(changes, story.articles)
    assert "How many: killed\n" in told
    assert "came: “The dam broke on Tuesday, killing nine people, a nurse said.”" in told


def test_a_town_is_written_as_the_reports_write_it() -> None:
    texts = (
        "An explosion killed four dockers in Malmo on Tuesday, police said.",
        "Four dockers were killed on Tuesday by an explosion in Malmo, the mayor said.",
    )
    with rashomon.open() as archive:
        archive.add_articles(
            rashomon.read_text(
                text, id=f"r{n}", title="Explosion in Malmo", published="2024-05-08", source=f"Daily {n}"
            )
            for n, text in enumerate(texts)
        )
        (story,) = archive.stories()
        told = changes_as_text(as_shown(changes_of(story.case, SINCE, {}, ["r0", "r1"]), story.case), story.articles)
    assert "How many: killed in Malmo\n" in told
    assert "Malmö" not in told


def test_how_well_something_was_known_stands_apart_from_when() -> None:
    before, after = finding(Facet.HOW_MANY, "12"), finding(Facet.HOW_MANY, "17")
    told = tell(
        Change(kind=ChangeKind.CORRECTED, before=before, after=after, came=after.backing, why="a report was edited")
    )
    assert "    then (single-source): 12 (The Gazette)\n    now (single-source): 17 (The Gazette)" in told
