"""Where and when a contested matter was: the passages of its reports that say so, cited behind its question.

A side's own passage answers the question ("the agency put the toll at 12"). What the question names and such a passage
does not say has a passage of its own, or is not said.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Evidence, Finding, Report, Statement, Toll, Topic
from rashomon.telling.citing import Notes, count_marks, days_to_show, topic_marks
from rashomon.telling.dating import Days
from rashomon.telling.openings import OPENING
from rashomon.telling.passages import VIOLENCE, has_whole, is_headline, names_place
from rashomon.telling.pictures import is_caption
from rashomon.wording.countries import countries, country_called, country_names
from rashomon.wording.days import days_in_words
from rashomon.wording.normal import fold
from rashomon.wording.wars import WAR, WAR_NOUN

# A place and a day need no more passages.
MOST_BEHIND = 2

Reports = Mapping[str, Report]
Need = str | Days  # the name of a place, or days


@dataclass(frozen=True)
class Setting:
    """Where and when a question puts a count (`toll`) or a deed (`topic`)."""

    place: str | None
    days: Days | None
    toll: Toll | None = None
    topic: Topic | None = None

    def behind(
        self, question: str, sides: Collection[Evidence], reports: Reports, notes: Notes
    ) -> tuple[Evidence, ...]:
        """Return the fewest passages that say what a question does and not all the passages of its sides.

        Of those in some reports the ones that count or tell the same come first, then those of reports whose own
        passages lack it, then what stands near these.
        """
        needs = [need for need in (self.place, self.days) if need and _in_words(need) in question]
        left = [need for need in needs if not all(says(one, need, notes) for one in sides)]
        lacking = {one.article for one in sides if not all(says(one, need, notes) for need in left)}
        told = self._telling(reports, reports, notes) if left else {}
        told = {**told, **dict.fromkeys(sides, SURE)}
        marks = topic_marks(self.topic) if self.topic else ()

        def worth(passage: Evidence) -> tuple[int, int, int, bool, int, bool]:
            saying, named = sum(says(passage, need, notes) for need in left), count_marks(passage.quote, marks)
            beside = [one.span.start for one in sides if one.article == passage.article]
            far = min((abs(start - passage.span.start) for start in beside), default=0)
            return saying, told[passage], named, passage.article in lacking, -far, passage in sides

        found: list[Evidence] = []
        while left and len(found) < MOST_BEHIND:
            best = max(told, key=worth)
            if not worth(best)[0]:
                break
            found.append(best)
            left = [need for need in left if not says(best, need, notes)]
        return tuple(found)

    def can_say(self, need: Need, told: Iterable[Statement], reports: Reports, notes: Notes) -> bool:
        """Say whether a passage of the reports of some statements says a place or days where it tells of the like."""
        ids = dict.fromkeys(statement.evidence.article for statement in told)
        return any(says(one, need, notes) for one in self._telling(ids, reports, notes))

    def _telling(self, ids: Iterable[str], reports: Reports, notes: Notes) -> Mapping[Evidence, int]:
        """Return the sentences of reports that may say where and when it was, and how surely they tell of it."""
        told: dict[Evidence, int] = {}
        for id in ids:
            others = self._of_war(reports[id], notes) if self._is_of_war() else self._alike(reports[id])
            for words, sure in (*self._same(reports[id]), *others):
                passage = notes.passage(words, ())
                if not (is_headline(passage.quote) or is_caption(passage.quote)):
                    told[passage] = max(sure, told.get(passage, 0))
        return told

    def _same(self, report: Report) -> Iterator[tuple[Evidence, int]]:
        """Yield what counts the same number of the same in a report, or tells a deed of the same sense."""
        if self.toll:
            numbers = {tally.value for tally in self.toll.tallies}
            same = (one for one in report.annotations.figures if one.measure is self.toll.measure)
            yield from ((one.evidence, SURE) for one in same if one.value in numbers)
        if self.topic:
            same_sense = (one for one in report.annotations.events if one.sense == self.topic.sense)
            yield from ((one.evidence, SURE) for one in same_sense)

    def _alike(self, report: Report) -> Iterator[tuple[Evidence, int]]:
        """Yield what counts others of the kind in a report, or tells another deed of the kind, or opens it."""
        body, found = report.article.body, report.annotations
        end = (body[0].start if body else 0) + OPENING
        if self.toll:
            yield from ((one.evidence, LIKELY) for one in found.figures if one.measure is self.toll.measure)
        kind = self.topic.type if self.topic else VIOLENCE
        alike = (one for one in found.events if one.type == kind or one.evidence.span.end <= end)
        yield from ((one.evidence, LIKELY) for one in alike)

    def _of_war(self, report: Report, notes: Notes) -> Sequence[tuple[Evidence, int]]:
        """Return the places that a report names where it tells of a war: other sentences are of other dead."""
        named = {notes.passage(place.evidence, ()): place.evidence for place in report.annotations.places}
        return [(words, SURE) for passage, words in named.items() if WARRING.search(passage.quote)]

    def _is_of_war(self) -> bool:
        in_country = self.place is None or fold(self.place) in country_names()
        return self.toll is not None and in_country and all(tally.value >= WAR for tally in self.toll.tallies)


# What counts the same, or tells a deed of the same sense; what tells another of its type, or opens a report.
SURE, LIKELY = 2, 1

WARRING = re.compile(rf"\b{WAR_NOUN}\b")


def of_toll(toll: Toll) -> Setting:
    """Return where and when a count was."""
    return Setting(place=toll.place, days=days_to_show(toll), toll=toll)


def of_deed(finding: Finding) -> Setting:
    """Return where and when a deed was that a finding is on."""
    topic = finding.topic
    return Setting(place=topic.place if topic else None, days=finding.span, topic=topic)


def _in_words(need: Need) -> str:
    """Return the words of a need in a question: of several days those of the last."""
    return need if isinstance(need, str) else days_in_words(*need).rpartition(" to ")[2]


def says(passage: Evidence, need: Need, notes: Notes) -> bool:
    """Say whether a passage itself names a place, or days in words or by a weekday that its report's date resolves."""
    if not isinstance(need, str):
        return notes.dates.give(passage, need)
    if fold(need) in country_names():
        return _names_country(need, passage.quote)
    return has_whole(need, passage.quote) or ("capital" in passage.quote and _is_called_seat(need, passage.quote))


def _is_called_seat(town: str, words: str) -> bool:
    """Say whether words have a town as the capital of its country: "near Syria's capital"."""
    seat = _called_seat(town)
    return seat is not None and seat.search(words) is not None


@lru_cache(maxsize=4096)
def _called_seat(town: str) -> re.Pattern[str] | None:
    own = next((c for c in countries() if fold(town) in map(fold, c.seats)), None)
    if own is None:
        return None
    called = "|".join(map(re.escape, (own.name, *own.others, *own.peoples)))
    return re.compile(rf"\b(?:{called})(?:[’']?s)? capital\b|\bcapital of (?:{called})(?!\w)")


def _names_country(name: str, words: str) -> bool:
    """Say whether words have a country's own name, or place something in it: its capital and its people do not."""
    return names_place(name, words) or _called(name).search(words) is not None


@lru_cache(maxsize=4096)
def _called(country: str) -> re.Pattern[str]:
    own = country_called(country)
    called = "|".join(map(re.escape, (own.name, *own.others))) if own else re.escape(country)
    return re.compile(rf"\b(?:{called})(?:[’']?s)?(?!\w)")
