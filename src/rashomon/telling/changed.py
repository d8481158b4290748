"""Changes as their words show them: no place and no actor that only the context of a report gives.

What changed is found among all that was weighed. It is told as a brief tells it: what one origin alone says in its own
sentence, the rest by the names that most of its passages have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from rashomon.model import Account, Case, Change, ChangeKind, Changes, Facet, Finding, Measure, Statement
from rashomon.telling.citing import Notes, mark
from rashomon.telling.clauses import named
from rashomon.telling.dating import dates_of
from rashomon.telling.desk import statements_of
from rashomon.telling.passages import is_headline, names_place
from rashomon.telling.quotations import as_quoted
from rashomon.telling.showing import labels_of, shown_topic
from rashomon.telling.verbatim import LONGEST_WHOLE, in_one_line
from rashomon.wording.normal import fold


def as_shown(changes: Changes, case: Case) -> Changes:
    """Return changes in a case with each finding told by what the passages of its reports name."""
    articles = {report.article.id: report.article for report in case.reports}
    notes = Notes(articles, {id: number for number, id in enumerate(articles, 1)}, dates_of(case))
    labels = labels_of(case)
    told = (_change(change, notes, labels) for change in changes.changes)
    return replace(changes, changes=tuple(_told_once(change for change in told if change)))


def _told_once(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes, what one new sentence tells of several things once."""
    told: set[str] = set()
    for change in changes:
        new = change.after if change.kind is ChangeKind.NEW and change.after and change.after.topic is None else None
        if new and new.subject in told:
            continue
        told |= {new.subject} if new and new.facet is Facet.WHETHER else set()
        yield change


def _change(change: Change, notes: Notes, labels: Mapping[str, str]) -> Change | None:
    """Return a change as its passages show it; None for a place that they do not name, or what tells nothing."""
    if change.kind is ChangeKind.NEW and change.after and change.after.subject.startswith(Measure.AFFECTED.value):
        return None  # "affected" says of nobody what befell them
    before = _finding(change.before, notes, labels) if change.before else None
    after = _finding(change.after, notes, labels) if change.after else None
    if change.after and change.after.facet is Facet.WHERE and (after is None or after.topic is None):
        return None
    of_count = change.kind is ChangeKind.NEW and change.after is not None and change.after.facet is Facet.HOW_MANY
    return replace(change, before=before, after=after, came=_whole(change.came, notes) if of_count else change.came)


def _whole(came: Sequence[Statement], notes: Notes) -> tuple[Statement, ...]:
    """Return new words of a count, each as its whole sentence: "toll was 17" does not say whose."""
    return tuple(
        replace(one, evidence=notes.passage(one.evidence, ())) if _is_there(one, notes) else one for one in came
    )


def _is_there(statement: Statement, notes: Notes) -> bool:
    """Say whether a report still has the words of a statement where they stood."""
    words, article = statement.evidence, notes.articles.get(statement.evidence.article)
    return article is not None and words.span.of(article.text) == words.quote


def _finding(finding: Finding, notes: Notes, labels: Mapping[str, str]) -> Finding | None:
    statements = [one for one in statements_of(finding) if _is_there(one, notes)]
    if not statements:
        return finding  # an edit took its words away
    if finding.facet is Facet.HOW_MANY:
        return replace(finding, subject=_counted(finding.subject, statements, notes))
    if finding.topic is None:
        return finding
    topic = shown_topic(finding.topic, statements, labels, notes)
    if finding.facet is Facet.WHERE and topic.place is None:
        return None
    if finding.facet is Facet.WHERE:
        finding = replace(finding, accounts=tuple(_as_written(account, notes) for account in finding.accounts))
    alone = len({one.origin for one in statements}) == 1 and finding.facet is Facet.WHETHER
    if alone and (words := _sentence(statements, notes)):
        return replace(finding, topic=None, subject=as_quoted(words))
    return replace(finding, topic=topic, subject=named(topic))


def _sentence(statements: Sequence[Statement], notes: Notes) -> str | None:
    """Return the shortest sentence of some statements; None where all are long or none is a sentence."""
    told = (in_one_line(notes.passage(statement.evidence, ())) for statement in statements)
    return min((one for one in told if len(one) <= LONGEST_WHOLE and not is_headline(one)), key=len, default=None)


def _counted(subject: str, statements: Sequence[Statement], notes: Notes) -> str:
    """Return what is counted, with its place where most of the passages put it there: "killed in Lisbon"."""
    what, _, place = subject.partition(" in ")
    marks = (mark(place),) if place else ()
    passages = [notes.passage(one.evidence, marks).quote for one in statements] if place else []
    naming = [words for words in passages if names_place(place, words)]
    return f"{what} in {as_written(place, naming)}" if 2 * len(naming) > len(statements) else what


def _as_written(account: Account, notes: Notes) -> Account:
    """Return where one side puts something, as it writes the place."""
    there = [one for one in account.statements if _is_there(one, notes)]
    passages = [notes.passage(one.evidence, (mark(account.value),)).quote for one in there]
    return replace(account, value=as_written(account.value, passages))


def as_written(place: str, passages: Iterable[str]) -> str:
    """Return a place as most passages write it, who may all leave out the marks that a gazetteer has on its letters."""
    size = len(place.split())
    written: Counter[str] = Counter()
    for words in passages:
        parts = WORD.findall(words)
        runs = (" ".join(parts[at : at + size]) for at in range(len(parts)))
        written.update(run for run in runs if fold(run) == fold(place))
    return max(written, key=lambda name: (written[name], name), default=place)


WORD = re.compile(r"[\w'’-]+")
