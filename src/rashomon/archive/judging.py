"""What people decide about stories, as judgements on pairs of reports: one that a person gave is kept whole.

Nothing is erased: a judgement that is withdrawn leaves each of its pairs as it was judged before.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations, groupby, pairwise, product

from rashomon.model import Link, LinkKind, Model, Verdict

Pairs = tuple[tuple[str, str], ...]


class Judgement(Model, frozen=True, kw_only=True):
    """What one person decided at one time, on pairs of reports. `number` counts the archive's judgements from 1."""

    number: int
    links: tuple[Link, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that it is about, in the order given."""
        return tuple(dict.fromkeys(id for link in self.links for id in (link.left, link.right)))


def same(reports: Sequence[str]) -> Pairs:
    """Return the pairs that make some reports one story."""
    return tuple(pairwise(dict.fromkeys(reports)))


def different(reports: Sequence[str]) -> Pairs:
    """Return the pairs that make some reports as many stories."""
    return tuple(combinations(dict.fromkeys(reports), 2))


def split(story: Sequence[str], out: Sequence[str]) -> Pairs:
    """Return the pairs that take some reports out of a story, whose reports are given too."""
    gone = dict.fromkeys(out)
    return tuple(product(gone, [id for id in story if id not in gone]))


def decide(pairs: Pairs, verdict: Verdict, who: str, when: datetime, why: str) -> tuple[Link, ...]:
    """Return a person's judgement on pairs of reports."""
    return tuple(
        Link(
            left=left,
            right=right,
            kind=LinkKind.SAME_STORY,
            verdict=verdict,
            why=why,
            decided_by=who,
            decided_at=when,
        )
        for left, right in pairs
    )


def judgements(links: Iterable[Link]) -> tuple[Judgement, ...]:
    """Return what people decided, in the order given, from every link that is kept."""
    grouped = groupby(links, key=lambda link: (link.decided_by, link.decided_at, link.why))
    return tuple(Judgement(number=n, links=tuple(some)) for n, (_, some) in enumerate(grouped, start=1))


def withdrawal(judged: Sequence[Judgement], number: int, who: str, when: datetime) -> tuple[Link, ...]:
    """Return the judgement that puts the pairs of an earlier one back to how they were judged before it."""
    before = {_pair(link): link.verdict for judgement in judged[: number - 1] for link in judgement.links}
    why = f"withdraws {number}"
    return tuple(
        link
        for given in judged[number - 1].links
        for link in decide(((given.left, given.right),), before.get(_pair(given), Verdict.UNSURE), who, when, why)
    )


def _pair(link: Link) -> frozenset[str]:
    return frozenset((link.left, link.right))
