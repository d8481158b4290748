"""What only one origin tells: which of it, in which order, and in whose words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import timedelta

from rashomon.model import Facet, Finding, Measure, Toll
from rashomon.telling.brief import Line
from rashomon.telling.clauses import Days, is_of_a_kind
from rashomon.telling.desk import Desk, statements_of
from rashomon.telling.naming import first_of
from rashomon.telling.openings import is_told_at_once
from rashomon.telling.quotations import as_quoted
from rashomon.telling.sentences import sentence
from rashomon.telling.verbatim import Verbatim, has_verbatim, in_one_line, is_of_mourning, is_told_by_one, verbatim
from rashomon.wording.countries import country_names
from rashomon.wording.days import day_in_words
from rashomon.wording.normal import fold
from rashomon.wording.wars import WHOLE_WAR

# So many voices are named behind one row.
MOST_VOICES = 6


def in_order(findings: Iterable[Finding], desk: Desk) -> list[Finding]:
    """Return findings by weight: the dead of these days, then what the reports begin with, the background last."""
    return sorted(findings, key=lambda finding: (*_weight(finding, desk), finding.subject, finding.subject_id))


def _weight(finding: Finding, desk: Desk) -> tuple[bool, int, int]:
    toll, told = desk.toll(finding), [s.evidence for s in statements_of(finding)]
    at_once = any(is_told_at_once(words, desk.notes.articles[words.article]) for words in told)
    background = (toll is not None and toll.high >= WHOLE_WAR) or (
        finding.span is not None and not desk.is_current(finding.span)
    )
    if toll:
        first = at_once or (toll.span is not None and desk.is_current(toll.span) and not _is_old(toll.span, desk))
        rank = (0 if first else 2) if toll.measure is Measure.KILLED else 3
    else:
        rank = 1 if at_once and not _is_old(finding.span, desk) else 4 + (finding.span is None)
    return background, rank, -len({words.article for words in told})


# What was longer ago than this before the last report is no news, wherever it stands.
NEWS = timedelta(days=14)


def _is_old(span: Days | None, desk: Desk) -> bool:
    return span is not None and span[1] + NEWS < desk.last


def tell_single(finding: Finding, desk: Desk) -> Line:
    """Tell a finding with who alone says so: in the report's words where ours would leave out what it is about."""
    told = statements_of(finding) if desk.toll(finding) else list(finding.backing)
    if own := verbatim(finding, desk):
        words, voices = f"{own.words}{_dated(own, finding, desk)}", own.voice
        told = list(own.told)
    else:
        names, told = desk.tellers(told)
        words, voices = sentence(finding, desk), first_of(names, MOST_VOICES)
    return Line(text=f"{words} — {voices}", references=desk.cite(finding, told))


def _dated(own: Verbatim, finding: Finding, desk: Desk) -> str:
    """Return the days of a finding in brackets, for a reader of words that only say "on Tuesday"; not for a period.

    Words that name two days say which is whose.
    """
    span = finding.span
    if span is None or span[0] != span[1] or str(span[0].year) in own.words:
        return ""
    if not (desk.notes.dates.no_other(own.passage, span) and desk.is_one_day(own.passage, span[0])):
        return ""
    return f" ({day_in_words(span[0])}{desk.if_dated(statements_of(finding))})"


def is_quoted(line: Line) -> bool:
    """Say whether a line is told in the words of a report."""
    return line.text.startswith("“")


def given_whole(lines: Iterable[Line], desk: Desk) -> Mapping[int, Line]:
    """Return for the numbers of passages the lines that give them whole, in the words of the report."""
    told = {f"{BEHIND.split(line.text)[0]}”": line for line in lines if is_quoted(line)}
    words = {one.number: as_quoted(in_one_line(one.evidence)) for one in desk.notes.references()}
    return {number: told[quote] for number, quote in words.items() if quote in told}


# What stands behind words in marks: the day, and who tells it.
BEHIND = re.compile(r"”(?: \([^()]*\))? — ")


def says_nothing(finding: Finding, desk: Desk) -> bool:
    """Say whether neither our words nor the report's say what a speech was about, or who the one was and where.

    A happening that one origin alone tells is told in its words; ours may say another thing of it.
    """
    if is_told_by_one(finding):
        return not has_verbatim(finding, desk)
    if finding.facet is Facet.WHOSE:
        return True  # "rejection of a call, of what Roth put forward"
    toll = desk.toll(finding)
    if toll is not None and ((toll.high == 1 and not (toll.place or toll.span)) or is_of_mourning(toll, desk)):
        return not has_verbatim(finding, desk)
    return False


# A number, and what it is a number of.
Counted = tuple[Measure, float]


def by_number(tolls: Iterable[Toll]) -> Mapping[Counted, Sequence[Toll]]:
    """Return the counts that give each number of a measure."""
    giving: defaultdict[Counted, list[Toll]] = defaultdict(list)
    for toll in tolls:
        for counted in _numbers(toll):
            giving[counted].append(toll)
    return giving


def _numbers(toll: Toll) -> Set[Counted]:
    return {(toll.measure, tally.value) for tally in toll.tallies}


def is_repeated(finding: Finding, giving: Mapping[Counted, Sequence[Toll]], desk: Desk) -> bool:
    """Say whether a count only says again, with less, what another one tells: the same number, but no place or day.

    A count with neither is one with any that has the number; one with either must be of the same voice.
    """
    toll = desk.toll(finding)
    numbers = _numbers(toll) if toll else frozenset()
    if toll is None or not numbers:
        return False
    fuller = (other for other in giving[min(numbers)] if other is not toll and _is_fuller(other, toll))
    return any(numbers <= _numbers(other) for other in fuller)


def _is_fuller(other: Toll, toll: Toll) -> bool:
    if toll.span not in (None, other.span) or (is_of_a_kind(toll) and toll.who != other.who):
        return False
    if (other.place is not None) + (other.span is not None) <= (toll.span is not None):
        return False
    shared = bool(_voices(toll) & _voices(other))
    place = None if shared and other.place and fold(toll.place or "") in country_names() else toll.place
    kept = place in (None, other.place)
    more = (other.place is not None) + (other.span is not None) > (place is not None) + (toll.span is not None)
    return kept and more and (shared or not (place or toll.span))


def _voices(toll: Toll) -> set[str]:
    return {id for t in toll.tallies for id in (t.statement.origin.id, t.statement.evidence.article)}
