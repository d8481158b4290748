"""What is recalled from a memory gives what a stream gives that has everything at hand."""

import random
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from rashomon.linking import Lines, Stream
from rashomon.model import Annotations, Article, Entity, Link, LinkKind, Verdict, evidence
from rashomon.model.kept import Counts, Group, Seen, Taken, Term
from tests.linking.reports import report

WORDS = [a + b + c for a in ("bor", "mal", "ten", "vis") for b in ("ga", "lo", "mi") for c in ("nd", "rk", "st", "x")]
PEOPLE = ["Ana Ruiz", "Tomas Brandt", "Ferris Okoye", "Lena Holm", "Omar Said", "Vera Zell"]


class Kept:
    """A memory in dictionaries."""

    def __init__(self) -> None:
        self._counts = Counts()
        self._terms: dict[str, Term] = {}
        self._seen: dict[int, Seen] = {}
        self.told: dict[str, Group] = {}

    def counts(self) -> Counts:
        return self._counts

    def terms(self, words: Collection[str]) -> Iterable[Term]:
        return [self._terms[word] for word in words if word in self._terms]

    def numbered_terms(self, numbers: Collection[int]) -> Iterable[Term]:
        return [term for term in self._terms.values() if term.number in numbers]

    def seen(self, numbers: Collection[int]) -> Iterable[Seen]:
        return [self._seen[number] for number in numbers if number in self._seen]

    def seen_by_id(self, ids: Collection[str]) -> Iterable[Seen]:
        return [seen for seen in self._seen.values() if seen.id in ids]

    def groups(self, ids: Collection[str]) -> Iterable[Group]:
        return [self.told[id] for id in ids if id in self.told]

    def keep(self, taken: Taken) -> None:
        self._counts = taken.counts
        self._terms |= {term.word: term for term in taken.terms}
        for number in taken.left:
            self._seen.pop(number, None)
        self._seen |= {seen.number: seen for seen in taken.seen}
        for id in taken.gone:
            self.told.pop(id, None)
        self.told |= {group.id: group for group in taken.groups}


def wire(number: int, *, seed: int = 1) -> list[tuple[Article, Annotations]]:
    """Return made-up reports of a dozen affairs over two weeks."""
    rng = random.Random(seed)
    affairs = [(rng.sample(WORDS, 12), rng.sample(PEOPLE, 2), rng.randrange(14)) for _ in range(12)]
    reports = []
    for n in range(number):
        words, people, day = rng.choice(affairs)
        told = " ".join(rng.choices(words, k=14) + people + rng.choices(WORDS, k=6))
        when = (date(2020, 5, 1) + timedelta(days=day + rng.randrange(3))).isoformat()
        article = report(f"{n:03}", told, day=when if n % 9 else None)
        reports.append((article, names(article)))
    return reports


def names(article: Article) -> Annotations:
    found = [(article.text.index(name), name) for name in PEOPLE if name in article.text]
    words = (evidence(article.id, article.text, at, at + len(name)) for at, name in sorted(found))
    return Annotations(
        article=article.id,
        version="test",
        entities=tuple(Entity(evidence=each, label="PERSON", name=each.quote) for each in words),
    )


def judged(left: str, right: str, verdict: Verdict) -> Link:
    return Link(left=left, right=right, kind=LinkKind.SAME_STORY, verdict=verdict, decided_by="ana")


def steps(size: int) -> list[tuple[list[tuple[Article, Annotations]], list[Link]]]:
    """Return what comes, batch by batch, with what people say in between."""
    reports = wire(180)
    batches = [(reports[start : start + size], list[Link]()) for start in range(0, len(reports), size)]
    batches[len(batches) // 2][1].append(judged("003", "004", Verdict.SAME))
    batches[-1][1].append(judged("003", "004", Verdict.DIFFERENT))
    return batches


@pytest.mark.parametrize("size", [1, 7, 60])
def test_what_is_recalled_gives_what_is_at_hand(size: int) -> None:
    stream, lines = Stream(), Lines()
    stories, storylines, before = Kept(), Kept(), list[Link]()
    there: dict[str, Group] = {}
    for batch, decisions in steps(size):
        articles, notes = [article for article, _ in batch], [note for _, note in batch]
        changed = stream.add(articles, notes, decisions)
        recalled = Stream(memory=stories, decided=before)
        assert recalled.add(articles, notes, decisions) == changed
        groups = [stream.group(story.id) for story in changed]
        gone = sorted(id for story in changed for id in story.merged if id in there)
        told = lines.add(groups, gone)
        follow = Lines(storylines)
        assert follow.add([recalled.group(story.id) for story in changed], recalled.gone()) == told
        there = {id: group for id, group in there.items() if id not in gone} | {group.id: group for group in groups}
        stories.keep(recalled.taken())
        storylines.keep(follow.taken())
        before += decisions
    assert stories.told == there


def test_reports_that_touch_nothing_change_nothing() -> None:
    kept = Kept()
    first = Stream(memory=kept)
    first.add(*apart(wire(60)))
    kept.keep(first.taken())
    before = dict(kept.told)
    later = Stream(memory=kept)
    fire = "Firefighters fought a blaze at the Marlow chemical works in Dunport"
    later.add([report(f"f{n}", fire, day="2021-01-01") for n in range(20)])
    kept.keep(later.taken())
    assert {id: group for id, group in kept.told.items() if id in before} == before
    assert len(kept.told) == len(before) + 1


def test_a_newer_version_takes_the_place_of_the_former() -> None:
    stream = Stream()
    fire = "Firefighters fought a blaze at the Marlow chemical works in Dunport"
    (story,) = stream.add([report("a", fire, day="2020-05-01"), report("b", fire, day="2020-05-01")])
    (edited,) = stream.add([report("a~2", f"{fire} for hours", day="2020-05-01")], versions={"a~2": "a"})
    assert (edited.id, edited.articles) == (story.id, ("a~2", "b"))
    other = report("a~3", "The freighter Adelina ran aground", day="2020-05-01")
    told = stream.add([other], versions={"a~3": "a~2"})
    assert [story.articles for story in told] == [("a~3",), ("b",)]


def test_a_report_kept_apart_stays_apart_from_a_story_of_hundreds() -> None:
    fire = "Firefighters fought a blaze at the Marlow chemical works in Dunport"
    stream = Stream()
    stream.add([report(f"{n:03}", f"{fire}, reporter {n} writes.", day="2020-05-01") for n in range(150)])
    new = report("new", f"{fire}, a witness says.", day="2020-05-02")
    told = stream.add([new], decisions=[judged("new", "004", Verdict.DIFFERENT)])
    assert [story.articles for story in told if "new" in story.articles] == [("new",)]


def of_two(start: int, number: int) -> list[Article]:
    """Return so many reports of a fire and as many of a ship."""
    fire = "Firefighters fought a blaze at the Marlow chemical works in Dunport"
    ship = "The freighter Adelina ran aground off the Skell lighthouse with a cargo of timber"
    return [
        report(f"{name}{n:03}", f"{text}, reporter {n} writes.", day="2020-05-01")
        for name, text in (("f", fire), ("s", ship))
        for n in range(start, start + number)
    ]


def take(kept: Kept, articles: Sequence[Article] = (), decisions: Sequence[Link] = ()) -> dict[str, set[str]]:
    """Take a step; return the reports of each story that there is then."""
    stream = Stream(memory=kept)
    stream.add(articles, (), decisions)
    kept.keep(stream.taken())
    return {id: {member.id for member in group.members} for id, group in kept.told.items()}


@pytest.mark.parametrize("number", [20, 80])
def test_a_merge_that_is_withdrawn_gives_both_stories_back_with_what_came_since(number: int) -> None:
    kept = Kept()
    before = take(kept, of_two(0, number))
    reports = [article.id for article in of_two(0, number)]
    merged = [judged(a, b, Verdict.SAME) for a, b in pairwise(reports)]
    assert len(take(kept, decisions=merged)) == 1
    stream = Stream(memory=kept, decided=merged)
    stream.add(of_two(number, 10))
    kept.keep(stream.taken())
    after = take(kept, decisions=[judged(a, b, Verdict.UNSURE) for a, b in pairwise(reports)])
    assert after.keys() == before.keys()
    assert sorted("".join({id[0] for id in ids}) for ids in after.values()) == ["f", "s"]
    assert [len(ids) for ids in after.values()] == [number + 10, number + 10]


def test_large_stories_that_merge_by_themselves_take_what_is_like_any_of_their_reports() -> None:
    kept = Kept()
    assert len(take(kept, of_two(0, 80))) == 2
    both = "Firefighters fought a blaze at the Marlow chemical works in Dunport, and the freighter Adelina ran aground "
    both += "off the Skell lighthouse with a cargo of timber"
    (id,) = take(kept, [report(f"z{n:03}", f"{both}, reporter {n} writes.", day="2020-05-01") for n in range(60)])
    assert {id: 226} == {id: len(ids) for id, ids in take(kept, of_two(500, 3)).items()}


def apart(reports: Sequence[tuple[Article, Annotations]]) -> tuple[list[Article], list[Annotations]]:
    return [article for article, _ in reports], [notes for _, notes in reports]
