"""One report as read: who published it, when, and which parts of its text are the report itself."""

from datetime import date, datetime
from enum import StrEnum

from rashomon.model.spans import Evidence, Model, Span


class Role(StrEnum):
    """What a block of an article's text is."""

    BODY = "body"
    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    CREDIT = "credit"
    CAPTION = "caption"
    HEADING = "heading"
    FURNITURE = "furniture"


class Block(Model, frozen=True, kw_only=True):
    """A paragraph of the text as it was read, what it is, and why we think so (in words).

    A dateline ("ERBIL, Kurdistan Region – ...") stays inside its body block; `Article.dateline` has its place.
    """

    span: Span
    role: Role
    why: str = ""


class SourceKind(StrEnum):
    """Whether a source is an outlet or a news agency."""

    OUTLET = "outlet"
    AGENCY = "agency"
    UNKNOWN = "unknown"


class Source(Model, frozen=True, kw_only=True):
    """Who publishes: an outlet or an agency. Unknown is a value: None, never a guess."""

    name: str | None = None
    domain: str | None = None
    country: str | None = None
    owner: str | None = None
    kind: SourceKind = SourceKind.UNKNOWN

    @property
    def label(self) -> str | None:
        """The name to show: the outlet's own, else its domain without a port, else None."""
        return self.name or (self.domain and self.domain.partition(":")[0])


class CreditKind(StrEnum):
    """How a report stands to an agency that it names."""

    OWN = "own"  # the report is the agency's own text ("(Reuters)", byline "AFP")
    CONTRIBUTED = "contributed"  # "AFP contributed to this report", a credited photograph
    RELAYED = "relayed"  # "Reuters reported that ..."


class Credit(Model, frozen=True, kw_only=True):
    """An agency that a report names as a source of its text, with the words that name it."""

    agency: str
    kind: CreditKind
    evidence: Evidence | None


class Basis(StrEnum):
    """How a publication date is known."""

    STATED = "stated"  # in the words of the page, or in the field of a row or feed
    URL = "url"
    MARKUP = "markup"
    INFERRED = "inferred"  # from other reports or from what the text says of days
    UNKNOWN = "unknown"


class Grain(StrEnum):
    """How fine a date or an interval is."""

    SECOND = "second"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


# A day is unsure from here down: day and month could be the other way round, or the text states another than a field.
UNSURE = 0.6


class Dated(Model, frozen=True, kw_only=True):
    """A publication date: the local day, the moment where one is given, and how both are known.

    `why` says in words what the date rests on. `confidence` lies between 0 and 1.
    """

    value: date | None = None
    moment: datetime | None = None
    grain: Grain = Grain.DAY
    basis: Basis = Basis.UNKNOWN
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 0.0
    why: str = ""

    @property
    def doubt(self) -> str | None:
        """Why a day that the report states is unsure: its text states another, or day and month could be exchanged."""
        unsure = self.value is not None and self.basis is Basis.STATED and 0 < self.confidence <= UNSURE
        return self.why if unsure else None


class Article(Model, frozen=True, kw_only=True):
    """One report as read. `text` is never rewritten; every offset of ours refers to it.

    `id` is the given one where the input has one, else a digest of who published what. `blocks` partition the
    non-blank text in order. `read_from` is the path or address with the entry in it, for messages. `digest` is the
    SHA-256 of `text`; `raw` that of the bytes it was taken from. `seen` is when a crawler had it: it was published no
    later.
    """

    id: str
    text: str
    digest: str
    source: Source = Source()
    url: str | None = None
    title: str | None = None
    blocks: tuple[Block, ...] = ()
    published: Dated = Dated()
    byline: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    dateline: str | None = None
    language: str = "en"
    raw: str | None = None
    seen: datetime | None = None
    read_from: str = ""

    @property
    def body(self) -> tuple[Span, ...]:
        """The spans that are the report itself, in order, without title, credits, captions and furniture."""
        return tuple(block.span for block in self.blocks if block.role in (Role.BODY, Role.HEADING))


class Failure(Model, frozen=True, kw_only=True):
    """An input that gave no report: which, and why, in words for a person."""

    name: str
    reason: str
