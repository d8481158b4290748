"""A story as a user of the archive has it: its reports, findings and brief at hand."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rashomon.archive.briefs import Sources, tell
from rashomon.model import Article, Case, Facet, Finding, Status, Story, Weighed

if TYPE_CHECKING:
    from rashomon.telling import Form, Length
    from rashomon.writing import Writer


@dataclass(frozen=True)
class LinkedStory:
    """A story and all that was found in its reports. `storyline` is the id of the storyline that it is part of."""

    story: Story
    storyline: str
    case: Case

    @property
    def id(self) -> str:
        """The story's id."""
        return self.story.id

    @property
    def title(self) -> str:
        """The title of the report that is most like the others."""
        return self.story.title

    @property
    def articles(self) -> tuple[Article, ...]:
        """The story's reports, oldest first."""
        return tuple(report.article for report in self.case.reports)

    @cached_property
    def weighed(self) -> Weighed:
        """What weighing made of the story."""
        from rashomon import weighing

        return weighing.weigh(self.case)

    def findings(self, status: str | None = None, facet: str | None = None) -> tuple[Finding, ...]:
        """Return what is known of the story; with `status` or `facet` ("contested", "when"), only such findings."""
        wanted = (Status(status) if status else None, Facet(facet) if facet else None)
        return tuple(f for f in self.weighed.findings if wanted[0] in (None, f.status) and wanted[1] in (None, f.facet))

    def brief(
        self,
        form: "Form" = "text",
        length: "Length" = "full",
        sources: Sources = None,
        writer: "Writer | None" = None,
    ) -> str:
        """Return the story's brief as text, Markdown, HTML or JSON; at full length, on a page ("short"), in one "line".

        `sources` says what the sources are (a TOML or CSV file): it is shown beside the voices and changes nothing. A
        `writer` may rewrite the sentences; those that the reports do not support stay as composed, and are counted.
        """
        return tell([(self.case, self.weighed)], form, length, sources, writer)
