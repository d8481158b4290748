"""What is known and how well: values, the voices behind them, and the rule that weighed them."""

from datetime import date
from enum import StrEnum

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


class Finding(Model, frozen=True, kw_only=True):
    """What is known of one facet of one subject, and how well.

    `subject` names the happening or figure in words; `subject_id` is its id, and `span` its first and last day where
    they are told. `accounts` has the best-backed value first; more than one only where accounts differ. `status`
    follows from `rule`, which says in words why.
    """

    subject_id: str
    subject: str
    span: tuple[date, date] | None = None
    facet: Facet
    accounts: tuple[Account, ...]
    status: Status
    rule: str

    @property
    def value(self) -> str:
        """The best-backed value."""
        return self.accounts[0].value

    @property
    def backing(self) -> tuple[Statement, ...]:
        """The statements for the best-backed value."""
        return self.accounts[0].statements

    @property
    def against(self) -> tuple[Statement, ...]:
        """The statements for any other value."""
        return tuple(s for account in self.accounts[1:] for s in account.statements)

    @property
    def voices(self) -> tuple[str, ...]:
        """The names of all origins heard on it."""
        return tuple(sorted({origin.name for account in self.accounts for origin in account.origins}))


class Weighed(Model, frozen=True, kw_only=True):
    """What weighing made of a case: its findings, and the independent origins of its reports, by name."""

    findings: tuple[Finding, ...] = ()
    origins: tuple[Origin, ...] = ()
