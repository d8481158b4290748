"""What changed in a story, as plain text or JSON: each change with the words that came and those that are gone."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby

import msgspec

from rashomon.model import (
    Account,
    Article,
    Change,
    ChangeKind,
    Changes,
    Comparison,
    Edit,
    Evidence,
    Facet,
    Finding,
    Modality,
    Statement,
)
from rashomon.telling.asking import QUESTIONS
from rashomon.telling.clauses import happened, planned
from rashomon.wording.days import days_in_words, listed
from rashomon.wording.normal import printable
from rashomon.wording.numbers import counted

NOTHING = "Nothing that is known of it changed."


def changes_as_json(changes: Changes) -> str:
    """Return the changes as one JSON document, ending in a line end."""
    return json.dumps(msgspec.to_builtins(changes), ensure_ascii=False, indent=2) + "\n"


def changes_as_text(changes: Changes, articles: Sequence[Article]) -> str:
    """Return the changes as plain text, ending in a line end; `articles` are the reports of the story, oldest first."""
    labels = {article.id: article.source.label or f"report {number}" for number, article in enumerate(articles, 1)}
    labels |= {edited.former: labels[edited.newer] for edited in changes.edited}
    again = {edited.newer for edited in changes.edited}
    came = [article for article in articles if article.id in changes.came and article.id not in again]
    lines = [changes.title, "=" * len(changes.title), _counts(changes, len(came))]
    if not changes.changes:
        lines += ["", NOTHING]
    for kind, group in groupby(_matters(changes.changes), key=lambda matter: matter.kind):
        lines += ["", kind.value.upper()]
        for matter in group:
            lines += _matter(matter, labels)
    if changes.edited:
        lines += ["", "EDITED REPORTS"]
        for edited in changes.edited:
            lines += _edited(edited, labels, is_another=edited.newer in changes.came)
    if came:
        lines += ["", "NEW REPORTS", *(f"  {labels[article.id]}: {article.title or 'untitled'}" for article in came)]
    return printable("\n".join(lines) + "\n")


@dataclass(frozen=True)
class Matter:
    """All that changed of one finding, the gravest first, and what is told with it for the first time."""

    changes: Sequence[Change]
    told_with: Sequence[Finding] = ()

    @property
    def kind(self) -> ChangeKind:
        """How it changed, by the gravest."""
        return self.changes[0].kind


# Who, where and when are told with the happening, where that changed too.
SIDES = (Facet.WHO, Facet.WHERE, Facet.WHEN)


def _matters(changes: Sequence[Change]) -> list[Matter]:
    """Return what changed, each finding once: an edit both corrects a count and contradicts others."""
    of_finding: dict[tuple[str, str, Facet], list[Change]] = {}
    for change in changes:
        finding = change.finding
        of_finding.setdefault((finding.subject_id, finding.subject, finding.facet), []).append(change)
    happenings = {id for id, _, facet in of_finding if facet is Facet.WHETHER}
    sides: dict[str, list[Finding]] = {}
    matters = []
    for (id, _, facet), found in of_finding.items():
        if facet in SIDES and id in happenings and found[0].kind is ChangeKind.NEW:
            sides.setdefault(id, []).append(found[0].finding)
        else:
            matters.append((id, facet, found))
    return [Matter(found, sides.get(id, ()) if facet is Facet.WHETHER else ()) for id, facet, found in matters]


def _counts(changes: Changes, came: int) -> str:
    since = changes.since
    day = days_in_words(since.date(), since.date())
    clock = "" if since.timetz().replace(tzinfo=None) == time.min else since.strftime(", %H:%M")
    said = f"{counted(came, 'new report')}, {len(changes.edited)} edited"
    return f"Since {day}{clock} ({since.tzname()}): {said}"


def _matter(matter: Matter, labels: Mapping[str, str]) -> Iterator[str]:
    first = matter.changes[0]
    yield f"  {_about(first.finding)}"
    yield f"    {'; '.join(dict.fromkeys(change.why for change in matter.changes))}"
    yield from _accounts("then", first.before) if first.before else ()
    yield from _accounts("now", first.after)
    for side in matter.told_with:
        yield f"    {QUESTIONS[side.facet].lower()}: {'; '.join(map(_account, side.accounts))}"
    yield from _words("came", [s for change in matter.changes for s in change.came], labels)
    yield from _words("gone", [s for change in matter.changes for s in change.gone], labels)


def _about(finding: Finding) -> str:
    """Say what a finding is about: "Whether Roth visited Lisbon", "How many: killed in Lisbon", a quotation."""
    if finding.facet is Facet.WHETHER and finding.topic:
        is_plan = finding.value in (Modality.PLANNED, Modality.CANCELLED)
        return f"Whether {planned(finding.topic) if is_plan else happened(finding.topic)}"
    if finding.facet is Facet.WHETHER and finding.subject.startswith("“"):
        return finding.subject
    return f"{QUESTIONS[finding.facet]}: {finding.subject}"


def _accounts(when: str, finding: Finding | None) -> Iterator[str]:
    if finding is None:
        yield f"    {when}: nothing"
        return
    yield f"    {when} ({finding.status.value}): " + "; ".join(map(_account, finding.accounts))


def _account(account: Account) -> str:
    return f"{account.value} ({listed([origin.name for origin in account.origins])})"


def _words(what: str, statements: Sequence[Statement], labels: Mapping[str, str]) -> Iterator[str]:
    for words in dict.fromkeys(statement.evidence for statement in statements):
        yield f"    {what}: {_quoted(words, labels)}"


def _quoted(words: Evidence, labels: Mapping[str, str]) -> str:
    return f"“{' '.join(words.quote.split())}” — {labels.get(words.article, words.article)}"


def _edited(edited: Comparison, labels: Mapping[str, str], *, is_another: bool) -> Iterator[str]:
    how = ": of the same outlet and day, and nearly the same as one that was there" if is_another else ""
    yield f"  {labels.get(edited.newer, edited.newer)}{how}"
    for edit in edited.sentences:
        yield f"    {_edit(edit)}"


def _edit(edit: Edit) -> str:
    before, after = (f"“{' '.join(e.quote.split())}”" if e else "" for e in (edit.before, edit.after))
    if not before:
        return f"added: {after}"
    return f"changed: {before} to {after}" if after else f"removed: {before}"
