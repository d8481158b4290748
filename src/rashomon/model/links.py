"""Judgements between things, and the groups that follow from them."""

from datetime import date, datetime
from enum import StrEnum

from rashomon.model.spans import Evidence, Model, Span


class LinkKind(StrEnum):
    """What two things are judged to share."""

    COPY = "copy"
    SAME_STORY = "same story"


class Verdict(StrEnum):
    """What the judgement is."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class CopyKind(StrEnum):
    """How much of a report a copy takes, and how."""

    VERBATIM = "verbatim reprint"
    EDITED = "edited reprint"
    EXCERPT = "excerpt"
    RELAY = "relay"  # it says in so many words what an agency reports


class Link(Model, frozen=True, kw_only=True):
    """A judgement between `left` and `right` (ids), its score between 0 and 1, and why, in words.

    For a copy, `left` is the copied and `right` the copy where the direction is known (`directed`), `copied` says how
    much of it is, and `passages` pairs the matching words of both. `decided_by` is None for a machine's judgement, else
    who decided; `decided_at` is when.
    `withdraws` is the number of the person's judgement that is withdrawn by this, which then says nothing else.
    """

    left: str
    right: str
    kind: LinkKind
    verdict: Verdict = Verdict.SAME
    score: float = 1.0
    why: str = ""
    copied: CopyKind | None = None
    directed: bool = False
    passages: tuple[tuple[Evidence, Evidence], ...] = ()
    decided_by: str | None = None
    decided_at: datetime | None = None
    withdraws: int | None = None


class Mention(Model, frozen=True, kw_only=True, order=True):
    """One event mention: the article and the trigger's span in it."""

    article: str
    span: Span


class Echo(Model, frozen=True, kw_only=True, order=True):
    """A mention of an event, or a figure, that a copy repeats from another report.

    `edited` says that the copy has other words for one facet of it: another number, day, place or name.
    """

    original: Mention
    echo: Mention
    edited: bool = False


class Happening(Model, frozen=True, kw_only=True):
    """One event of the world: all the mentions, in all reports of a story, that tell of it.

    `id` is stable under the order of input. `sense` is the one that its mentions share, `type` the PLOVER type of it.
    """

    id: str
    type: str
    sense: str
    mentions: tuple[Mention, ...]


class Tie(Model, frozen=True, kw_only=True):
    """What ties a report to its story.

    `near` is the id of the earlier report that it is most like, and `shared` are the words that tell so, in their
    normal form, the strongest first. Where a person said that the two are one, `said_by` is who. Where `near` is None,
    what the reports between have in common joined it.
    """

    near: str | None = None
    shared: tuple[str, ...] = ()
    said_by: str | None = None


class Story(Model, frozen=True, kw_only=True):
    """Reports of one happening, oldest first. `ties` has for each article but the first what joined it.

    An id stays with a story as reports join it. `merged` are the ids of earlier stories that are now part of it;
    `split_from` is the id of the story that it was part of before later reports showed two.
    """

    id: str
    articles: tuple[str, ...]
    title: str
    begin: date | None = None
    end: date | None = None
    ties: tuple[Tie, ...] = ()
    merged: tuple[str, ...] = ()
    split_from: str | None = None


class TurnKind(StrEnum):
    """How the matter of a storyline changes."""

    MANY = "many reports"  # at once, after few
    ACTOR = "new actor"  # who is in most reports from then on, and in none before
    PLACE = "new place"
    FIRST = "first of its kind"  # the first agreement, arrest, denial ... of the storyline


class Turn(Model, frozen=True, kw_only=True):
    """A day on which the matter of a storyline changes, why we say so, and the words that show it."""

    day: date
    kind: TurnKind
    why: str
    evidence: tuple[Evidence, ...]


class Storyline(Model, frozen=True, kw_only=True):
    """Stories that follow each other: same actors, place and matter over days; `turns` in the order of days."""

    id: str
    stories: tuple[str, ...]
    title: str
    begin: date | None = None
    end: date | None = None
    turns: tuple[Turn, ...] = ()
