"""The agenda: what reports announce for a day to come and no history tells, in the words of the report.

A plan has a history only where its sides have names; "the dead will be buried on Friday" and "lawmakers are to vote on
Tuesday" have none, and say more in their own words than in ours.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import (
    Event,
    Evidence,
    Grain,
    History,
    Mention,
    Modality,
    Report,
    Statement,
    Time,
    WhenBasis,
    evidence,
)
from rashomon.telling.brief import Line, Plan
from rashomon.telling.citing import count_marks, has_words, topic_marks
from rashomon.telling.dating import Days
from rashomon.telling.desk import Desk
from rashomon.telling.foretelling import is_hoped, sets_day, tells_ahead
from rashomon.telling.naming import MOST_NAMED, first_of
from rashomon.telling.openings import is_in_title
from rashomon.telling.passages import is_headline
from rashomon.telling.quotations import as_quoted
from rashomon.telling.verbatim import LONGEST_OWN, in_one_line
from rashomon.wording.days import day_in_words, days_in_words
from rashomon.wording.normal import forms
from rashomon.wording.sentences import sentence_in_line

# The types of what somebody does on a day that is known before: PLOVER's, and our own for votes, trials, funerals.
KEPT = frozenset({"CONSULT", "PROTEST", "COOPERATE", "RETREAT", "AID", "OCCASION"})

# A plan for a longer time than a month is for no day.
GRAINS = frozenset({Grain.SECOND, Grain.DAY, Grain.MONTH})

# Two sentences of one day are of one plan where they share this share of the longer words of the shorter: by judgement.
ALIKE = 0.5
LONG = 5


@dataclass(frozen=True)
class Item:
    """A plan in one report: the sentence that tells it, its days, and what is said there."""

    passage: Evidence
    words: str
    days: Days
    statement: Statement


def find_agenda(desk: Desk, told: Iterable[Line], histories: Sequence[History]) -> Iterator[tuple[Days, Plan]]:
    """Yield what is announced for a day to come, by its days, but what some lines or histories tell."""
    known = _known(histories, desk)
    numbers = {number for line in told for number in line.references}
    passages = [one.evidence for one in desk.notes.references() if one.number in numbers]
    groups: list[list[Item]] = []
    for report in desk.case.reports:
        items = list(_items(report, known, desk))
        items += _dated(report, known, [item.passage for item in items], desk)
        for item in items:
            if any(_overlap(item.passage, passage) for passage in passages) or _is_known(item, histories):
                continue
            group = next((group for group in groups if _is_same(item, group[0])), None)
            if group is None:
                groups.append([item])
            else:
                group.append(item)
    for group in groups:
        yield group[0].days, _line(group, desk)


def is_on_agenda(passage: Evidence, lines: Iterable[Line]) -> bool:
    """Say whether a sentence stands, in its own words, among some lines."""
    words = as_quoted(in_one_line(passage))
    return any(line.text.startswith(words) for line in lines)


def _known(histories: Sequence[History], desk: Desk) -> frozenset[Mention]:
    """Return the mentions of the plans that have a history."""
    told = {id for history in histories for id in (history.subject_id, *history.others)}
    return frozenset(m for h in desk.case.happenings if h.id in told for m in h.mentions)


def _is_known(item: Item, histories: Sequence[History]) -> bool:
    """Say whether a sentence tells of a plan that has a history: on its day, with most of its names."""
    for history in histories:
        marks = topic_marks(history.topic)
        if item.days in (history.span, history.stands) and 2 * count_marks(item.passage.quote, marks) > len(marks):
            return True
    return False


def _items(report: Report, known: Collection[Mention], desk: Desk) -> Iterator[Item]:
    """Yield the plans of a report whose day its own sentence gives, each sentence once."""
    seen: set[Evidence] = set()
    for event in report.annotations.events:
        days = _days(event)
        if event.type not in KEPT or event.modality is not Modality.PLANNED or days is None or desk.is_past(days):
            continue
        if Mention(article=report.article.id, span=event.evidence.span) in known:
            continue
        words = desk.notes.articles[report.article.id].text
        clause = Evidence(article=report.article.id, span=event.clause, quote=event.clause.of(words))
        passage = desk.notes.passage(clause, ())
        if passage in seen or not _can_stand(passage, clause, days, desk):
            continue
        seen.add(passage)
        speaker = event.source.name if event.source else None
        origin = desk.weighed.own.get(report.article.id)
        if origin is not None:
            statement = Statement(value=Modality.PLANNED, evidence=clause, origin=origin, speaker=speaker)
            yield _item(passage, days, statement, desk)


def _dated(report: Report, known: Collection[Mention], seen: Collection[Evidence], desk: Desk) -> Iterator[Item]:
    """Yield what is told for a day to come in other sentences, whoever does what: "a convoy is to leave on Friday"."""
    origin, found = desk.weighed.own.get(report.article.id), report.annotations
    unsure = [event.clause for event in found.events if event.type in KEPT and event.modality in UNSURE]
    unsure += [mention.span for mention in known if mention.article == report.article.id]
    ahead: dict[Evidence, list[Time]] = {}
    for time in found.times:
        passage = desk.notes.passage(time.evidence, ())
        if _is_set(time, passage, desk) and not any(passage.span.contains(span) for span in unsure):
            ahead.setdefault(passage, []).append(time)
    for passage, times in ahead.items():
        days = min(one.begin for one in times if one.begin), max(one.end for one in times if one.end)
        if origin is None or passage in seen or not _can_stand(passage, times[0].evidence, days, desk):
            continue
        said = (quote for quote in found.quotes if any(c.contains(times[0].evidence.span) for c in quote.content))
        speaker = next((quote.speaker.name for quote in said if quote.speaker), None)
        told = Statement(value=Modality.PLANNED, evidence=times[0].evidence, origin=origin, speaker=speaker)
        yield _item(passage, days, told, desk)


def _item(passage: Evidence, days: Days, told: Statement, desk: Desk) -> Item:
    """Return a plan with the sentence before its own where that names whom it only calls "it"."""
    text, start = desk.notes.articles[passage.article].text, passage.span.start
    if POINTING.match(passage.quote) and start > 1 and "\n" not in text[start - 2 : start]:
        begin, _ = sentence_in_line(text, start - 2, start - 1)
        longer = evidence(passage.article, text, begin, passage.span.end)
        passage = longer if len(longer.quote) <= LONGEST_OWN else passage
    return Item(passage, in_one_line(passage), days, told)


POINTING = re.compile(r"(?:He|It|She|That|They|This)\b")


def _is_set(time: Time, passage: Evidence, desk: Desk) -> bool:
    """Say whether a time is a day to come, behind words that set something for it."""
    before = passage.quote[: time.evidence.span.start - passage.span.start]
    to_come = time.grain is Grain.DAY and time.begin is not None and time.end is not None and time.end >= desk.last
    return to_come and sets_day(before)


# A plan of these is none, and no more is its day.
UNSURE = frozenset({Modality.CANCELLED, Modality.CONDITIONAL, Modality.DENIED, Modality.ALLEGED})


def _days(event: Event) -> Days | None:
    """Return the days of a plan, where its own sentence gives them."""
    when = event.when
    if when is None or when.basis not in (WhenBasis.CLAUSE, WhenBasis.SENTENCE) or when.time.grain not in GRAINS:
        return None
    begin, end = when.time.begin, when.time.end
    return (begin, end) if begin and end else None


def _can_stand(passage: Evidence, clause: Evidence, days: Days, desk: Desk) -> bool:
    """Say whether a sentence can be given for a plan: a whole one, of no title, that gives the day and no hope."""
    whole = len(passage.quote) <= LONGEST_OWN and not is_headline(passage.quote)
    return (
        whole
        and not is_in_title(clause, desk.notes.articles[clause.article])
        and desk.notes.shows(passage, days)
        and tells_ahead(passage.quote)
        and not is_wish(clause, desk)
    )


def is_wish(words: Evidence, desk: Desk) -> bool:
    """Say whether what is told as planned is only looked for: "was looking to schedule a visit"."""
    passage = desk.notes.passage(words, ())
    return is_hoped(passage.quote[: words.span.end - passage.span.start])


def _is_same(item: Item, other: Item) -> bool:
    """Say whether two sentences tell of one plan: on one day, in words that are mostly the same."""
    if item.days != other.days:
        return False
    words, others = (frozenset(f for f in forms(one.words) if len(f) >= LONG) for one in (item, other))
    return len(words & others) >= ALIKE * max(1, min(len(words), len(others)))


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.span.overlaps(other.span)


def _line(group: Sequence[Item], desk: Desk) -> Plan:
    """Tell a plan in the shortest of its sentences, with its day and who says so, by the reports that have it so."""
    first = min(group, key=lambda item: len(item.words))
    group = [item for item in group if item is first or has_words(first.words, item.passage.quote)]
    voices = first_of((desk.voice(item.statement) for item in group), MOST_NAMED)
    begin, end = first.days
    two = f"{day_in_words(begin)} and {day_in_words(end)}" if (end - begin).days == 1 else days_in_words(begin, end)
    day = day_in_words(begin) if begin == end else two
    dated = "" if str(begin.year) in first.words else f" ({day}{desk.if_dated([i.statement for i in group])})"
    references = desk.notes.number([first.passage, *(item.passage for item in group if item is not first)])
    return Plan(text=f"{as_quoted(first.words)}{dated} — {voices}", references=references)
