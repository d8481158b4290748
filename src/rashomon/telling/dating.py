"""What a passage by itself says of when: in its own words, or by the day of its report where it names no other day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from rashomon.model import Article, Case, Evidence, Grain, Limit, Report, Time, WhenBasis

Days = tuple[date, date]


class Dates(msgspec.Struct, frozen=True):
    """The times of the reports of an affair, each with its place, against which the days of a sentence are held.

    `by_passage` has those of each sentence, as far as asked for.
    """

    times: Mapping[str, Sequence[tuple[int, int, Time]]] = {}
    by_passage: dict[Evidence, Sequence[Time]] = {}

    def show(self, passage: Evidence, days: Days, article: Article) -> bool:
        """Say whether a passage gives some days: by a time within them, or as news of the day of its report.

        "In recent days" and another day are neither, and "on Saturday and Sunday" is not Saturday.
        """
        told = self._told(passage)
        within = [time for time in told if _lies_within(time, days)]
        if within:
            others = [time for time in told if time not in within]
            return not any(_are_joined(one, other, article.text) for one in within for other in others)
        published = article.published.value
        return published is not None and days[0] <= published <= days[1] and not any(map(_is_of_another_day, told))

    def give(self, passage: Evidence, days: Days) -> bool:
        """Say whether a passage has a time within some days in its own words."""
        return any(_lies_within(time, days) for time in self._told(passage))

    def begin(self, passage: Evidence, days: Days) -> bool:
        """Say whether a passage has a time that begins within some days: "since the war began in 2011"."""
        return any(time.begin and days[0] <= time.begin <= days[1] for time in self._told(passage))

    def within(self, passage: Evidence, days: Days) -> Days:
        """Return the one day of some that a passage gives itself, else all of them."""
        told = {(t.begin, t.end) for t in self._told(passage) if t.grain is Grain.DAY and _lies_within(t, days)}
        own = next(iter(told)) if len(told) == 1 else None
        return (own[0], own[0]) if own and own[0] and own[0] == own[1] else days

    def no_other(self, passage: Evidence, days: Days) -> bool:
        """Say whether a passage gives no day but some, nor the past, and not only as one since which it counts."""
        told = self._told(passage)
        of_others = (one for one in told if one.grain is Grain.DAY or one.value == PAST)
        beside = any(_lies_within(time, days) and _is_beside(time, passage) for time in told)
        return not beside and all(_lies_within(time, days) for time in of_others)

    def _told(self, passage: Evidence) -> Sequence[Time]:
        if passage not in self.by_passage:
            start, end = passage.span.start, passage.span.end  # compared here: this runs for every time of a report
            there = self.times.get(passage.article, ())
            self.by_passage[passage] = [time for first, last, time in there if start <= first and last <= end]
        return self.by_passage[passage]


def dates_of(case: Case) -> Dates:
    """Return the times of an affair's reports, with those that only their figures and events have."""
    return Dates({report.article.id: [_placed(time) for time in _times(report)] for report in case.reports})


def _placed(time: Time) -> tuple[int, int, Time]:
    return time.evidence.span.start, time.evidence.span.end, time


def _times(report: Report) -> Iterator[Time]:
    """Yield each time of a report, of figures and events where they have made a beginning of it."""
    found = report.annotations
    whens = (*(figure.when for figure in found.figures), *(event.when for event in found.events))
    told = {when.time.evidence.span: when.time for when in whens if when and when.basis is not WhenBasis.PUBLISHED}
    yield from told.values()
    yield from (time for time in found.times if time.evidence.span not in told)


def _is_beside(time: Time, passage: Evidence) -> bool:
    """Say whether what a passage tells is not of a time in it: "since the offensive began on May 31".

    So is not what became of "a truce agreed in February" that "has been broken", nor who is charged "for the April 16
    shooting".
    """
    start, end = (place - passage.span.start for place in (time.evidence.span.start, time.evidence.span.end))
    before = passage.quote[:start]
    if "since" in before and SINCE.search(before):
        return True
    if before.endswith(" the ") and time.grain is Grain.DAY and OF_NOUN.match(passage.quote, end):
        return True
    return AFTER.match(passage.quote, end) is not None and OF_WHAT.search(before) is not None


SINCE = re.compile(r"\bsince\b[^.;:“”\"]{0,70}$")
# Right behind a day of the calendar.
OF_NOUN = re.compile(r"(?<=\d) [a-z]")
AFTER = re.compile(r" (?:has|have|is|are)\b")
OF_WHAT = re.compile(r"\b[a-z]+ed (?:at|by|in|on)\b[^,.;]{0,60}$")


def _lies_within(time: Time, days: Days) -> bool:
    """Say whether a time is of some days; since a day is not on it."""
    if time.limit is Limit.SINCE:
        return False
    stretch = time.interval
    return _is_of(stretch.begin, stretch.end, days) or _is_of(time.begin, time.end, days)


def _is_of(begin: date | None, end: date | None, days: Days) -> bool:
    return begin is not None and end is not None and days[0] <= begin and end <= days[1]


def _are_joined(one: Time, other: Time, text: str) -> bool:
    """Say whether two times stand joined as one: "on Saturday and Sunday"."""
    first, second = sorted((one.evidence.span, other.evidence.span))
    return first.end < second.start and text[first.end : min(second.start, first.end + FAR)].strip() in JOINING


JOINING = frozenset({"and", "and on", "or", "or on", "to", "through"})
FAR = max(map(len, JOINING)) + len("  ")


def _is_of_another_day(time: Time) -> bool:
    """Say whether a time is a day, a weekend, or so many days that nobody can say which: "in recent days"."""
    return time.grain is Grain.DAY or time.value in SOME_DAYS or time.value.endswith("-WE")


# TIMEX3 for "in the past", "recently".
PAST = "PAST_REF"
SOME_DAYS = frozenset({"PXD", "PXW", "PXM", PAST})
