"""Tolls: every count of one thing side by side over time, and what low, best, high and conservative come to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from rashomon.model import Bound, Facet, Figure, Finding, OriginKind, Place, Statement, Status, Tally, Toll
from rashomon.model.estimates import estimate
from rashomon.weighing.counts import Count, number_in_words, sum_in_words, vague_words
from rashomon.weighing.independence import is_nameless
from rashomon.weighing.origins import Origins
from rashomon.wording.normal import fold
from rashomon.wording.numbers import is_vague

# What is counted, where no report says of whom.
PEOPLE = "people"


def find_tolls(findings: Sequence[Finding], told: Sequence[Count], origins: Origins) -> Iterator[Toll]:
    """Yield the toll behind each finding on how many: the figures that weighing took to be of one scope."""
    counts = {(count.words.article, count.words.span): count for count in told}
    for finding in findings:
        said = [*(s for account in finding.accounts for s in account.statements), *finding.former]
        scope = [(c, s) for s in said if (c := counts.get((s.evidence.article, s.evidence.span)))]
        if finding.facet is Facet.HOW_MANY and scope:
            yield _toll(finding, scope, origins)


def _toll(finding: Finding, scope: Sequence[tuple[Count, Statement]], origins: Origins) -> Toll:
    former = finding.against if finding.status is Status.UPDATED else finding.former
    tallies = sorted((tally_of(c, s, origins, superseded=s in former) for c, s in scope), key=_by_day)
    estimates = estimate(tallies)
    first = scope[0][0]
    return Toll(
        subject_id=finding.subject_id,
        measure=first.figure.measure,
        who=who_of([c.figure for c, _ in scope]),
        place=place_of([c.told_place for c, _ in scope if c.told_place]),
        span=min((c.span for c, _ in scope if c.span), key=lambda days: days[1] - days[0], default=None),
        since=first.since,
        tallies=tuple(tallies),
        low=estimates.low,
        best=estimates.best,
        high=estimates.high,
        estimate_rule=estimates.estimate_rule,
        conservative=estimates.conservative,
        conservative_rule=estimates.conservative_rule,
    )


def _given_by(count: Count, statement: Statement, origins: Origins) -> Statement | None:
    """Return a statement as its own report gives it, where it is taken for another's who cannot be shown to differ."""
    speaker, origin = statement.speaker, statement.origin
    is_named = speaker is not None and (origin.kind is OriginKind.PRIMARY or fold(speaker) == fold(origin.name))
    if is_named or is_nameless(origin):
        return None
    own = replace(statement, origin=origins.of(count.words, count.source), speaker=origins.speaker(count.source))
    return own if own.origin != origin else None


def _by_day(tally: Tally) -> tuple[date, float, str, int]:
    words = tally.statement.evidence
    return tally.as_of or date.max, tally.value, words.article, words.span.start


def tally_of(count: Count, statement: Statement, origins: Origins, *, superseded: bool) -> Tally:
    """Return what a count gives, as of its day."""
    figure = count.figure
    vague = vague_words(figure)
    bound = "" if figure.bound is Bound.EXACTLY else f"{figure.bound.value} "
    return Tally(
        statement=statement,
        given_by=_given_by(count, statement, origins),
        as_of=count.as_of,
        words=vague or f"{bound}{number_in_words(figure.value)}{sum_in_words(figure)}",
        value=figure.value,
        low=figure.low,
        high=figure.high,
        vague=vague is not None,
        superseded=superseded,
    )


def who_of(figures: Sequence[Figure]) -> str:
    """Return what the figures count, in the reports' own word where they have one: of men and of people, people."""
    words = {f.who.lower() for f in figures if f.who and not is_vague(f.who)}
    return words.pop() if len(words) == 1 else PEOPLE


def place_of(places: Sequence[Place]) -> str | None:
    """Return the place as most reports call it: the one that holds it, for a district."""
    called = Counter(place.within or " ".join(place.evidence.quote.split()) for place in places)
    return min(called, key=lambda name: (-called[name], name)) if called else None
