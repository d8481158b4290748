"""What one report says: names, times, places, quotes, figures and events, each with its exact words."""

from datetime import date
from enum import StrEnum

from rashomon.model.articles import Grain
from rashomon.model.intervals import Interval
from rashomon.model.spans import Evidence, Model, Span


class Entity(Model, frozen=True, kw_only=True):
    """A mention of a person, organisation, country, people, place or facility.

    `label` is a spaCy OntoNotes label (PERSON, ORG, GPE, NORP, LOC, FAC). `name` is the fullest form of the name in
    the report, without titles ("Kerry" -> "John Kerry"). `role` is the office written beside a mention
    ("Russian Foreign Minister").
    """

    evidence: Evidence
    label: str
    name: str
    role: str | None = None


class Participant(Model, frozen=True, kw_only=True):
    """Who speaks, acts, is acted on or counts: the words, and the name they stand for.

    `name` is the canonical name where the words (a pronoun, a surname, a title) are resolved to one, else the words
    themselves without articles. `label` is an entity label, or None for an unnamed group ("monitors"). `named` says
    whether `name` is a proper name. `confidence` lies between 0 and 1 and is below 1 where resolution chose.
    """

    evidence: Evidence
    name: str
    label: str | None = None
    named: bool = False
    confidence: float = 1.0


class TimeType(StrEnum):
    """The four types of TIMEX3 (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class AnchorKind(StrEnum):
    """What a relative time is counted from."""

    PUBLISHED = "published"
    NARRATIVE = "narrative"  # the last date mentioned
    EVENT = "event"
    NONE = "none"  # absolute, or not anchored


class Anchor(Model, frozen=True, kw_only=True):
    """What a time is counted from, and which day that is (None: not known).

    `words` are those of the event or the date, where they stand beside the time ("two days before the summit").
    """

    kind: AnchorKind
    day: date | None = None
    words: Evidence | None = None


class Limit(StrEnum):
    """What the words before a time make of it: "since Monday", "from Monday to Friday"."""

    SINCE = "since"
    FROM = "from"
    AFTER = "after"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    FIRST = "first"  # of a range
    LAST = "last"


class Reading(Model, frozen=True, kw_only=True):
    """Another way to read a time, with its weight between 0 and 1."""

    value: str
    begin: date | None
    end: date | None
    weight: float


class Time(Model, frozen=True, kw_only=True):
    """When, as the words say it.

    `value` is a TIMEX3 value; relative where the anchor is unknown ("XXXX-WXX-6"). `formula` is what the words say
    before the calendar is applied, in the notation of `model.calendar`, so that a report whose day is inferred later
    is dated without reading it again; None for absolute times. `begin` and `end` are the first and the last day that
    the time covers, both inclusive; None is open or not known. `limit` is what the words before it make of it, and
    `reach` the days that it then covers, where these are others: from September on, until Friday, from Monday to
    Wednesday. `zone` is the time zone of a time of day, as its distance from UTC where that is known.
    """

    evidence: Evidence
    type: TimeType
    value: str
    begin: date | None = None
    end: date | None = None
    grain: Grain | None = None
    mod: str | None = None
    formula: str | None = None
    anchor: Anchor = Anchor(kind=AnchorKind.NONE)
    alternatives: tuple[Reading, ...] = ()
    confidence: float = 1.0
    limit: Limit | None = None
    reach: Interval | None = None
    zone: str | None = None

    @property
    def interval(self) -> Interval:
        """The days that the words and those before them cover, with open ends."""
        return self.reach or Interval(begin=self.begin, end=self.end)


class WhenBasis(StrEnum):
    """How a statement got its time."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    NARRATIVE = "narrative"
    PUBLISHED = "published"


class When(Model, frozen=True, kw_only=True):
    """The time of a statement and where in the report it was found."""

    time: Time
    basis: WhenBasis


class Precision(StrEnum):
    """How exact a place is, as ACLED and UCDP grade it."""

    POINT = "point"
    DISTRICT = "district"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"


class Place(Model, frozen=True, kw_only=True):
    """Where. `name` is the gazetteer's name where the place is resolved, else the words; nothing is invented.

    `geonames` is a GeoNames id; `lat` and `lon` are WGS 84 degrees; `country` is ISO 3166-1 alpha-2. `within` is the
    name of the place that holds a district or point ("Aleppo" for "Fardous district").
    """

    evidence: Evidence
    name: str
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: Precision | None = None
    within: str | None = None


class QuoteKind(StrEnum):
    """Direct: all in quotation marks. Indirect: a paraphrase. Mixed: a paraphrase with quoted words in it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What the speaker does by speaking."""

    SAYS = "says"
    DENIES = "denies"
    ACCUSES = "accuses"
    DEMANDS = "demands"
    PROMISES = "promises"
    WARNS = "warns"
    DOUBTS = "doubts"
    PRAISES = "praises"


class Polarity(StrEnum):
    """Whether the speaker puts what is said as so, as not so ("denied", "had not"), or leaves it open ("may be")."""

    SO = "so"
    NOT_SO = "not so"
    OPEN = "open"


class Quote(Model, frozen=True, kw_only=True):
    """Who says what. `evidence` covers the whole attribution; `source`, `cue` and `content` are spans in the article.

    `target` is whom it goes to or against ("accused Norway", "called on all sides"). `about` is the trigger of the
    event that what is said turns on, so that an accusation and a denial of one thing meet; `polarity` is how the
    speaker puts it. `relayed_by` are the media that pass the words on, nearest to us first ("Lavrov said ..., CNN
    reported").
    """

    evidence: Evidence
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    speaker: Participant | None = None
    kind: QuoteKind
    stance: Stance = Stance.SAYS
    target: Participant | None = None
    relayed_by: tuple[Participant, ...] = ()
    when: When | None = None
    polarity: Polarity = Polarity.SO
    about: Span | None = None


class Bound(StrEnum):
    """How the words bound a number."""

    EXACTLY = "exactly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    ABOUT = "about"
    UP_TO = "up to"
    LESS_THAN = "less than"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DISPLACED = "displaced"
    ARRESTED = "arrested"
    FREED = "freed"
    BESIEGED = "besieged"
    AFFECTED = "affected"
    GATHERED = "gathered"
    RESCUED = "rescued"
    RECAPTURED = "recaptured"
    ESCAPED = "escaped"
    HOSPITAL = "in hospital"
    CRITICAL = "critical"
    ABOARD = "aboard"
    BODIES = "bodies"
    CASES = "cases"
    FLOODED = "flooded"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    MONEY = "money"
    SHARE = "share"
    DISTANCE = "distance"
    DURATION = "duration"
    OTHER = "other"


CASUALTIES = frozenset({Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DISPLACED, Measure.BESIEGED})


class Figure(Model, frozen=True, kw_only=True):
    """How many, as one report says it.

    `value` is the number as written. `low` and `high` are inclusive; None is open: "more than 20" is (21, None),
    "at least 25" (25, None), "as many as 400,000" (None, 400000), "dozens" (12, None) by ACLED's coding rule.
    `who` is what is counted, in words ("people"). `part_of` is the figure that holds this one ("15 of the 25").
    `cause` is the trigger of the event that the figure counts. `evidence` covers number, noun and predicate.
    """

    evidence: Evidence
    measure: Measure
    value: float
    low: float | None
    high: float | None
    bound: Bound
    who: str | None = None
    where: Place | None = None
    when: When | None = None
    as_of: When | None = None
    source: Participant | None = None
    part_of: Span | None = None
    cause: Span | None = None


class Quantity(Model, frozen=True, kw_only=True):
    """How many of anything, as one report counts it: "some 84,000 homes were without electricity".

    `figure` has the number with its bound, place, days and voice; its `who` is the noun as it is written. All that
    follows is base forms: `kinds` what is counted ("tonne", and of what: "oil"), `traits` the words that say which
    ("oiled"), `deeds` what befell it, with a minus what it is without ("-electricity"). `lasting` says that this is how
    it was for a while, `again` that it is another number for what was counted right before; `by` is the one person who
    did it. `named` covers the noun and what befell it, where the report has them side by side, `did` what befell it
    where that stands before.
    """

    figure: Figure
    kinds: tuple[str, ...]
    traits: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    lasting: bool = False
    again: bool = False
    by: str | None = None
    named: Span
    did: Span | None = None


class Modality(StrEnum):
    """Whether a thing is done, to be done, or only said to be."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    ALLEGED = "alleged"
    CONDITIONAL = "conditional"
    CANCELLED = "cancelled"


class Event(Model, frozen=True, kw_only=True):
    """Who did what to whom, as one report says it.

    `evidence` is the trigger ("will meet"), `clause` the words of its clause. `type` and `mode` are PLOVER's; `sense`
    is the trigger's sense in our lexicon ("meet", "air strike", "veto"), finer than the type. `actors` and `targets`
    are symmetric for CONSULT. `about` is the trigger of the event that this one is about ("Kerry called for the
    meeting": REQUEST about meet). `source` is who says so, where it is not the report itself. `contexts` are PLOVER's
    ("military", "health"); `instrument` is what it was done with ("with a knife").
    """

    evidence: Evidence
    clause: Span
    type: str
    sense: str
    mode: str | None = None
    modality: Modality
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    where: Place | None = None
    when: When | None = None
    source: Participant | None = None
    about: Span | None = None
    contexts: tuple[str, ...] = ()
    instrument: Evidence | None = None


class Slot(StrEnum):
    """What a part is to its clause. Without a modifier the rest is still so; an aside is none of its words."""

    SUBJECT = "subject"
    OBJECT = "object"
    AGENT = "agent"  # "by the police"
    COMPLEMENT = "complement"
    MODIFIER = "modifier"
    OWNER = "owner"  # "his driver"
    ASIDE = "aside"  # what stands between a verb and the subject that it shares with one before


class Part(Model, frozen=True, kw_only=True):
    """A part of a clause, or of a part of it, within whose span it lies.

    `head` is the word that carries it. `name` is whom a pronoun or a description stands for, where that is known.
    """

    slot: Slot
    span: Span
    head: Span
    name: str | None = None


class Clause(Model, frozen=True, kw_only=True):
    """What a verb tells, or a noun or participle that stands for one ("the arrest of", "the six arrested guards").

    `evidence` reaches from the first to the last word of the clause, `verb` is the word that carries it and `lemma` its
    base form. `finite` says that it can be read alone: a verb with a tense and its subject within.
    """

    evidence: Evidence
    verb: Span
    lemma: str
    finite: bool
    passive: bool
    modality: Modality
    parts: tuple[Part, ...] = ()


class Annotations(Model, frozen=True, kw_only=True):
    """All that was found in one article, in text order, by one version of the annotators."""

    article: str
    version: str
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    clauses: tuple[Clause, ...] = ()
    quantities: tuple[Quantity, ...] = ()
