from datetime import date, timedelta
from itertools import permutations

import pytest

from rashomon.linking import Stream, join_stories
from rashomon.model import Article, Link, LinkKind, Story, Verdict
from tests.linking.reports import report

FIRE = "Firefighters fought a blaze at the Marlow chemical works in Dunport"
CARGO = "The freighter Adelina ran aground off the Skell lighthouse with a cargo of timber"
BOTH = "The blaze at the Marlow chemical works and the freighter Adelina aground off the Skell lighthouse with timber"


def day(number: int) -> str:
    return (date(2020, 5, 1) + timedelta(days=number)).isoformat()


def ids(stories: tuple[Story, ...]) -> list[list[str]]:
    return [list(story.articles) for story in stories]


def test_a_report_joins_the_story_at_hand_and_the_story_keeps_its_id() -> None:
    stream = Stream()
    (first,) = stream.add([report("b", FIRE, day=day(1))])
    (grown,) = stream.add([report("c", f"{FIRE} for a second day.", day=day(2))])
    (earlier,) = stream.add([report("a", f"{FIRE}, a witness says.", day=day(0))])
    assert (grown.id, grown.articles) == (first.id, ("b", "c"))
    assert (earlier.id, earlier.articles) == (first.id, ("a", "b", "c"))


def test_what_a_batch_does_not_touch_is_not_told_again() -> None:
    stream = Stream()
    stream.add([report("a", FIRE, day=day(0))])
    assert ids(stream.add([report("b", CARGO, day=day(0))])) == [["b"]]


def test_the_order_within_a_batch_makes_no_difference() -> None:
    batch = [report("a", FIRE, day=day(0)), report("b", CARGO, day=day(0)), report("c", FIRE, day=day(1))]
    told = {Stream().add(order) for order in permutations(batch)}
    assert len(told) == 1
    assert told == {join_stories(batch)}


def test_a_report_that_tells_of_two_stories_brings_them_together_under_one_id() -> None:
    stream = Stream()
    first, second = stream.add([report("a", FIRE, day=day(0)), report("b", CARGO, day=day(0))])
    (joined,) = stream.add([], decisions=[judgement("a", "b", Verdict.SAME)])
    assert joined.articles == ("a", "b")
    assert {joined.id, *joined.merged} == {first.id, second.id}


def test_a_story_is_split_where_people_say_so_and_says_from_which() -> None:
    stream = Stream()
    (story,) = stream.add([report("a", FIRE, day=day(0)), report("b", FIRE, day=day(0))])
    one, two = stream.add([], decisions=[judgement("a", "b", Verdict.DIFFERENT)])
    assert ids((one, two)) == [["a"], ["b"]]
    assert (one.id, two.split_from) == (story.id, story.id)
    assert two.id != story.id


def test_later_reports_can_take_a_story_apart() -> None:
    stream = Stream()
    stream.add([report("a", FIRE, day=day(0)), report("both", BOTH, day=day(0))])
    stream.add([report("b", CARGO, day=day(0))])
    later = [report(f"{name}{n}", text, day=day(0)) for n in range(3) for name, text in (("a", FIRE), ("b", CARGO))]
    told = ids(stream.add(later))
    assert not any("a" in story and "b" in story for story in told)


def test_a_report_older_than_the_window_is_no_longer_joined() -> None:
    stream = Stream(days=14)
    stream.add([report("a", FIRE, day=day(0))])
    stream.add([report("b", CARGO, day=day(20))])
    assert ids(stream.add([report("c", FIRE, day=day(20))])) == [["c"]]


def test_a_story_that_goes_on_keeps_the_reports_that_have_left_the_window() -> None:
    stream = Stream(days=3)
    told: tuple[Story, ...] = ()
    for number in range(0, 10, 2):
        told = stream.add([report(str(number), FIRE, day=day(number))])
    (story,) = told
    assert story.articles == ("0", "2", "4", "6", "8")
    assert (story.begin, story.end) == (date(2020, 5, 1), date(2020, 5, 9))


@pytest.mark.parametrize("size", [1, 7, 40])
def test_many_reports_of_one_happening_are_one_story_in_batches_of_any_size(size: int) -> None:
    stream = Stream(days=14)
    told: tuple[Story, ...] = ()
    reports = [report(f"{n:03}", f"{FIRE}, reporter {n} writes.", day=day(n // 20)) for n in range(160)]
    for start in range(0, len(reports), size):
        told = stream.add(reports[start : start + size])
    assert [len(story.articles) for story in told] == [160]


def test_what_left_the_window_is_forgotten() -> None:
    """After many days a stream that has seen them gives what one that has seen only the last days gives."""

    def batch(number: int) -> list[Article]:
        return [
            report(f"{number}-{n}", f"{(FIRE, CARGO)[n % 2]} on a street named {number + n}", day=day(number))
            for n in range(4)
        ]

    long, short = Stream(days=2), Stream(days=2)
    for number in range(40):
        long.add(batch(number))
    for number in range(37, 40):
        short.add(batch(number))
    extra = [report("x", FIRE, day=day(40))]
    assert ids(long.add(extra))[0][-3:] == ids(short.add(extra))[0][-3:]


def judgement(left: str, right: str, verdict: Verdict) -> Link:
    return Link(left=left, right=right, kind=LinkKind.SAME_STORY, verdict=verdict, decided_by="ana")
