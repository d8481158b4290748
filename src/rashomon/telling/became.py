"""What became of plans: the sentences of reports that move one, call it off, or tell of its day as of what was done."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from rashomon.model import Evidence, Phase, Report, Statement, Time, evidence
from rashomon.telling.announced import days_of, is_day, statement_at
from rashomon.telling.dating import Days
from rashomon.telling.desk import Desk
from rashomon.telling.openings import is_in_title
from rashomon.telling.outcomes import Turn, find_turning, read_turn, tells_done, turns
from rashomon.telling.passages import is_headline
from rashomon.telling.pictures import is_caption
from rashomon.telling.verbatim import LONGEST_WHOLE, in_one_line


@dataclass(frozen=True)
class Outcome:
    """What a report tells became of a plan: its sentence, in one line too, what it says, and the report's day."""

    passage: Evidence
    words: str
    turn: Turn
    statement: Statement
    told_on: date


def find_turned(report: Report, desk: Desk) -> Iterator[Outcome]:
    """Yield each sentence of a report that moves or calls off something that was to be."""
    article, told_on = report.article, report.article.published.value
    if told_on is None:
        return
    found = [evidence(article.id, article.text, *span) for span in find_turning(article.text)]
    for passage in dict.fromkeys(desk.notes.passage(words, ()) for words in found):
        turn = read_turn(passage.quote, days_of(passage, report))
        if turn and turn.now and turn.now[1] < told_on:
            turn = turn._replace(now=None)
        if turn and (outcome := _outcome(passage, passage, turn, told_on, report, desk)):
            yield outcome


def find_done(report: Report, planned: Collection[Days], desk: Desk) -> Iterator[Outcome]:
    """Yield each sentence of a report that tells of a day for which something was planned as of what was done then."""
    told_on = report.article.published.value
    for time in report.annotations.times:
        begin, end = time.begin, time.end
        if told_on is None or begin is None or end is None or begin > told_on or not is_day(time):
            continue
        if any(first <= begin and end <= last for first, last in planned):
            passage = desk.notes.passage(time.evidence, ())
            if _tells_of_it(time, passage):
                turn = Turn(Phase.HELD, (begin, end))
                outcome = _outcome(passage, time.evidence, turn, told_on, report, desk)
                yield from (outcome,) if outcome else ()


def _tells_of_it(time: Time, passage: Evidence) -> bool:
    """Say whether a passage tells what was done on a day of its own."""
    start, end = (at - passage.span.start for at in (time.evidence.span.start, time.evidence.span.end))
    return tells_done(passage.quote[:start], passage.quote[end:]) and not turns(passage.quote)


def _outcome(
    passage: Evidence, words: Evidence, turn: Turn, told_on: date, report: Report, desk: Desk
) -> Outcome | None:
    """Return an outcome, where its passage is a whole sentence of no title and no caption."""
    apart = is_headline(passage.quote) or is_caption(passage.quote) or is_in_title(passage, report.article)
    said = None if apart or len(passage.quote) > LONGEST_WHOLE else statement_at(words, report, desk)
    return Outcome(passage, in_one_line(passage), turn, said, told_on) if said else None
