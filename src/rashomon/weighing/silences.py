"""Who is silent: the origins that could have told of a finding and do not."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial

from msgspec.structs import replace

from rashomon.model import Case, Evidence, Facet, Figure, Finding, Happening, Measure, Origin, Span, Status
from rashomon.weighing.origins import Origins


def with_silences(findings: Sequence[Finding], case: Case, origins: Origins) -> list[Finding]:
    """Return the findings with the origins of reports that are silent on each.

    Only an origin that published on or after the day when another first told of it could have known of it; a report
    without a day could not be shown to. Whoever quotes another for it is not silent.
    """
    days = {report.article.id: day for report in case.reports if (day := report.article.published.value)}
    last: dict[Origin, date] = {}
    for article, day in days.items():
        origin = origins.by_article[article]
        last[origin] = max(day, last.get(origin, day))
    published = sorted(last.items(), key=lambda one: (one[0].name, one[0].id))
    places = {origin: place for place, (origin, _) in enumerate(published)}
    of = {article: places[origin] for article, origin in origins.by_article.items() if origin in places}
    disputes = [finding for finding in findings if _is_dispute(finding)]
    homes = _homes(case) if disputes else {}
    beside = {finding.subject_id: _told_beside(finding, homes, of) for finding in disputes}
    figures = {figure.evidence: figure for report in case.reports for figure in report.annotations.figures}
    giving = cache(partial(_giving, _numbers(figures.values(), of)))
    counted = (finding for finding in findings if finding.facet is Facet.HOW_MANY)
    beside |= {finding.subject_id: _counted_beside(finding, figures, giving) for finding in counted}
    since = cache(partial(_since, published))
    return [
        replace(finding, silent=_silent(finding, beside.get(finding.subject_id, frozenset()), days, since, of))
        for finding in findings
    ]


# Where the origin of each report stands among those that published: sets of numbers are fast to make and to compare.
Places = Mapping[str, int]


def _is_dispute(finding: Finding) -> bool:
    return finding.facet is Facet.WHETHER and finding.status is Status.CONTESTED


def _homes(case: Case) -> Mapping[str, Sequence[tuple[Span, Happening]]]:
    """Return of each report its mentions of happenings."""
    homes: defaultdict[str, list[tuple[Span, Happening]]] = defaultdict(list)
    for happening in case.happenings:
        for mention in happening.mentions:
            homes[mention.article].append((mention.span, happening))
    return homes


def _told_beside(finding: Finding, homes: Mapping[str, Sequence[tuple[Span, Happening]]], of: Places) -> frozenset[int]:
    """Return the origins of reports that speak of what is disputed, though they may be no voice for a side."""
    said = [s.evidence for account in finding.accounts for s in account.statements]
    told = {h.id: h for words in said for span, h in homes.get(words.article, ()) if words.span.contains(span)}
    return frozenset(of[m.article] for happening in told.values() for m in happening.mentions if m.article in of)


# Figures of one measure that differ by less than this may be of one thing.
ALIKE = 5


Numbers = Mapping[Measure, Sequence[tuple[float, int]]]


def _numbers(figures: Iterable[Figure], of: Places) -> Numbers:
    """Return the numbers of each measure with the origins of reports that give them, the least first."""
    numbers: defaultdict[Measure, set[tuple[float, int]]] = defaultdict(set)
    for figure in figures:
        if figure.evidence.article in of:
            numbers[figure.measure].add((figure.value, of[figure.evidence.article]))
    return {measure: sorted(given) for measure, given in numbers.items()}


def _giving(numbers: Numbers, measure: Measure, low: float, high: float) -> frozenset[int]:
    """Return the origins that give a number of a measure between two."""
    given = numbers.get(measure, ())
    first = bisect_left(given, low, key=lambda number: number[0])
    last = bisect_right(given, high, key=lambda number: number[0])
    return frozenset([origin for _, origin in given[first:last]])


def _counted_beside(
    finding: Finding, figures: Mapping[Evidence, Figure], giving: Callable[[Measure, float, float], frozenset[int]]
) -> frozenset[int]:
    """Return the origins that give some number of the measure and size of a count, whatever it is weighed with."""
    told = {s.evidence for account in finding.accounts for s in account.statements}
    counts = [figures[words] for words in told if words in figures]
    if not counts:
        return frozenset()
    low, high = min(f.value for f in counts) / ALIKE, max(f.value for f in counts) * ALIKE
    return frozenset[int]().union(*(giving(measure, low, high) for measure in {figure.measure for figure in counts}))


def _silent(
    finding: Finding,
    beside: frozenset[int],
    days: Mapping[str, date],
    since: Callable[[date, frozenset[int]], tuple[Origin, ...]],
    of: Places,
) -> tuple[Origin, ...]:
    """Return who published on or after the day when a finding was first told, and tells none of it."""
    telling = {s.evidence.article for account in finding.accounts for s in account.statements}
    known = [days[article] for article in telling if article in days]
    if not known:
        return ()
    return since(min(known), beside | {of[article] for article in telling if article in of})


def _since(published: Sequence[tuple[Origin, date]], first: date, heard: frozenset[int]) -> tuple[Origin, ...]:
    """Return who published on or after a day, without those who are heard: many findings have the same silent."""
    return tuple([origin for place, (origin, day) in enumerate(published) if day >= first and place not in heard])
