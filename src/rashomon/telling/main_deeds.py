"""The main deed in the timeline: what the lead tells, and what counts of two origins or more tell, by its day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from rashomon.model import Evidence, Finding, Modality, Statement, Status, Time, Toll, WhenBasis
from rashomon.telling.brief import Entry, Line
from rashomon.telling.citing import place_mark
from rashomon.telling.clauses import capitalised, people
from rashomon.telling.dating import Days
from rashomon.telling.desk import LONGEST, Desk, statements_of
from rashomon.telling.naming import MOST_NAMED
from rashomon.telling.quotations import as_quoted
from rashomon.telling.sentences import words_of
from rashomon.telling.verbatim import in_one_line


def with_main_deeds(entries: Iterable[Entry], lead: Sequence[Line], desk: Desk) -> tuple[Entry, ...]:
    """Return the timeline with the counts that the lead or two origins tell of a day, and with how a report opens it.

    What an entry of the day tells by the same passages already is not told again.
    """
    told = list(entries)
    more = [*_counts(lead, desk), *((entry, ()) for entry in _opening(lead, desk))]
    passages = {one.number: one.evidence for one in desk.notes.references()}
    for entry, where in more:
        if not any(_is_told_by(entry, other, passages) for other in told):
            told.append(replace(entry, references=tuple(dict.fromkeys((*entry.references, *where)))))
    corrected = [finding for finding in desk.weighed.findings if finding.corrected_by]
    told = [_as_corrected(entry, corrected, passages, desk) for entry in told]
    return tuple(sorted(told, key=lambda entry: (entry.begin, entry.end)))


def _as_corrected(entry: Entry, corrected: Sequence[Finding], passages: Mapping[int, Evidence], desk: Desk) -> Entry:
    """Say of a sentence in a report's words that a number in it was corrected since."""
    quoted = [passages[number] for number in entry.references]
    for finding in corrected if entry.text.startswith("“") else ():
        former = [statement.evidence for statement in finding.against]
        if any(one.article == words.article and one.span.contains(words.span) for one in quoted for words in former):
            return replace(
                entry, text=f"{entry.text} (since corrected to {_how_many(finding, desk.tolls[finding.subject_id])})"
            )
    return entry


def _is_told_by(entry: Entry, other: Entry, passages: Mapping[int, Evidence]) -> bool:
    """Say whether an entry of the same days rests on the same sentences."""
    own, others = ([passages[number] for number in one.references] for one in (entry, other))
    within = other.begin <= entry.begin and entry.end <= other.end
    return within and any(a.article == b.article and a.span.overlaps(b.span) for a in own for b in others)


def _counts(lead: Sequence[Line], desk: Desk) -> Iterator[tuple[Entry, tuple[int, ...]]]:
    """Yield how many it befell, of a count of some days that two origins tell, or that the lead does.

    With it come the passages of where a contested one was, which are no passages of the count itself.
    """
    leading = {number for line in lead for number in line.references}
    for finding in desk.weighed.findings:
        toll = desk.toll(finding)
        if toll is None or toll.span is None or toll.since or not _is_of_days(toll.span, desk):
            continue
        told = desk.tellers(finding.backing if finding.status is not Status.CONTESTED else statements_of(finding))[1]
        cited = desk.cite(finding, told)
        several = len({s.origin for s in statements_of(finding)}) > 1
        if several or (toll.place and toll.high > 1 and not leading.isdisjoint(cited)):
            if finding.status is Status.CONTESTED:
                entry = _differ(finding, toll, toll.span, desk)
                yield entry, desk.cite_setting(finding, people("how many", toll), entry.references)
            else:
                text = capitalised(people(_how_many(finding, toll), replace(toll, span=None)))
                text += desk.if_dated(statements_of(finding)) + desk.attributed(told, MOST_NAMED)
                begin, end = toll.span
                yield Entry(begin=begin, end=end, state=Modality.HAPPENED, text=text, references=cited), ()


def _differ(finding: Finding, toll: Toll, days: Days, desk: Desk) -> Entry:
    """Tell a contested count: each number by one voice, with the passage of that voice."""
    tallies = {tally.statement.evidence: tally for tally in toll.tallies}
    given = ((tallies[s.evidence] for s in account.statements if s.evidence in tallies) for account in finding.accounts)
    told = [first for one in given if (first := next(one, None))]
    told.sort(key=lambda tally: tally.value)
    numbers = [f"{tally.words} by {desk.voice(tally.statement)}" for tally in told]
    text = f"{capitalised(people('how many', replace(toll, span=None)))}: {', '.join(numbers)}"
    words = ((tally.statement.evidence, tally.words) for tally in told)
    cited = desk.notes.cite_voices(words, place_mark(toll), days, place=place_mark(toll))
    return Entry(begin=days[0], end=days[1], state="contested", text=text, references=cited)


def _is_of_days(span: tuple[date, date], desk: Desk) -> bool:
    return span[1] - span[0] <= LONGEST and desk.is_current(span)


def _how_many(finding: Finding, toll: Toll) -> str:
    return words_of(finding.accounts[0], toll) or finding.value


def _opening(lead: Sequence[Line], desk: Desk) -> Iterator[Entry]:
    """Yield the sentence of a report with which the lead begins, where it names one day, as what was or is then."""
    if not lead or not lead[0].text.startswith("In the words of "):
        return
    opened = [one.evidence for one in desk.notes.references() if one.number in lead[0].references]
    for passage in opened:
        days = {day for day in _days(passage, desk) if desk.notes.dates.no_other(passage, (day, day))}
        for day in days if len(days) == 1 else ():
            said = _statement(passage, desk)
            text = f"{as_quoted(in_one_line(passage))}{desk.if_dated([said])}"
            yield Entry(begin=day, end=day, state=_state(passage, day, desk), text=text, references=lead[0].references)


def _days(passage: Evidence, desk: Desk) -> set[date]:
    """Return the days that a passage names, where it tells events or counts those of them: not that of who says so."""
    found = desk.reports[passage.article].annotations
    told = [event.when for event in found.events if passage.span.contains(event.evidence.span)]
    told += [figure.when for figure in found.figures if passage.span.contains(figure.evidence.span)]
    times = [when.time for when in told if when and when.basis in OWN] if told else found.times
    return {time.begin for time in times if time.begin and time.begin == time.end and _is_in(time, passage)}


# A day that the words themselves give, and not that of the report.
OWN = (WhenBasis.CLAUSE, WhenBasis.SENTENCE)


def _is_in(time: Time, passage: Evidence) -> bool:
    return passage.span.contains(time.evidence.span)


def _statement(passage: Evidence, desk: Desk) -> Statement:
    return Statement(value="", evidence=passage, origin=desk.weighed.by_article[passage.article])


def _state(passage: Evidence, day: date, desk: Desk) -> str:
    """Return whether what a passage tells of a day is planned: so are all its events of that day."""
    events = desk.reports[passage.article].annotations.events
    there = [e for e in events if passage.span.contains(e.evidence.span) and e.when and e.when.time.begin == day]
    planned = there and all(event.modality is Modality.PLANNED for event in there)
    return Modality.PLANNED if planned else Modality.HAPPENED
