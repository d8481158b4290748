"""Contests: what two counts that give other numbers must have in common to be held against each other.

What is counted of one town on one day is seldom one event: a raid and a mortar attack have their own dead, and the
women shot are some of the people shot. One number may be told of one event; two are of two, unless more ties them.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from msgspec.structs import replace

from rashomon.model import Bound, Figure, Measure
from rashomon.weighing.agreement import FLOORS
from rashomon.weighing.contrasts import Contrast, find_contrasts
from rashomon.weighing.counts import Count, one_place
from rashomon.wording.means import find_means
from rashomon.wording.normal import forms
from rashomon.wording.numbers import NUMBER, number
from rashomon.wording.people import ARMED
from rashomon.wording.tables import read_table

# Who tells of one dead names one of them; a toll begins with two.
SINGLE = 1

# "The other three", "one of the two men": a part of those counted.
PART = re.compile(r"\b(?:others?|remaining|one of(?: the)?|(?:six|some|many|most|two|three|four|five) of(?: the)?)\W*$")

# "Two more people have died": beside those counted.
MORE = re.compile(r"\b(?:additional|another|further|more(?! than\b))\b", re.IGNORECASE)

# "Three of the injured died overnight": some of those counted before.
OF_THEM = re.compile(r"\W*(?:more |others? )?of (?:the|them|these|those)\b")

# Where who did it is among the dead, or some of the wounded died, two numbers count other people and not otherwise.
# And several events have no one toll.
_WORDS = read_table("weighing", "victims")
OTHER_PEOPLE = re.compile(
    rf"\b(?:{'|'.join(_WORDS['others'])}|(?:including|along with) the (?:\w+ )?(?:{'|'.join(_WORDS['attackers'])}))\b"
)

# "Three were shot in front of the hotel, and he chased a fourth".
ONE_MORE = re.compile(r"\b(?:an?|another) (?:second|third|fourth|fifth|sixth|seventh)\b")

# "One was in critical condition and six in stable condition": how some are, who are not all.
STATE = re.compile(r"\bconditions?\b")

# "He shot his wife and then killed two men": the number is that of the last deed. And what a toll is called early on
# may grow.
KILLING = r"\b(?:kill|killed|killing|kills|murdered|shot|slain|stabbed)\b"
SEVERAL_DEEDS = re.compile(rf"{KILLING}.*\b(?:before|then)\b.*{KILLING}", re.DOTALL)
EARLY = re.compile(r"\b(?:initial(?:ly)?|preliminary|so far|first reports)\b", re.IGNORECASE)


def may_contest(left: Count, right: Count, *, is_tied: bool = False) -> bool:
    """Say whether two counts with other numbers may be of the same people.

    The lower is not that of a part, nor of a kind of those whom the other counts all of; they are of one place, or,
    where neither has any, of one cause; and what befell them does not differ, where both say it.
    """
    low, high = sorted((left, right), key=lambda count: count.figure.value)
    if low.figure.value <= SINGLE or is_early(low) or (low.kind and not high.kind) or _is_part(low, high):
        return False
    if _in_other_towns(left, right) or any(OTHER_PEOPLE.search(count.sentence) for count in (left, right)):
        return False
    if _are_other_people(left, right) or _are_other_people(right, left):
        return False
    means = [_means(count) for count in (left, right)]
    if all(means) or any(kind in NARROW for kinds in means for kind in kinds):
        return not means[0].isdisjoint(means[1])
    return is_tied or (left.place is not None and right.place is not None)


def _are_other_people(left: Count, right: Count) -> bool:
    """Say whether one count is of those who fight and the other of people of a trade: 14 soldiers, three traders."""
    who = (right.figure.who or "").lower()
    return left.kind in ARMED and right.kind not in ARMED and who != "" and who not in ANYBODY


ANYBODY = frozenset(_WORDS["anybody"])


@dataclass(frozen=True)
class Known:
    """What the reports of one scope know of each other's numbers."""

    scope: Sequence[Count]

    @cached_property
    def floors(self) -> Mapping[float, Bound]:
        """The numbers that anybody gives as the least there are, each with its bound.

        "18" and "at least 18" are one toll, which may grow.
        """
        return {count.figure.value: count.figure.bound for count in self.scope if count.figure.bound in FLOORS}

    @cached_property
    def told(self) -> frozenset[frozenset[float]]:
        """The pairs of numbers that one report has side by side in what it tells of the scope, or from one source.

        It may count only one of them: who tells "fourteen were hurt, seven of them by shots" knows both.
        """
        values = {count.figure.value for count in self.scope}
        by_report: defaultdict[str, list[Count]] = defaultdict(list)
        for count in self.scope:
            by_report[count.words.article].append(count)
        counted = {(count.words.article, count.figure.value) for count in self.scope}
        beside = (
            (count.figure.value, value)
            for count in self.scope
            for value in values & numbers_in(count.sentence)
            if (count.words.article, value) not in counted
        )
        pairs = (pair for counts in by_report.values() for pair in combinations(counts, 2))
        twice = ((a.figure.value, b.figure.value) for a, b in pairs if _are_of_one_voice(a, b))
        return frozenset(map(frozenset, (*beside, *twice)))

    @cached_property
    def contrasts(self) -> Mapping[frozenset[float], Contrast]:
        """The pairs of numbers that a report sets against each other."""
        return dict(find_contrasts(self.scope))

    def are_reconciled(self, left: Count, right: Count) -> bool:
        """Say whether some report tells one of two numbers and knows the other."""
        return frozenset((left.figure.value, right.figure.value)) in self.told

    def contrast(self, left: Count, right: Count) -> Contrast | None:
        """Return which report sets two numbers against each other, if any does."""
        return self.contrasts.get(frozenset((left.figure.value, right.figure.value)))

    def as_bounded(self, count: Count, other: Count) -> Figure:
        """Return a figure as the least there are, where anybody gives its number as that and it is the lower of two.

        "As many as 1,300", which others give as the least, is no ceiling either.
        """
        figure = count.figure
        may_be_more = figure.value < other.figure.value or figure.bound is Bound.UP_TO
        if not may_be_more or figure.value not in self.floors or count.is_war_toll:
            return figure
        return replace(figure, bound=self.floors[figure.value])


def _are_of_one_voice(left: Count, right: Count) -> bool:
    """Say whether two counts of a report are from one source, as in reports that are written on: "a monitor"."""
    if not (left.source and right.source) or left.rival or right.rival:
        return False
    one, other = (frozenset(forms(count.source.name)) for count in (left, right) if count.source)
    return one <= other or other <= one


def is_early(count: Count) -> bool:
    """Say whether a count is called a first one: "according to preliminary reports"."""
    return EARLY.search(count.sentence) is not None


def _is_part(low: Count, high: Count) -> bool:
    """Say whether the lower of two counts is of a part: of several deeds, of some of the hurt, or told with the whole.

    "Seven were shot, including four men in one attack" does not contradict four.
    """
    if (
        PART.search(low.before)
        or any(MORE.search(one.words.quote) or OF_THEM.match(one.sentence, _end(one)) for one in (low, high))
        or ONE_MORE.search(low.sentence, _end(low))
        or (low.figure.measure is Measure.INJURED and STATE.search(low.sentence))
    ):
        return True
    if SEVERAL_DEEDS.search(low.sentence):
        return True
    return low.figure.value in numbers_in(high.sentence) or high.figure.value in numbers_in(low.sentence)


def _end(count: Count) -> int:
    """Return where the number of a count ends in its sentence."""
    found = NUMBER.search(count.sentence, len(count.before))
    return found.end() if found else len(count.sentence)


@lru_cache(maxsize=8192)
def numbers_in(words: str) -> frozenset[float]:
    """Return the numbers of some words."""
    found = (number(match.group()) for match in NUMBER.finditer(words))
    return frozenset(value for value in found if value is not None)


def _in_other_towns(left: Count, right: Count) -> bool:
    """Say whether their sentences name places, none of them in common."""
    apart = bool(left.towns and right.towns) and left.towns.isdisjoint(right.towns)
    return apart and not (left.place and right.place and one_place(left.place, right.place))


# Means of one deed among others of a day: who does not name it may count all of them.
NARROW = frozenset({"ambush"})


def has_means(count: Count) -> bool:
    """Say whether the words for a count tell by what people were hit."""
    return bool(_means(count))


def have_one_means(left: Count, right: Count) -> bool:
    """Say whether two counts are of people hit by one means."""
    return not _means(left).isdisjoint(_means(right))


def _means(count: Count) -> frozenset[str]:
    """Return by what those counted were hit: by the words for its cause, those near it, or its sentence."""
    start = len(count.before)
    near = count.sentence[max(0, start - BEFORE) : start + len(count.words.quote) + BEHIND]
    return find_means(count.deed) or find_means(near) or find_means(count.sentence)


# "A bomb killed 12 people", "12 people died in government air strikes on the town, after rebels shelled the capital".
BEFORE, BEHIND = 40, 60
