"""How many, over time: what each authority counts, and what the counts come to."""

from collections.abc import Iterable, Sequence, Set
from datetime import date

from msgspec.structs import asdict, replace

from rashomon.model import Bound, Evidence, Finding, Measure, Status, Tally, Toll
from rashomon.model.estimates import estimate
from rashomon.telling.anchors import anchored
from rashomon.telling.brief import Count, Entry, Line, Number
from rashomon.telling.citing import days_to_show, place_mark
from rashomon.telling.clauses import capitalised, is_of_things, people
from rashomon.telling.counted import figures_of, of_whom
from rashomon.telling.desk import Desk, statements_of
from rashomon.telling.openings import is_in_title
from rashomon.telling.showing import dated, placed
from rashomon.telling.verbatim import has_verbatim

CountKey = tuple[date | None, str, str, float]  # as of which day, by whom, in which words, and the number

Given = tuple[Measure, frozenset[Evidence]]  # of what some words give a count


def is_counted_apart(toll: Toll) -> bool:
    """Say whether a toll has counts to set side by side: of several authorities that differ, or of one over time."""
    return len({tally.value for tally in toll.tallies}) > 1


def find_numbers(tolls: Iterable[Toll], desk: Desk) -> tuple[Number, ...]:
    """Tell the tolls that have numbers to list, the dead first."""
    return tuple(make_number(toll, desk) for toll in sorted(tolls, key=lambda toll: ORDER[toll.measure]))


def listed(desk: Desk) -> list[Toll]:
    """Return the tolls that are counted apart and the courses of counts, those of one thing once."""
    courses = [shown for course in desk.weighed.courses if (shown := _shown_course(course, desk))]
    apart = [toll for toll in desk.weighed.tolls if is_counted_apart(toll)]
    told = [toll for toll in apart if not any(_tells_more(course, toll) for course in courses)]
    known = [_evidence(toll) for toll in told]
    return told + [course for course in courses if all(_evidence(course).isdisjoint(one) for one in known)]


def is_listed(finding: Finding, given: Iterable[Given], desk: Desk) -> bool:
    """Say whether a count that is told in our words, which say no more than its number, stands among those given."""
    toll = desk.toll(finding)
    measure, told = given_by(toll) if toll else (None, frozenset())
    return any(measure is one and told <= words for one, words in given) and not has_verbatim(finding, desk)


def given_by(toll: Toll) -> Given:
    """Return what a toll is of and the words that give its counts."""
    return toll.measure, _evidence(toll)


ORDER = {measure: place for place, measure in enumerate(Measure)}


# Whom these count were taken from where they are told of.
ELSEWHERE = frozenset({Measure.RESCUED, Measure.RECAPTURED, Measure.HOSPITAL, Measure.CRITICAL, Measure.ABOARD})


def _tells_more(course: Toll, toll: Toll) -> bool:
    """Say whether a course has counts of a toll and more numbers."""
    shared = _evidence(toll) & _evidence(course)
    return bool(shared) and len(_numbers(course)) > len(_numbers(toll))


def _numbers(toll: Toll) -> set[float]:
    return {tally.value for tally in toll.tallies}


def _evidence(toll: Toll) -> frozenset[Evidence]:
    return frozenset(tally.statement.evidence for tally in toll.tallies)


def _shown_course(course: Toll, desk: Desk) -> Toll | None:
    """Return a course with the place and days that its passages give, or that all its reports are of.

    None where it is of one number, or of things and people of whom nothing is told.
    """
    if course.what:
        return course
    told = course if is_of_things(course) else of_whom(course, figures_of(desk.case), desk.notes)
    if told is None or not is_counted_apart(told):
        return None
    told = dated(placed(told, desk.notes, Status.UPDATED), desk.notes, Status.UPDATED)
    if course.place and not told.place and course.measure not in ELSEWHERE:
        there = anchored(told, course.place, desk.reports, desk.notes)
        told = there if there and there.place == course.place else told
    superseded = {tally.statement.evidence for tally in course.tallies if tally.superseded}
    tallies = tuple(replace(t, superseded=t.statement.evidence in superseded) for t in told.tallies)
    return replace(told, tallies=tallies, **asdict(estimate(tallies))) if is_counted_apart(told) else None


def make_number(toll: Toll, desk: Desk) -> Number:
    """Tell a toll: every count of it by authority and day, the latest first, and its estimates."""
    toll = replace(toll, tallies=tuple(_as_bounded(tally, toll.measure, desk) for tally in toll.tallies))
    first = _first_told(toll.tallies)
    told = dict.fromkeys((t.as_of, _voice(t, desk), t.words, t.value) for t in first)
    bounded = {(day, authority, value) for day, authority, words, value in told if not words[:1].isdigit()}
    counts = [one for one in told if not (one[2][:1].isdigit() and (one[0], one[1], one[3]) in bounded)]
    counts.sort(key=lambda one: one[0] or date.min, reverse=True)
    about = capitalised(people("how many", toll))
    corrected = _corrected(toll, desk)
    told_counts = tuple(_count(one, toll, corrected, desk) for one in counts)
    cited = (number for count in told_counts for number in count.references)
    return Number(
        about=about,
        references=desk.cite_setting(toll, about, cited),
        low=toll.low,
        best=toll.best,
        high=toll.high,
        estimate_rule=toll.estimate_rule,
        conservative=toll.conservative,
        conservative_rule=toll.conservative_rule,
        counts=told_counts,
    )


def _first_told(tallies: Sequence[Tally]) -> list[Tally]:
    """Return counts without those that say again what the same origin counted before: a text printed a day later."""
    first: dict[tuple[str, str, float], Tally] = {}
    for tally in sorted(tallies, key=lambda tally: tally.as_of or date.max):
        first.setdefault((tally.statement.origin.id, tally.words, tally.value), tally)
    kept = {(tally.as_of, tally.statement.origin.id, tally.value) for tally in first.values()}
    return [t for t in tallies if (t.as_of, t.statement.origin.id, t.value) in kept]


def _as_bounded(tally: Tally, measure: Measure, desk: Desk) -> Tally:
    """Return the number of a title with the words of its report that give it as the least or the most; else itself."""
    words = tally.statement.evidence
    if not tally.words[:1].isdigit() or not is_in_title(words, desk.notes.articles[words.article]):
        return tally
    figures = desk.reports[words.article].annotations.figures
    alike = (f for f in figures if f.measure is measure and f.value == tally.value and f.bound is not Bound.EXACTLY)
    body = next(alike, None)
    if body is None:
        return tally
    said = replace(tally.statement, evidence=body.evidence)
    return replace(tally, words=f"{body.bound.value} {tally.words}", statement=said, given_by=None)


def _count(count: CountKey, toll: Toll, corrected: Set[float], desk: Desk) -> Count:
    day, authority, words, value = count
    of_it = [t.statement for t in toll.tallies if _is(t, count, desk)]
    told, naming, place = ((s.evidence, "") for s in of_it), desk.hearing.speakers(of_it), place_mark(toll)
    return Count(
        day=day,
        authority=f"{authority}, since corrected" if value in corrected else authority,
        words=words,
        value=value,
        references=desk.notes.cite_voices(told, place, days_to_show(toll), naming, place),
    )


def without_counted(
    lines: Iterable[Line], agreed: Iterable[Finding], timeline: Iterable[Entry], desk: Desk
) -> tuple[Line, ...]:
    """Return what one origin tells without the sentences of reports that an agreed count and the timeline rest on.

    "12 were killed" by three and "“12 people died in Saturday's blast”" by one of them is one toll told twice.
    """
    counted = [set(desk.cite(finding, statements_of(finding))) for finding in agreed if desk.toll(finding)]
    dated = {number for entry in timeline for number in entry.references}
    return tuple(line for line in lines if not _is_counted(line, counted, dated))


def _is_counted(line: Line, counted: Iterable[set[int]], dated: set[int]) -> bool:
    cited = set(line.references)
    return line.text.startswith("“") and bool(cited) and cited <= dated and any(cited <= count for count in counted)


def _corrected(toll: Toll, desk: Desk) -> set[float]:
    """Return the numbers of a toll that a report took back."""
    is_corrected = any(f.corrected_by for f in desk.weighed.findings if f.subject_id == toll.subject_id)
    return {tally.value for tally in toll.tallies if tally.superseded} if is_corrected else set()


def _is(tally: Tally, count: CountKey, desk: Desk) -> bool:
    return (tally.as_of, _voice(tally, desk), tally.words, tally.value) == count


def _voice(tally: Tally, desk: Desk) -> str:
    """Name who gives a count in its own report, whoever they may have it of."""
    return desk.voice(tally.given_by or tally.statement)
