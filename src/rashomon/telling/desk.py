"""What the teller of an affair has at hand: its reports and findings, who is named for what, and what is cited."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from rashomon.model import (
    Account,
    Case,
    Evidence,
    Facet,
    Finding,
    Modality,
    OriginKind,
    Phase,
    Report,
    Statement,
    Status,
    Toll,
    Weighed,
)
from rashomon.telling.citing import Marks, Notes, days_to_show, marks_of, place_mark
from rashomon.telling.dating import Days
from rashomon.telling.doubts import if_read_so
from rashomon.telling.hearing import Hearing
from rashomon.telling.naming import QUOTING, Voices, first_of, heard_once, is_named_by
from rashomon.telling.openings import main_words
from rashomon.telling.settings import of_deed, of_toll
from rashomon.wording.days import MONTHS, WEEKDAYS
from rashomon.wording.normal import forms, stem

if TYPE_CHECKING:
    from rashomon.telling.verbatim import Verbatim

# What a report says of farther back than a year before the first report is the background of the affair, and of a
# longer time than a month no day.
BACKGROUND = timedelta(days=366)
LONGEST = timedelta(days=31)


@dataclass(frozen=True)
class Desk:
    """What the teller of one affair has at hand; `own_words` are the reports' words for findings, as far as found."""

    case: Case
    weighed: Weighed
    notes: Notes
    voices: Voices
    tolls: Mapping[str, Toll]
    hearing: Hearing
    _voices: dict[Statement, str] = field(default_factory=dict)
    _by_weekday: dict[str, Sequence[tuple[date, str]]] = field(default_factory=dict)
    own_words: "dict[tuple[str, Facet, Status, Sequence[Account]], Verbatim | None]" = field(default_factory=dict)

    def voice(self, statement: Statement) -> str:
        """Name who gives a statement, as its passage says it."""
        if statement not in self._voices:
            self._voices[statement] = self.voices.of(self.hearing.told(statement))
        return self._voices[statement]

    def attributed(self, statements: Sequence[Statement], most: int) -> str:
        """Return who gives some statements, behind a dash, where any has it of somebody; else nothing.

        What a report says in its own voice is told without it; what it has of others is told as theirs.
        """
        if not any(map(self.is_of_others, statements)):
            return ""
        return f" — {first_of(self.tellers(statements)[0], most)}"

    def is_of_others(self, statement: Statement) -> bool:
        """Say whether a report has a statement of somebody, by its passage."""
        told = self.hearing.told(statement)
        return told.speaker is not None or told.origin.kind is OriginKind.PRIMARY

    def tellers(self, statements: Iterable[Statement]) -> tuple[list[str], list[Statement]]:
        """Return who gives some statements, and those that they give.

        Of an origin's words for one value the voices that name it are told and else, where none does, who gives most.
        """
        by_origin: dict[tuple[str, str], dict[str, list[Statement]]] = {}
        for s in statements:
            by_origin.setdefault((s.origin.id, s.value), {}).setdefault(self.voice(s), []).append(s)
        chosen: dict[str, list[Statement]] = {}
        for said in by_origin.values():
            naming = [voice for voice in said if _names(voice, said[voice])]
            for voice in naming or [max(said, key=lambda voice: len(said[voice]))]:
                chosen.setdefault(voice, []).extend(said[voice])
        heard = heard_once(chosen)
        names = [voice for voice in heard if not self._is_called_so(voice, chosen)] or heard
        return names, [s for voice, told in chosen.items() for s in told if is_named_by(voice, names)]

    def _is_called_so(self, voice: str, chosen: Mapping[str, Sequence[Statement]]) -> bool:
        """Say whether a named voice's sentences call it what a report quotes without a name: "a monitoring group"."""
        words = set(map(stem, forms(voice.partition(QUOTING)[2])))
        named = [s for other, said in chosen.items() if QUOTING not in other for s in said]
        calling = {s: set(map(stem, forms(self.notes.passage(s.evidence, ()).quote))) for s in named if words}
        return bool(words) and all(
            any(s.evidence.article == other.evidence.article and words <= calling[other] for other in named)
            for s in chosen[voice]
        )

    def marks(self, finding: Finding) -> Marks:
        """Return what the words behind a finding are to name."""
        return marks_of(finding) or place_mark(self.toll(finding))

    def days(self, finding: Finding) -> Days | None:
        """Return the days that the words behind a finding are to give."""
        toll = self.toll(finding)
        return days_to_show(toll) if toll else finding.span

    def cite(self, finding: Finding, statements: Iterable[Statement]) -> tuple[int, ...]:
        """Return the numbers of the passages behind a finding: of each voice in each report, of a count each number."""
        statements = list(statements)
        told = [(s.evidence, s.origin.name + (s.value if self.toll(finding) else "")) for s in statements]
        told += [(s.evidence, f"{s.origin.name} corrects") for s in finding.corrected_by]
        naming = self.hearing.speakers(statements)
        return self.notes.cite_voices(told, self.marks(finding), self.days(finding), naming)

    def cite_setting(self, of: Finding | Toll, question: str, beside: Iterable[int]) -> tuple[int, ...]:
        """Return the numbers of the passages behind a question: where and when, as those beside do not all say it."""
        if isinstance(of, Toll):
            setting, told = of_toll(of), [tally.statement for tally in of.tallies]
        else:
            toll, told = self.toll(of), statements_of(of)
            setting = of_toll(toll) if toll else of_deed(of)
        reports = {s.evidence.article: self.reports[s.evidence.article] for s in told}
        return self.notes.number(setting.behind(question, self.notes.numbered(beside), reports, self.notes))

    def passages(self, finding: Finding) -> list[list[str]]:
        """Return the words of the passages behind each account of a finding, with those for the place of a count."""
        marks, place, notes = self.marks(finding), place_mark(self.toll(finding)), self.notes
        told = [[notes.passage(s.evidence, marks) for s in account.statements] for account in finding.accounts]
        return [[notes.placed(passage, place).quote for passage in passages] for passages in told]

    def is_current(self, span: tuple[date, date]) -> bool:
        """Say whether days are those of the affair, and not of its background."""
        return span[1] - span[0] <= LONGEST and span[0] >= self.first - BACKGROUND

    def is_past(self, span: tuple[date, date]) -> bool:
        """Say whether days lie before the last report."""
        return span[1] < self.last

    @cached_property
    def reports(self) -> Mapping[str, Report]:
        """The reports of the affair by their articles' ids."""
        return {report.article.id: report for report in self.case.reports}

    @cached_property
    def first(self) -> date:
        """The day of the first report; a year after the first of all days where none is known."""
        return min(self._days, default=date.min + BACKGROUND)

    @cached_property
    def last(self) -> date:
        """The day of the last report; the first of all days where none is known."""
        return max(self._days, default=date.min)

    @property
    def _days(self) -> list[date]:
        return [day for report in self.case.reports if (day := report.article.published.value)]

    @cached_property
    def main_words(self) -> Counter[str]:
        """In how many reports each telling word stands in the title or where it begins."""
        return main_words(self.case)

    @cached_property
    def in_numbers(self) -> Sequence[Toll]:
        """The tolls that no report tells in vague words ("dozens")."""
        return [toll for toll in self.weighed.tolls if not any(tally.vague for tally in toll.tallies)]

    @cached_property
    def called_off(self) -> frozenset[str]:
        """The happenings that were planned and called off since."""
        return frozenset(h.subject_id for h in self.weighed.histories if h.outcome is Phase.CANCELLED)

    @cached_property
    def moved(self) -> frozenset[str]:
        """The happenings that were planned and moved since, under each of their days."""
        histories = [history for history in self.weighed.histories if history.is_moved]
        return frozenset(id for history in histories for id in (history.subject_id, *history.others))

    def is_moved(self, finding: Finding) -> bool:
        """Say whether a finding only tells a plan as it was or is, whose history tells that it was moved."""
        return finding.subject_id in self.moved and finding.value in (Modality.PLANNED, Modality.CANCELLED)

    def state(self, finding: Finding) -> str:
        """Return whether a happening is so, as far as all is told: what most reports still announce may be off."""
        is_off = finding.value == Modality.PLANNED and finding.subject_id in self.called_off
        return Modality.CANCELLED if is_off else finding.value

    def if_dated(self, statements: Iterable[Statement]) -> str:
        """Say on which report's doubtful date the days of a finding rest; nothing where words or another report say it.

        "On Tuesday" is counted from the day of a report, and is another day where that is wrong.
        """
        statements = list(statements)
        if read := if_read_so((self.notes.passage(s.evidence, ()) for s in statements), self.notes.articles):
            return read
        doubted = {id: self.notes.articles[id].published.doubt for id in (s.evidence.article for s in statements)}
        if not doubted or not all(doubted.values()):
            return ""
        told = (s for s in statements if not _names_month(self.notes.passage(s.evidence, ()).quote))
        if {s.evidence.article for s in told} != doubted.keys():
            return ""
        return f", if report {min(map(self.notes.report_numbers.__getitem__, doubted))} has its date right"

    def is_one_day(self, passage: Evidence, day: date) -> bool:
        """Say whether a day that a passage names by its weekday is that of every report which has the passage.

        One text printed in two months has two days that are its Tuesday.
        """
        weekday = NAMED_WEEKDAY.search(passage.quote)
        if weekday is None or _names_month(passage.quote):
            return True
        behind = passage.quote[weekday.start() : weekday.start() + AT_HAND]  # is found faster than all of it
        having = ((one, text) for one, text in self._naming(weekday[0]) if behind in text)
        printed = [one for one, text in having if passage.quote in text]
        return len(printed) == 1 or all(abs(one - day) <= NEAR for one in printed)

    def _naming(self, weekday: str) -> Sequence[tuple[date, str]]:
        """Return the texts of the reports that name a weekday, with their days, found once."""
        if weekday not in self._by_weekday:
            texts = ((report.article.published.value, report.article.text) for report in self.case.reports)
            self._by_weekday[weekday] = [(day, text) for day, text in texts if day and weekday in text]
        return self._by_weekday[weekday]

    def is_of_course(self, toll: Toll) -> bool:
        """Say whether a toll is what a count of an affair came to as of some day, by several origins."""
        return any(course.subject_id == toll.subject_id for course in self.weighed.courses)

    def toll(self, finding: Finding) -> Toll | None:
        """Return the toll that a finding on how many is about."""
        return self.tolls.get(finding.subject_id) if finding.facet is Facet.HOW_MANY else None


def _names(voice: str, said: Sequence[Statement]) -> bool:
    """Say whether a voice is the origin of what it says, or one quoted by it."""
    origin = said[0].origin.name
    return voice == origin or voice.startswith(f"{origin}{QUOTING}") or voice.endswith(f"({origin})")


def _names_month(words: str) -> bool:
    return NAMED_MONTH.search(words) is not None


# A day that is named by its weekday lies no farther from that of its report, and a day for the zone.
NEAR = timedelta(days=8)
AT_HAND = 30
NAMED_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
NAMED_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


def statements_of(finding: Finding) -> list[Statement]:
    """Return the statements of a finding, one of each report before a second of any."""
    statements = [s for account in finding.accounts for s in account.statements]
    if len(statements) == 1:
        return statements
    first: dict[str, Statement] = {}
    again = [s for s in statements if first.setdefault(s.evidence.article, s) != s]
    return [*first.values(), *again]
