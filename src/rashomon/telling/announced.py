"""Announcements: the sentences of reports that set something for a day to come, each as its own report sees it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.model import (
    Event,
    Evidence,
    Grain,
    Limit,
    Mention,
    Modality,
    Report,
    Statement,
    Time,
    WhenBasis,
    evidence,
)
from rashomon.telling.attributions import is_pronoun, is_saying
from rashomon.telling.dating import Days
from rashomon.telling.desk import Desk
from rashomon.telling.foretelling import is_hoped, setting_of, tells_ahead
from rashomon.telling.openings import is_in_title
from rashomon.telling.outcomes import clause_at, read_turn, turns
from rashomon.telling.passages import is_headline
from rashomon.telling.verbatim import LONGEST_OWN, in_one_line
from rashomon.wording.sentences import sentence_in_line

# The types of what somebody does on a day that is known before: PLOVER's, and our own for votes, trials, funerals.
KEPT = frozenset({"CONSULT", "PROTEST", "COOPERATE", "RETREAT", "AID", "OCCASION"})

# A plan for a longer time than a month is for no day.
LONG = frozenset({Grain.WEEK, Grain.MONTH})
LONGEST_TIME = timedelta(days=31)

# A plan of these is none, and no more is its day.
UNSURE = frozenset({Modality.CANCELLED, Modality.DENIED, Modality.ALLEGED})


@dataclass(frozen=True)
class Item:
    """A plan in one report: the sentence that tells it, its days, what is said there, and the report's day.

    `core` has the words of the sentence for what is to be, `told` these and what stands before them: not who says so
    behind them, nor what is told besides.
    """

    passage: Evidence
    words: str
    core: str
    told: str
    days: Days
    statement: Statement
    told_on: date


def find_items(report: Report, known: Collection[Mention], desk: Desk) -> list[Item]:
    """Return the plans of a report, each sentence once, but those of some mentions."""
    told_on = report.article.published.value or desk.last
    items = list(_of_times(report, told_on, known, desk))
    seen = {item.statement.evidence for item in items}
    return items + list(_of_events(report, told_on, known, seen, desk))


def _of_events(
    report: Report, told_on: date, known: Collection[Mention], told: Collection[Evidence], desk: Desk
) -> Iterator[Item]:
    """Yield the plans that are events of ours whose day their own sentence gives, each sentence once, if not told."""
    seen = {desk.notes.passage(words, ()) for words in told}
    origin = desk.weighed.own.get(report.article.id)
    for event in report.annotations.events:
        days = _days(event)
        if event.type not in KEPT or event.modality is not Modality.PLANNED or days is None or days[1] < told_on:
            continue
        if origin is None or Mention(article=report.article.id, span=event.evidence.span) in known:
            continue
        clause = Evidence(article=report.article.id, span=event.clause, quote=event.clause.of(report.article.text))
        passage = desk.notes.passage(clause, ())
        if passage in seen or not tells_ahead(passage.quote) or is_turned(passage, report):
            continue
        if not can_stand(passage, clause, days, desk):
            continue
        seen.add(passage)
        speaker = event.source.name if event.source else None
        statement = Statement(value=Modality.PLANNED, evidence=clause, origin=origin, speaker=speaker)
        yield _item(passage, clause.quote, days, statement, told_on, desk)


def _of_times(report: Report, told_on: date, known: Collection[Mention], desk: Desk) -> Iterator[Item]:
    """Yield what sentences set for a day to come, whoever does what: "a convoy is to leave on Friday"."""
    ahead: dict[Evidence, list[tuple[int, Time]]] = {}
    for time in report.annotations.times:
        if _is_to_come(time, told_on):
            passage = desk.notes.passage(time.evidence, ())
            start = _setting(time, passage, told_on)
            if start is not None:
                ahead.setdefault(passage, []).append((start, time))
    unsure = [mention.span for mention in known if mention.article == report.article.id]
    unsure += [e.clause for e in report.annotations.events if e.type in KEPT and e.modality in UNSURE]
    for passage, found in ahead.items():
        times = [time for _, time in found]
        first, last = times[0].evidence, times[-1].evidence.span.end - passage.span.start
        days = min(one.begin for one in times if one.begin), max(one.end for one in times if one.end)
        if any(passage.span.contains(span) for span in unsure) or is_turned(passage, report):
            continue
        if (told := statement_at(first, report, desk)) and can_stand(passage, first, days, desk):
            yield _item(passage, clause_at(passage.quote, found[0][0], last), days, told, told_on, desk)


def _setting(time: Time, passage: Evidence, told_on: date) -> int | None:
    """Return where in a passage the words begin that set something for a time; None where none do."""
    start, end = (at - passage.span.start for at in (time.evidence.span.start, time.evidence.span.end))
    is_long = time.grain in LONG
    if is_long and OF_THEN.match(passage.quote, end):
        return None
    if time.limit is Limit.UNTIL and not HAS_UNTIL.search(passage.quote, 0, start):
        return None
    setting = setting_of(passage.quote[:start], is_long=is_long)
    is_far = setting is not None and len(passage.quote[setting:start].split()) > MOST_WORDS
    return None if is_far and time.begin == told_on else setting


# "In the November elections": the month is of these.
OF_THEN = re.compile(r"(?:[’']s)? (?!(?:and|at|because|but|by|for|if|in|on|or|so|to|unless|when|where|with)\b)[a-z]")

# "Has until Friday to rule" is a plan; what "will last until Friday" is none.
HAS_UNTIL = re.compile(r"\b(?:had|has|have|adjourned|cancelled|closed|extended|open|shut|suspended) until (?:the )?$")

# So many words may stand between what sets a thing for today and "today", which is mostly of what was done.
MOST_WORDS = 8


def is_turned(passage: Evidence, report: Report) -> bool:
    """Say whether a sentence tells that a plan is moved or off, and does not announce it."""
    return turns(passage.quote) and read_turn(passage.quote, days_of(passage, report)) is not None


def days_of(passage: Evidence, report: Report) -> list[tuple[int, Days]]:
    """Return the days that a passage gives, each with where in it it stands."""
    within = (time for time in report.annotations.times if passage.span.contains(time.evidence.span))
    times = (time for time in within if is_day(time) or time.grain is Grain.WEEK)
    return [(t.evidence.span.start - passage.span.start, (t.begin, t.end)) for t in times if t.begin and t.end]


def is_day(time: Time) -> bool:
    """Say whether a time is a day or an hour of one that it names: "eight on Saturday", and not "at eight" alone."""
    return time.grain is Grain.DAY or (time.grain is Grain.SECOND and NAMED_DAY.search(time.evidence.quote) is not None)


NAMED_DAY = re.compile(r"day\b|\btonight\b|\btomorrow\b|\d{4}|[A-Z][a-z]{2,}")


def statement_at(words: Evidence, report: Report, desk: Desk) -> Statement | None:
    """Return what a report says of a plan in some words, and whom it quotes for it."""
    origin = desk.weighed.own.get(report.article.id)
    text, quotes = report.article.text, report.annotations.quotes
    told = (q for q in quotes if any(c.contains(words.span) for c in q.content))
    said = (q for q in told if q.cue is None or is_saying(q.cue.of(text)))
    speaker = next((q.speaker.name for q in said if q.speaker and not is_pronoun(q.speaker.name)), None)
    return Statement(value=Modality.PLANNED, evidence=words, origin=origin, speaker=speaker) if origin else None


def _item(passage: Evidence, core: str, days: Days, told: Statement, told_on: date, desk: Desk) -> Item:
    """Return a plan with the sentence before its own where that names whom it only calls "it"."""
    before, _, _ = passage.quote.partition(core)
    text, start = desk.notes.articles[passage.article].text, passage.span.start
    if POINTING.match(passage.quote) and start > 1 and "\n" not in text[start - 2 : start]:
        begin, _ = sentence_in_line(text, start - 2, start - 1)
        longer = evidence(passage.article, text, begin, passage.span.end)
        passage = longer if len(longer.quote) <= LONGEST_OWN else passage
    return Item(passage, in_one_line(passage), core, before + core, days, told, told_on)


POINTING = re.compile(r"(?:(?:On \w+day|Tomorrow),? )?(?:[Hh]e|[Ii]t|[Ss]he|That|[Tt]hey|This)\b")


def _is_to_come(time: Time, told_on: date) -> bool:
    """Say whether a time lies ahead of its report's day, or on it, and is no longer than a month."""
    begin, end = time.begin, time.end
    if begin is None or end is None or not (is_day(time) or time.grain in LONG):
        return False
    if end < told_on or end - begin > LONGEST_TIME:
        return False
    return time.limit is not Limit.SINCE and (begin >= told_on or (end > told_on and time.limit in ENDING))


# "By the end of this month" is to come though the month has begun.
ENDING = frozenset({Limit.BY, Limit.BEFORE})


def _days(event: Event) -> Days | None:
    """Return the days of a plan, where its own sentence gives them."""
    when = event.when
    if when is None or when.basis not in (WhenBasis.CLAUSE, WhenBasis.SENTENCE):
        return None
    if not (is_day(when.time) or when.time.grain in LONG):
        return None
    begin, end = when.time.begin, when.time.end
    return (begin, end) if begin and end else None


def can_stand(passage: Evidence, words: Evidence, days: Days, desk: Desk) -> bool:
    """Say whether a sentence can be given for a plan: a whole one, of no title, that gives the day and no hope."""
    whole = len(passage.quote) <= LONGEST_OWN and not is_headline(passage.quote)
    return (
        whole
        and not is_in_title(words, desk.notes.articles[words.article])
        and desk.notes.shows(passage, days)
        and not is_wish(words, desk)
    )


def is_wish(words: Evidence, desk: Desk) -> bool:
    """Say whether what is told as planned is only looked for: "was looking to schedule a visit"."""
    passage = desk.notes.passage(words, ())
    return is_hoped(passage.quote[: words.span.end - passage.span.start])
