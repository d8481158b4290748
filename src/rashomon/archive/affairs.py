"""The stories and storylines that an archive keeps: read where they are asked for, matched within where nobody did."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress

from msgspec.structs import replace

from rashomon.archive.aliases import Aliases
from rashomon.archive.chain import Affair, Line, digest_of, find_affair, make_case
from rashomon.archive.changes import withdrawn
from rashomon.archive.joining import with_dates
from rashomon.errors import StoreError
from rashomon.model import Article, Case, Dated, Finding, Report, Story, Storyline
from rashomon.model.kept import Group, Level
from rashomon.store import Shelf, Store

# Affairs held at once, while their stories are told one after the other.
HELD = 16


class Affairs:
    """Reads what linking kept; what it matches within a storyline is kept too."""

    def __init__(self, store: Store, annotated_by: str, aliases: Aliases) -> None:
        self._store = store
        self._annotated_by = annotated_by
        self._aliases = aliases
        self._recent: dict[tuple[str, str], Affair] = {}

    def lines(self) -> tuple[Line, ...]:
        """Return every storyline, by id."""
        with self._store.linked(self._annotated_by) as ledger:
            told = {group.id: group for group in ledger.shelf(Level.STORIES).all_groups()}
            dates = ledger.all_dates()
            return tuple(_line(group, told, dates) for group in ledger.shelf(Level.STORYLINES).all_groups())

    def lines_with(self, stories: Callable[[Shelf], Collection[str]]) -> tuple[Line, ...]:
        """Return the storylines of some stories, by id; `stories` gives their ids from what is kept of stories."""
        with self._store.linked(self._annotated_by) as ledger:
            shelf, lines = ledger.shelf(Level.STORIES), ledger.shelf(Level.STORYLINES)
            groups = tuple(lines.groups(sorted(set(lines.homes(stories(shelf)).values()))))
            told = {s.id: s for s in shelf.groups([member.id for group in groups for member in group.members])}
            dates = ledger.dates([member.id for story in told.values() for member in story.members])
            return tuple(_line(group, told, dates) for group in groups)

    def affair(self, line: Line) -> Affair:
        """Return what is matched within a storyline: as it is kept, where its reports are still the same."""
        key = (line.storyline.id, digest_of(line, self._aliases))
        if key not in self._recent:
            if len(self._recent) == HELD:
                self._recent.pop(next(iter(self._recent)))
            self._recent[key] = self._store.affair(*key, Affair) or self._matched(line, key)
        return self._recent[key]

    def case(self, line: Line, title: str, stories: tuple[Story, ...]) -> Case:
        """Return some stories of a storyline as one case to be weighed."""
        ids = sorted(id for story in stories for id in story.articles)
        return make_case(title, stories, self.affair(line), self.reports(line, ids))

    def storyline(self, line: Line) -> Storyline:
        """Return a storyline with its turning points."""
        return replace(line.storyline, turns=self.affair(line).turns)

    def whole(self, line: Line) -> Case:
        """Return a storyline as one case to be weighed."""
        return self.case(line, line.storyline.title, line.stories)

    def withdrawn(self, case: Case) -> tuple[Finding, ...]:
        """Return what reports of a case told until they were edited, and nobody tells now."""
        versions = (self._store.versions(report.article.id) for report in case.reports)
        edited = [told for told in versions if len(told) > 1]
        return withdrawn(case, edited, lambda id: self._store.report(id, self._annotated_by))

    def reports(self, line: Line, ids: Sequence[str]) -> tuple[Report, ...]:
        """Return some reports of a storyline with their dates, by id."""
        with self._store.linked(self._annotated_by) as ledger:
            return with_dates(ledger.reports(ids), line.inferred)

    def articles(self, line: Line, story: Story) -> tuple[Article, ...]:
        """Return the reports of a story, oldest first."""
        by_id = {report.article.id: report.article for report in self.reports(line, story.articles)}
        return tuple(by_id[id] for id in story.articles)

    def match(self, line: Line) -> Affair:
        """Match within a storyline anew."""
        return find_affair(line, self.reports(line, line.ids), self._aliases)

    def _matched(self, line: Line, key: tuple[str, str]) -> Affair:
        affair = self.match(line)
        with suppress(StoreError):  # it can be matched again: an archive that may only be read is told all the same
            self._store.keep_affair(*key, affair)
        return affair


def _line(group: Group, told: Mapping[str, Group], dates: Mapping[str, Dated]) -> Line:
    from rashomon.linking import line_of, story_of

    stories = tuple(story_of(told[member.id]) for member in group.members)
    ids = (id for story in stories for id in story.articles)
    return Line(storyline=line_of(group), stories=stories, inferred={id: dates[id] for id in ids if id in dates})
