"""The timeline: the happenings whose day the reports say, in the order of days."""

from collections.abc import Iterator

from rashomon.model import Facet, Finding, Modality, Statement, Status
from rashomon.telling.announced import is_wish
from rashomon.telling.asking import shared_means, sides_of
from rashomon.telling.brief import Entry
from rashomon.telling.citing import count_marks, marks_of
from rashomon.telling.clauses import capitalised, happened, named, planned
from rashomon.telling.desk import LONGEST, Desk, statements_of
from rashomon.telling.foretelling import tells_ahead
from rashomon.telling.naming import MOST_NAMED
from rashomon.telling.plans import find_moved
from rashomon.telling.sentences import says_enough
from rashomon.telling.verbatim import Verbatim, is_told_by_one, verbatim

DONE = frozenset({Modality.HAPPENED, Modality.ONGOING})


def find_entries(desk: Desk) -> Iterator[Entry]:
    """Yield what happened or is planned, by days; what is only alleged, denied or contested is named and says so.

    What would read the same on days that a narrower entry lies within is told once.
    """
    told = [(f.span, f) for f in desk.weighed.findings if f.facet is Facet.WHETHER and f.span and _is_told(f, desk)]
    entries: list[Entry] = []
    for (begin, end), finding in sorted(told, key=lambda entry: (entry[0], entry[1].subject, entry[1].subject_id)):
        state = "contested" if finding.status is Status.CONTESTED else desk.state(finding)
        marks = marks_of(finding)
        own = _own_words(finding, state, desk)
        told_by = list(own.told) if own else desk.tellers(statements_of(finding))[1]
        naming = [s for s in told_by if count_marks(desk.notes.passage(s.evidence, marks).quote, marks) == len(marks)]
        if state == "contested":
            naming = [account.statements[0] for account in finding.accounts]
        cited = desk.cite(finding, naming or told_by)
        voices = "" if own else _voices(finding, state, naming or told_by, desk)
        words = own.words if own else capitalised(_words(finding, state, desk))
        unsure = desk.if_dated(statements_of(finding))
        if own:
            begin, end = desk.notes.dates.within(own.passage, (begin, end))
        entries.append(Entry(begin=begin, end=end, state=state, text=f"{words}{unsure}{voices}", references=cited))
    entries = sorted([*entries, *find_moved(desk)], key=lambda entry: (entry.begin, entry.end))
    yield from (one for place, one in enumerate(entries) if not _is_repeated(one, place, entries))


def _voices(finding: Finding, state: str, told_by: list[Statement], desk: Desk) -> str:
    """Return who tells an entry, behind a dash: of what is contested each side."""
    return f" — {sides_of(finding, desk)}" if state == "contested" else desk.attributed(told_by, MOST_NAMED)


def _is_repeated(entry: Entry, place: int, entries: list[Entry]) -> bool:
    for other_place, other in enumerate(entries):
        if other.text != entry.text:
            continue
        within = entry.begin <= other.begin and other.end <= entry.end
        narrower = (other.begin, other.end) != (entry.begin, entry.end) or other_place < place
        if other_place != place and within and narrower:
            return True
    return False


def _is_told(finding: Finding, desk: Desk) -> bool:
    """Say whether a happening is part of the timeline; of its background only what two origins tell, by the day."""
    if finding.span is None or (finding.topic and not says_enough(finding.topic, has_day=True)):
        return False
    if desk.is_moved(finding):
        return False
    told_by = statements_of(finding)
    if finding.value == Modality.PLANNED and not _is_set(finding, told_by, desk):
        return False
    own = _own_words(finding, finding.value, desk)
    if own is None and is_told_by_one(finding) and finding.value in DONE:
        return False
    if own and finding.value in DONE and not desk.notes.dates.no_other(own.passage, finding.span):
        return False
    if len({s.origin for s in told_by}) > 1:
        return finding.span[1] - finding.span[0] <= LONGEST
    return desk.is_current(finding.span) and finding.value != Modality.ALLEGED


def _is_set(finding: Finding, told_by: list[Statement], desk: Desk) -> bool:
    """Say whether a plan is more than a wish or, where one origin alone tells it, than what a deed was done for."""
    if all(is_wish(statement.evidence, desk) for statement in told_by):
        return False
    return not is_told_by_one(finding) or any(tells_ahead(desk.notes.passage(s.evidence, ()).quote) for s in told_by)


def _own_words(finding: Finding, state: str, desk: Desk) -> Verbatim | None:
    """Return what a report says of a happening, or of a plan that it alone tells, that is better told by it."""
    is_plan = state == Modality.PLANNED and is_told_by_one(finding)
    return verbatim(finding, desk) if finding.topic and (is_plan or state in DONE) else None


def _words(finding: Finding, state: str, desk: Desk) -> str:
    if finding.topic and state in DONE:
        return happened(finding.topic)
    if finding.topic and finding.span and state == Modality.PLANNED:
        return planned(finding.topic, was=desk.is_past(finding.span))
    return _with_means(named(finding.topic), finding, desk) if finding.topic else finding.subject


def _with_means(words: str, finding: Finding, desk: Desk) -> str:
    """Return a noun for an attack with the means that each side names: "chemical attack by the army"."""
    by = shared_means(desk.passages(finding)) if words.startswith(ATTACK) else None
    return words.replace(ATTACK, by.attack.split(maxsplit=1)[1], 1) if by and by.attack else words


ATTACK = "attack"
