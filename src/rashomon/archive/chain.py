"""From linked reports to affairs that can be weighed: what is matched within a storyline, and the cases it gives."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec
from msgspec.structs import replace

from rashomon.archive.aliases import NO_ALIASES, Aliases
from rashomon.archive.joining import apart
from rashomon.model import Annotations, Case, Dated, Happening, Link, Model, Names, Report, Story, Storyline, Turn
from rashomon.model.links import Echo

# Raised whenever the same record would be linked otherwise: an archive links anew what an older version linked.
VERSION = "10"


class Line(Model, frozen=True, kw_only=True):
    """A storyline with its stories, and the dates that were inferred for reports of them."""

    storyline: Storyline
    stories: tuple[Story, ...]
    inferred: Mapping[str, Dated] = {}

    @property
    def ids(self) -> list[str]:
        """The ids of its reports, in order."""
        return sorted(id for story in self.stories for id in story.articles)


class Affair(Model, frozen=True, kw_only=True):
    """What was matched within a storyline; `carried` are copies with what their originals say."""

    copies: tuple[Link, ...] = ()
    echoes: tuple[Echo, ...] = ()
    carried: tuple[Annotations, ...] = ()
    happenings: tuple[Happening, ...] = ()
    names: Names = Names()
    turns: tuple[Turn, ...] = ()


def version() -> str:
    """Return the version of all that is derived: it changes with our own versions."""
    from rashomon import annotating

    return f"{annotating.VERSION}.{VERSION}"


def find_affair(line: Line, reports: Sequence[Report], aliases: Aliases = NO_ALIASES) -> Affair:
    """Match copies, names and happenings within a storyline, whose dated reports are given by id.

    `aliases` are the user's names: they win.
    """
    from rashomon import linking

    articles, annotations = apart(reports)
    copies = linking.find_copies(articles)
    echoes = linking.find_echoes(articles, annotations, copies)
    names = linking.match_names([echoes.once(each) for each in annotations], aliases)
    carried = [echoes.of(each) for each in annotations]
    happenings = linking.match_events(articles, carried, names, line.stories, echoes.pairs)
    return Affair(
        copies=copies,
        echoes=echoes.pairs,
        carried=tuple(echoes.annotations[id] for id in sorted(echoes.annotations)),
        happenings=happenings,
        names=names,
        turns=linking.find_turns(articles, carried, names, happenings, copies),
    )


def digest_of(line: Line, aliases: Aliases = NO_ALIASES) -> str:
    """Return a digest of all that the affair of a storyline follows from; the text of a report never changes."""
    inferred = {id: line.inferred[id] for id in line.ids if id in line.inferred}
    return hashlib.sha256(msgspec.json.encode((version(), line.stories, inferred, dict(aliases)))).hexdigest()


def largest_first(case: Case) -> tuple[int, str]:
    """Return what orders cases."""
    return (-len(case.reports), case.stories[0].id)


def case_of(reports: Sequence[Report], title: str) -> Case:
    """Return some reports as one case, linked as if they were all that there is."""
    ordered = sorted(reports, key=_oldest_first)
    story = Story(id="", articles=tuple(report.article.id for report in ordered), title=title)
    line = Line(storyline=Storyline(id="", stories=("",), title=title), stories=(story,))
    own = sorted(reports, key=lambda report: report.article.id)
    return make_case(title, (story,), find_affair(line, own), own)


def make_case(title: str, stories: tuple[Story, ...], affair: Affair, reports: Sequence[Report]) -> Case:
    """Return a case of some of an affair's stories: what was found among their reports, oldest report first."""
    ids = {id for story in stories for id in story.articles}
    carried = {each.article: each for each in affair.carried}
    own = (
        replace(report, annotations=carried.get(report.article.id, report.annotations))
        for report in reports
        if report.article.id in ids
    )
    return Case(
        title=title,
        stories=stories,
        reports=tuple(sorted(own, key=_oldest_first)),
        copies=tuple(copy for copy in affair.copies if copy.left in ids and copy.right in ids),
        echoes=tuple(e for e in affair.echoes if e.original.article in ids and e.echo.article in ids),
        happenings=tuple(kept for happening in affair.happenings if (kept := _among(happening, ids))),
        names=affair.names,
    )


def _among(happening: Happening, ids: set[str]) -> Happening | None:
    """Return the happening as these reports tell it, or None where they do not."""
    mentions = tuple(mention for mention in happening.mentions if mention.article in ids)
    return replace(happening, mentions=mentions) if mentions else None


def _oldest_first(report: Report) -> tuple[date, str]:
    return (report.article.published.value or date.max, report.article.id)
