"""Findings on how many: figures of one scope side by side, and one number given for two days."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model import (
    CASUALTIES,
    Account,
    Article,
    Bound,
    Case,
    Evidence,
    Facet,
    Figure,
    Finding,
    Measure,
    Mention,
    Participant,
    Place,
    Precision,
    Span,
    Statement,
    Status,
    WhenBasis,
)
from rashomon.weighing.agreement import Relation, compare_numbers, compare_places, gap, judge
from rashomon.weighing.happenings import as_finding
from rashomon.weighing.origins import Origins
from rashomon.weighing.tellings import Tellings, days_told, is_since
from rashomon.wording.days import days_in_words
from rashomon.wording.numbers import NUMBER, is_vague, number
from rashomon.wording.people import kind_of_people
from rashomon.wording.sentences import sentence_around
from rashomon.wording.wars import WAR_NOUN

# Lower numbers recur by chance on days close to each other.
TELLING = 10

# What has neither a day nor a place tells too little: lower numbers recur in one affair.
TELLING_ALONE = 100

# Two reports that give one number for days this near tell of the same dead and differ in the day.
NEAR_DAYS = timedelta(days=2)

# UCDP calls a conflict a war from this many dead a year on; a lower number without a day is of some event.
WAR = 1000

# Tolls of one war differ by less than this; a lower one counts a part of it (the dead of one front, or of a year).
# UCDP's high estimate of a conflict is rarely twice its low one.
SPREAD = 4

# Within so many days a place has one toll; over longer times reports count different events.
EVENT_DAYS = timedelta(days=3)

# Senses that say how people died and not from what.
GENERAL = frozenset({"kill", "wound", "attack"})

WEIGHED = CASUALTIES | {Measure.ARRESTED, Measure.AFFECTED}


@dataclass(frozen=True)
class Count:
    """A figure with the words that give it and its scope.

    The scope is the days it covers (None: all of the affair), whether it counts from them on ("since September"), the
    place, and the sense of the event that it counts. `towns` are the places below a country that its sentence names,
    `of_war` says whether it is of a war, wherever in it the report is. `source` is who is quoted for it in the same
    sentence, `original` the place in the first report that has it where this one is a copy, else its own.
    """

    figure: Figure
    words: Evidence
    span: tuple[date, date] | None
    since: bool
    place: Place | None
    cause: str | None
    towns: frozenset[str]
    of_war: bool
    source: Participant | None
    original: Mention

    def statement(self, value: str, origins: Origins) -> Statement:
        """Return that this figure gives the value."""
        origin = origins.of(self.words, self.source)
        return Statement(value=value, evidence=self.words, origin=origin, speaker=origins.speaker(self.source))

    @property
    def is_war_toll(self) -> bool:
        """Whether it counts all of an affair in a country, or all since some day."""
        of_a_country = self.place is not None and self.place.precision is Precision.COUNTRY
        return of_a_country and (self.span is None or self.since) and self.figure.value >= WAR

    @property
    def is_of_days(self) -> bool:
        """Whether it counts what happened within a few days."""
        return self.span is not None and not self.since and self.span[1] - self.span[0] < EVENT_DAYS

    @property
    def told_place(self) -> Place | None:
        """Where it is told to be: a war's dead are those of no town."""
        return None if self.of_war else self.place

    @property
    def kind(self) -> str | None:
        """Which people it counts, where it says so: children are no fighters; "people" may be any of them."""
        return kind_of_people(self.figure.who or "")

    @property
    def in_words(self) -> str:
        """The figure as a reader says it: "more than 20 on Tuesday 11 October 2016"."""
        bound = "" if self.figure.bound is Bound.EXACTLY else f"{self.figure.bound.value} "
        when = f" ({'since ' * self.since}{days_in_words(*self.span)})" if self.span else ""
        return f"{bound}{number_in_words(self.figure.value)}{sum_in_words(self.figure)}{when}"


def number_in_words(value: float) -> str:
    """Return a number with its thousands apart; a part of a whole as a share of a hundred."""
    return f"{value:,.0f}" if value >= 1 or value == 0 else f"{value:.0%}"


def sum_in_words(figure: Figure) -> str:
    """Return what a number that the words do not have is the sum of: " (2 and 4)"."""
    told = _numbers_in(figure)
    if figure.value in told or len(told) < 2 or sum(told) != figure.value:
        return ""
    return f" ({' and '.join(map(number_in_words, told))})"


def weigh_figures(case: Case, tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield the findings on all casualty and population figures of a case, a scope at a time."""
    counts = [
        count(figure, report.article, tellings)
        for report in case.reports
        for figure in report.annotations.figures
        if is_weighed(figure, report.article) and _vouches(figure, report.article, tellings)
    ]
    for scope in _scopes(counts):
        judgement = judge([(c.figure, c.statement(c.in_words, origins)) for c in scope], compare_numbers, origins)
        if judgement:
            judgement = replace(judgement, accounts=_least_first(judgement.accounts, scope))
            yield as_finding(_scope_id(scope), subject(scope), Facet.HOW_MANY, judgement)
    yield from _one_number_two_days(counts, origins)


def _least_first(accounts: Sequence[Account], scope: Sequence[Count]) -> tuple[Account, ...]:
    """Return the accounts best-backed first, and of equals the least: that so many are counted all of them bear out.

    Vague words ("dozens") come behind numbers, as in UCDP's estimates.
    """
    order = {c.in_words: (vague_words(c.figure) is not None, c.figure.value) for c in scope}
    return tuple(sorted(accounts, key=lambda a: (-len(a.origins), *order[a.value], a.value)))


def _vouches(figure: Figure, article: Article, tellings: Tellings) -> bool:
    """Say whether whoever gives a figure stands by it, and no copy has changed it: that is weighed by itself."""
    span = figure.evidence.span
    return not tellings.is_edited(article.id, span) and not tellings.denies(figure.source, article.id, span)


def is_weighed(figure: Figure, article: Article) -> bool:
    """Say whether a figure counts people whom something befell; a part of another figure is told with the whole."""
    words, span = figure.evidence.quote, figure.evidence.span
    if PICTURE.search(article.text, max(0, span.start - len("picture 10 ")), span.end):
        return False
    if figure.measure is Measure.KILLED and words[-1].isdigit() and OTHERS.match(article.text, span.end):
        return False
    return figure.measure in WEIGHED and figure.part_of is None and not PART_ONLY.search(words)


def vague_words(figure: Figure) -> str | None:
    """Return the words for a number that is none ("dozens"), where the figure rests on such words."""
    found = [match.group() for match in NUMBER.finditer(figure.evidence.quote)]
    if any(not is_vague(words) for words in found):
        return None
    return next((" ".join(words.lower().split()) for words in found), None)


def _numbers_in(figure: Figure) -> list[float]:
    return [n for match in NUMBER.finditer(figure.evidence.quote) if (n := number(match.group())) is not None]


# "Image 5 of 16 A man died".
PICTURE = re.compile(r"\b(?:image|photo|picture|slide) \d+ of \d+\b", re.IGNORECASE)

# "40 killed 100 injured": the number behind is not that of the killed.
OTHERS = re.compile(r" (?:\w+ )?(?:injured|wounded|hurt)\b", re.IGNORECASE)


# "700 people including 47 wounded": the number is not that of the wounded.
PART_ONLY = re.compile(r"^\W*[\w,.]+ (?:\w+ )?including \w+ (?:wounded|injured|dead)\b")


def count(figure: Figure, article: Article, tellings: Tellings) -> Count:
    """Return a figure with its scope."""
    cause = figure.cause and tellings.of.get(Mention(article=article.id, span=figure.cause))
    span = _days_covered(figure, article.text)
    return Count(
        figure=figure,
        words=figure.evidence,
        span=span,
        since=figure.when is not None and is_since(figure.when.time, article.text),
        place=figure.where,
        cause=cause.event.sense if cause else None,
        towns=_towns(figure, article, tellings),
        of_war=_is_of_war(figure, span, article.text),
        source=figure.source if _speaks(figure, article.text) else None,
        original=tellings.original(Mention(article=article.id, span=figure.evidence.span)),
    )


def _sentence(words: Evidence, text: str) -> Span:
    told = words.span
    line, end = text.rfind("\n", 0, told.start) + 1, text.find("\n", told.end)
    return Span(*sentence_around(text, told.start, told.end, line, end if end >= 0 else len(text)))


def _towns(figure: Figure, article: Article, tellings: Tellings) -> frozenset[str]:
    """Return the places below a country that the events of a figure's sentence, and it itself, are at."""
    sentence = _sentence(figure.evidence, article.text)
    events = (telling.event for telling in tellings.by_article.get(article.id, ()))
    places = [figure.where, *(event.where for event in events if sentence.contains(event.evidence.span))]
    return frozenset(place.within or place.name for place in places if place and _is_town_in(place, sentence))


def _is_town_in(place: Place, sentence: Span) -> bool:
    return place.precision not in (None, Precision.COUNTRY) and sentence.contains(place.evidence.span)


def _is_of_war(figure: Figure, span: tuple[date, date] | None, text: str) -> bool:
    """Say whether a figure counts a war's dead though its place is a town: that of the report, or of its sentence."""
    place = figure.where
    if span or figure.value < WAR or place is None or place.precision in (None, Precision.COUNTRY):
        return False
    sentence = _sentence(figure.evidence, text)
    return not sentence.contains(place.evidence.span) or WARS.search(sentence.of(text)) is not None


WARS = re.compile(rf"\b(?<!-){WAR_NOUN}\b(?!-)", re.IGNORECASE)


def _speaks(figure: Figure, text: str) -> bool:
    """Say whether whom a figure is credited to is heard for it, in its own sentence or in words in quotation marks.

    What a clause adds to their words ("they hit only rebels in the city, where 2,000 people live") is the report's.
    """
    if figure.source is None:
        return False
    told, speaker = figure.evidence.span, figure.source.evidence.span
    sentence = _sentence(figure.evidence, text)
    if QUOTED.search(sentence.of(text)):
        return True
    return sentence.contains(speaker) and not ADDING.search(text, speaker.end, max(speaker.end, told.start))


QUOTED = re.compile(r"[\"“”]")
ADDING = re.compile(r", (?:[\w-]+ ){0,5}?(?:where|which|who|whose|whom)\b")


def subject(scope: Sequence[Count]) -> str:
    """Name a scope in words: what is counted and where; each account says its days."""
    place = scope[0].told_place
    return (
        f"{scope[0].figure.measure.value} in {place.within or place.name}" if place else scope[0].figure.measure.value
    )


def _days_covered(figure: Figure, text: str) -> tuple[date, date] | None:
    if figure.when is None or figure.when.basis not in (WhenBasis.CLAUSE, WhenBasis.SENTENCE):
        return None
    told = figure.evidence.span
    if STILL.search(text, figure.when.time.evidence.span.end, max(figure.when.time.evidence.span.end, told.end)):
        return None
    return days_told(figure.when.time, told, text)


# "a revolt in March that has left thousands dead": what has been since, and not then.
STILL = re.compile(
    r"\b(?:that|which) (?:has|have) (?:\w+ly )?(?:left|killed|claimed|cost|taken|displaced|wounded|injured)\b"
)


def same_scope(left: Count, right: Count) -> bool:
    """Say whether two figures may be compared: same measure, place, days and kind of event.

    Tolls of the whole affair are compared where they count for a country. Other figures are compared where they are of
    the same few days; those of longer times, or without days of their own, only where they are one number, and that
    does not recur by chance. One country is too large a place to make one of what has no day, or is told of two towns.
    Children and soldiers are counted apart.
    """
    if left.figure.measure is not right.figure.measure:
        return False
    if left.cause != right.cause and left.cause and right.cause and not {left.cause, right.cause} & GENERAL:
        return False
    if left.kind != right.kind and left.kind and right.kind:
        return False
    if left.is_war_toll and right.is_war_toll:
        near = max(left.figure.value, right.figure.value) <= SPREAD * min(left.figure.value, right.figure.value)
        return near and _one_place(left.place, right.place)
    if (left.span, left.since) != (right.span, right.since):
        return False
    if not left.is_of_days and left.figure.value != right.figure.value:
        return False
    if not _one_place(left.place, right.place):
        return False
    if left.towns and right.towns and _of_country(left, right) and left.towns.isdisjoint(right.towns):
        return False
    if left.is_of_days:
        return True
    if left.words.article == right.words.article or left.original == right.original:
        return True
    if left.span is None and _of_country(left, right) and left.towns.isdisjoint(right.towns):
        return False
    return left.figure.value >= (TELLING if left.place or left.span else TELLING_ALONE)


def _of_country(*counts: Count) -> bool:
    return all(c.place is not None and c.place.precision is Precision.COUNTRY for c in counts)


def _one_place(left: Place | None, right: Place | None) -> bool:
    if left is None or right is None:
        return left is right
    relation = compare_places(left, right)
    country = Precision.COUNTRY in (left.precision, right.precision)
    return relation is Relation.EQUAL or (not country and relation in (Relation.REFINES, Relation.REFINED_BY))


def _scopes(counts: Sequence[Count]) -> list[list[Count]]:
    """Group figures by scope. A report that gives several of one scope counts several things: its highest is its toll.

    Each of the others is a scope of its own, since what else it counts the words of other reports do not say. So is
    the same number in another report: it counts the same part.
    """
    scopes: list[list[Count]] = []
    alone: list[list[Count]] = []
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for c in sorted(counts, key=lambda c: -c.figure.value):
        near = sorted({place for key in _keys(c) for place in places[key]})
        home = next((scopes[place] for place in near if same_scope(scopes[place][0], c)), None)
        if home is None:
            for key in _keys(c):
                places[key].append(len(scopes))
            scopes.append([c])
        elif any(c.words.article == other.words.article and c.figure.value < other.figure.value for other in home):
            alone.append([c])
        else:
            home.append(c)
    return [scope for home in scopes for scope in _without_parts(home, [c for part in alone for c in part])] + alone


def _keys(c: Count) -> Iterator[Hashable]:
    """Yield what two figures of one scope share one of: see `same_scope`."""
    yield c.figure.measure, c.span, c.since, None if c.is_of_days else c.figure.value
    if c.is_war_toll:
        yield c.figure.measure


def _without_parts(home: Sequence[Count], parts: Sequence[Count]) -> list[list[Count]]:
    """Return a scope without the counts that another of its reports gives as a part, each of these by itself."""
    tolls = {c.words.article for c in home}
    numbers = {c.figure.value for c in parts if c.words.article in tolls and same_scope(home[0], c)}
    whole = [c for c in home if c.figure.value not in numbers]
    return [scope for scope in (whole, *([c] for c in home if c.figure.value in numbers)) if scope]


def _one_number_two_days(counts: Sequence[Count], origins: Origins) -> Iterator[Finding]:
    """Yield a contested day for each number that two origins give for two days close to each other."""
    rest = [c for c in counts if c.span and c.figure.value >= TELLING]
    while rest:
        first = rest.pop(0)
        same = [first, *(c for c in rest if _may_be_one(first, c))]
        rest = [c for c in rest if c not in same]
        values = [(c.span, c.statement(days_in_words(*c.span), origins)) for c in same if c.span]
        judgement = judge(values, _compare_spans, origins)
        if judgement and judgement.status is Status.CONTESTED:
            where = f" in {first.place.name}" if first.place else ""
            what = f"{number_in_words(first.figure.value)} {first.figure.measure.value}{where}"
            yield as_finding(_scope_id(same), what, Facet.WHEN, judgement)


def _may_be_one(left: Count, right: Count) -> bool:
    """Say whether two figures give one number of one measure and place for the same day or for days close by."""
    if left.span is None or right.span is None or not (left.is_of_days and right.is_of_days):
        return False
    return (
        (left.figure.value, left.figure.measure) == (right.figure.value, right.figure.measure)
        and _one_place(left.place, right.place)
        and gap(left.span, right.span) <= NEAR_DAYS
    )


def _compare_spans(left: tuple[date, date], right: tuple[date, date]) -> Relation:
    return Relation.EQUAL if left == right else Relation.CONTRADICTS


def _scope_id(scope: Sequence[Count]) -> str:
    words = "|".join(f"{c.words.article}:{c.words.span.start}" for c in scope)
    return hashlib.sha256(words.encode()).hexdigest()[:12]
