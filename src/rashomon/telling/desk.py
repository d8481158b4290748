"""What the teller of an affair has at hand, and how a finding reads."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from rashomon.model import (
    Account,
    Case,
    Facet,
    Finding,
    Modality,
    OriginKind,
    Phase,
    Report,
    Statement,
    Status,
    Toll,
    Topic,
    Weighed,
)
from rashomon.telling.anchors import shared_report
from rashomon.telling.asking import ask_so, shared_means, with_means
from rashomon.telling.citing import Marks, Notes, days_to_show, marks_of, place_mark
from rashomon.telling.clauses import asks_whether, capitalised, people, planned, stands, when
from rashomon.telling.dating import Days
from rashomon.telling.doubts import if_read_so
from rashomon.telling.hearing import Hearing
from rashomon.telling.naming import QUOTING, Voices, first_of, heard_once, is_named_by
from rashomon.telling.openings import main_words
from rashomon.telling.settings import of_deed, of_toll
from rashomon.wording.days import MONTHS, day_in_words, days_in_words, listed
from rashomon.wording.numbers import NUMBER
from rashomon.wording.people import kind_of_people
from rashomon.wording.phrases import COUNTED, article

QUESTIONS = {
    Facet.WHETHER: "Whether it is so",
    Facet.WHO: "Who takes part",
    Facet.WHERE: "Where",
    Facet.WHEN: "When",
    Facet.HOW_MANY: "How many",
    Facet.ASKED_BY: "Who asked for it",
    Facet.WHOSE: "Whose it is",
}

# The PLOVER type of what takes two: a meeting of one man says nothing.
MEETING = "CONSULT"

# The sense of our event lexicon of fighting each other.
CLASH = "clash"

# What a report says of farther back than a year before the first report is the background of the affair, and of a
# longer time than a month no day.
BACKGROUND = timedelta(days=366)
LONGEST = timedelta(days=31)


@dataclass(frozen=True)
class Desk:
    """What the teller of one affair has at hand."""

    case: Case
    weighed: Weighed
    notes: Notes
    voices: Voices
    tolls: Mapping[str, Toll]
    hearing: Hearing

    def voice(self, statement: Statement) -> str:
        """Name who gives a statement, as its passage says it."""
        return self.voices.of(self.hearing.told(statement))

    def attributed(self, statements: Sequence[Statement], most: int) -> str:
        """Return who gives some statements, behind a dash, where any has it of somebody; else nothing.

        What a report says in its own voice is told without it; what it has of others is told as theirs.
        """
        of_others = (self.hearing.told(s) for s in statements)
        if not any(s.speaker or s.origin.kind is OriginKind.PRIMARY for s in of_others):
            return ""
        return f" — {first_of(self.tellers(statements)[0], most)}"

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
        names = heard_once(chosen)
        return names, [s for voice, told in chosen.items() for s in told if is_named_by(voice, names)]

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
        """Return the words of the passages behind each account of a finding."""
        marks = self.marks(finding)
        return [[self.notes.passage(s.evidence, marks).quote for s in a.statements] for a in finding.accounts]

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
        if read := if_read_so([self.notes.passage(s.evidence, ()) for s in statements], self.notes.articles):
            return read
        told = [s for s in statements if not _names_month(self.notes.passage(s.evidence, ()).quote)]
        doubted = {s.evidence.article for s in told if self.notes.articles[s.evidence.article].published.doubt}
        if not told or len(doubted) < len({s.evidence.article for s in statements}):
            return ""
        numbers = sorted(self.notes.report_numbers[id] for id in doubted)
        return f", if report {numbers[0]} has its date right"

    def toll(self, finding: Finding) -> Toll | None:
        """Return the toll that a finding on how many is about."""
        return self.tolls.get(finding.subject_id) if finding.facet is Facet.HOW_MANY else None


def _names(voice: str, said: Sequence[Statement]) -> bool:
    """Say whether a voice is the origin of what it says, or one quoted by it."""
    origin = said[0].origin.name
    return voice == origin or voice.startswith(f"{origin}{QUOTING}") or voice.endswith(f"({origin})")


def _names_month(words: str) -> bool:
    return NAMED_MONTH.search(words) is not None


NAMED_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


def statements_of(finding: Finding) -> list[Statement]:
    """Return the statements of a finding, one of each report before a second of any."""
    statements = [s for account in finding.accounts for s in account.statements]
    first: dict[str, Statement] = {}
    again = [s for s in statements if first.setdefault(s.evidence.article, s) != s]
    return [*first.values(), *again]


def says_enough(topic: Topic, has_day: bool) -> bool:
    """Say whether a happening is told from the many of its kind: by its day, or by who does what to whom or where.

    A meeting takes two, or a place, and so does a clash. Deaths without the dead are told by their number.
    """
    if topic.sense in COUNTED and not topic.targets:
        return False
    sides = bool(topic.actors) + bool(topic.targets) + bool(topic.matter)
    if topic.sense == CLASH and len(topic.actors) + len(topic.targets) < 2 and not topic.place:
        return False
    if topic.type == MEETING and len(topic.actors) + len(topic.targets) < 2 and not topic.place:
        return False
    if topic.type == MEETING and not (has_day or topic.place):
        return sides > 1
    return sides > 1 or (bool(sides) and (has_day or topic.place is not None)) or (has_day and topic.place is not None)


# How the facets that tell something of a happening are told behind its name.
TOLD_FACETS = {
    Facet.HOW_MANY: "{subject}: {value}{also}",
    Facet.ASKED_BY: "{subject}, after {a} {value}{also}",
    Facet.WHOSE: "{subject}, of what {value} put forward{also}",
}


def sentence(finding: Finding, desk: Desk) -> str:
    """Return a finding in words: what happened and when, or how many, and what refines it."""
    toll = desk.toll(finding)
    unsure = desk.if_dated(statements_of(finding)) if finding.span or (toll and toll.span) else ""
    if finding.facet is Facet.WHETHER:
        days = finding.span if finding.span and finding.span[1] - finding.span[0] <= LONGEST else None
        state = desk.state(finding)
        if finding.topic and state == Modality.PLANNED and finding.span and desk.is_past(finding.span):
            return capitalised(f"{planned(finding.topic, was=True)}{f' {when(days)}' if days else ''}") + unsure
        return stands(finding.topic, finding.subject, state, days) + (unsure if days else "")
    if toll:
        return capitalised(people(_first_words(finding, toll), toll)) + unsure + _also(finding, toll)
    others = finding.accounts[1:]
    also = f" (also told as {'; '.join(account.value for account in others)})" if others else ""
    subject, a = capitalised(finding.subject), article(finding.value)
    return TOLD_FACETS[finding.facet].format(subject=subject, a=a, value=finding.value, also=also)


def _also(finding: Finding, toll: Toll) -> str:
    """Return the other numbers under which a count is told; "at least 5" is no other than 5."""
    values = {tally.statement.evidence: tally.value for tally in toll.tallies}
    first = values.get(finding.backing[0].evidence)
    others = [a for a in finding.accounts[1:] if values.get(a.statements[0].evidence, object()) != first]
    if finding.status is Status.UPDATED:
        former = listed([f"{_words(account, toll)}{_as_of(account, toll)}" for account in others])
        told = "corrected from" if finding.corrected_by else "earlier told as"
        return f"; {told} {former}" if former else ""
    told = listed(list(dict.fromkeys(_words(account, toll) for account in others)))
    return f"; also told as {told}" if told else ""


def _as_of(account: Account, toll: Toll) -> str:
    """Return the last day of which an account of a count is told."""
    said = {statement.evidence for statement in account.statements}
    days = [tally.as_of for tally in toll.tallies if tally.as_of and tally.statement.evidence in said]
    return f" (as of {day_in_words(max(days))})" if days else ""


def _first_words(finding: Finding, toll: Toll) -> str:
    """Return the words for the count of the best account, as all accounts of its number bear them out."""
    told = (_words(account, toll) for account in finding.accounts)
    first = next(told)
    return least_said([first, *(words for words in told if _number(words) == _number(first))]) or first


def _words(account: Account, toll: Toll) -> str:
    """Return the words of a count for what an account says."""
    return words_of(account, toll) or account.value


def words_of(account: Account, toll: Toll) -> str | None:
    """Return the words in which a count tells an account, of several those that all its statements bear out."""
    words = {tally.statement.evidence: tally.words for tally in toll.tallies}
    return least_said([words[s.evidence] for s in account.statements if s.evidence in words])


def said_of(account: Account, finding: Finding, toll: Toll) -> str | None:
    """Return the words of a count for a side: with whom it counts, where others do not: "at least 15 civilians"."""
    kinds = [{_kind_counted(s.evidence.quote) for s in one.statements} for one in finding.accounts]
    mine = {_kind_counted(s.evidence.quote) for s in account.statements}
    kind = next(iter(mine)) if len(mine) == 1 and any(other != mine for other in kinds) else None
    words = _both_bounds(account, toll)
    return f"{words} {kind}" if words and kind else words


def _kind_counted(words: str) -> str | None:
    """Return the kind of people that the words of a count name right behind its number: "50 armed rebels"."""
    number = NUMBER.search(words)
    return kind_of_people(" ".join(words[number.end() :].split()[:2])) if number else None


def _both_bounds(account: Account, toll: Toll) -> str | None:
    """Return the words of a count; where some say "at least" and others "up to", its number and both."""
    told = {tally.statement.evidence: tally.words for tally in toll.tallies}
    ours = {s.evidence: told[s.evidence] for s in account.statements if s.evidence in told}
    bounds = {words.removesuffix(_number(words)).strip() for words in ours.values()}
    if not {"up to", "at least"} <= bounds:
        return words_of(account, toll)
    said = dict.fromkeys(found for words in ours for found in BOUNDING.findall(words.quote.casefold()))
    number = _number(next(iter(ours.values())))
    return f"{number} ({', '.join(f'“{one}”' for one in said)})" if said else number


# What reports say before a number of which they know the least or the most.
BOUNDING = re.compile(r"\b(?:as (?:few|many) as|at (?:least|most)|more than|no (?:fewer|more) than|over|up to)\b")


def least_said(words: Sequence[str]) -> str | None:
    """Return of several words for one number those that say least.

    Seven are at least seven and about seven; who says "up to" and who says "at least" both say about.
    """
    told = list(dict.fromkeys(words))
    bounds = [bound for bound in BOUNDS if any(one.startswith(f"{bound} ") for one in told)]
    if len(told) < 2 or not bounds or len(set(map(_number, told))) > 1:
        return next(iter(told), None)
    return f"{'about' if {'up to', 'at least'} <= {*bounds} else bounds[0]} {_number(told[0])}"


def rule_of(finding: Finding, desk: Desk) -> str:
    """Return the rule of a contested finding: the values that it sets apart, each by a voice that its side shows.

    What has no two sides in the rule ("X and Y accuse each other") is told as it is.
    """
    rule = finding.rule
    at = sorted((rule.find(f"“{account.value}” ("), account.value) for account in finding.accounts)
    sides = [(place, value) for place, value in at if place >= 0]
    if len(sides) < SIDES:
        return rule
    verdict = rule[rule.index(") ", sides[-1][0]) + len(") ") :]
    voices = {account.value: heard_once(map(desk.voice, account.statements))[0] for account in finding.accounts}
    return f"{' and '.join(f'“{value}” ({voices[value]})' for _, value in sides)} {verdict}"


# A rule sets one value apart from another.
SIDES = 2


def _number(words: str) -> str:
    return BOUND.sub("", words)


# The words before a number, the one that says least first.
BOUNDS = ("about", "up to", "at least", "more than", "fewer than")
BOUND = re.compile(rf"^(?:{'|'.join(BOUNDS)}) ")


def question(finding: Finding, desk: Desk) -> str:
    """Ask what a contested finding is about, so that its accounts are the answers."""
    toll, topic = desk.toll(finding), finding.topic
    if toll:
        counted = with_means(people("how many", toll), shared_means(desk.passages(finding)))
        return f"{capitalised(counted)}?{_told_on(toll, desk)}"
    if finding.facet is Facet.WHETHER and topic and (asked := asks_whether(topic)):
        on = f" {when(finding.span)}?" if finding.span and finding.span[1] - finding.span[0] <= LONGEST else "?"
        return capitalised(with_means(asked, shared_means(desk.passages(finding))).removesuffix("?") + on)
    if finding.facet is Facet.WHETHER and finding.subject.startswith("“"):
        is_denied = any(account.value == Modality.DENIED for account in finding.accounts)
        return ask_so(finding) if is_denied else f"Who did it? {finding.subject}"
    if finding.facet in ASKED:
        return ASKED[finding.facet].format(subject=finding.subject)
    return f"{QUESTIONS[finding.facet]}: {finding.subject}"


def _told_on(toll: Toll, desk: Desk) -> str:
    """Return the days of the reports of a count that gives none of its own, or the report of one without a place.

    A sentence of its own: the day is that of telling, and not of what is told.
    """
    if toll.place is None and (id := shared_report(toll)):
        return f" (Report {desk.notes.report_numbers[id]}: “{desk.notes.articles[id].title or 'untitled'}”.)"
    days = [tally.as_of for tally in toll.tallies if tally.as_of]
    if toll.span or len(days) < len(toll.tallies) or max(days) - min(days) > FEW_DAYS:
        return ""
    return f" (Reports of {days_in_words(min(days), max(days))}.)"


# Reports of so many days tell of one happening.
FEW_DAYS = timedelta(days=3)

ASKED = {
    Facet.WHO: "Who takes part in the {subject}?",
    Facet.WHERE: "Which place is given for the {subject}?",
    Facet.WHEN: "Which day is given for the {subject}?",
    Facet.ASKED_BY: "Who asked for the {subject}?",
    Facet.WHOSE: "Who put forward what the {subject} was about?",
}


def in_words_of(value: str, finding: Finding) -> str:
    """Return the value of a side of a dispute as an answer to what it is about."""
    if finding.facet is Facet.WHETHER:
        return STANDS.get(value, value)
    if finding.facet is Facet.ASKED_BY:
        return f"{article(value)} {value}"
    if finding.facet is Facet.WHO and finding.topic:
        return f"names {value}" if value == listed(list(finding.topic.actors)) else f"names also {value}"
    return value


STANDS = {"happened": "told as done", "ongoing": "told as going on", "planned": "told as planned"}
