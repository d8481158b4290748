"""Planted conflicts: one change in a copy of a real report must come out with the right status, and nothing else.

    python -m evals.planted [--seed N] [--each N] [--stories N] [--misses]

From the reports of stories-basil, syria and stories-gva copies are made under another outlet's name with exactly one
change: a number, day, place, participant, a denial, a sentence told by a second outlet, or a mere reprint. What is
known before (with an unchanged copy in its place) is compared with what is known after. With --apart a copy counts as
an account of its own, which shows what is lost where copies are not the cause.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from msgspec.structs import replace

from evals.planting import KINDS, OUTLET, Base, Plant, case_of, planted
from evals.tasks import DATA, article, read_rows
from rashomon import weighing
from rashomon.archive.annotating import annotate_each
from rashomon.model import Account, Article, Evidence, Facet, Finding, Report, Source, Status, Weighed

CORPORA = ("stories-basil.jsonl", "syria.jsonl.gz", "stories-gva.jsonl.gz")

Known = tuple[Facet, Status, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Outcome:
    """What became of one plant: whether it came out as it must, and what else changed."""

    plant: Plant
    found: bool
    others: tuple[str, ...]


def main() -> int:
    """Plant, weigh and print the figures by kind of plant."""
    parser = argparse.ArgumentParser(prog="python -m evals.planted", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=20, help="as many plants of each kind")
    parser.add_argument("--stories", type=int, default=40, help="as many stories of each corpus are drawn from")
    parser.add_argument("--misses", action="store_true", help="print each plant that did not come out right")
    parser.add_argument("--apart", action="store_true", help="take no report for a copy of another")
    asked = parser.parse_args()
    chance = Random(asked.seed)
    bases = [base for name in CORPORA for base in read_bases(name, asked.stories, chance)]
    outcomes = list(run(bases, asked.each, chance, apart=asked.apart))
    tell(outcomes)
    if asked.misses:
        for outcome in outcomes:
            if not outcome.found or outcome.others:
                print(_miss(outcome))
    if asked.apart:
        return 0
    raised = raised_by_reprints(bases[: asked.each])
    print(f"ten reprints raised the voices of {raised} of {len(bases[: asked.each])} stories")
    return 0


def read_bases(corpus: str, most: int, chance: Random) -> list[Base]:
    """Return some stories of a corpus, annotated; a report that tells of no story is one by itself."""
    stories: dict[str, list[Article]] = {}
    for row in read_rows(DATA / corpus):
        stories.setdefault(row.get("story") or row["id"], []).append(article(row))
    drawn = chance.sample(sorted(stories), min(most, len(stories)))
    return [tuple(r for r in annotate_each(stories[story]) if isinstance(r, Report)) for story in drawn]


def annotated(articles: Sequence[Article]) -> Base:
    """Return reports with what is found in each."""
    return tuple(report for report in annotate_each(articles) if isinstance(report, Report))


def run(bases: Sequence[Base], each: int, chance: Random, *, apart: bool = False) -> Iterator[Outcome]:
    """Yield the outcome of up to so many plants of each kind, one of a kind from a story."""
    for kind in KINDS if not apart else [kind for kind in KINDS if kind != "reprint"]:
        outcomes = 0
        for base in bases:
            if outcomes == each:
                break
            plant = base and planted(kind, base, chance)
            if plant:
                outcomes += 1
                yield outcome(base, plant, apart=apart)


def outcome(base: Base, plant: Plant, *, apart: bool = False) -> Outcome:
    """Weigh a story with the plant and without it, and compare."""
    (told,) = annotated([plant.article])
    (plain,) = annotated([plant.unchanged]) if plant.unchanged else (None,)
    before = weigh_with(base, plain, apart=apart)
    after = weigh_with(base, told, apart=apart)
    known = Counter(_known(finding) for finding in before.findings)
    new = [f for f in after.findings if not _take(known, _known(f))]
    touching = [f for f in new if any(_touches(e, plant) for e in _words(f))]
    found = (
        not new and len(after.origins) == len(before.origins)
        if plant.status is None
        else any(f.status in plant.status and f.facet in plant.facets for f in touching)
    )
    about = {finding.subject_id for finding in touching}
    wrong = [
        f for f in new if f.subject_id not in about or (f.status is Status.CONTESTED and f.facet not in plant.facets)
    ]
    return Outcome(plant, found, tuple(f"{f.facet.value}, {f.status.value}: {f.subject}; {f.rule}" for f in wrong))


def weigh_with(base: Base, added: Report | None, *, apart: bool = False) -> Weighed:
    """Return what is known of the affair of a story's first report, with another report added or put in place of it."""
    reports = {report.article.id: report for report in (*base, *((added,) if added else ()))}
    case = case_of(tuple(reports.values()), base[0].article.id)
    return weighing.weigh(replace(case, copies=()) if apart else case)


def _known(finding: Finding) -> Known:
    return finding.facet, finding.status, tuple(sorted(a.value for a in finding.accounts)), finding.voices


def _take(known: Counter[Known], one: Known) -> bool:
    known[one] -= 1
    return known[one] >= 0


def _words(finding: Finding) -> list[Evidence]:
    accounts: tuple[Account, ...] = finding.accounts
    return [statement.evidence for account in accounts for statement in account.statements]


def _touches(words: Evidence, plant: Plant) -> bool:
    return any(words.article == id and words.span.overlaps(span) for id, span in plant.touched)


def raised_by_reprints(bases: Sequence[Base]) -> int:
    """Return in how many stories ten reprints of a report raise the number of its voices, for any finding or in all."""
    raised = 0
    for base in bases:
        original = base[0].article
        reprints = annotated(
            [
                replace(original, id=f"{original.id}-{n}", source=Source(name=f"{OUTLET} {n}"), url=None)
                for n in range(10)
            ]
        )
        before = weighing.weigh(case_of(base, original.id))
        after = weighing.weigh(case_of((*base, *reprints), original.id))
        raised += len(after.origins) > len(before.origins) or _most_voices(after) > _most_voices(before)
    return raised


def _most_voices(weighed: Weighed) -> int:
    return max((len(finding.voices) for finding in weighed.findings), default=0)


def tell(outcomes: Sequence[Outcome]) -> None:
    """Print recall and precision by kind of plant, and of all."""
    for kind in (*KINDS, "all"):
        chosen = [o for o in outcomes if kind in (o.plant.kind, "all")]
        found, others = sum(o.found for o in chosen), sum(len(o.others) for o in chosen)
        recall = found / len(chosen) if chosen else 0.0
        precision = found / (found + others) if found else 0.0
        print(f"{kind:<12} {len(chosen):>4} plants   recall {recall:.3f}   precision {precision:.3f}")


def _miss(outcome: Outcome) -> str:
    plant = outcome.plant
    head = f"{'found' if outcome.found else 'MISSED'} {plant.kind} {plant.article.id}: {plant.change}"
    return "\n".join([head, *(f"    also: {other}" for other in outcome.others)])


if __name__ == "__main__":
    sys.exit(main())
