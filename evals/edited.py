"""What changed: reports that are edited or arrive must come out as the right kind of change, and as nothing else.

    python -m evals.edited [--seed N] [--each N] [--stories N] [--misses]

Stories of stories-basil and syria are weighed as they are; then the first report's toll is changed wherever it stands
(corrected), or its sentences are taken out (withdrawn), or a neutral line is added (nothing); or a plant of
`evals.planted` arrives as another report (contradicted, corroborated, nothing). The changes told are counted; what else
an arriving report tells may be new.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from evals.planted import annotated, read_bases
from evals.planting import Base, planted
from rashomon.archive.chain import case_of
from rashomon.archive.changes import changes_of
from rashomon.model import Article, Change, ChangeKind, Facet, Report, Status
from rashomon.reading import read_text
from rashomon.store.identity import renamed
from rashomon.weighing.counts import is_weighed
from rashomon.weighing.versions import align
from rashomon.wording.numbers import NUMBER, number

CORPORA = ("stories-basil.jsonl", "syria.jsonl.gz")
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
ADDED = 13  # to a toll that is changed
LINE = "\n\nThis report was updated with the time of publication."


@dataclass(frozen=True)
class Outcome:
    """What was told of one edit or arrival: whether as it must be, and which changes besides."""

    kind: str
    found: bool
    others: tuple[Change, ...]
    about: str


def corrected(base: Base, chance: Random) -> Outcome | None:
    """Change the first toll of the first report wherever its number stands, in figures or in words."""
    toll = _first_toll(base[0])
    if toll is None:
        return None
    written, other = _written(base[0], toll), str(int(toll) + ADDED)
    edit = _edited(base[0].article, lambda text: written.sub(other, text))
    return _edit_outcome("corrected", base, edit, ChangeKind.CORRECTED, f"{toll:.0f} to {other}")


def withdrawn(base: Base, chance: Random) -> Outcome | None:
    """Take the sentences with the first toll of the first report out of it."""
    toll = _first_toll(base[0])
    if toll is None:
        return None
    article, written = base[0].article, _written(base[0], toll)
    spans = [pair.before for pair in align(article, article).pairs if pair.before]
    told = [span for span in spans if written.search(span.of(article.text))]
    kept = article.text
    for span in reversed(told):
        kept = kept[: span.start] + kept[span.end :]
    if len(kept) < len(article.text) / 2:
        return None
    return _edit_outcome("withdrawn", base, _edited(article, lambda text: kept), ChangeKind.WITHDRAWN, f"{toll:.0f}")


def unchanged(base: Base, chance: Random) -> Outcome | None:
    """Add a line that tells nothing."""
    edit = _edited(base[0].article, lambda text: text.rstrip() + LINE)
    return _edit_outcome("unchanged", base, edit, None, "a neutral line")


def _first_toll(report: Report) -> float | None:
    """Return the number of the first figure that is weighed, where it is written in figures."""
    for figure in report.annotations.figures:
        found = re.search(r"\b\d[\d,]*\b", figure.evidence.quote)
        if found and is_weighed(figure, report.article) and float(found[0].replace(",", "")) == figure.value:
            return figure.value
    return None


def _written(report: Report, toll: float) -> re.Pattern[str]:
    """Return a pattern of all the ways in which the figures of a report write a number: "9", "nine"."""
    quotes = (figure.evidence.quote for figure in report.annotations.figures)
    found = {m.group() for quote in quotes for m in NUMBER.finditer(quote) if number(m.group()) == toll}
    ways = "|".join(map(re.escape, sorted(found | {f"{toll:.0f}", f"{toll:,.0f}"})))
    return re.compile(rf"(?<![\w,.])(?:{ways})(?![\d,.]*\d|\w)")


def _edited(article: Article, edit: Callable[[str], str]) -> Article:
    text = edit(article.text)
    title = article.title and (edit(article.title) if article.title in article.text else article.title)
    day = article.published.value.isoformat() if article.published.value else None
    title = title if title and title in text else article.title
    return read_text(text, id=f"{article.id}~2", title=title, published=day, source=article.source)


def _edit_outcome(kind: str, base: Base, edit: Article, expected: ChangeKind | None, about: str) -> Outcome:
    (newer,) = annotated([edit])
    case = case_of((newer, *base[1:]), "A story")
    told = changes_of(case, SINCE, {newer.article.id: base[0]}, ()).changes
    of_figures = [c for c in told if c.kind is expected and c.finding.facet is Facet.HOW_MANY]
    others = tuple(c for c in told if c.kind is not expected)
    return Outcome(kind, bool(of_figures) if expected else not told, others, about)


def arriving(plant_kind: str) -> Callable[[Base, Random], Outcome | None]:
    """Return what plants a conflict of a kind in a story and tells what changed when it arrived."""

    def arrive(base: Base, chance: Random) -> Outcome | None:
        plant = planted(plant_kind, base, chance)
        if plant is None:
            return None
        former = next((report for report in base if report.article.id == plant.article.id), None)
        (told,) = annotated([renamed(plant.article, f"{plant.article.id}~2")])
        case = case_of((*(report for report in base if report is not former), told), "A story")
        formers, came = ({told.article.id: former}, ()) if former else ({}, (told.article.id,))
        changes = changes_of(case, SINCE, formers, came).changes
        if plant.status is None:
            return Outcome(plant_kind, not changes, changes, plant.change)
        kind = ChangeKind.CONTRADICTED if Status.CONTESTED in plant.status else ChangeKind.CORROBORATED
        right = [c for c in changes if c.kind is kind and c.finding.facet in plant.facets]
        subjects = {c.finding.subject_id for c in right}
        others = tuple(
            c for c in changes if c.kind not in (kind, ChangeKind.NEW) and c.finding.subject_id not in subjects
        )
        return Outcome(plant_kind, bool(right), others, plant.change)

    return arrive


MAKERS: dict[str, Callable[[Base, Random], Outcome | None]] = {
    "corrected": corrected,
    "withdrawn": withdrawn,
    "unchanged": unchanged,
    "origin": arriving("origin"),
    "number": arriving("number"),
    "day": arriving("day"),
    "denial": arriving("denial"),
    "reprint": arriving("reprint"),
}


def run(bases: Sequence[Base], each: int, chance: Random) -> Iterator[Outcome]:
    """Yield the outcomes of up to so many of each kind."""
    for make in MAKERS.values():
        made = (make(tuple({r.article.digest: r for r in base}.values()), chance) for base in bases if base)
        outcomes = (outcome for outcome in made if outcome)
        yield from (outcome for _, outcome in zip(range(each), outcomes, strict=False))


def main() -> int:
    """Edit, let arrive, compare, and print the figures by kind."""
    parser = argparse.ArgumentParser(prog="python -m evals.edited", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=30, help="as many of each kind")
    parser.add_argument("--stories", type=int, default=60, help="as many stories of each corpus are drawn from")
    parser.add_argument("--misses", action="store_true", help="print each that did not come out right")
    asked = parser.parse_args()
    chance = Random(asked.seed)
    bases = [base for name in CORPORA for base in read_bases(name, asked.stories, chance)]
    outcomes = list(run(bases, asked.each, chance))
    for kind in MAKERS:
        some = [outcome for outcome in outcomes if outcome.kind == kind]
        others = sum(len(outcome.others) for outcome in some)
        print(f"{kind:<10} {sum(o.found for o in some):>3} of {len(some):>3} right, {others} other changes")
    for outcome in outcomes if asked.misses else ():
        if not outcome.found or outcome.others:
            print(f"{'found' if outcome.found else 'MISSED'} {outcome.kind}: {outcome.about}")
            for c in outcome.others:
                print(f"    {c.kind.value}, {c.finding.facet.value}: {c.finding.subject}: {c.finding.value}; {c.why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
