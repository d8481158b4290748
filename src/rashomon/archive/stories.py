"""A story as a user of the archive has it: its reports, findings and brief at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model import Article, Case, Facet, Finding, Standing, Status, Story, Weighed

if TYPE_CHECKING:
    from rashomon.telling import Form, Length

# A file of sources, or what it says.
Sources = str | Path | Sequence[Standing] | None


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
    def _weighed(self) -> Weighed:
        from rashomon import weighing

        return weighing.weigh(self.case)

    def findings(self, status: str | None = None, facet: str | None = None) -> tuple[Finding, ...]:
        """Return what is known of the story; with `status` or `facet` ("contested", "when"), only such findings."""
        wanted = (Status(status) if status else None, Facet(facet) if facet else None)
        return tuple(
            f for f in self._weighed.findings if wanted[0] in (None, f.status) and wanted[1] in (None, f.facet)
        )

    def brief(self, form: "Form" = "text", length: "Length" = "full", sources: Sources = None) -> str:
        """Return the story's brief as text, Markdown, HTML or JSON; at full length, on a page ("short"), in one line.

        `sources` says what the sources are (a TOML or CSV file): it is shown beside the voices and changes nothing.
        """
        return tell([(self.case, self._weighed)], form, length, sources)


def tell(
    weighed: Sequence[tuple[Case, Weighed]], form: "Form", length: "Length" = "full", sources: Sources = None
) -> str:
    """Return one document with the brief of each case."""
    from rashomon import telling

    standings = standings_of(sources)
    briefs = [telling.make_brief(case, found, standings) for case, found in weighed]
    return telling.render_all([telling.shortened(brief, length) for brief in briefs], form)


def standings_of(sources: Sources) -> Sequence[Standing]:
    """Return what a file of sources says, or what is said already."""
    from rashomon.archive.standings import read_standings

    return read_standings(sources) if isinstance(sources, str | Path) else sources or ()
