"""The brief: what is agreed, contested and said of one affair, each statement with numbered references."""

from datetime import date

from rashomon.model import Evidence, Model
from rashomon.wording.days import days_in_words, listed


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

    @property
    def days(self) -> str:
        """The days in words."""
        return days_in_words(self.begin, self.end)


class Voice(Model, frozen=True, kw_only=True):
    """Who is quoted, in which role, and what they say in their own words."""

    speaker: str
    role: str | None
    says: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The speaker and the role."""
        return f"{self.speaker} ({self.role})" if self.role else self.speaker


class SourceRow(Model, frozen=True, kw_only=True):
    """One report: its number, outlet, title, day in words and how it is known, and the agencies that it names."""

    number: int
    outlet: str
    title: str
    published: str
    basis: str
    agencies: tuple[str, ...]
    byline: str | None

    @property
    def line(self) -> str:
        """The report in one line: outlet, byline, agencies, title, day, and how the day is known."""
        byline = f", by {self.byline}" if self.byline else ""
        agencies = f", names {listed(list(self.agencies))}" if self.agencies else ""
        return f"{self.outlet}{byline}{agencies}: {self.title}. {self.published} ({self.basis})"


class Counts(Model, frozen=True, kw_only=True):
    """The status line: how many reports and independent origins, and how many findings of each kind."""

    reports: int
    origins: int
    corroborated: int
    refined: int
    contested: int
    single_source: int

    @property
    def line(self) -> str:
        """The counts in one line."""
        return (
            f"{_many(self.reports, 'report')}, {_many(self.origins, 'independent origin')}; "
            f"{_many(self.corroborated, 'finding')} corroborated, {self.refined} refined, "
            f"{self.contested} contested, {self.single_source} from a single source"
        )


class Brief(Model, frozen=True, kw_only=True):
    """One sourced account of an affair. `agreed_left` and `single_left` count what is known and not told here."""

    title: str
    counts: Counts
    agreed: tuple[Line, ...]
    contested: tuple[Contest, ...]
    single: tuple[Line, ...]
    voices: tuple[Voice, ...]
    timeline: tuple[Entry, ...]
    reports: tuple[SourceRow, ...]
    references: tuple[Reference, ...]
    agreed_left: int = 0
    single_left: int = 0


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
