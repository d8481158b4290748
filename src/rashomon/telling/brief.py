"""The brief: what is agreed, contested and said of one affair, each statement with numbered references."""

from datetime import date

from rashomon.model import Evidence, Model


class Reference(Model, frozen=True, kw_only=True):
    """The words behind a statement: `number` is printed beside it, `report` is the report's number in the brief."""

    number: int
    report: int
    evidence: Evidence


class Line(Model, frozen=True, kw_only=True):
    """One statement of the brief and the numbers of the references that carry it."""

    text: str
    references: tuple[int, ...]


class Contest(Model, frozen=True, kw_only=True):
    """A contested matter: what it is about, each side's account, and the rule that says they differ."""

    about: str
    accounts: tuple[Line, ...]
    rule: str


class Entry(Model, frozen=True, kw_only=True):
    """A happening on the timeline: first and last day (inclusive), what, and whether it is done or planned."""

    begin: date
    end: date
    state: str
    text: str
    references: tuple[int, ...]


class Voice(Model, frozen=True, kw_only=True):
    """Who is quoted, in which role, and what they say in their own words."""

    speaker: str
    role: str | None
    says: tuple[Line, ...]


class SourceRow(Model, frozen=True, kw_only=True):
    """One report: its number, outlet, title, date in words and how the date is known, and whose account it is."""

    number: int
    outlet: str
    title: str
    published: str
    basis: str
    origin: str
    byline: str | None


class Counts(Model, frozen=True, kw_only=True):
    """The status line: how many reports and independent origins, and how many findings of each kind."""

    reports: int
    origins: int
    corroborated: int
    refined: int
    contested: int
    single_source: int


class Brief(Model, frozen=True, kw_only=True):
    """One sourced account of an affair."""

    title: str
    counts: Counts
    agreed: tuple[Line, ...]
    contested: tuple[Contest, ...]
    single: tuple[Line, ...]
    voices: tuple[Voice, ...]
    timeline: tuple[Entry, ...]
    reports: tuple[SourceRow, ...]
    references: tuple[Reference, ...]
