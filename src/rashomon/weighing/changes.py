"""What changed in a story: its findings as they were weighed then and as they are now, side by side.

Findings are matched by their facet and their words: the same words of a report that is still there, the sentence of an
edited report that they became, else the same subject. Nothing counts as a change that only regroups what was said
before: each rests on words that came since, or on words that an edit took away.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rashomon.model import Account, Change, ChangeKind, Facet, Finding, Statement, Status
from rashomon.weighing.versions import Alignment

# What a shared statement, the sentence that words became, and an equal subject tell of two findings being one.
SAME_WORDS, SAME_SENTENCE, SAME_SUBJECT = 4, 2, 1


Said = tuple[str, str, str]  # the report, its words, and the value that they give


@dataclass(frozen=True)
class Then:
    """What was there then: the ids of the reports, and how each that was edited since became what it is now.

    `before` and `after` are what was said then and what is now: words that give the value that they gave are no news,
    though their sentence was edited.
    """

    reports: frozenset[str]
    edits: Sequence[Alignment]
    before: frozenset[Said] = frozenset()
    after: frozenset[Said] = frozenset()

    def is_fresh(self, statement: Statement) -> bool:
        """Say whether the words of a statement came since."""
        words = statement.evidence
        edit = self._by_newer.get(words.article)
        if edit is None:
            return words.article not in self.reports
        return not edit.had(words.span) and (edit.former.id, words.quote, statement.value) not in self.before

    def is_gone(self, statement: Statement) -> bool:
        """Say whether an edit took the words of a former statement away."""
        edit = self._edit_of(statement)
        if edit is None or edit.keeps(statement.evidence.span):
            return False
        return self.said_now(statement) not in self.after

    def said_now(self, statement: Statement) -> Said:
        """Return what a former statement says, under the id that its report has now."""
        edit = self._edit_of(statement)
        return (edit.newer.id if edit else statement.evidence.article, statement.evidence.quote, statement.value)

    def became(self, before: Statement, after: Statement) -> bool:
        """Say whether a statement now stands in the sentence that a former one's became."""
        edit = self._edit_of(before)
        if edit is None or edit.newer.id != after.evidence.article:
            return False
        place = edit.place_of(before.evidence.span)
        return place is not None and place.overlaps(after.evidence.span)

    def _edit_of(self, statement: Statement) -> Alignment | None:
        return self._by_former.get(statement.evidence.article)

    @cached_property
    def _by_former(self) -> Mapping[str, Alignment]:
        return {edit.former.id: edit for edit in self.edits}

    @cached_property
    def _by_newer(self) -> Mapping[str, Alignment]:
        return {edit.newer.id: edit for edit in self.edits}


def find_changes(before: Sequence[Finding], after: Sequence[Finding], then: Then) -> tuple[Change, ...]:
    """Return how findings changed: what contradicts first, what is new last."""
    then = replace(then, before=frozenset(map(_said, _all(before))), after=frozenset(map(_said, _all(after))))
    former = _matched(before, after, then)
    changes = [change for n, now in enumerate(after) for change in _changes(former.get(n), now, then)]
    matched = {id(finding) for finding in former.values()}
    changes += [change for was in before if id(was) not in matched for change in _withdrawn(was, then)]
    changes = _with_other_words(changes, before, then)
    order = list(ChangeKind)
    return tuple(sorted(changes, key=lambda change: order.index(change.kind)))


def _matched(before: Sequence[Finding], after: Sequence[Finding], then: Then) -> Mapping[int, Finding]:
    """Return the former finding for each place of a finding now, the surest matches first."""
    scores = [
        (-score, n, m) for n, m in _candidates(before, after, then) if (score := _score(before[m], after[n], then))
    ]
    found: dict[int, Finding] = {}
    taken: set[int] = set()
    for _, n, m in sorted(scores):
        if n not in found and m not in taken:
            found[n] = before[m]
            taken.add(m)
    return found


def _candidates(before: Sequence[Finding], after: Sequence[Finding], then: Then) -> Iterator[tuple[int, int]]:
    """Yield the places of findings now and then that have anything in common, each pair once."""
    places = defaultdict(list)
    for n, now in enumerate(after):
        for key in _keys(now, map(_said, _statements(now))):
            places[key].append(n)
    for m, was in enumerate(before):
        keys = _keys(was, map(then.said_now, _statements(was)))
        yield from ((n, m) for n in dict.fromkeys(n for key in keys for n in places[key]))


def _keys(finding: Finding, said: Iterable[Said]) -> Iterator[Hashable]:
    """Yield what two findings that are one have in common: words, a report that was edited, or the subject."""
    yield finding.facet, finding.subject, finding.span
    for words in said:
        yield finding.facet, words
        yield finding.facet, _what(finding), words[0]


def _score(was: Finding, now: Finding, then: Then) -> int:
    if was.facet is not now.facet or _what(was) != _what(now):
        return 0
    there, here = list(_statements(was)), list(_statements(now))
    said = {_said(statement) for statement in here}
    score = SAME_WORDS * any(then.said_now(statement) in said for statement in there)
    if then.edits:
        score += SAME_SENTENCE * any(then.became(a, b) for a in there for b in here)
    return score + SAME_SUBJECT * (was.subject == now.subject and was.span == now.span)


def _what(finding: Finding) -> str:
    """Return the first word of a subject, which names what is counted or done: killed is never injured."""
    return finding.subject.partition(" ")[0]


def _all(findings: Sequence[Finding]) -> Iterator[Statement]:
    return (statement for finding in findings for statement in _statements(finding))


def _said(statement: Statement) -> Said:
    return statement.evidence.article, statement.evidence.quote, statement.value


def _statements(finding: Finding) -> Iterator[Statement]:
    return (statement for account in finding.accounts for statement in account.statements)


def _changes(was: Finding | None, now: Finding, then: Then) -> Iterator[Change]:
    """Yield how one finding changed; nothing where the same words are only grouped otherwise."""
    came = tuple(s for s in _statements(now) if then.is_fresh(s))
    gone = tuple(s for s in _statements(was) if then.is_gone(s)) if was else ()
    if not came and not gone:
        return
    if was is None:
        yield from _first_told(now, came)
        return
    if now.corrected_by and not was.corrected_by and any(map(then.is_fresh, now.corrected_by)):
        why = f"a report corrects it: {now.rule}"
        yield Change(kind=ChangeKind.CORRECTED, before=was, after=now, came=now.corrected_by, gone=gone, why=why)
        return
    corrected = [s for s in gone if any(_is_other(s, c, then) for c in came)]
    said = tuple(c for c in came if any(_is_other(s, c, then) for s in corrected))
    if corrected:
        why = "a report that was edited says otherwise than it did"
        yield Change(kind=ChangeKind.CORRECTED, before=was, after=now, came=said, gone=tuple(corrected), why=why)
    if other := [a for a in now.accounts if now.status is Status.CONTESTED and not _is_told(a, was)]:
        if was.status is not Status.CONTESTED or any(
            then.is_fresh(s) and s not in said for a in other for s in a.statements
        ):
            why = "another account came" if was.status is Status.CONTESTED else "it was not contested before"
            yield Change(kind=ChangeKind.CONTRADICTED, before=was, after=now, came=came, gone=gone, why=why)
    elif len(was.accounts[0].origins) > 1 and len(now.accounts[0].origins) < 2 and gone:
        why = "only one origin still says it"
        yield Change(kind=ChangeKind.WITHDRAWN, before=was, after=now, came=came, gone=gone, why=why)
    elif told := [a for a in now.accounts if _tells_more(now) and not _is_told(a, was) and _came(a, then)]:
        why = f"it is told as {told[0].value} too"
        yield Change(kind=ChangeKind.REVISED, before=was, after=now, came=_came(told[0], then), gone=gone, why=why)
    elif _without_days(now) != _without_days(was) and not corrected:
        why = f"{_held(now)}; then it was {was.value}"
        yield Change(kind=ChangeKind.REVISED, before=was, after=now, came=came, gone=gone, why=why)
    elif was.status is Status.CONTESTED and now.status is not Status.CONTESTED:
        why = "the accounts no longer contradict each other"
        yield Change(kind=ChangeKind.REVISED, before=was, after=now, came=came, gone=gone, why=why)
    elif len(was.accounts[0].origins) < 2 <= len(now.accounts[0].origins) and came:
        yield _corroborated(was, now, came)


def _without_days(finding: Finding) -> str:
    """Return the best-backed value; of a count without its days, which another report may give."""
    return finding.value.partition(" (")[0] if finding.facet is Facet.HOW_MANY else finding.value


def _first_told(now: Finding, came: tuple[Statement, ...]) -> Iterator[Change]:
    """Yield a finding that was not one then: new, or what came of words that were there already."""
    earlier = [statement for statement in _statements(now) if statement not in came]
    if not earlier:
        yield Change(kind=ChangeKind.NEW, after=now, came=came, why="no report said it then")
    elif now.status is Status.CONTESTED:
        why = "another account came"
        yield Change(kind=ChangeKind.CONTRADICTED, after=now, came=came, why=why)
    elif now.status is Status.CORROBORATED and len({statement.origin for statement in earlier}) < 2:
        yield _corroborated(None, now, came)


def _corroborated(was: Finding | None, now: Finding, came: tuple[Statement, ...]) -> Change:
    why = f"{len(now.accounts[0].origins)} independent origins say it now, one did then"
    return Change(kind=ChangeKind.CORROBORATED, before=was, after=now, came=came, why=why)


def _withdrawn(was: Finding, then: Then) -> Iterator[Change]:
    """Yield a former finding whose every word an edit took away."""
    said = tuple(_statements(was))
    if all(then.is_gone(statement) for statement in said):
        why = "the reports that said it were edited and no longer do"
        yield Change(kind=ChangeKind.WITHDRAWN, before=was, gone=said, why=why)


def _is_other(former: Statement, newer: Statement, then: Then) -> bool:
    """Say whether the newer statement is what an edit made of the former one, with another value."""
    return then.became(former, newer) and former.value != newer.value


def _with_other_words(changes: Sequence[Change], before: Sequence[Finding], then: Then) -> list[Change]:
    """Return the changes, with a new count that an edit made of another ("9 killed" to "9 hurt") as its correction."""
    lost = [(was, s) for was in before if was.facet is Facet.HOW_MANY for s in _statements(was) if then.is_gone(s)]
    found = [_instead(change, lost, then) for change in changes]
    corrected = {id(change.before) for change in found if change.kind is ChangeKind.CORRECTED}
    return [change for change in found if change.after or id(change.before) not in corrected]


def _instead(change: Change, lost: Iterable[tuple[Finding, Statement]], then: Then) -> Change:
    now = change.after
    if change.kind is not ChangeKind.NEW or now is None or now.facet is not Facet.HOW_MANY:
        return change
    for was, gone in lost:
        apart = _what(was) != _what(now)  # the same number of another thing, or another of the same
        if any((gone.value == c.value) is apart and then.became(gone, c) for c in change.came):
            why = f"a report that was edited says it where it said: {was.subject}"
            return Change(kind=ChangeKind.CORRECTED, before=was, after=now, came=change.came, gone=(gone,), why=why)
    return change


def _tells_more(finding: Finding) -> bool:
    """Say whether another account of a finding tells more: what became of a plan, or the same more exactly."""
    return finding.facet is Facet.WHETHER or finding.status in (Status.REFINED, Status.UPDATED)


def _came(account: Account, then: Then) -> tuple[Statement, ...]:
    return tuple(statement for statement in account.statements if then.is_fresh(statement))


def _is_told(account: Account, finding: Finding) -> bool:
    return any(account.value == other.value for other in finding.accounts)


def _held(finding: Finding) -> str:
    if finding.status is Status.UPDATED:
        return "a later count took its place"
    origins = len(finding.accounts[0].origins)
    return "what one origin says is now the best-backed" if origins == 1 else f"{origins} origins say it now"
