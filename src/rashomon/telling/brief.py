"""The brief: what is agreed, contested and said of one affair, each statement with numbered references."""

from datetime import date
from typing import Literal

from rashomon.model import Evidence, Model
from rashomon.wording.days import day_in_words, days_in_words, is_week, listed
from rashomon.wording.numbers import counted

# How much is told: one sentence, what fits on a page, or all.
Length = Literal["line", "short", "full"]


class Reference(Model, frozen=True, kw_only=True):
    """The words behind a statement: `number` is printed beside it, `report` is the report's number in the brief."""

    number: int
    report: int
    evidence: Evidence


class Line(Model, frozen=True, kw_only=True):
    """One statement of the brief and the numbers of the references that carry it."""

    text: str
    references: tuple[int, ...]


class Plan(Line, frozen=True, kw_only=True):
    """A plan: what is told of it, what became of it ("planned", "held", "called off"), and whether it was moved.

    "Planned" is one of which no report tells whether it came to be, also where its day is past.
    """

    state: Literal["planned", "held", "called off"] = "planned"
    is_moved: bool = False


class Contest(Model, frozen=True, kw_only=True):
    """A contested matter: what it is about, each side's account, the rule that says they differ, and who is silent.

    `references` are of where and when the question says that it was, where not all passages of the sides say it.
    """

    about: str
    references: tuple[int, ...] = ()
    accounts: tuple[Line, ...]
    rule: str
    silent: str = ""


class Count(Model, frozen=True, kw_only=True):
    """What an authority counts as of a day."""

    day: date | None
    authority: str
    words: str
    value: float
    references: tuple[int, ...]

    @property
    def text(self) -> str:
        """The count in one line."""
        return f"{day_in_words(self.day) if self.day else 'day not known'} — {self.words}, {self.authority}"


# What stands once below the counts.
ESTIMATES = (
    "Low, best and high in UCDP’s way: of the last count of each authority, unless a later one took its place, the "
    "lowest, the one that most origins give (the lowest where each counts otherwise) and the highest. Conservative in "
    "ACLED’s way: the least that any vouches for."
)


class Number(Model, frozen=True, kw_only=True):
    """How many of what, counted by several: each authority's counts over time, and the estimates with their rules.

    `low`, `best` and `high` are in the manner of UCDP, `conservative` in that of ACLED. `references` are of where and
    when it was, where not all passages of the counts say it.
    """

    about: str
    references: tuple[int, ...] = ()
    low: float
    best: float
    high: float
    estimate_rule: str
    conservative: float | None
    conservative_rule: str
    counts: tuple[Count, ...]

    @property
    def estimates(self) -> str:
        """The estimates in one line; `ESTIMATES` says once what they are."""
        least = "none" if self.conservative is None else f"{self.conservative:,.0f}"
        return f"low {self.low:,.0f}, best {self.best:,.0f}, high {self.high:,.0f}; conservative {least}"


class Entry(Model, frozen=True, kw_only=True):
    """A happening on the timeline: first and last day (inclusive), what, and whether it is done or planned."""

    begin: date
    end: date
    state: str
    text: str
    references: tuple[int, ...]

    @property
    def days(self) -> str:
        """The days in words; of "this week" that it was in that week, not on all its days."""
        return f"{'In the week of ' * is_week(self.begin, self.end)}{days_in_words(self.begin, self.end)}"

    @property
    def line(self) -> str:
        """The entry in one line; what its words already say, that it happened or is to be, is not said again."""
        said = self.state in ("happened", "ongoing") or (self.state == "planned" and " to " in self.text)
        return f"{self.days} — {self.text}" + ("" if said else f" ({self.state})")


class Voice(Model, frozen=True, kw_only=True):
    """Who is quoted, in which role, what the user says of them, and what they say in their own words."""

    speaker: str
    role: str | None
    says: tuple[Line, ...]
    standing: str | None = None

    @property
    def name(self) -> str:
        """The speaker and the role."""
        role = f"{self.speaker} ({self.role})" if self.role else self.speaker
        return f"{role} [{self.standing}]" if self.standing else role


class Matrix(Model, frozen=True, kw_only=True):
    """Which origin tells what: a row for each matter, in it a cell for each origin, in their order.

    A cell is "tells", "differs" (gives another account than most), "silent", or empty where the origin published
    nothing since it could be known.
    """

    origins: tuple[str, ...]
    rows: tuple["MatrixRow", ...]


class MatrixRow(Model, frozen=True, kw_only=True):
    """A matter and what each origin does about it."""

    about: str
    cells: tuple[str, ...]


class SourceRow(Model, frozen=True, kw_only=True):
    """One report: its number, outlet, title, day in words and how it is known, and the agencies that it names.

    `standing` is what the user says of the outlet, `language` the ISO 639-1 code of what it is written in.
    """

    number: int
    outlet: str
    title: str
    published: str
    basis: str
    agencies: tuple[str, ...]
    byline: str | None
    standing: str | None = None
    language: str = "en"

    @property
    def line(self) -> str:
        """The report in one line: outlet, byline, agencies, title, day and how it is known, and if it was not read."""
        standing = f" [{self.standing}]" if self.standing else ""
        byline = f", by {self.byline}" if self.byline else ""
        agencies = f", names {listed(list(self.agencies))}" if self.agencies else ""
        unread = (
            "" if self.language == "en" else f"; not in English but “{self.language}”: kept, nothing is taken from it"
        )
        end = "" if self.title.endswith((".", "?", "!")) else "."
        return f"{self.outlet}{standing}{byline}{agencies}: {self.title}{end} {self.published} ({self.basis}){unread}"


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
        who = f"{counted(self.reports, 'report')}, {counted(self.origins, 'independent origin')}"
        if not (self.corroborated or self.refined or self.contested):
            alone = f", {counted(self.single_source, 'finding')} from a single source" if self.single_source else ""
            return f"{who}; nothing corroborated, nothing contested{alone}"
        return (
            f"{who}; {counted(self.corroborated, 'finding')} corroborated, {self.refined} refined, "
            f"{self.contested} contested, {self.single_source} from a single source"
        )


class Writing(Model, frozen=True, kw_only=True):
    """What a writer made of a brief: how many sentences it was asked for, how many hold, and why the others do not.

    `failure` says why it gave nothing at all.
    """

    writer: str
    asked: int
    rewritten: int
    reasons: tuple[tuple[str, int], ...]
    failure: str | None = None

    @property
    def line(self) -> str:
        """What became of the sentences, in one line."""
        if self.failure:
            return f"The writer, {self.writer}, gave nothing to use ({self.failure}): all sentences are as composed."
        kept = self.asked - self.rewritten
        why = ", ".join(f"{count} {reason}" for reason, count in self.reasons)
        return (
            f"Of {self.asked} sentences {self.rewritten} are as {self.writer} wrote them, each held against the "
            f"reports; {kept} as composed" + (f", since what it wrote did not hold: {why}." if kept else ".")
        )


class Brief(Model, frozen=True, kw_only=True):
    """One sourced account of an affair. `..._left` count what a short one leaves out of a part.

    `title` is the headline, `summary` the whole in one sentence, `lead` in a few. `coming` are plans that are still to
    be kept, `plans` those whose day is past, with what became of them. `writing` says what another writer made of it.
    """

    title: str
    summary: Line
    lead: tuple[Line, ...]
    counts: Counts
    agreed: tuple[Line, ...]
    contested: tuple[Contest, ...]
    numbers: tuple[Number, ...]
    single: tuple[Line, ...]
    voices: tuple[Voice, ...]
    coming: tuple[Plan, ...]
    plans: tuple[Plan, ...]
    timeline: tuple[Entry, ...]
    reports: tuple[SourceRow, ...]
    references: tuple[Reference, ...]
    matrix: Matrix
    length: Length = "full"
    agreed_left: int = 0
    contested_left: int = 0
    numbers_left: int = 0
    single_left: int = 0
    coming_left: int = 0
    writing: Writing | None = None
