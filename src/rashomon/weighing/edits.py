"""What a copy changed: another number, day, place or name in its original's sentence contradicts the original.

An edited reprint is no voice of its own on what it repeats; what it changed, it alone answers for. The change joins the
finding that the original's words back, or makes one.
"""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from msgspec.structs import replace

from rashomon.model import (
    Account,
    Basis,
    Case,
    Event,
    Evidence,
    Facet,
    Finding,
    Mention,
    Participant,
    Place,
    Span,
    Statement,
    Status,
    When,
)
from rashomon.model.links import Echo
from rashomon.weighing.agreement import Days, Relation, compare_days, compare_places
from rashomon.weighing.counts import Count, is_later, number_in_words
from rashomon.weighing.figures import subject
from rashomon.weighing.origins import Origins
from rashomon.weighing.subjects import find_subject, named
from rashomon.weighing.tellings import Telling, Tellings
from rashomon.weighing.updates import has_grown
from rashomon.wording.days import days_in_words, listed
from rashomon.wording.ids import short_id
from rashomon.wording.normal import fold, forms
from rashomon.wording.phrases import phrase
from rashomon.wording.sentences import sentence_in_line


@dataclass(frozen=True)
class Edit:
    """A facet that a copy tells otherwise: the original's statement and the copy's, under the finding's own name.

    `newer` is the later of the two statements, where they are two editions and one count was put in place of the other.
    """

    subject_id: str
    subject: str
    facet: Facet
    original: Statement
    edited: Statement
    newer: Statement | None = None


def weigh_edits(
    case: Case, findings: Iterable[Finding], told: Iterable[Count], tellings: Tellings, origins: Origins
) -> list[Finding]:
    """Return the findings with what copies changed among them, each change in one that is contested then."""
    kept = list(findings)
    for edit in [*_of_happenings(case, tellings, origins), *_of_figures(case, told, origins)]:
        home = next((n for n, finding in enumerate(kept) if _is_home(finding, edit)), None)
        if home is None:
            kept.append(_as_finding(edit))
        elif edit.edited.evidence not in {s.evidence for s in _statements(kept[home])}:
            kept[home] = _with(kept[home], edit)
    return kept


def _is_home(finding: Finding, edit: Edit) -> bool:
    if finding.facet is not edit.facet:
        return False
    if finding.facet is Facet.HOW_MANY:
        return edit.original.evidence in {s.evidence for s in _statements(finding)}
    return finding.subject_id == edit.subject_id


def _statements(finding: Finding) -> list[Statement]:
    return [statement for account in finding.accounts for statement in account.statements]


def _as_finding(edit: Edit) -> Finding:
    both = (edit.edited, edit.original) if edit.newer is edit.edited else (edit.original, edit.edited)
    accounts = tuple(Account(value=s.value, statements=(s,)) for s in both)
    return Finding(
        subject_id=edit.subject_id,
        subject=edit.subject,
        facet=edit.facet,
        accounts=accounts,
        status=Status.UPDATED if edit.newer else Status.CONTESTED,
        rule=_later(edit) if edit.newer else _rule(edit),
    )


def _with(finding: Finding, edit: Edit) -> Finding:
    """Add what the copy says to the account that says the same, or as one of its own."""
    accounts = list(finding.accounts)
    if edit.newer and len(accounts) == 1:
        told = Account(value=edit.edited.value, statements=(edit.edited,))
        both = (told, *accounts) if edit.newer is edit.edited else (*accounts, told)
        return replace(finding, accounts=both, status=Status.UPDATED, rule=_later(edit))
    same = next((n for n, account in enumerate(accounts) if account.value == edit.edited.value), None)
    if same is None:
        accounts.append(Account(value=edit.edited.value, statements=(edit.edited,)))
    else:
        accounts[same] = replace(accounts[same], statements=(*accounts[same].statements, edit.edited))
    if edit.newer and same is not None and finding.status is Status.UPDATED:
        return replace(finding, accounts=tuple(accounts))
    contested = finding.status is Status.CONTESTED
    rule = finding.rule if contested else _rule(edit)
    return replace(finding, accounts=tuple(accounts), status=Status.CONTESTED, rule=rule)


def _later(edit: Edit) -> str:
    newer, older = (edit.edited, edit.original) if edit.newer is edit.edited else (edit.original, edit.edited)
    return f"“{newer.value}” ({newer.origin.name}) is later than “{older.value}” ({older.origin.name})"


def _rule(edit: Edit) -> str:
    left, right = edit.original, edit.edited
    sides = f"“{left.value}” ({left.origin.name}) and “{right.value}” ({right.origin.name})"
    return f"{sides} cannot both be so: one sentence, changed in the copy"


def _of_happenings(case: Case, tellings: Tellings, origins: Origins) -> Iterator[Edit]:
    homes = {mention: happening for happening in case.happenings for mention in happening.mentions}
    texts = {report.article.id: report.article.text for report in case.reports}
    dated = _dated(case)
    for echo in _edited(case):
        left, right, home = tellings.of.get(echo.original), tellings.of.get(echo.echo), homes.get(echo.original)
        if left is None or right is None or home is None:
            continue
        told = [tellings.of[mention] for mention in tellings.first_told(home) if mention in tellings.of]
        subject = find_subject(home, told, tellings, origins.names)
        what = subject.words if subject else _name(left, origins)
        sentences = _sentence(left.words, texts), _sentence(right.words, texts)
        for facet, one, other in _changes(left, right, sentences, dated, origins):
            original = left.statement(one, origins)
            yield Edit(home.id, what, facet, original, _answered_for(right.statement(other, origins), origins))


def _name(telling: Telling, origins: Origins) -> str:
    """Name by one telling what is too little told to be a finding."""
    words, event = phrase(telling.event.sense), telling.event
    sides = ((words.actors, event.actors), (words.targets, event.targets))
    told = [(link, named(people, origins.names)) for link, people in sides]
    return " ".join([words.noun, *(f"{link} {listed(sorted(names))}" for link, names in told if names)])


def _edited(case: Case) -> Iterator[Echo]:
    return (echo for echo in case.echoes if echo.edited)


def _changes(
    left: Telling, right: Telling, sentences: tuple[Span, Span], dated: Set[str], origins: Origins
) -> Iterator[tuple[Facet, str, str]]:
    """Yield what two tellings in one sentence give otherwise: the facet, and what each says."""
    may_be_day = all(_says_day(telling.event.when, telling.words.article, dated) for telling in (left, right))
    if may_be_day and _apart(left.span, right.span) and left.span and right.span:
        yield Facet.WHEN, days_in_words(*left.span), days_in_words(*right.span)
    if left.event.where and right.event.where and _moved(sentences, left.event.where, right.event.where):
        yield Facet.WHERE, left.event.where.name, right.event.where.name
    mine, theirs = (named(_people(telling.event), origins.names) for telling in (left, right))
    if mine and theirs and _others(mine - theirs, theirs - mine):
        yield Facet.WHO, listed(sorted(mine)), listed(sorted(theirs))


def _dated(case: Case) -> frozenset[str]:
    """Return the reports whose day is stated, and not inferred from others."""
    reports = (report.article for report in case.reports)
    return frozenset(a.id for a in reports if a.published.value and a.published.basis is not Basis.INFERRED)


def _says_day(when: When | None, article: str, dated: Set[str]) -> bool:
    """Say whether words tell a day of their own: "yesterday" is any, where the day of the report is inferred."""
    return when is not None and (article in dated or FROM_TODAY.search(when.time.evidence.quote) is None)


FROM_TODAY = re.compile(r"\b(?:ago|last|next|this|today|tomorrow|tonight|yesterday)\b", re.IGNORECASE)


def _people(event: Event) -> Iterator[Participant]:
    """Yield who takes part, by a name in the words; a town that is visited or hit is where it was."""
    where = event.where and event.where.evidence.span
    told = (each for each in (*event.actors, *event.targets) if not POINTING.fullmatch(each.evidence.quote))
    return (each for each in told if not (where and each.evidence.span.overlaps(where)))


POINTING = re.compile(r"(?:her|him|he|his|its?|she|that|them|they|their|this|which|who|whom)", re.IGNORECASE)


def _apart(left: Days | None, right: Days | None) -> bool:
    """Say whether days have none in common: one of a week only says more exactly what the week says."""
    return left is not None and right is not None and compare_days(left, right) is Relation.CONTRADICTS


def _moved(sentences: tuple[Span, Span], left: Place, right: Place) -> bool:
    """Say whether two places are apart and each is told in its sentence; told before it, it is weighed there.

    A place in capitals is where a report was written: "BEIRUT At least 15 people died".
    """
    if any(place.evidence.quote.isupper() and len(place.evidence.quote) > SHORT for place in (left, right)):
        return False
    relation = compare_places(left, right)
    apart = relation is Relation.CONTRADICTS or (relation is Relation.COMPATIBLE and left.precision is right.precision)
    told = all(words.contains(place.evidence.span) for words, place in zip(sentences, (left, right), strict=True))
    return told and apart and _others({left.name}, {right.name})


# "USA" is in capitals everywhere.
SHORT = 3


def _others(left: Set[str], right: Set[str]) -> bool:
    """Say whether names give way to others: "Deir Ezzor" is another spelling of "Deir az-Zour", no other town."""
    return bool(left and right) and not any(_spelled_alike(a, b) for a in left for b in right)


def _spelled_alike(one: str, other: str) -> bool:
    if _initials(one, other) or _initials(other, one) or _is_surname_of(one, other) or _is_surname_of(other, one):
        return True
    a, b = fold(one), fold(other)
    return _bones(a) == _bones(b) or SequenceMatcher(None, a, b).ratio() >= ALIKE


def _initials(short: str, name: str) -> bool:
    """Say whether one is the initials of the other, or of more of it: "ISIL", "Islamic State of Iraq"."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    return short.isupper() and len(capitals) > 1 and short.startswith(capitals)


def _is_surname_of(name: str, other: str) -> bool:
    """Say whether the last word of a name stands in the other, which has less or more: "Gray", "Freddie Gray"."""
    last = list(forms(name))[-1:]
    return len(name.split()) > 1 and bool(last) and last[0] in forms(other)


def _bones(name: str) -> str:
    return DOUBLES.sub(r"\1", VOWELS.sub("", name))


# What differs between spellings of a name from another alphabet (and articles joined by a hyphen: "az-").
VOWELS = re.compile(r"\b(?:al|el|az|as|ad|an|ar|at|ez|es|ash)[ -]|[aeiouy‘’'`\s-]")

DOUBLES = re.compile(r"(.)\1+")

# Two names that share this much of their letters in order are two spellings of one, or one is a slip ("Wellington" and
# "Willington"); two towns of one country seldom do.
ALIKE = 0.85


def _sentence(words: Evidence, texts: Mapping[str, str]) -> Span:
    return Span(*sentence_in_line(texts[words.article], words.span.start, words.span.end))


def _answered_for(statement: Statement, origins: Origins) -> Statement:
    """Return the statement as the copy's own: whoever is quoted, the original says that they said otherwise."""
    return replace(statement, origin=origins.own[statement.evidence.article])


def _of_figures(case: Case, told: Iterable[Count], origins: Origins) -> Iterator[Edit]:
    texts = {report.article.id: report.article.text for report in case.reports}
    outlets = {report.article.id: report.article.source.label for report in case.reports}
    pairs, dated = list(_changed(case, told)), _dated(case)
    for left, right in pairs:
        what = subject([left])
        if left.figure.value != right.figure.value:
            edit = _edit(Facet.HOW_MANY, what, left, right, left.in_words, right.in_words, origins)
            newer = _newer(left, right, pairs, outlets)
            both = {id(left): edit.original, id(right): edit.edited}
            yield dataclasses.replace(edit, newer=both[id(newer)] if newer else None)
        what = f"{number_in_words(left.figure.value)} {what}"
        may_be_day = all(_says_day(count.figure.when, count.words.article, dated) for count in (left, right))
        if may_be_day and _apart(left.span, right.span) and left.span and right.span:
            yield _edit(Facet.WHEN, what, left, right, days_in_words(*left.span), days_in_words(*right.span), origins)
        sentences = _sentence(left.words, texts), _sentence(right.words, texts)
        if left.place and right.place and _moved(sentences, left.place, right.place):
            yield _edit(Facet.WHERE, what, left, right, left.place.name, right.place.name, origins)


def _changed(case: Case, told: Iterable[Count]) -> Iterator[tuple[Count, Count]]:
    """Yield each count that a copy changed, as its original and as the copy has it."""
    counts = {Mention(article=count.words.article, span=count.words.span): count for count in told}
    for echo in _edited(case):
        if echo.original in counts and echo.echo in counts:
            yield counts[echo.original], counts[echo.echo]


def _newer(
    left: Count, right: Count, pairs: Iterable[tuple[Count, Count]], outlets: Mapping[str, str | None]
) -> Count | None:
    """Return the newer of two counts in one sentence, where the one was put in place of the other; None else.

    So is a later one that the other allows, and the higher one where one outlet prints both, or where the two reports
    are editions of one: several of their counts differ, and all of them are higher in one.
    """
    if is_later(right, left) and has_grown(left, right):
        return right
    of_both = [
        (a.figure.value, b.figure.value)
        for a, b in pairs
        if (a.words.article, b.words.article) == (left.words.article, right.words.article)
        and a.figure.value != b.figure.value
    ]
    one_outlet = outlets[left.words.article] == outlets[right.words.article] is not None
    if one_outlet and is_later(right, left) and not right.is_war_toll:
        return right
    one_way = all(a < b for a, b in of_both) or all(a > b for a, b in of_both)
    several = min(len({a for a, _ in of_both}), len({b for _, b in of_both})) >= EDITION
    if not one_way or not (one_outlet or several):
        return None
    return max(left, right, key=lambda count: count.figure.value)


# So many counts differ in two editions of one report: a single one may be a slip, or a contradiction.
EDITION = 2


def _edit(facet: Facet, what: str, left: Count, right: Count, one: str, other: str, origins: Origins) -> Edit:
    id = short_id(f"{facet}|{left.words.article}:{left.words.span.start}")
    edited = _answered_for(right.statement(other, origins), origins)
    return Edit(id, what, facet, left.statement(one, origins), edited)
