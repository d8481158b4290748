"""What people decide about stories, as judgements on pairs of reports: one that a person gave is kept whole.

Nothing is erased. A withdrawal is a judgement too, with a number of its own, on the pairs of the one that it withdraws;
withdrawn itself, it leaves that one standing. What counts on a pair is the latest judgement that is not withdrawn.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations, groupby, pairwise, product

from msgspec.structs import replace

from rashomon.errors import Refused
from rashomon.model import Link, LinkKind, Model, Verdict

Pairs = Sequence[tuple[str, str]]


class Judgement(Model, frozen=True, kw_only=True):
    """What one person decided at one time, on pairs of reports. `number` counts the archive's judgements from 1.

    `withdrawn` is the first link of the withdrawal of this one, which says who and when; None where it stands.
    """

    number: int
    links: tuple[Link, ...]
    withdrawn: Link | None = None

    @property
    def withdraws(self) -> int | None:
        """The number of the judgement that this one withdraws; None where it says something of its reports."""
        return self.links[0].withdraws

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
    given = [tuple(some) for _, some in groupby(links, key=_decision)]
    withdrawn: dict[int, Link] = {}
    for number in range(len(given), 0, -1):  # the last first: whether a withdrawal stands, only later ones tell
        link = given[number - 1][0]
        if link.withdraws is not None and number not in withdrawn:
            withdrawn[link.withdraws] = link
    return tuple(Judgement(number=n, links=some, withdrawn=withdrawn.get(n)) for n, some in enumerate(given, start=1))


def withdrawal(judged: Sequence[Judgement], number: int, who: str, when: datetime, why: str) -> tuple[Link, ...]:
    """Return the judgement that withdraws an earlier one. Raises Refused where there is none that stands."""
    if not 1 <= number <= len(judged):
        raise Refused(str(number), f"no judgement has this number; there are {len(judged)}")
    judgement = judged[number - 1]
    if judgement.withdrawn:
        raise Refused(str(number), f"this judgement is withdrawn already, by {signed(judgement.withdrawn)}")
    pairs = tuple((link.left, link.right) for link in judgement.links)
    return tuple(replace(link, withdraws=number) for link in decide(pairs, Verdict.UNSURE, who, when, why))


def contradicted(judged: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that counted on a pair until the last one said otherwise of it."""
    *before, last = judged
    said = {_pair(link): link.verdict for link in last.links}
    standing = {_pair(link): link for link in _standing(link for judgement in before for link in judgement.links)}
    other = {id(link) for pair, link in standing.items() if pair in said and link.verdict is not said[pair]}
    return tuple(one for one in before if last.withdraws is None and any(id(link) in other for link in one.links))


def signed(link: Link) -> str:
    """Return who decided and when, in words."""
    return f"{link.decided_by or 'nobody named'}, {at(link)}"


def at(link: Link) -> str:
    """Return when somebody decided, in words."""
    return f"{link.decided_at:%Y-%m-%d %H:%M} UTC" if link.decided_at else "undated"


def honoured(before: Sequence[Link], new: Sequence[Link]) -> tuple[Sequence[Link], Sequence[Link]]:
    """Return what counts of the links before a step, and for each pair that one in it is about, what counts then."""
    verdicts = {_pair(link): link.verdict for link in _standing([*before, *new])}
    now = [replace(link, verdict=verdicts.get(_pair(link), Verdict.UNSURE)) for link in new]
    return _standing(before), now


def _standing(links: Iterable[Link]) -> list[Link]:
    said = [judgement for judgement in judgements(links) if judgement.withdraws is None and not judgement.withdrawn]
    return [link for judgement in said for link in judgement.links]


def _decision(link: Link) -> tuple[object, ...]:
    """Return what all links of one judgement have in common."""
    return link.decided_by, link.decided_at, link.why, link.verdict, link.withdraws


def _pair(link: Link) -> frozenset[str]:
    return frozenset((link.left, link.right))
