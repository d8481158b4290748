"""Courses: how a count of an affair went: five dead on Sunday, six on Monday; nine recaptured, then sixteen.

Findings hold two counts against each other where these must be of the same people. A course only puts side by side what
each authority counted as of which day, so that less ties its counts: that nothing parts them in a story of one event.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import combinations

from msgspec.structs import asdict, replace

from rashomon.model import (
    CASUALTIES,
    Case,
    Evidence,
    Finding,
    Measure,
    Place,
    Precision,
    Report,
    Statement,
    Status,
    Tally,
    Toll,
)
from rashomon.model.estimates import estimate
from rashomon.weighing.agreement import Relation, compare_places, gap
from rashomon.weighing.contests import ANYBODY, is_early, numbers_in
from rashomon.weighing.counted_so_far import FALLING, as_told_so_far, is_ranked, may_be_told_so_far, stands
from rashomon.weighing.counts import Count, count, one_place, vouches
from rashomon.weighing.fighting import tells_of_war
from rashomon.weighing.opening_tolls import is_within
from rashomon.weighing.origins import Origins
from rashomon.weighing.tellings import Tellings
from rashomon.weighing.tolls import place_of, tally_of, who_of
from rashomon.wording.ids import short_id
from rashomon.wording.normal import fold
from rashomon.wording.people import ARMED
from rashomon.wording.tables import read_table

# What is told of longer before the first report is the background of a story, and so is a longer time. By judgement.
BACKGROUND = timedelta(days=10)
LONG = timedelta(days=7)

# The counts of one event are told within this of each other; those of a disease go on for longer.
TOLD_FOR = timedelta(days=14)

# What is no more than told to have grown is less than so many times as high.
SPREAD = 4

# Kinds of people who are mostly some of those counted.
SOME = frozenset({"children", "crew", "passengers", "women"})

Key = tuple[str, int, int]
Number = tuple[str, Measure, float]  # a report's id, what it counts, and how many


@dataclass(frozen=True)
class Incident:
    """What the counts of one story say of it: whether all may be of one event, on one day and the next in one place.

    `of_war` says that its reports tell of fighting, in which every town has its dead; `numbers` are all that a report
    has, also of parts.
    """

    counts: Sequence[Count]
    of_war: bool
    numbers: frozenset[Number]

    @cached_property
    def is_one(self) -> bool:
        """Whether no two towns lie apart where people came to harm, nor two days."""
        if self.of_war:
            return False
        harmed = [count for count in self.counts if count.figure.measure in CASUALTIES]
        towns = {c.place.name: c.place for c in harmed if c.place and c.place.precision in FINE}
        days = {c.span for c in harmed if c.span}
        if any(gap(one, other) > timedelta(days=1) for one, other in combinations(days, 2)):
            return False
        return not any(lie_apart(one, other) for one, other in combinations(towns.values(), 2))

    @cached_property
    def told(self) -> frozenset[tuple[str, Measure, date | None, float]]:
        """What each report counts as of a day, by what it counts."""
        return frozenset((c.words.article, c.figure.measure, c.as_of, c.figure.value) for c in self.counts)

    def sets_apart(self, one: Count, other: Count) -> bool:
        """Say whether the report of one count has the number of the other too, as of the same day: of other people."""
        return any(
            (a.words.article, a.figure.measure, a.as_of, b.figure.value) in self.told for a, b in _ways(one, other)
        )


FINE = frozenset({Precision.CITY, Precision.DISTRICT, Precision.POINT})


def find_courses(
    case: Case, weighed: Sequence[Count], findings: Sequence[Finding], tellings: Tellings, origins: Origins
) -> Iterator[Toll]:
    """Yield the course of each count of a case that more than one report or number is given for."""
    disputed = {s.evidence for f in findings if f.status is Status.CONTESTED for a in f.accounts for s in a.statements}
    said = {s.evidence: s for f in findings for a in f.accounts for s in (*a.statements, *f.former)}
    for incident in _by_story(case, weighed, tellings):
        of_measure: defaultdict[str, list[Count]] = defaultdict(list)
        for one in incident.counts:
            of_measure[one.figure.measure].append(one)
        for alike in of_measure.values():
            for course in _joined(_chief(alike), incident):
                if len({(one.words.article, one.figure.value) for one in course}) > 1:
                    yield _toll(course, incident, said, disputed, origins)


def _by_story(case: Case, weighed: Sequence[Count], tellings: Tellings) -> Iterator[Incident]:
    """Yield the counts of each story that may be of what it is about, as far as each tells how many by then."""
    told = [*weighed, *_beside(case, weighed, tellings)]
    for story in case.stories:
        reports = [report for report in case.reports if report.article.id in story.articles]
        days = [day for report in reports if (day := report.article.published.value)]
        named = countries_of(case, story.articles)
        mine = (one for one in told if one.words.article in story.articles and vouches(one, tellings))
        so_far = (placed_there(one, named) for one in map(as_told_so_far, mine) if one)
        counts = [one for one in so_far if days and not _is_background(one, min(days))]
        if len(counts) > 1:
            yield Incident(counts, tells_of_war(reports), _numbers(reports))


def _numbers(reports: Sequence[Report]) -> frozenset[Number]:
    found = ((report.article.id, figure) for report in reports for figure in report.annotations.figures)
    return frozenset((article, figure.measure, figure.value) for article, figure in found)


def countries_of(case: Case, articles: Sequence[str]) -> frozenset[str | None]:
    """Return the countries that the reports of a story name, and the one in which most of its places lie."""
    told = [report.annotations for report in case.reports if report.article.id in articles]
    places = [p for found in told for p in (*found.places, *(f.where for f in found.figures)) if p and p.country]
    most = Counter(place.country for place in places).most_common(1)
    named = {place.country for place in places if place.precision is Precision.COUNTRY}
    return frozenset((*named, *(country for country, _ in most)))


def placed_there(one: Count, named: frozenset[str | None]) -> Count:
    """Return a count without a place that its sentence does not name, or that is one's only by its name.

    "Doctors Across Rivers" is not of Rivers in Nigeria where none names Nigeria, nor "the Davila hospital" a town.
    """
    place = one.place
    if place is None:
        return one
    begin = place.evidence.span.start - one.words.span.start + len(one.before)
    is_named = 0 <= begin < len(one.sentence)
    behind = one.sentence[begin + len(place.evidence.quote) :] if is_named else ""
    is_there = is_named and (place.country is None or place.country in named) and not OF_A_NAME.match(behind)
    return one if is_there else replace(one, place=None)


# "The Davila hospital", "St. Mary's Medical Center".
OF_A_NAME = re.compile(r"['’]?s? (?:[A-Z][\w’'-]+ )?(?:[Cc]linic|[Hh]ospital|[Mm]edical|[Mm]orgue|University|School)\b")


def _beside(case: Case, weighed: Sequence[Count], tellings: Tellings) -> Iterator[Count]:
    """Yield the counts that no finding weighs: of the rescued, of cases, of houses, of those in hospital."""
    known = {_key(one) for one in weighed}
    for report in case.reports:
        for figure in report.annotations.figures:
            if may_be_told_so_far(figure) and (report.article.id, *_ends(figure.evidence)) not in known:
                yield count(figure, report, tellings)


def _key(one: Count) -> Key:
    return (one.words.article, *_ends(one.words))


def _ends(words: Evidence) -> tuple[int, int]:
    return words.span.start, words.span.end


def _is_background(one: Count, first: date) -> bool:
    if one.since or one.is_war_toll or one.of_war or one.as_of is None:
        return True
    when = one.figure.when.time if one.figure.when and one.span is None else None
    begin = one.span[0] if one.span else when.begin if when else None
    long = one.span is not None and one.span[1] - one.span[0] > LONG
    return long or (begin is not None and begin < first - BACKGROUND)


def _chief(alike: Sequence[Count]) -> list[Count]:
    """Return of each report what it counts as of a day: of several numbers what a toll rose to, else the highest.

    None of a report that tells of several places, or that gives each of two bodies its own.
    """
    by_report: defaultdict[tuple[str, date | None], list[Count]] = defaultdict(list)
    for one in alike:
        by_report[one.words.article, one.as_of].append(one)
    chief: list[Count] = []
    for counts in by_report.values():
        top = max(counts, key=lambda one: (stands(one), one.figure.value, -one.words.span.start))
        places = [one.place for one in counts if one.place]
        if stands(top) or not any(lie_apart(a, b) for a, b in combinations(places, 2)):
            chief += [one for one in counts if one is top or _is_rival(one, top)]
    return chief


def _is_rival(one: Count, top: Count) -> bool:
    """Say whether another body counts otherwise in the same report."""
    if one.source is None or top.source is None or fold(one.source.name) == fold(top.source.name):
        return False
    low, high = sorted((one.figure.value, top.figure.value))
    return low < high < 2 * low


def _joined(counts: Sequence[Count], incident: Incident) -> Iterator[list[Count]]:
    """Yield the counts that are of one thing, in the order of their days."""
    ordered = sorted(counts, key=_when_told)
    homes = list(range(len(ordered)))
    for (i, one), (j, other) in combinations(enumerate(ordered), 2):
        if homes[i] != homes[j] and _are_of_one(one, other, incident):
            joined = [c for c, home in zip(ordered, homes, strict=True) if home in (homes[i], homes[j])]
            if not any(_are_apart(a, b) for a, b in combinations(joined, 2)):
                homes = [homes[i] if home == homes[j] else home for home in homes]
    for home in dict.fromkeys(homes):
        yield [one for one, its in zip(ordered, homes, strict=True) if its == home]


def _when_told(one: Count) -> tuple[date, float, float]:
    return one.as_of or date.max, one.moment.timestamp() if one.moment else 0.0, one.figure.value


def _are_of_one(one: Count, later: Count, incident: Incident) -> bool:
    """Say whether two counts are of one thing: nothing parts them, and the place, the day or the story ties them."""
    if _are_of_other_days(one, later) or not _can_follow(one, later) or _are_apart(one, later):
        return False
    differ = one.figure.value != later.figure.value
    if differ and (is_ranked(one) or is_ranked(later)) and not _is_the_next(later, one):
        return False
    if differ and not stands(later) and (_is_some_of(one, later) or incident.sets_apart(one, later)):
        return False
    if incident.is_one:
        return True
    fine = one.place is not None and one.place.precision in FINE and one_place(one.place, later.place)
    if fine and ((one.span is not None and later.span is not None) or stands(later)):
        return True
    return one.place is later.place is None and stands(later) and _is_of_one_authority(one, later)


def _is_the_next(one: Count, former: Count) -> bool:
    """Say whether "the sixth person killed" is told on a later day than five dead."""
    told_later = one.as_of is not None and former.as_of is not None and one.as_of > former.as_of
    return told_later and not is_ranked(former) and one.figure.value == former.figure.value + 1


def _ways(one: Count, other: Count) -> tuple[tuple[Count, Count], tuple[Count, Count]]:
    return (one, other), (other, one)


def _is_some_of(one: Count, other: Count) -> bool:
    """Say whether a count stands in the sentence of the other: "seven were shot, including four in one attack"."""
    return any(numbers_in(a.sentence) >= {b.figure.value} for a, b in _ways(one, other))


def _are_apart(one: Count, other: Count) -> bool:
    """Say whether two counts are told of other places, days, people or deeds."""
    if one.place and other.place and lie_apart(one.place, other.place):
        return True
    if _are_of_other_days(one, other) or _are_of_two_kinds(one, other):
        return True
    who = [fold(each.figure.who or "") for each in (one, other)]
    return one.figure.measure in HOUSES and who[0] != who[1]


def _are_of_other_days(one: Count, other: Count) -> bool:
    """Say whether two counts are of other days, or told long after each other, or one before what the other counts."""
    if one.as_of and other.as_of and abs(one.as_of - other.as_of) > TOLD_FOR:
        return True
    if one.span and other.span and (not is_within(one.span, other.span) or _is_of_more_days(one, other)):
        return True
    return any(_is_told_before(a, b) for a, b in _ways(one, other))


def _are_of_two_kinds(one: Count, other: Count) -> bool:
    """Say whether two counts are of people of two kinds; who tells no kind may count others, unless it is a toll."""
    kinds = [_kind(each) for each in (one, other)]
    if kinds[0] == kinds[1]:
        return False
    if SOME & set(kinds):
        return True
    plain = one if kinds[0] is None else other
    return None not in kinds or not (stands(plain) or _is_of_one_authority(one, other) or not _is_in_arms(kinds))


def _kind(one: Count) -> str | None:
    """Return which people a count is of, where it says so: those who fight or keep order, or people of one trade."""
    who = (one.figure.who or "").lower()
    if one.kind or who in UNIFORMED:
        return one.kind or "uniformed"
    return None if not who or who in ANYBODY else _alike().get(who, who)


def _is_in_arms(kinds: Sequence[str | None]) -> bool:
    return any(kind in ARMED or kind == "uniformed" for kind in kinds)


@cache
def _alike() -> dict[str, str]:
    """Return for each word for people the first of those that say the same of them."""
    return {word: group[0] for group in read_table("weighing", "victims")["alike"] for word in group}


UNIFORMED = frozenset(read_table("weighing", "victims")["uniformed"])


HOUSES = frozenset({"flooded", "destroyed", "damaged"})


def _is_of_more_days(one: Count, other: Count) -> bool:
    """Say whether two numbers are of longer and of shorter time: "55 since Monday", "20 on Tuesday"."""
    longest = max(each.span[1] - each.span[0] for each in (one, other) if each.span)
    return one.figure.value != other.figure.value and one.span != other.span and longest > WEEKEND


WEEKEND = timedelta(days=1)


def _is_told_before(one: Count, other: Count) -> bool:
    """Say whether one was told before the day of what the other counts."""
    return one.as_of is not None and other.span is not None and one.as_of < other.span[0]


def _can_follow(one: Count, later: Count) -> bool:
    """Say whether a count may be what another came to: what falls may fall, and nothing grows out of all measure."""
    low, high = sorted((one.figure.value, later.figure.value))
    if one.figure.measure in FALLING or low == high:
        return True
    if high > SPREAD * low and not stands(later):
        return False
    falls = later.figure.value < one.figure.value
    return not falls or one.as_of == later.as_of or _is_of_one_authority(one, later)


def _is_of_one_authority(one: Count, other: Count) -> bool:
    return authority(one) == authority(other)


def lie_apart(one: Place, other: Place) -> bool:
    """Say whether two places are none within the other."""
    return compare_places(one, other) is Relation.CONTRADICTS


def _toll(
    course: Sequence[Count],
    incident: Incident,
    said: dict[Evidence, Statement],
    disputed: set[Evidence],
    origins: Origins,
) -> Toll:
    statements = [said.get(one.words) or one.statement(one.in_words, origins) for one in course]
    tallies = [
        tally_of(one, statement, origins, superseded=_is_superseded(one, course, incident, disputed))
        for one, statement in zip(course, statements, strict=True)
    ]
    return toll_of_course(course, tallies)


def toll_of_course(course: Sequence[Count], tallies: Sequence[Tally]) -> Toll:
    """Return what the counts of a course, with what each gives, come to."""
    told = "|".join(f"{one.words.article}:{one.words.span.start}" for one in course)
    estimates = estimate(tallies)
    return Toll(
        subject_id=short_id(f"course {told}"),
        measure=course[0].figure.measure,
        who=who_of([one.figure for one in course]),
        place=_place(course),
        span=_days(course),
        tallies=tuple(tallies),
        **asdict(estimates),
    )


def _place(course: Sequence[Count]) -> str | None:
    """Return the place that two reports or more give a count: of one alone it may be where some of those were."""
    told = [(one.told_place, one.words.article) for one in course if one.told_place]
    name = place_of([place for place, _ in told])
    giving = {article for place, article in told if place_of([place]) == name}
    return name if len(giving) > 1 else None


def _is_superseded(one: Count, course: Sequence[Count], incident: Incident, disputed: set[Evidence]) -> bool:
    """Say whether a later count took the place of one: of the same authority, or of any that does not rival it.

    A report that has both numbers tells of two who count.
    """
    later = [other for other in course if other.figure.value != one.figure.value and _is_later(other, one)]
    return any(
        _is_of_one_authority(one, other)
        or not (
            (other.words.article, one.figure.measure, one.figure.value) in incident.numbers
            or _are_rivals(one, other, course)
            or {one.words, other.words} <= disputed
        )
        for other in later
    )


def _are_rivals(one: Count, other: Count, course: Sequence[Count]) -> bool:
    """Say whether a report has numbers of both of two authorities."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for each in course:
        told[each.words.article].add(authority(each))
    return any({authority(one), authority(other)} <= names for names in told.values())


def authority(one: Count) -> str:
    """Return who counts: whoever is quoted, else the report."""
    return fold(one.source.name) if one.source else one.words.article


def _is_later(other: Count, one: Count) -> bool:
    """Say whether a count is of a later day, or of the same and higher in another report."""
    if one.as_of is None or other.as_of is None or other.as_of < one.as_of or is_early(other):
        return False
    falls = one.figure.measure in FALLING
    return other.as_of > one.as_of or (
        not falls and other.figure.value > one.figure.value and other.words.article != one.words.article
    )


def _days(course: Sequence[Count]) -> tuple[date, date] | None:
    spans = Counter(one.span for one in course if one.span)
    return max(spans, key=lambda span: (spans[span], span[0] - span[1]), default=None)
