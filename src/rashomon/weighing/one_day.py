"""One number of one day: counts of a story that give it count the same people, though one lacks the day or the town."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from rashomon.model import Case, Precision
from rashomon.weighing.agreement import FINENESS, Relation, compare_places
from rashomon.weighing.counts import Count, one_place, vague_words
from rashomon.weighing.opening_tolls import OpeningToll, is_within

# A single death or wound recurs within a day.
SINGLE = 1

Pairs = Iterator[tuple[Count, Count]]


def counts_of_one_day(case: Case, counts: Iterable[Count], tolls: Sequence[OpeningToll]) -> Pairs:
    """Yield pairs of counts of one story that give one number, more than one, of one day.

    Two reports give it for one day, and neither the places, nor the towns of their sentences, nor the people counted
    differ; or a report opens with it, and it stands at the same place without a day, where it is told of no other day.
    """
    stories = {article: story.id for story in case.stories for article in story.articles}
    alike: dict[Hashable, list[Count]] = {}
    for count in counts:
        story = stories.get(count.words.article)
        if story and count.figure.value > SINGLE and not count.since and not vague_words(count.figure):
            alike.setdefault((story, count.figure.measure, count.figure.value), []).append(count)
    for told in alike.values():
        dated = [count for count in told if count.is_of_days]
        yield from (pair for pair in combinations(dated, 2) if _are_of_two_reports(*pair))
    for toll in tolls:
        yield from _repeated(toll, alike.get((toll.story, toll.measure, toll.value), ()))


def _are_of_two_reports(left: Count, right: Count) -> bool:
    if left.words.article == right.words.article or left.span != right.span or not _are_of_a_kind(left, right):
        return False
    if left.towns and right.towns and left.towns.isdisjoint(right.towns):
        return False
    return _is_told_wider(left, right)


def _are_of_a_kind(left: Count, right: Count) -> bool:
    return not (left.kind and right.kind and left.kind != right.kind)


def _is_told_wider(left: Count, right: Count) -> bool:
    """Say whether one place may lie in the other: two of one fineness are two places."""
    if left.place is None or right.place is None:
        return True
    relation = compare_places(left.place, right.place)
    if relation is Relation.COMPATIBLE and left.place.precision and right.place.precision:
        return FINENESS[left.place.precision] != FINENESS[right.place.precision]
    return relation is not Relation.CONTRADICTS


def _repeated(toll: OpeningToll, told: Sequence[Count]) -> Pairs:
    """Yield an opening toll of a day with each count that says it again without one, where no other day is told."""
    first = next((count for count in toll.counts if count.span), None)
    if first is None or first.span is None or first.place is None or first.place.precision is Precision.COUNTRY:
        return
    if all(is_within(count.span, first.span) for count in told if count.span):
        again = (count for count in told if count.span is None and _are_of_a_kind(first, count))
        yield from ((first, count) for count in again if one_place(first.place, count.place))
