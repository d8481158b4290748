"""What is known and how well: values, the voices behind them, and the rule that weighed them."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from rashomon.model.annotations import Measure
from rashomon.model.spans import Evidence, Model


class Facet(StrEnum):
    """Which side of a subject a finding is about."""

    WHETHER = "whether"
    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    HOW_MANY = "how many"
    ASKED_BY = "asked by"
    WHOSE = "whose"


class Status(StrEnum):
    """How well a value is known."""

    CORROBORATED = "corroborated"  # two or more independent origins
    CONTESTED = "contested"
    SINGLE_SOURCE = "single-source"
    REFINED = "refined"  # one account says the same more exactly
    DENIED = "denied"
    UPDATED = "updated"  # a later count took the place of an earlier one
    WITHDRAWN = "withdrawn"  # only versions of reports that were replaced told it


class OriginKind(StrEnum):
    """Where an account comes from."""

    OUTLET = "outlet"
    AGENCY = "agency"
    PRIMARY = "primary source"  # a person or body that both reports quote


class Origin(Model, frozen=True, kw_only=True):
    """An independent source of an account. `id` is equal exactly where two statements share it."""

    id: str
    name: str
    kind: OriginKind


class Statement(Model, frozen=True, kw_only=True):
    """One report's words for a value: the evidence, the origin, and who is quoted for it, if anyone."""

    value: str
    evidence: Evidence
    origin: Origin
    speaker: str | None = None


class Account(Model, frozen=True, kw_only=True):
    """One value of a facet and the statements that give it."""

    value: str
    statements: tuple[Statement, ...]

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The independent origins behind the value, by name."""
        return tuple(sorted({s.origin for s in self.statements}, key=lambda origin: (origin.name, origin.id)))


class Topic(Model, frozen=True, kw_only=True):
    """A happening by its parts, so that it can be told in a sentence: its PLOVER type and sense, who, to whom, where.

    `matter` is the sense of what it is about, for an act of speech. `place` is in the words of a report.
    """

    type: str
    sense: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    matter: str | None = None
    place: str | None = None


class Finding(Model, frozen=True, kw_only=True):
    """What is known of one facet of one subject, and how well.

    `subject` names the happening or figure in words; `subject_id` is its id, and `span` its first and last day where
    they are told. `accounts` has the best-backed value first, of an updated one the latest; more than one only where
    accounts differ. `status` follows from `rule`, which says in words why. `topic` has a happening by its parts.
    `silent` are the origins of the reports that could have told of it and do not.
    """

    subject_id: str
    subject: str
    span: tuple[date, date] | None = None
    facet: Facet
    accounts: tuple[Account, ...]
    status: Status
    rule: str
    topic: Topic | None = None
    silent: tuple[Origin, ...] = ()
    corrected_by: tuple[Statement, ...] = ()  # the words with which a report takes the other values back
    former: tuple[Statement, ...] = ()  # what those who give a value now gave before

    @property
    def value(self) -> str:
        """The best-backed value."""
        return self.accounts[0].value

    @property
    def backing(self) -> tuple[Statement, ...]:
        """The statements for the best-backed value."""
        return self.accounts[0].statements

    @property
    def standing(self) -> tuple[Account, ...]:
        """The accounts that stand: of one that was updated the latest."""
        return self.accounts[:1] if self.status is Status.UPDATED else self.accounts

    @property
    def against(self) -> tuple[Statement, ...]:
        """The statements for any other value."""
        return tuple(s for account in self.accounts[1:] for s in account.statements)

    @property
    def voices(self) -> tuple[str, ...]:
        """The names of all origins heard on it."""
        return tuple(sorted({origin.name for account in self.accounts for origin in account.origins}))


class Tally(Model, frozen=True, kw_only=True):
    """What one authority counts, as of a day: the number, the lowest and the highest that its words allow.

    `low` and `high` are None where the words leave them open; `vague` says that the words give no number ("dozens"),
    `superseded` that a later count took its place. `given_by` has who gives it in their own report, where `statement`
    takes it for another's who cannot be shown to differ.
    """

    statement: Statement
    given_by: Statement | None = None
    as_of: date | None = None
    words: str
    value: float
    low: float | None
    high: float | None
    vague: bool = False
    superseded: bool = False


class Toll(Model, frozen=True, kw_only=True):
    """All counts of one thing: what is counted of whom, where and when, and what its estimates are.

    `what` has, of things that no measure names, a report's words for them and for what befell them:
    "schools stayed closed". `near` says that not all reports put it in the place: in or near it.
    `low`, `best` and `high` are estimates in the manner of UCDP, `conservative` the reading of ACLED; each with the
    rule that gave it, in words. `tallies` are in the order of their days: an authority's last one stands for it.
    """

    subject_id: str
    measure: Measure
    who: str
    what: str | None = None
    place: str | None = None
    near: bool = False
    span: tuple[date, date] | None = None
    since: bool = False
    tallies: tuple[Tally, ...]
    low: float
    best: float
    high: float
    estimate_rule: str
    conservative: float | None
    conservative_rule: str


class Phase(StrEnum):
    """Where a plan stands."""

    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    DOUBTED = "doubted"
    DENIED = "denied"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HELD = "held"


class Step(Model, frozen=True, kw_only=True):
    """One step of a plan: its phase, the day of the report that first tells of it, and the words.

    One that moves it has in `span` and `place` when and where it is to be since, as far as that is another.
    """

    phase: Phase
    day: date | None
    statement: Statement
    span: tuple[date, date] | None = None
    place: str | None = None


class History(Model, frozen=True, kw_only=True):
    """A plan from its announcement to its outcome, as far as reports tell. `span` is when it was first to be.

    `others` are the ids of the happenings that are this plan under another day, or by other names of its sides.
    """

    subject_id: str
    subject: str
    topic: Topic
    span: tuple[date, date] | None = None
    steps: tuple[Step, ...]
    others: tuple[str, ...] = ()

    @property
    def stands(self) -> tuple[date, date] | None:
        """When it is to be by what was told last of it."""
        return next((step.span for step in reversed(self.steps) if step.span), self.span)

    @property
    def place(self) -> str | None:
        """Where it is to be by what was told last of it."""
        return next((step.place for step in reversed(self.steps) if step.place), self.topic.place)

    @property
    def is_moved(self) -> bool:
        """Whether it was given another day or place since."""
        return any(step.phase is Phase.MOVED for step in self.steps)

    @property
    def outcome(self) -> Phase | None:
        """What became of it: held or cancelled, whichever was told last; None where no report says."""
        last = [step.phase for step in self.steps if step.phase in (Phase.HELD, Phase.CANCELLED)]
        return last[-1] if last else None


class Weighed(Model, frozen=True, kw_only=True):
    """What weighing made of a case: its findings, and the independent origins of its reports, by name and by report.

    `own` is the outlet or agency that each report names for itself, whoever it may have copied. `courses` are the tolls
    that no finding weighs as one: how a count of a story of one event went.
    """

    findings: tuple[Finding, ...] = ()
    origins: tuple[Origin, ...] = ()
    by_article: Mapping[str, Origin] = {}
    own: Mapping[str, Origin] = {}
    tolls: tuple[Toll, ...] = ()
    courses: tuple[Toll, ...] = ()
    histories: tuple[History, ...] = ()


class Standing(Model, frozen=True, kw_only=True):
    """What a user says of a source: what it is ("state media", "party to the conflict"), whose, and of which country.

    `names` are the folded names under which it is known. It is shown beside the voice and changes nothing else.
    """

    names: tuple[str, ...]
    kind: str | None = None
    owner: str | None = None
    country: str | None = None

    @property
    def words(self) -> str:
        """What the user says of it, in one line: "state media, owned by the government, Ruritania"."""
        owned = f"owned by {self.owner}" if self.owner else None
        return ", ".join(filter(None, (self.kind, owned, self.country)))
