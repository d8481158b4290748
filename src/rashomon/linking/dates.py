"""The day of an undated report, inferred from dated reports of the same story and from what it says of days.

Every clue votes on every candidate day; the day with the most votes wins, and its share of all votes (a softmax) is the
confidence. A clue is one of these: a day that a dated report tells of the same happening; a weekday told as past (a
report is of that day or the next); a written date told as past or to come; "tomorrow" beside a weekday; a weekday
written with a date; and how near the neighbours lie. Nothing else of the page is used, so no banner misleads.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from rashomon.model import Annotations, Article, Basis, Dated, Evidence, Grain, Time, resolve
from rashomon.wording.days import day_in_words
from rashomon.wording.normal import stem, words

# How a report stands to a weekday it tells as past: of that day, of the next, seldom older (votes, by days since).
SINCE_WEEKDAY = (1.0, 0.55, 0.0, -0.4, -0.7, -1.0, -1.2)
# A date written out is mostly a week old or older, else its weekday would be named; after that each day counts less.
DATE_IS_FRESH, PER_DAY_AFTER = 7, 0.15
# ... up to this: beside reports of the same story an old date is background, else it may be all there is.
STALE_IN_STORY, STALE_IN_STORYLINE = 1.5, 6.0
# Votes of a day that another report tells of the same happening, and of one that it contradicts.
SAME_HAPPENING = 2.0
# Sentences tell of the same happening from this share of common words on (of the shorter one), and this many.
SHARED_SHARE, SHARED_WORDS = 0.3, 4
# What days away from the nearest neighbour cost: each, and at most. Reports of one story are mostly of the same two
# days; those of a storyline may be weeks apart.
NEAR_IN_STORY, NEAR_IN_STORYLINE = (0.5, 4.0), (0.05, 2.0)
# Less than this share of the votes is no answer; nor is more than this ever claimed.
LEAST_CONFIDENCE, MOST_CONFIDENCE = 0.35, 0.9
# Without a dated report that tells of the same happenings, the year and the week are the neighbours' word only.
LEAST_ALONE, MOST_ALONE = 0.4, 0.6
# A second day with at least this share of the votes is named.
NAMED_ALTERNATIVE = 0.1
WINDOW = timedelta(days=16)
TOLD_PAST, TOLD_AHEAD = ("upto", "gone", "lately", "before"), ("from", "soon", "after")
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class Clue(NamedTuple):
    """One reason for some days and against others: its votes, the words it rests on, and why."""

    votes: Callable[[date], float]
    evidence: tuple[Evidence, ...]
    why: str


def date_report(
    article: Article,
    annotations: Annotations,
    neighbours: Sequence[tuple[Article, Annotations]],
    *,
    same_story: bool = False,
) -> Dated:
    """Infer the day of publication of an undated report from its neighbours, the reports of its storyline.

    `same_story` says that they are of its own story: then it is mostly of the same days as they are.
    """
    dated = [(other, notes) for other, notes in neighbours if other.published.value and other.id != article.id]
    if not dated:
        return Dated()
    stale, costs = (STALE_IN_STORY, NEAR_IN_STORY) if same_story else (STALE_IN_STORYLINE, NEAR_IN_STORYLINE)
    told = [*_same_happenings(article, annotations, dated), *_own_dates(annotations, dated, stale)]
    weekdays = [*_weekdays(annotations), *_beside_weekdays(annotations)]
    centres = [day for clue in told for day in _days_of(clue)]
    if same_story and weekdays:
        centres += [other.published.value for other, _ in dated if other.published.value]
    return _elected([*told, *weekdays, *_near(dated, costs)], centres, same_story)


def _elected(clues: list[Clue], centres: list[date], same_story: bool) -> Dated:
    """Let the clues vote on the days around the centres; no date where the winner has too small a share."""
    days = sorted({centre + timedelta(days=n) for centre in centres for n in range(-WINDOW.days, WINDOW.days + 1)})
    if not days:
        return Dated()
    votes = {day: sum(clue.votes(day) for clue in clues) for day in days}
    best = max(days, key=lambda day: (votes[day], -day.toordinal()))
    total = sum(math.exp(vote - votes[best]) for vote in votes.values())
    shares = {day: math.exp(vote - votes[best]) / total for day, vote in votes.items()}
    won = [clue for clue in clues if clue.votes(best) > 0]
    met = same_story or any(isinstance(clue.votes, _Fits) for clue in won)
    if shares[best] < (LEAST_CONFIDENCE if met else LEAST_ALONE):
        return Dated()
    return _inferred(best, shares, won, MOST_CONFIDENCE if met else MOST_ALONE)


TOLD_REASONS = 3  # what fits beside a date; the evidence has the words of all


def _inferred(day: date, shares: dict[date, float], clues: list[Clue], most: float) -> Dated:
    reasons = list(dict.fromkeys(clue.why for clue in clues))
    evidence = tuple(dict.fromkeys(words for clue in clues for words in clue.evidence))
    others = sorted((other for other in shares if other != day), key=lambda other: (-shares[other], other))
    second = f"; or else {day_in_words(others[0])}" if others and shares[others[0]] >= NAMED_ALTERNATIVE else ""
    told = f"; and {len(reasons) - TOLD_REASONS} more" if len(reasons) > TOLD_REASONS else ""
    return Dated(
        value=day,
        grain=Grain.DAY,
        basis=Basis.INFERRED,
        evidence=evidence[:8],
        confidence=round(min(shares[day], most), 2),
        why=f"inferred: {'; '.join(reasons[:TOLD_REASONS])}{told}{second}",
    )


def _days_of(clue: Clue) -> tuple[date, ...]:
    return (clue.votes.day,) if isinstance(clue.votes, _Fits | _After) else ()


@dataclass(frozen=True)
class _Fits:
    """Votes for the days from which a formula comes to the day that another report tells."""

    formula: str
    day: date
    weight: float

    def __call__(self, published: date) -> float:
        _, begin, end = resolve(self.formula, published)
        return self.weight if begin and end and begin <= self.day <= end else -self.weight


@dataclass(frozen=True)
class _After:
    """Votes for the days after a written date that is told as past (before it, where it is to come)."""

    day: date
    past: bool
    distance: float
    stale: float

    def __call__(self, published: date) -> float:
        since = (published - self.day).days * (1 if self.past else -1)
        if since < 0:
            return -3.0
        return 1.5 - min(1.0, self.distance) - min(self.stale, PER_DAY_AFTER * max(0, since - DATE_IS_FRESH))


def _same_happenings(
    article: Article, annotations: Annotations, dated: list[tuple[Article, Annotations]]
) -> Iterator[Clue]:
    """Yield a clue for each weekday that a dated report gives for the same happening."""
    for time in annotations.times:
        if not _is_weekday(time):
            continue
        here = _around(article, time)
        told = [
            (shared, other, there)
            for other, notes in dated
            for there in notes.times
            if there.begin and there.begin == there.end and _same_weekday(time, there.begin)
            if (shared := _shared(here, _around(other, there)))
        ]
        if told:
            shared, other, there = max(told, key=lambda item: (item[0], item[1].id))
            assert there.begin
            yield Clue(
                _Fits(time.formula or "", there.begin, SAME_HAPPENING * min(1.0, shared)),
                (time.evidence, there.evidence),
                f"“{time.evidence.quote}” is told of the same happening as {day_in_words(there.begin)} in "
                f"{other.source.label or f'“{other.title}”'}",
            )


def _own_dates(annotations: Annotations, dated: list[tuple[Article, Annotations]], stale: float) -> Iterator[Clue]:
    """Yield a clue for each date written in the report, its year taken from the neighbours where it has none."""
    published = sorted(other.published.value for other, _ in dated if other.published.value)
    for time in annotations.times:
        parts = re.match(r"date (\d\d-\d\d) (\w+)", time.formula or "")
        if not parts or not published:
            continue
        day = _in_likely_year(parts[1], time.evidence.quote, parts[2], published)
        if day is None:
            continue
        away = min(abs((day - other).days) for other in published) / 365
        past = parts[2] not in TOLD_AHEAD
        told = "told as past" if past else "told as to come"
        why = f"“{time.evidence.quote}” is {told}, of {day.year} by the reports of the same matter"
        yield Clue(_After(day, past, away, stale), (time.evidence,), why)


def _in_likely_year(month_day: str, quote: str, way: str, published: list[date]) -> date | None:
    """Return the day in the year that the neighbours make likely, or that the weekday written with it asks for."""
    middle = published[len(published) // 2]
    named = re.match(r"\w+day\b", quote.lower())
    days = [resolve(f"at {middle.year + n} > date {month_day} in", middle).begin for n in range(-5, 3)]
    fitting = [d for d in days if d and (not named or WEEKDAYS[d.weekday()] == named[0])]
    if way in TOLD_PAST:
        fitting = [d for d in fitting if d <= published[-1] + WINDOW]
    elif way in TOLD_AHEAD:
        fitting = [d for d in fitting if d >= published[0] - WINDOW]
    return min(fitting, key=lambda day: (abs((day - middle).days), day), default=None)


def _weekdays(annotations: Annotations) -> Iterator[Clue]:
    """Yield one clue for all weekdays told as past: the report is of the latest of them, or of the day after."""
    named = [time for time in annotations.times if _is_weekday(time)]
    past = Counter(_weekday(time) for time in named if _way(time) in TOLD_PAST)
    total = sum(past.values())

    def votes(published: date) -> float:
        since = ((published.isoweekday() - weekday) % 7 for weekday, n in past.items() for _ in range(n))
        return 3 * sum(SINCE_WEEKDAY[days] for days in since) / total

    if total:
        most = max(past, key=lambda weekday: (past[weekday], -weekday))
        evidence = [t.evidence for t in annotations.times if _is_weekday(t) and _weekday(t) == most][:2]
        why = f"most is told of {WEEKDAYS[most - 1].title()}, as of the same day or the day before"
        yield Clue(votes, tuple(evidence), why)


def _beside_weekdays(annotations: Annotations) -> Iterator[Clue]:
    """Yield a clue for each "tomorrow", "yesterday" or "today" told beside a weekday."""
    for one, two in zip(annotations.times, annotations.times[1:], strict=False):
        for time, other in ((one, two), (two, one)):
            ahead = re.fullmatch(r"day ([+-]\d)( T\w+)?", time.formula or "")
            if ahead and _is_weekday(other) and (other.formula or "").endswith(ahead[2] or _way(other)):
                yield _published_on((_weekday(other) - int(ahead[1]) - 1) % 7 + 1, time, other)


def _published_on(weekday: int, time: Time, other: Time) -> Clue:
    def votes(published: date) -> float:
        return 1.0 if published.isoweekday() == weekday else 0.0

    why = f"“{time.evidence.quote}” stands beside “{other.evidence.quote}”"
    return Clue(votes, (time.evidence, other.evidence), why)


def _near(dated: list[tuple[Article, Annotations]], costs: tuple[float, float]) -> Iterator[Clue]:
    days = [other.published.value for other, _ in dated if other.published.value]
    each, most = costs

    def votes(published: date) -> float:
        return -min(most, each * min(abs((published - day).days) for day in days))

    if days:
        yield Clue(votes, (), "the reports of the same matter are near")


def _is_weekday(time: Time) -> bool:
    return (time.formula or "").startswith("weekday ")


def _weekday(time: Time) -> int:
    return int((time.formula or "weekday 1").split()[1])


def _way(time: Time) -> str:
    return (time.formula or "").split()[2]


def _same_weekday(time: Time, day: date) -> bool:
    return _weekday(time) == day.isoweekday()


def _around(article: Article, time: Time) -> frozenset[str]:
    """Return the stems of the content words of the sentence around a time."""
    text, span = article.text, time.evidence.span
    start = max((m.end() for m in re.finditer(r"[.!?]\s|\n", text[max(0, span.start - 400) : span.start])), default=0)
    end = re.search(r"[.!?](?:\s|$)|\n", text[span.end : span.end + 400])
    first = max(0, span.start - 400) + start
    sentence = text[first : span.end + (end.start() if end else 400)]
    return frozenset(stem(word) for word, _ in words(sentence) if len(word) > 3 and word not in WEEKDAYS)


def _shared(here: frozenset[str], there: frozenset[str]) -> float:
    """Return how much two sentences have in common, between 0 and 1; 0 where it is not enough."""
    common = len(here & there)
    share = common / max(1, min(len(here), len(there)))
    return share if common >= SHARED_WORDS and share >= SHARED_SHARE else 0.0
