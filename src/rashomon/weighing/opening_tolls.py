"""The tolls that reports open with: those of two reports of one story are often of one event, though one has no day.

"Jet crash kills 27" in a headline and "35 people were killed on Monday" in another report's first sentence count the
same dead. What a report tells farther down is of other events as often as not, but for what it says a toll rose to.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import combinations

from msgspec.structs import replace

from rashomon.model import Bound, Case, Measure, Mention, Modality, Place, Precision, Report, Span, WhenBasis
from rashomon.weighing.agreement import Days, Relation, compare_days, compare_places, days
from rashomon.weighing.contests import OTHER_PEOPLE, have_one_means, may_contest
from rashomon.weighing.counts import Count, is_of_one_event, one_place, sentence_of, sum_in_words, vague_words
from rashomon.weighing.origins import Origins
from rashomon.weighing.rival_tolls import are_two_voices
from rashomon.wording.wars import WAR

# A report opens with so many characters: a headline and two sentences.
OPENING = 350

# Reports of the day after still tell of an event.
ONE_DAY = timedelta(days=1)

# The toll of a disaster rises for days. Not swept: of those read, none rose for longer.
RISING_FOR = timedelta(days=7)

WIDE = frozenset({None, Precision.COUNTRY, Precision.REGION})

# From here on a number that a report gives twice is one count; lower ones recur.
RECURRING = 10

MEASURES = (
    Measure.KILLED,
    Measure.INJURED,
    Measure.MISSING,
    Measure.DISPLACED,
    Measure.ARRESTED,
    Measure.FREED,
    Measure.AFFECTED,
    Measure.GATHERED,
)


@dataclass(frozen=True)
class OpeningToll:
    """The highest count of one measure that a report opens with, and where else in it the number stands.

    `places` are those that the sentences name, `happenings` the ids of those that linking takes for their cause,
    `only_day` is the one day of its week on which its report tells of violence or a disaster.
    """

    story: str
    published: date | None
    counts: tuple[Count, ...]
    places: tuple[Place, ...]
    words: str
    happenings: frozenset[str]
    only_day: Days | None = None

    @cached_property
    def value(self) -> float:
        """The number."""
        return self.counts[0].figure.value

    @cached_property
    def measure(self) -> Measure:
        """What it counts."""
        return self.counts[0].figure.measure

    @cached_property
    def article(self) -> str:
        """The report that opens with it."""
        return self.counts[0].words.article

    @property
    def is_placed(self) -> bool:
        """Whether its words say where."""
        return self.counts[0].place is not None

    @cached_property
    def days(self) -> Days | None:
        """The days that its words give, if any."""
        return next((count.span for count in self.counts if count.span), None)

    @cached_property
    def told_for(self) -> tuple[date | None, date | None]:
        """The days that its words give, else the day of its report."""
        return self.days or (self.published, self.published)

    @cached_property
    def placed(self) -> Count:
        """The count that says in which town, if any does: headlines mostly name a region."""
        fine = (count for count in self.counts if count.place and count.place.precision not in WIDE)
        return next(fine, self.counts[0])

    @cached_property
    def days_of_report(self) -> Days | None:
        """The days that its words give, else the one day of its week that its report tells of."""
        return self.days or self.only_day

    @cached_property
    def authorities(self) -> frozenset[str]:
        """The names of those who are quoted for it."""
        return frozenset(count.source.name for count in self.counts if count.source and count.source.named)

    @cached_property
    def is_grown(self) -> bool:
        """Whether it is told as what a lower one rose to."""
        return any(count.grown for count in self.counts)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Which people it counts, where it says so."""
        return frozenset(count.kind for count in self.counts if count.kind)

    def is_linked_to(self, other: "OpeningToll") -> bool:
        """Say whether linking takes the causes of two tolls for one happening."""
        return not self.happenings.isdisjoint(other.happenings)

    def is_tied_to(self, other: "OpeningToll") -> bool:
        """Say whether two tolls have a place below a country in common, or a cause where the places do not differ.

        Of one day a town that the sentences of both name is one: "the derailment near Olm killed 11".
        """
        if any(_share_a_place(a, b) for a in self.counts for b in other.counts) or self.is_in_town_of(other):
            return True
        return self.is_linked_to(other) and not _differ_in_place(self.counts[0].place, other.counts[0].place)

    def is_in_town_of(self, other: "OpeningToll") -> bool:
        """Say whether the sentences of two tolls of one day name one town."""
        towns = [{p.name for p in toll.places if p.precision is Precision.CITY} for toll in (self, other)]
        return self.days is not None and self.days == other.days and not towns[0].isdisjoint(towns[1])


def find_opening_tolls(case: Case, counts: Iterable[Count]) -> list[OpeningToll]:
    """Return the tolls that the reports of a case open with, in their order."""
    stories = {article: story.id for story in case.stories for article in story.articles}
    homes = {mention: happening.id for happening in case.happenings for mention in happening.mentions}
    by_article: dict[str, list[Count]] = {}
    for count in counts:
        by_article.setdefault(count.words.article, []).append(count)
    return [
        _as_opening(report, told, stories.get(report.article.id, report.article.id), homes)
        for report in case.reports
        for told in _tolls(report, by_article.get(report.article.id, ()))
    ]


def _tolls(report: Report, counts: Sequence[Count]) -> Iterator[tuple[Count, ...]]:
    """Yield the highest count of each measure in a report's opening, with the others that give its number."""
    body = report.article.body
    end = (body[0].start if body else 0) + OPENING
    for measure in MEASURES:
        mine = [c for c in counts if c.figure.measure is measure and _is_of_event(c, report.article.text)]
        opening = [c for c in mine if c.words.span.start < end or c.grown]
        if opening:
            top = max(opening, key=lambda c: (c.figure.value, c.span is not None, -c.words.span.start))
            yield (top, *(c for c in mine if c is not top and _repeats(c, top, end)))
            told = [c for c in opening if c.figure.value == top.figure.value]
            rivals = (c for c in opening if any(are_two_voices(*_in_order(c, one)) for one in told if one is not c))
            if rival := max(rivals, key=lambda c: (c.figure.value, -c.words.span.start), default=None):
                days_of_both = rival.span or next((c.span for c in told if c.span), None)
                again = (c for c in mine if c is not rival and _repeats(c, rival, end))
                yield (replace(rival, span=days_of_both), *again)


def _in_order(left: Count, right: Count) -> tuple[Count, Count]:
    return (left, right) if left.words.span.start < right.words.span.start else (right, left)


def _is_of_event(count: Count, text: str) -> bool:
    """Say whether a count may be of one event: of a few days, in numbers, and not of a war."""
    if count.since or count.of_war or count.is_war_toll or vague_words(count.figure):
        return False
    if count.figure.value >= WAR and not is_of_one_event(count.words, text):
        return False
    return count.span is None or count.is_of_days


def _repeats(count: Count, top: Count, end: int) -> bool:
    if count.figure.value != top.figure.value or (count.span and top.span and count.span != top.span):
        return False
    if count.source and top.source and count.source.name != top.source.name:
        return False
    return count.words.span.start < end or count.figure.value >= RECURRING


def _as_opening(report: Report, counts: tuple[Count, ...], story: str, homes: dict[Mention, str]) -> OpeningToll:
    text = report.article.text
    sentences = [sentence_of(count.words, text) for count in counts]
    causes = (Mention(article=report.article.id, span=c.figure.cause) for c in counts if c.figure.cause)
    return OpeningToll(
        story=story,
        published=report.article.published.value,
        counts=counts,
        places=tuple(p for p in report.annotations.places if _is_named(p, sentences)),
        words=" ".join(sentence.of(text) for sentence in sentences),
        happenings=frozenset(homes[cause] for cause in causes if cause in homes),
        only_day=_only_day(report),
    )


# What befalls people by force.
FORCE = frozenset({"ASSAULT", "COERCE"})
DONE = frozenset({Modality.HAPPENED, Modality.ONGOING, Modality.ALLEGED})
TOLD_FOR = frozenset({WhenBasis.CLAUSE, WhenBasis.SENTENCE})
# What a report tells of less than a week before is news.
RECENT = timedelta(days=7)


def _only_day(report: Report) -> Days | None:
    """Return the one day of the week before a report on which it tells that force was used, if there is one."""
    published = report.article.published.value
    told = {
        span
        for event in report.annotations.events
        if event.type in FORCE and event.modality in DONE and event.when and event.when.basis in TOLD_FOR
        if (span := days(event.when.time)) and published and published - RECENT <= span[0]
    }
    return told.pop() if len(told) == 1 else None


def _is_named(place: Place, sentences: Sequence[Span]) -> bool:
    return place.precision not in WIDE and any(sentence.contains(place.evidence.span) for sentence in sentences)


def joined(
    scopes: Sequence[list[Count]],
    tolls: Sequence[OpeningToll],
    alike: Iterable[tuple[Count, Count]],
    origins: Origins,
) -> list[list[Count]]:
    """Return the scopes with those as one that hold one opening toll, two that are of one event, or counts alike."""
    homes = {_key(count): n for n, scope in enumerate(scopes) for count in scope}
    merged = [list(scope) for scope in scopes]
    of_one_value = list(_pairs(tolls, lambda toll: [toll.value]))
    of_one_number = [pair for pair in of_one_value if _is_one_number(*pair)]
    tied = {(left.article, right.article) for left, right in of_one_number if left.value > 1}
    singles = [p for p in of_one_value if p[0].value == 1 and (p[0].article, p[1].article) in tied]
    of_one_number += [pair for pair in singles if _is_one_number(*pair, tied=True)]
    of_one_event = [
        (left, right)
        for left, right in _pairs(tolls, partial(_of_event, _ties(tied)))
        if left.value != right.value and _is_one_event(left, right, (left.article, right.article) in tied, origins)
    ]
    repeated = ((toll.counts[0], count) for toll in tolls for count in toll.counts[1:])
    for one, other in (*repeated, *alike, *((a.counts[0], b.counts[0]) for a, b in (*of_one_number, *of_one_event))):
        _merge(homes[_key(one)], homes[_key(other)], merged, homes)
    return [sorted(scope, key=_fullest_first) if len(scope) > 1 else scope for scope in merged if scope]


def _key(count: Count) -> tuple[str, Span, Measure]:
    return count.words.article, count.words.span, count.figure.measure


def _fullest_first(count: Count) -> tuple[timedelta, bool, bool]:
    """Sort first what has a day, a place and a bound: headlines have none of them. A day comes before a weekend."""
    days = count.span[1] - count.span[0] if count.span else timedelta.max
    return days, count.told_place is None, count.figure.bound is Bound.EXACTLY


def _merge(a: int, b: int, merged: list[list[Count]], homes: dict[tuple[str, Span, Measure], int]) -> None:
    """Put one scope into the other, unless a report tells them apart or they are of different days."""
    if a == b or _clash([*merged[a], *merged[b]]):
        return
    first, second = sorted((a, b))
    merged[first] += merged[second]
    homes.update(dict.fromkeys(map(_key, merged[second]), first))
    merged[second] = []


def _clash(counts: Sequence[Count]) -> bool:
    days = {(count.span, count.since) for count in counts if count.span}
    if any(since or also or not is_within(one, other) for (one, since), (other, also) in combinations(days, 2)):
        return True
    told = {(count.words.article, count.figure.value) for count in counts}
    return len(told) > len({article for article, _ in told})


def is_within(left: Days, right: Days) -> bool:
    """Say whether the days of one are among those of the other: of a weekend the Sunday."""
    return compare_days(left, right) in (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY)


def _pairs(
    tolls: Sequence[OpeningToll], keys: Callable[[OpeningToll], Iterable[Hashable]]
) -> Iterator[tuple[OpeningToll, OpeningToll]]:
    """Yield the opening tolls of two reports of one story that share a key and count people of one kind in one way."""
    of_one_way: defaultdict[tuple[str, Measure], list[OpeningToll]] = defaultdict(list)
    for toll in tolls:
        of_one_way[toll.story, toll.measure].append(toll)
    for alike in of_one_way.values():
        having: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, toll in enumerate(alike):
            for key in keys(toll):
                having[key].append(place)
        for one, other in sorted({pair for places in having.values() for pair in combinations(places, 2)}):
            left, right = alike[one], alike[other]
            other_kinds = left.kinds and right.kinds and left.kinds.isdisjoint(right.kinds)
            if left.article != right.article and not other_kinds:
                yield left, right


def _ties(tied: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the pairs of reports that a number ties, of each report."""
    ties: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair in tied:
        for article in pair:
            ties[article].append(pair)
    return ties


def _of_event(ties: Mapping[str, Sequence[tuple[str, str]]], toll: OpeningToll) -> Iterator[Hashable]:
    """Yield what two tolls of one event share one of: see `_is_one_event`."""
    yield "told for", toll.told_for
    if toll.days_of_report:
        yield "days", toll.days_of_report
    yield from (("cause", happening) for happening in toll.happenings)
    yield from (("authority", name) for name in toll.authorities)
    yield from ties.get(toll.article, ())
    if toll.published:  # what one rose to is told within a week, or of two weeks side by side
        week = toll.published.toordinal() // RISING_FOR.days
        yield from (("week", week), ("week", week + 1))


def _is_one_number(left: OpeningToll, right: OpeningToll, *, tied: bool = False) -> bool:
    """Say whether one number is of one event: the days meet, and the towns do not differ.

    A number that neither gives a day to needs a place or a cause in common, and so does a single one, where no other
    number ties the two reports.
    """
    if left.days and right.days:
        meet = is_within(left.days, right.days)
    elif left.days or right.days:
        meet = _told_in_time(left, right)
    elif left.published and right.published:
        meet = abs(left.published - right.published) <= ONE_DAY
    else:
        meet = False
    telling = (tied or left.value > 1) and (left.days or right.days) is not None
    return meet and (telling or left.is_tied_to(right)) and not _in_two_towns(left, right)


def _is_one_event(left: OpeningToll, right: OpeningToll, tied: bool, origins: Origins) -> bool:
    """Say whether two numbers are of one event: of one day, and of one place or cause.

    Where one has no day of its own, the town is not enough: a further tie is needed, another number that the two share,
    the cause, or, in reports of one day, the means. One outlet that gives two numbers tells of two events; so do
    reports that each name a place of their own.
    """
    risen = _has_risen(left, right) or _is_counted_anew(left, right)
    same_day = left.told_for == right.told_for
    of_one_day = same_day and (left.days is not None or have_one_means(left.counts[0], right.counts[0]))
    of_one_day = of_one_day or (left.days_of_report is not None and left.days_of_report == right.days_of_report)
    of_one_deed = (tied or left.is_linked_to(right)) and (same_day or _told_in_time(left, right))
    if not (of_one_day or risen or of_one_deed):
        return False
    tied_enough = left.is_tied_to(right) or (risen and not (left.is_placed and right.is_placed))
    if not tied_enough or _each_elsewhere(left, right) or _in_two_towns(left, right):
        return False
    if not risen and left.counts[0].statement("", origins).origin == right.counts[0].statement("", origins).origin:
        return False
    if not may_contest(left.placed, right.placed, is_tied=risen or left.is_tied_to(right)):
        return False
    return not any(sum_in_words(toll.counts[0].figure) or OTHER_PEOPLE.search(toll.words) for toll in (left, right))


def _has_risen(left: OpeningToll, right: OpeningToll) -> bool:
    """Say whether the higher of two tolls is told, within a week of the lower, as what it rose to."""
    low, high = (left, right) if left.value <= right.value else (right, left)
    if not (high.is_grown and low.published and high.published):
        return False
    apart = low.days and high.days and not is_within(low.days, high.days)
    return not apart and timedelta(0) <= high.published - low.published <= RISING_FOR


def _is_counted_anew(left: OpeningToll, right: OpeningToll) -> bool:
    """Say whether an authority counts more in a later report of its week, for days among which are those of the first.

    Who counts in two towns, or for no day, may count two events.
    """
    low, high = (left, right) if left.value <= right.value else (right, left)
    if low.authorities.isdisjoint(high.authorities) or not (low.published and high.published):
        return False
    one = low.days and high.days and is_within(low.days, high.days)
    return bool(one) and timedelta(0) < high.published - low.published <= RISING_FOR


def _told_in_time(left: OpeningToll, right: OpeningToll) -> bool:
    """Say whether the toll without a day was published on the day of the other, or on the next."""
    days, published = (left.days, right.published) if left.days else (right.days, left.published)
    return days is not None and published is not None and days[0] <= published <= days[1] + ONE_DAY


def _share_a_place(left: Count, right: Count) -> bool:
    places = (left.place, right.place)
    if any(place is None or place.precision is Precision.COUNTRY for place in places):
        return False
    return one_place(*places)


def _differ_in_place(left: Place | None, right: Place | None) -> bool:
    return left is not None and right is not None and compare_places(left, right) is Relation.CONTRADICTS


def _each_elsewhere(left: OpeningToll, right: OpeningToll) -> bool:
    """Say whether each names a place that the other does not."""
    mine, theirs = ({place.name for place in toll.places if not _is_dateline(place)} for toll in (left, right))
    return bool(mine - theirs and theirs - mine)


def _is_dateline(place: Place) -> bool:
    """Say whether a place is where a report was sent from: "ORAN, Algeria - ..."."""
    return place.evidence.quote.isupper()


def _in_two_towns(left: OpeningToll, right: OpeningToll) -> bool:
    """Say whether both name towns, and none in common."""
    mine, theirs = ([p for p in toll.places if p.precision is Precision.CITY] for toll in (left, right))
    apart = (compare_places(a, b) is Relation.CONTRADICTS for a in mine for b in theirs)
    return bool(mine and theirs) and all(apart)
