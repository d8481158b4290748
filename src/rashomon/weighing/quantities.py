"""Courses of anything counted: 41 schools closed on Tuesday, 58 on Wednesday; 7,100 nurses on strike, or 3,300.

Numbers are of one course where they count the same noun, tell that the same befell it, and nothing parts them: no
place, no day, no word that says which.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import combinations

from msgspec.structs import replace

from rashomon.model import Case, Quantity, Report, Toll
from rashomon.weighing.alike import Keys, deed_at, keys_of, things_of
from rashomon.weighing.counts import Count, count, vouches
from rashomon.weighing.courses import (
    BACKGROUND,
    TOLD_FOR,
    authority,
    countries_of,
    lie_apart,
    placed_there,
    toll_of_course,
)
from rashomon.weighing.fighting import tells_of_war
from rashomon.weighing.origins import Origins
from rashomon.weighing.tellings import Tellings
from rashomon.weighing.tolls import tally_of
from rashomon.wording.kin import root
from rashomon.wording.normal import stem
from rashomon.wording.tables import any_of, read_table

# A number more than so many times as high is of no course with another; of one voice, which counts anew, than so many.
SPREAD = 4
SPREAD_OF_ONE = 12

# Where all numbers are lower, they recur by chance.
TELLING = 10

# "A day", "each week": how many at a time; "in 2006", "last year": of another time.
OTHERWISE = re.compile(rf"\b{any_of('weighing', 'quantities', 'otherwise')}\b")


@dataclass(frozen=True)
class Thing:
    """A quantity with the keys by which it meets others: of what is counted, of its kinds, of what befell it."""

    quantity: Quantity
    report: Report
    nouns: Keys
    deeds: Keys

    @property
    def value(self) -> float:
        """How many they are."""
        return self.quantity.figure.value


def find_quantity_courses(case: Case, tellings: Tellings, origins: Origins) -> Iterator[Toll]:
    """Yield the course of each thing that two reports or more count, in different numbers."""
    things = {report.article.id: list(_things(report)) for report in case.reports if report.annotations.quantities}
    for story in case.stories:
        likely = _likely([thing for article in story.articles for thing in things.get(article, ())])
        if not likely:
            continue
        reports = [report for report in case.reports if report.article.id in story.articles]
        first = min((day for report in reports if (day := report.article.published.value)), default=None)
        named = countries_of(case, story.articles)
        counts = ((one, _count(one, named, tellings)) for one in likely)
        told = [(one, counted) for one, counted in counts if counted and first and _is_of_these_days(counted, first)]
        courses = [course for course in _joined(_without_recalled(told)) if _is_told(course)]
        if courses and not tells_of_war(reports):
            yield from (_toll(course, origins) for course in _told_once(courses))


def _things(report: Report) -> Iterator[Thing]:
    for quantity in report.annotations.quantities:
        if quantity.deeds:
            nouns, deeds = _noun_keys(quantity.kinds[0]), frozenset[str]().union(*map(_deed_keys, quantity.deeds))
            yield Thing(quantity, report, nouns, deeds)


@lru_cache(maxsize=20_000)
def _noun_keys(form: str) -> Keys:
    return things_of(form) or frozenset({root(stem(form))})


@lru_cache(maxsize=20_000)
def _deed_keys(deed: str) -> Keys:
    """Return the keys of what befell something; what it is without has others than what it has."""
    sign, plain = ("-", deed[1:]) if deed.startswith("-") else ("", deed)
    parts = plain.split()
    phrase = deed_at(parts) if len(parts) > 1 else None
    keys = phrase.keys if phrase else keys_of(parts[0])
    return frozenset(f"{sign}{key}" for key in keys)


def _likely(things: Sequence[Thing]) -> list[Thing]:
    """Return the things of which another report, or another voice, may count the same, with another number."""
    alike: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        for noun in thing.nouns:
            for deed in thing.deeds:
                alike[noun, deed].append(thing)
    found: dict[int, Thing] = {}
    for group in alike.values():
        if len({thing.value for thing in group}) > 1:
            pairs = (pair for pair in combinations(group, 2) if _may_be_one(*pair))
            found.update((id(thing), thing) for pair in pairs for thing in pair)
    return list(found.values())


def _may_be_one(one: Thing, other: Thing) -> bool:
    low, high = sorted((one.value, other.value))
    alike = high <= SPREAD_OF_ONE * low and (low < high or one.report is not other.report)
    ways = ((one.quantity, other.quantity), (other.quantity, one.quantity))
    return alike and not all(_are_of_two_kinds(*way) for way in ways)


def _count(thing: Thing, named: frozenset[str | None], tellings: Tellings) -> Count | None:
    """Return a quantity as a count, of how many there were on a day where it tells how things stood."""
    one = placed_there(count(thing.quantity.figure, thing.report, tellings), named)
    if not vouches(one, tellings) or OTHERWISE.search(one.sentence.lower()):
        return None
    if not (one.since or thing.quantity.lasting) or _is_long_ago(one):
        return one
    is_of_day = one.span is not None and not one.since and one.span[0] == one.span[1]
    told_on = one.span[0] if is_of_day and one.span else one.as_of
    return replace(one, as_of=told_on if one.as_of and told_on and told_on < one.as_of else one.as_of, span=None)


def _is_long_ago(one: Count) -> bool:
    return one.span is not None and one.as_of is not None and one.span[1] < one.as_of - BACKGROUND


def _is_of_these_days(one: Count, first: date) -> bool:
    """Say whether a count is of what the story is about, and not of what was before."""
    when = one.figure.when.time if one.figure.when else None
    begin = one.span[0] if one.span else when.begin if when else None
    long = one.span is not None and one.span[1] - one.span[0] > TOLD_FOR
    return one.as_of is not None and not long and (begin is None or begin >= first - BACKGROUND)


Told = tuple[Thing, Count]


def _joined(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Yield what is of one course, in the order of days."""
    ordered = sorted(told, key=lambda one: (one[1].as_of or date.max, one[1].words.article, one[1].words.span))
    homes = list(range(len(ordered)))
    for (i, one), (j, other) in combinations(enumerate(ordered), 2):
        if homes[i] == homes[j] or not _are_of_one(one, other):
            continue
        joined = [each for each, home in zip(ordered, homes, strict=True) if home in (homes[i], homes[j])]
        if not any(_are_apart(*pair) for pair in combinations(joined, 2)):
            homes = [homes[i] if home == homes[j] else home for home in homes]
    for home in dict.fromkeys(homes):
        yield [one for one, its in zip(ordered, homes, strict=True) if its == home]


def _are_of_one(one: Told, later: Told) -> bool:
    """Say whether two counts are of the same things of which the same is told."""
    (thing, counted), (other, since) = one, later
    if thing.nouns.isdisjoint(other.nouns) or thing.deeds.isdisjoint(other.deeds) or _are_apart(one, later):
        return False
    low, high = sorted((thing.value, other.value))
    most = SPREAD_OF_ONE if authority(counted) == authority(since) else SPREAD
    return high <= most * low


def _are_apart(one: Told, later: Told) -> bool:
    """Say whether two counts are told of other places, days or kinds, or are two of one voice in one report."""
    (thing, counted), (other, since) = one, later
    if counted.place and since.place and lie_apart(counted.place, since.place):
        return True
    if counted.span and since.span and counted.span != since.span:
        return True
    if counted.as_of and since.as_of and since.as_of - counted.as_of > TOLD_FOR:
        return True
    return _are_of_two_kinds(thing.quantity, other.quantity) or _are_two_of_one(one, later)


def _are_of_two_kinds(one: Quantity, later: Quantity) -> bool:
    """Say whether words beside the nouns part them; who is named first with more words is often named with fewer."""
    if one.by != later.by:
        return True
    of = [frozenset(key for kind in each.kinds[1:] for key in _noun_keys(kind)) for each in (one, later)]
    if of[0] and of[1] and of[0].isdisjoint(of[1]):
        return True
    which = [frozenset(stem(trait) for trait in each.traits) for each in (one, later)]
    return not which[1] <= which[0]


def _are_two_of_one(one: Told, later: Told) -> bool:
    """Say whether one voice gives two numbers of one day in one report: these are of two things."""
    (thing, counted), (other, since) = one, later
    if counted.words.article != since.words.article or thing.value == other.value:
        return False
    if (thing.quantity.again or other.quantity.again) and (counted.source or since.source):
        return authority(counted) == authority(since)
    return counted.source is None or since.source is None or authority(counted) == authority(since)


def _is_told(course: Sequence[Told]) -> bool:
    """Say whether a course has two numbers, not all of which may recur by chance, in two reports or of two voices."""
    values = {thing.value for thing, _ in course}
    voices = {(counted.words.article, authority(counted)) for _, counted in course}
    if course[0][0].quantity.kinds[0] in _anybody() and not any(_is_of_like_people(thing) for thing, _ in course):
        return False
    return len(values) > 1 and max(values) >= TELLING and len(voices) > 1


def _is_of_like_people(thing: Thing) -> bool:
    """Say whether people are counted who are without something, or whom another counts right behind."""
    return thing.quantity.again or any(deed.startswith("-") for deed in thing.quantity.deeds)


@cache
def _anybody() -> frozenset[str]:
    return frozenset(read_table("weighing", "quantities")["anybody"])


def _told_once(courses: Sequence[list[Told]]) -> Iterator[list[Told]]:
    """Yield courses, of those that count the like of which the like is told the longest alone."""
    told: list[tuple[Keys, Keys]] = []
    for course in sorted(courses, key=len, reverse=True):
        nouns = frozenset[str]().union(*(thing.nouns for thing, _ in course))
        deeds = frozenset[str]().union(*(thing.deeds for thing, _ in course))
        if all(nouns.isdisjoint(other) or deeds.isdisjoint(befell) for other, befell in told):
            told.append((nouns, deeds))
            yield course


def _toll(course: Sequence[Told], origins: Origins) -> Toll:
    counts = [counted for _, counted in course]
    tallies = [
        tally_of(one, one.statement(one.in_words, origins), origins, superseded=_is_superseded(one, counts))
        for one in counts
    ]
    return replace(toll_of_course(counts, tallies), what=_asked([thing for thing, _ in course]))


def _is_superseded(one: Count, counts: Sequence[Count]) -> bool:
    """Say whether a later count took the place of one: of the same voice, or of any unless another rivals it.

    Where a voice counts fewer than before, what others counted before is no more so either.
    """
    later = [other for other in counts if other.as_of and one.as_of and other.as_of > one.as_of]
    if any(authority(other) == authority(one) for other in later):
        return True
    has_rival = any(_are_rivals(one, other, counts) for other in counts)
    return bool(later) and (not has_rival or any(_falls(a, b) for a, b in combinations(counts, 2)))


def _falls(one: Count, later: Count) -> bool:
    return authority(one) == authority(later) and later.figure.value < one.figure.value


def _are_rivals(one: Count, other: Count, counts: Sequence[Count]) -> bool:
    """Say whether two count otherwise on one day, or one as before though the other has counted since."""
    if authority(one) == authority(other) or _can_both_be(one, other) or not (one.source or other.source):
        return False
    return one.as_of == other.as_of or _insists(one, other, counts) or _insists(other, one, counts)


def _insists(one: Count, other: Count, counts: Sequence[Count]) -> bool:
    """Say whether who gave a number gives it again after another's."""
    if one.as_of is None or other.as_of is None or one.as_of > other.as_of:
        return False
    again = (c for c in counts if c.figure.value == one.figure.value and authority(c) == authority(one))
    return any(c.as_of is not None and c.as_of >= other.as_of and c.words != one.words for c in again)


def _can_both_be(one: Count, other: Count) -> bool:
    """Say whether two numbers can both be so: "at least 40" and 41."""
    low, high = (one, other) if one.figure.value <= other.figure.value else (other, one)
    most, least = low.figure.high, high.figure.low
    return most is None or least is None or most >= least


def _without_recalled(told: Sequence[Told]) -> list[Told]:
    """Return counts without those that only say again what had been: "at its height 84,000 had lost power"."""
    return [one for one in told if not (HAD.search(one[1].sentence) and _is_recalled(one, told))]


HAD = re.compile(r"\bhad\b")


def _is_recalled(one: Told, told: Sequence[Told]) -> bool:
    """Say whether a number was told for an earlier day, and by its voice, or in the same report, another since."""
    (thing, recalling), day = one, one[1].as_of
    alike = [(other.value, count) for other, count in told if not other.deeds.isdisjoint(thing.deeds)]
    then = [count for value, count in alike if value == thing.value and day and count.as_of and count.as_of < day]
    voices = {authority(count) for count in then}
    others = (count for value, count in alike if value != thing.value)
    return bool(then) and any(
        count.words.article == recalling.words.article
        or (
            authority(count) in voices
            and count.as_of is not None
            and count.as_of > min(c.as_of for c in then if c.as_of)
        )
        for count in others
    )


def _asked(course: Sequence[Thing]) -> str:
    """Return words of a report that may follow "how many": the noun and what befell it."""

    def words(thing: Thing) -> str:
        named = " ".join(thing.quantity.named.of(thing.report.article.text).split())
        named = thing.quantity.figure.who or named if any(map(str.isdigit, named)) else named
        did = thing.quantity.did
        return f"{named} (“{did.of(thing.report.article.text)}”)" if did else named

    often = Counter(map(words, course))

    def rank(thing: Thing) -> tuple[bool, bool, int, int, int]:
        named, noun = words(thing), thing.quantity.figure.who or ""
        tells = thing.quantity.did is None and not named.endswith(noun)
        return not named.islower(), not tells, -len(thing.quantity.kinds), -often[named], len(named)

    return words(min(course, key=rank))
