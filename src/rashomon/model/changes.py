"""What changed: between two versions of a report, and in a story since some moment."""

from datetime import datetime
from enum import StrEnum

from rashomon.model.findings import Finding, Statement
from rashomon.model.spans import Evidence, Model


class Edit(Model, frozen=True, kw_only=True):
    """One thing that an edit changed: the words in the former version and in the newer; None where there are none."""

    before: Evidence | None = None
    after: Evidence | None = None


class Comparison(Model, frozen=True, kw_only=True):
    """Two versions of a report side by side: its sentences, figures and names that are not in both.

    `former` and `newer` are the ids of the versions, `added` is when the newer came.
    """

    former: str
    newer: str
    added: datetime | None = None
    sentences: tuple[Edit, ...] = ()
    figures: tuple[Edit, ...] = ()
    names: tuple[Edit, ...] = ()


class ChangeKind(StrEnum):
    """How a finding changed."""

    CONTRADICTED = "contradicted"  # another account came
    WITHDRAWN = "withdrawn"  # its backing, or that of all but one origin, is gone
    CORRECTED = "corrected"  # an edited report says otherwise than it did
    REVISED = "revised"  # another value is now the best-backed, or the accounts agree now
    CORROBORATED = "corroborated"  # a second independent origin came
    NEW = "new"


class Change(Model, frozen=True, kw_only=True):
    """How one finding changed: as it was and as it is, the statements that came and those that are gone, and why."""

    kind: ChangeKind
    before: Finding | None = None
    after: Finding | None = None
    came: tuple[Statement, ...] = ()
    gone: tuple[Statement, ...] = ()
    why: str

    @property
    def finding(self) -> Finding:
        """The finding as it is, or as it was where it is no more."""
        finding = self.after or self.before
        assert finding is not None  # a change is of something
        return finding


class Changes(Model, frozen=True, kw_only=True):
    """What changed in a story since a moment: its findings, the reports that were edited, and those that came."""

    title: str
    since: datetime
    changes: tuple[Change, ...] = ()
    edited: tuple[Comparison, ...] = ()
    came: tuple[str, ...] = ()
