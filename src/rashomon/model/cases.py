"""What is weighed together: the reports of one affair with all that linking found between them."""

from collections.abc import Mapping

from rashomon.model.annotations import Annotations
from rashomon.model.articles import Article
from rashomon.model.links import Echo, Happening, Link, Story
from rashomon.model.spans import Model


class Report(Model, frozen=True, kw_only=True):
    """An article and what was found in it."""

    article: Article
    annotations: Annotations


class Names(Model, frozen=True, kw_only=True):
    """One canonical name for each name under which someone or something goes in several reports."""

    canonical: Mapping[str, str] = {}

    def of(self, name: str) -> str:
        """Return the canonical name; a name that is not known is its own."""
        return self.canonical.get(name, name)


class Case(Model, frozen=True, kw_only=True):
    """One affair: a storyline, or a single story. Reports stand oldest first; happenings and copies are among them.

    `echoes` are the mentions of copies that repeat those of their originals; what is found in the reports has been
    carried over to them.
    """

    title: str
    stories: tuple[Story, ...]
    reports: tuple[Report, ...]
    copies: tuple[Link, ...] = ()
    echoes: tuple[Echo, ...] = ()
    happenings: tuple[Happening, ...] = ()
    names: Names = Names()
