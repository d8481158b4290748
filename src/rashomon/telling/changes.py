"""What changed in a story, as plain text or JSON: each change with the words that came and those that are gone."""

import json
from collections.abc import Iterator, Mapping
from datetime import time
from itertools import groupby

import msgspec

from rashomon.model import Account, Change, Changes, Comparison, Edit, Evidence, Finding, Statement
from rashomon.telling.desk import QUESTIONS
from rashomon.wording.days import days_in_words, listed

NOTHING = "Nothing that is known of it changed."


def changes_as_json(changes: Changes) -> str:
    """Return the changes as one JSON document, ending in a line end."""
    return json.dumps(msgspec.to_builtins(changes), ensure_ascii=False, indent=2) + "\n"


def changes_as_text(changes: Changes, labels: Mapping[str, str]) -> str:
    """Return the changes as plain text, ending in a line end; `labels` has what each report is called, by its id."""
    lines = [changes.title, "=" * len(changes.title), _counts(changes)]
    if not changes.changes:
        lines += ["", NOTHING]
    for kind, group in groupby(changes.changes, key=lambda change: change.kind):
        lines += ["", kind.value.upper()]
        for change in group:
            lines += _change(change, labels)
    if changes.edited:
        lines += ["", "EDITED REPORTS"]
        for edited in changes.edited:
            lines += _edited(edited, labels)
    return "\n".join(lines) + "\n"


def _counts(changes: Changes) -> str:
    since = changes.since
    day = days_in_words(since.date(), since.date())
    clock = "" if since.timetz().replace(tzinfo=None) == time.min else since.strftime(", %H:%M")
    came, edited = len(changes.came), len(changes.edited)
    said = f"{came} new report{'' if came == 1 else 's'}, {edited} edited"
    return f"Since {day}{clock} ({since.tzname()}): {said}"


def _change(change: Change, labels: Mapping[str, str]) -> Iterator[str]:
    finding = change.finding
    yield f"  {QUESTIONS[finding.facet]}: {finding.subject}"
    yield f"    {change.why}"
    yield from _accounts("then", change.before)
    yield from _accounts("now", change.after)
    yield from _words("came", change.came, labels)
    yield from _words("gone", change.gone, labels)


def _accounts(when: str, finding: Finding | None) -> Iterator[str]:
    if finding is None:
        yield f"    {when}: nothing"
        return
    yield f"    {when}, {finding.status.value}: " + "; ".join(map(_account, finding.accounts))


def _account(account: Account) -> str:
    return f"{account.value} ({listed([origin.name for origin in account.origins])})"


def _words(what: str, statements: tuple[Statement, ...], labels: Mapping[str, str]) -> Iterator[str]:
    for words in dict.fromkeys(statement.evidence for statement in statements):
        yield f"    {what}: {_quoted(words, labels)}"


def _quoted(words: Evidence, labels: Mapping[str, str]) -> str:
    return f"“{' '.join(words.quote.split())}” — {labels.get(words.article, words.article)}"


def _edited(edited: Comparison, labels: Mapping[str, str]) -> Iterator[str]:
    yield f"  {labels.get(edited.newer, edited.newer)}"
    for edit in edited.sentences:
        yield f"    {_edit(edit)}"


def _edit(edit: Edit) -> str:
    before, after = (f"“{' '.join(e.quote.split())}”" if e else "" for e in (edit.before, edit.after))
    if not before:
        return f"added: {after}"
    return f"changed: {before} to {after}" if after else f"removed: {before}"
