"""Reports linked without an archive, as if they came at once with nothing before them."""

from collections.abc import Collection, Mapping, Sequence

from rashomon import linking
from rashomon.archive.chain import Line, find_affair, largest_first, make_case
from rashomon.archive.joining import Joined, infer, with_dates
from rashomon.model import Case, Dated, Report


def find_cases(reports: Sequence[Report]) -> tuple[Case, ...]:
    """Return every affair among some reports as a case to be weighed: the one with most reports first."""
    by_id = {report.article.id: report for report in reports}
    cases = []
    for line in _lines(reports):
        own = with_dates([by_id[id] for id in line.ids], line.inferred)
        cases.append(make_case(line.storyline.title, line.stories, find_affair(line, own), own))
    return tuple(sorted(cases, key=largest_first))


def _lines(reports: Sequence[Report]) -> tuple[Line, ...]:
    """Link reports into storylines as if they came at once, with nothing before them."""
    joined = Joined(reports, {})
    inferred = {id: dated for id, dated in infer(joined, _Given(reports)).items() if dated.value}
    if inferred:
        joined = Joined(with_dates(reports, inferred), {})
    lines = {joined.lines.home(story.id) for story in joined.stories}
    return tuple(
        Line(
            storyline=linking.line_of(group),
            stories=tuple(linking.story_of(joined.stream.group(member.id)) for member in group.members),
            inferred=inferred,
        )
        for group in joined.lines.groups(sorted(lines))
    )


class _Given:
    """Reports that are all there is."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._by_id = {report.article.id: report for report in reports}

    def reports(self, ids: Collection[str]) -> Sequence[Report]:
        """Return some reports, by id."""
        return [self._by_id[id] for id in ids]

    def undated(self, ids: Collection[str]) -> Sequence[str]:
        """Return those of some reports that state no date."""
        return [id for id in ids if self._by_id[id].article.published.value is None]

    def dates(self, ids: Collection[str]) -> Mapping[str, Dated]:
        """Return nothing: no date was inferred before."""
        return {}
