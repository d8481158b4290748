"""Affairs of our own, each with what a careful reader takes from its reports: how much of that a brief tells.

    python -m evals.affairs [NAME ...] [--held] [--missed] [--others]

An affair (evals/affairs/NAME.toml) is some reports in words of our own and a key, written before the program had read
them by people who did not know its rules: facts that two independent reports tell (`agreed`), disputes with their sides
(`contested`), plans, and counts told more than once. A key's passages are exact words of a report.

A fact is found where a row of AGREED cites its words in two reports; a dispute where two accounts of one row cite two
of its sides; a plan or count where the brief's plans or numbers cite its words. A row that cites the words of no fact
(of no dispute) in two reports is printed by --others: it may be right and too small for the key, and is to be read.
"""

import argparse
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import rashomon
from evals.tasks import Row, article
from rashomon.model import Article, Span
from rashomon.telling import Brief, make_brief
from rashomon.telling.brief import Plan

FOLDER = Path(__file__).parent / "affairs"

# Affairs that nothing is mended on: what is reached there is what a new affair may expect.
HELD = "held"

Place = tuple[str, Span]  # a report's id, and characters of its text


@dataclass(frozen=True)
class Told:
    """What a brief tells of an affair: of each kind what was found of the key and what was not, and rows beyond it."""

    kind: str
    found: tuple[str, ...]
    missed: tuple[str, ...]
    others: tuple[str, ...]


def main() -> None:
    """Print how much of each affair's key its brief tells."""
    parser = argparse.ArgumentParser(prog="python -m evals.affairs", description=__doc__)
    parser.add_argument("names", nargs="*", help="affairs to read, else all that are not held out")
    parser.add_argument("--held", action="store_true", help="read the affairs that nothing is mended on")
    parser.add_argument("--missed", action="store_true", help="print what of the key was not found")
    parser.add_argument("--others", action="store_true", help="print rows that the key does not have")
    asked = parser.parse_args()
    sums: dict[str, list[int]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        affair = tomllib.loads(path.read_text("utf-8"))
        if path.stem not in asked.names if asked.names else affair.get(HELD, False) != asked.held:
            continue
        for told in read(path.stem, affair):
            counted = sums.setdefault(told.kind, [0, 0, 0])
            for place, rows in enumerate((told.found, told.missed, told.others)):
                counted[place] += len(rows)
            shown = [("-", row) for row in told.missed if asked.missed] + [
                ("?", r) for r in told.others if asked.others
            ]
            for sign, row in shown:
                print(f"{path.stem}  {sign} {told.kind}: {row}")
    for kind, (found, missed, others) in sums.items():
        print(f"{kind:10} found {found:3} of {found + missed:3}   rows beside the key {others:3}")


def read(name: str, affair: Row) -> Iterator[Told]:
    """Weigh and tell an affair's reports, and hold the brief against the key."""
    articles = [article({**row, "id": f"{name}-{n}"}) for n, row in enumerate(affair["report"], start=1)]
    with rashomon.open() as archive:
        archive.add_articles(articles)
        briefs = [make_brief(case, weighed) for case, weighed in archive.weighings()]
    yield _agreed(affair, articles, briefs)
    yield _contested(affair, articles, briefs)
    yield from _plans(affair, articles, briefs)
    yield _counts(affair, articles, briefs)


def _agreed(affair: Row, articles: Sequence[Article], briefs: Sequence[Brief]) -> Told:
    facts = [(str(fact["about"]), _places(fact["passages"], articles)) for fact in affair.get("agreed", ())]
    rows = [(line.text, _cited(brief, line.references)) for brief in briefs for line in brief.agreed]
    found = {about for about, places in facts for _, cited in rows if len(_reports(places, cited)) > 1}
    others = [text for text, cited in rows if all(len(_reports(places, cited)) < 2 for _, places in facts)]
    return Told("agreed", tuple(found), tuple(about for about, _ in facts if about not in found), tuple(others))


def _contested(affair: Row, articles: Sequence[Article], briefs: Sequence[Brief]) -> Told:
    disputes = [
        (str(one["about"]), [_places(side, articles) for side in one["sides"]]) for one in affair.get("contested", ())
    ]
    rows = [
        (
            f"{row.about} {[line.text for line in row.accounts]}",
            [_cited(brief, line.references) for line in row.accounts],
        )
        for brief in briefs
        for row in brief.contested
    ]
    found = {about for about, sides in disputes for _, accounts in rows if _is_dispute(sides, accounts)}
    others = [text for text, accounts in rows if not any(_is_dispute(sides, accounts) for _, sides in disputes)]
    return Told("contested", tuple(found), tuple(about for about, _ in disputes if about not in found), tuple(others))


def _is_dispute(sides: Sequence[Sequence[Place]], accounts: Sequence[Sequence[Place]]) -> bool:
    """Say whether two accounts of a row are two sides of a dispute."""
    taken = [{n for n, side in enumerate(sides) if _reports(side, cited)} for cited in accounts]
    return any(one - other and other for i, one in enumerate(taken) for j, other in enumerate(taken) if i != j)


def _plans(affair: Row, articles: Sequence[Article], briefs: Sequence[Brief]) -> Iterator[Told]:
    """Hold plans against the brief's plans and what comes next, and what became of those that are told."""
    keys = [(one, _places(one["passages"], articles)) for one in affair.get("plan", ())]
    rows = [(plan, _cited(brief, plan.references)) for brief in briefs for plan in (*brief.plans, *brief.coming)]
    told = [(key, [plan for plan, cited in rows if _reports(places, cited)]) for key, places in keys]
    found = [str(key["about"]) for key, plans in told if plans]
    yield Told("plan", tuple(found), tuple(str(key["about"]) for key, plans in told if not plans), ())
    right = {str(key["about"]) for key, plans in told if any(_has_outcome(plan, key) for plan in plans)}
    wrong = (f"{key['about']} ({key['outcome']}): {[p.text for p in plans]}" for key, plans in told if plans)
    missed = [row for row, about in zip(wrong, found, strict=True) if about not in right]
    yield Told("outcome", tuple(about for about in found if about in right), tuple(missed), ())


def _has_outcome(plan: Plan, key: Row) -> bool:
    """Say whether a plan is told as a key has it; one that was moved and held may be either in the key."""
    return plan.is_moved if key["outcome"] == "moved" else key["outcome"] == plan.state


def _counts(affair: Row, articles: Sequence[Article], briefs: Sequence[Brief]) -> Told:
    keys = [(str(one["about"]), _places(one["passages"], articles)) for one in affair.get("count", ())]
    counts = [(brief, count) for brief in briefs for row in brief.numbers for count in row.counts]
    cited = [place for brief, count in counts for place in _cited(brief, count.references)]
    found = {about for about, places in keys if _reports(places, cited)}
    return Told("count", tuple(found), tuple(about for about, _ in keys if about not in found), ())


def _places(passages: Sequence[tuple[int, str]], articles: Sequence[Article]) -> list[Place]:
    """Return where the words of a key stand; those of a title alone stand nowhere, as it is no part of these texts."""
    starts = [(articles[number - 1], words, articles[number - 1].text.find(words)) for number, words in passages]
    return [(report.id, Span(start, start + len(words))) for report, words, start in starts if start >= 0]


def _cited(brief: Brief, references: Sequence[int]) -> list[Place]:
    evidence = {one.number: one.evidence for one in brief.references}
    return [(evidence[number].article, evidence[number].span) for number in references]


def _reports(key: Sequence[Place], cited: Sequence[Place]) -> set[str]:
    """Return the reports in which what is cited touches the words of a key."""
    return {
        report
        for report, words in key
        for other, passage in cited
        if report == other and passage.start < words.end and words.start < passage.end
    }


if __name__ == "__main__":
    main()
