"""An archive that grows step by step: what one report can touch, and taking all steps again."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

import rashomon
from rashomon.archive import judging
from rashomon.model import Article, Verdict
from tests.archive.test_changes import Days, alter

FIRE = "Firefighters fought a blaze at the Marlow chemical works in Dunport on {day}, {who} said."
CARGO = "The freighter Adelina ran aground off the Skell lighthouse with a cargo of timber, {who} said."
VOTE = "Parliament in Arland voted on {day} to close the mine at Orrin, {who} said."


def report(id: str, text: str, day: str | None, *, who: str = "police", named: str = "Monday") -> Article:
    return rashomon.read_text(text.format(day=named, who=who), id=id, published=day, source=id.title())


FIRES = [report(f"fire{n}", FIRE, "2016-10-11", who=who) for n, who in enumerate(("police", "the mayor", "doctors"))]
CARGOES = [report(f"cargo{n}", CARGO, "2016-03-01", who=who) for n, who in enumerate(("its owner", "the coast guard"))]


def told(archive: rashomon.Archive) -> list[object]:
    return [(linked.story, linked.storyline) for linked in archive.stories()]


def add_each(archive: rashomon.Archive, days: Days, batches: Sequence[Sequence[Article]]) -> None:
    for batch in batches:
        days.tomorrow()
        archive.add_articles(batch)


def test_a_report_joins_its_story_which_keeps_its_id_and_changes_no_other() -> None:
    days = Days()
    with rashomon.open(now=days) as archive:
        add_each(archive, days, [[*FIRES[:2], *CARGOES]])
        before = {linked.id: linked.story for linked in archive.stories()}
        add_each(archive, days, [FIRES[2:]])
        after = {linked.id: linked.story for linked in archive.stories()}
    assert after.keys() == before.keys()
    assert {len(after[id].articles) - len(before[id].articles) for id in after} == {0, 1}
    assert [after[id] for id in after if len(after[id].articles) == 2] == [
        before[id] for id in after if len(after[id].articles) == 2 and len(before[id].articles) == 2
    ]


def test_unrelated_reports_change_no_story_of_other_weeks() -> None:
    days = Days()
    votes = [report(f"vote{n:02}", VOTE, "2016-06-01", who=f"member {n}") for n in range(20)]
    with rashomon.open(now=days) as archive:
        add_each(archive, days, [[*FIRES, *CARGOES]])
        before = told(archive)
        add_each(archive, days, [votes])
        assert [each for each in told(archive) if each in before] == before


def test_when_stories_are_asked_for_and_the_order_within_a_run_make_no_difference() -> None:
    found = []
    for batch in permutations([*FIRES[:2], CARGOES[0]]):
        for asks in (False, True):
            days = Days()
            with rashomon.open(now=days) as archive:
                add_each(archive, days, [batch])
                if asks:
                    archive.stories()
                add_each(archive, days, [[FIRES[2], CARGOES[1]]])
                found.append(told(archive))
    assert all(each == found[0] for each in found)


def test_the_check_takes_all_steps_again_and_finds_what_was_changed_by_hand(tmp_path: Path) -> None:
    days, path = Days(), tmp_path / "t.db"
    with rashomon.open(path, now=days) as archive:
        for batch in (FIRES[:1], CARGOES, FIRES[1:]):
            add_each(archive, days, [batch])
            archive.stories()
        archive.judge(judging.different([article.id for article in CARGOES]), Verdict.DIFFERENT, "ana", days.now)
        assert len(archive.stories()) == 3
        assert archive.check() == ()
    alter(
        path,
        "UPDATE portraits SET home = (SELECT min(id) FROM grouped WHERE level = 'storylines')",
        "DELETE FROM grouped WHERE level = 'storylines' AND id != (SELECT min(home) FROM portraits)",
    )
    with rashomon.open(path) as archive:
        assert archive.check() == ("the storylines kept are not those that the reports give",)


def test_an_archive_of_another_version_takes_its_steps_anew(tmp_path: Path) -> None:
    days, path = Days(), tmp_path / "t.db"
    with rashomon.open(path, now=days) as archive:
        add_each(archive, days, [FIRES[:1], CARGOES, FIRES[1:]])
        before = told(archive)
    alter(
        path,
        "UPDATE steps SET version = 'older'",
        "DELETE FROM grouped",
    )
    with rashomon.open(path) as archive:
        assert told(archive) == before


def test_an_undated_report_is_dated_when_a_dated_one_joins_it() -> None:
    days = Days()
    with rashomon.open(now=days) as archive:
        add_each(archive, days, [[report("undated", FIRE, None)]])
        (alone,) = archive.stories()
        assert alone.story.begin is None
        add_each(archive, days, [FIRES[1:]])
        (story,) = archive.stories()
        assert {str(article.published.value)[:7] for article in story.articles} == {"2016-10"}
        assert archive.check() == ()


def test_an_edited_report_stays_in_its_story(tmp_path: Path) -> None:
    days = Days()
    with rashomon.open(tmp_path / "t.db", now=days) as archive:
        add_each(archive, days, [FIRES])
        (before,) = archive.stories()
        add_each(archive, days, [[report("fire1", FIRE + " Nobody was hurt.", "2016-10-11", who="the mayor")]])
        (after,) = archive.stories()
        assert after.id == before.id
        assert len(after.articles) == 3
        assert any("Nobody was hurt" in article.text for article in after.articles)
        assert archive.check() == ()


def test_a_judgement_holds_for_what_comes_later() -> None:
    days = Days()
    with rashomon.open(now=days) as archive:
        add_each(archive, days, [FIRES[:1]])
        archive.judge([("fire0", "fire1")], Verdict.DIFFERENT, "ana", days.now)
        archive.judge([("fire0", "cargo0")], Verdict.SAME, "ana", days.now)
        archive.stories()
        add_each(archive, days, [FIRES[1:2], CARGOES[:1]])
        assert {linked.story.articles for linked in archive.stories()} == {("cargo0", "fire0"), ("fire1",)}
        assert archive.check() == ()


def test_words_without_end_and_names_with_odd_characters_are_joined(place: str) -> None:
    odd = "Ana\x00 Ruiz met " + "x" * 50_000 + " and Tomas\x00Brandt in Genf on Monday."
    with rashomon.open(place) as archive:
        archive.add_articles([report("a", odd, "2016-10-11"), report("b", odd + " Again.", "2016-10-11")])
        assert [linked.story.articles for linked in archive.stories()] == [("a", "b")]


def test_a_story_is_found_by_a_report_by_its_id_and_by_day() -> None:
    with rashomon.open() as archive:
        archive.add_articles([*FIRES, *CARGOES])
        story = archive.story_of("fire1")
        assert story is not None
        assert story.story.articles == ("fire0", "fire1", "fire2")
        assert archive.story_of("nothing") is None
        assert [found.id for found in archive.find_stories(story.id[:5])] == [story.id]
        assert archive.find_stories("-") == ()
        assert [found.id for found in archive.stories(since="2016-10-01")] == [story.id]


def test_a_storyline_says_when_it_turned_with_the_words_that_show_it() -> None:
    days = Days()
    told = (
        "Crews from Dunport put out the Marlow chemical works after a night of flames.",
        "Marlow chemical works smoulder: Dunport counts the cost of its blaze.",
        "A spark in the boiler room set off the blaze at Marlow, the Dunport works' director believes.",
        "Schools near the chemical works in Dunport stay shut while Marlow clears the debris.",
    )
    quiet = [
        report("fire0", FIRE, "2016-10-01"),
        report("fire1", "Marlow's chemical works burn in Dunport.", "2016-10-02"),
    ]
    burst = [report(f"more{n}", text, "2016-10-05") for n, text in enumerate(told)]
    with rashomon.open() as archive:
        archive.add_articles([*quiet, *burst])
        archive.judge(judging.same([each.id for each in (*quiet, *burst)]), Verdict.SAME, "ana", days.now)
        (line,) = archive.storylines()
        (turn,) = [turn for turn in line.turns if turn.kind == "many reports"]
        texts = {article.id: article.text for linked in archive.stories() for article in linked.articles}
        assert (str(turn.day), turn.why) == ("2016-10-05", "4 reports, after 0.5 a day")
        assert all(words.span.of(texts[words.article]) == words.quote for words in turn.evidence)
        assert archive.storylines(since="2016-11-01") == ()


@pytest.mark.slow
def test_a_server_keeps_the_same(database: str) -> None:
    found = []
    for path in (None, database):
        days = Days()
        with rashomon.open(path, now=days) as archive:
            for batch in (FIRES[:1], [*CARGOES, report("undated", FIRE, None)], FIRES[1:]):
                add_each(archive, days, [batch])
                archive.stories()
            found.append((told(archive), archive.check()))
    assert found[0] == found[1]
    assert found[0][1] == ()


def test_a_withdrawal_counts_from_the_step_in_which_it_came(tmp_path: Path) -> None:
    """What each step knew is what it knows when all are taken anew."""
    path, days = tmp_path / "t.db", Days()
    pair = [("fire0", "fire1")]
    with rashomon.open(path, now=days) as archive:
        add_each(archive, days, [FIRES[:2]])
        for verdict in (Verdict.DIFFERENT, Verdict.SAME):
            archive.judge(pair, verdict, "ana", days.now)
            archive.stories()
        add_each(archive, days, [FIRES[2:]])
        archive.stories()
        archive.withdraw(1, "ben", days.now)
        before = told(archive)
        assert archive.check() == ()
        archive.withdraw(2, "ben", days.now)
        archive.judge(pair, Verdict.DIFFERENT, "ben", days.now, why="withdraws 2")  # words, not a withdrawal
        assert told(archive) != before
        assert archive.check() == ()
        before = told(archive)
        assert [bool(judgement.withdrawn) for judgement in archive.judgements()] == [True, True, False, False, False]
    alter(path, "UPDATE steps SET version = 'older'")
    with rashomon.open(path) as archive:
        assert told(archive) == before


def test_what_is_no_judgement_cannot_be_withdrawn() -> None:
    with rashomon.open() as archive, pytest.raises(rashomon.Refused, match="1: no judgement has this number"):
        archive.withdraw(1, "ana", Days().now)
