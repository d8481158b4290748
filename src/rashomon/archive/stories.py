"""A story as a user of the archive has it: its reports, findings and brief at hand."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from rashomon.archive.briefs import Sources, Weighings, tell
from rashomon.archive.collecting import uncollected
from rashomon.errors import Refused
from rashomon.model import Article, Case, Facet, Finding, Link, Status, Story, Tie, Weighed

if TYPE_CHECKING:
    from rashomon.archive.affairs import Affairs
    from rashomon.archive.chain import Line
    from rashomon.telling import Form, Length
    from rashomon.writing import Writer

Said = TypeVar("Said", Status, Facet)


def _one_of(kind: type[Said], said: str) -> Said:
    """Return the status, or facet, that was said. Raises Refused."""
    try:
        return kind(said)
    except ValueError:
        raise Refused(repr(said), f"no {kind.__name__.lower()}; say one of {', '.join(kind)}") from None


class Told(ABC):
    """What is told in a brief: a story, or all of an archive."""

    @abstractmethod
    def weighings(self) -> Weighings:
        """Return the cases that are told, with what weighing made of each."""

    @uncollected()
    def brief(
        self,
        form: "Form" = "text",
        length: "Length" = "full",
        sources: Sources = None,
        writer: "Writer | None" = None,
    ) -> str:
        """Return the brief as text, Markdown, HTML or JSON; at full length, on a page ("short"), in one "line".

        `sources` says what the sources are (a TOML or CSV file): it is shown beside the voices and changes nothing. A
        `writer` may rewrite the sentences; those that the reports do not support stay as composed, and are counted.
        """
        return tell(self.weighings(), form, length, sources, writer)


@dataclass(frozen=True)
class LinkedStory(Told):
    """A story and all that was found in its reports, which are read when they are first asked for."""

    story: Story
    line: "Line" = field(repr=False)
    affairs: "Affairs" = field(repr=False, compare=False)

    @property
    def storyline(self) -> str:
        """The id of the storyline that it is part of."""
        return self.line.storyline.id

    @cached_property
    def case(self) -> Case:
        """What is weighed: the reports, and what was matched among them."""
        return self.affairs.case(self.line, self.story.title, (self.story,))

    @property
    def id(self) -> str:
        """The story's id."""
        return self.story.id

    @property
    def title(self) -> str:
        """The title of the report that is most like the others."""
        return self.story.title

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The story's reports, oldest first."""
        return self.affairs.articles(self.line, self.story)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """What joined each report but the first, its words as the reports write them."""
        from rashomon.linking import spellings

        spelled: dict[str, str] = {}
        for article in reversed(self.articles):
            # "PORT ALMA", as datelines have it, only where no report writes it otherwise; "NATO" is so everywhere.
            written = spellings(article).items()
            spelled |= {word: as_is for word, as_is in written if word not in spelled or not as_is.isupper()}
        return tuple(replace(tie, shared=tuple(spelled.get(w, w) for w in tie.shared)) for tie in self.story.ties)

    @cached_property
    def lineage(self) -> dict[str, Link]:
        """What each report that is a copy has its words from: of several the one that it shares most with, the oldest.

        Where the direction is not known, the later report is taken for the copy.
        """
        place = {id: number for number, id in enumerate(self.story.articles)}
        found: dict[str, Link] = {}
        for copy in sorted(self.case.copies, key=lambda link: (-link.score, min(place[link.left], place[link.right]))):
            if not copy.directed and place[copy.left] > place[copy.right]:
                copy = replace(copy, left=copy.right, right=copy.left, passages=tuple((b, a) for a, b in copy.passages))
            found.setdefault(copy.right, copy)
        return found

    @cached_property
    @uncollected()
    def weighed(self) -> Weighed:
        """What weighing made of the story."""
        from rashomon import weighing

        return weighing.weigh(self.case)

    @cached_property
    def withdrawn(self) -> tuple[Finding, ...]:
        """What reports of the story told until they were edited, and nobody tells now."""
        return self.affairs.withdrawn(self.case)

    def findings(self, status: str | None = None, facet: str | None = None) -> tuple[Finding, ...]:
        """Return what is known of the story; with `status` or `facet` ("contested", "when"), only such findings.

        What edited reports no longer tell ("withdrawn") comes last, in the words of the version that told it.
        Raises Refused where there is no such status or facet.
        """
        wanted = (_one_of(Status, status) if status else None, _one_of(Facet, facet) if facet else None)
        known = (*self.weighed.findings, *self.withdrawn)
        return tuple(f for f in known if wanted[0] in (None, f.status) and wanted[1] in (None, f.facet))

    def weighings(self) -> Weighings:
        """Return the story as a case, with what weighing made of it."""
        return [(self.case, self.weighed)]
