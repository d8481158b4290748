"""Mutual accusations: two of whom each says that the other did it.

"Ardia and Belland accused each other of shelling villages", or one report's "Ardia accused Belland of shelling" and
another's "Belland accused Ardia of shelling".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.model import Case, Facet, Finding, Participant, Statement, Status
from rashomon.weighing.agreement import Relation, account_of, compare_days, compare_places
from rashomon.weighing.origins import Origins
from rashomon.weighing.tellings import ACCUSING, Telling, Tellings
from rashomon.wording.ids import short_id

EACH_OTHER = re.compile(r"\b(?:each other|one another)\b")

# What a side answers: whom it holds to have done it.
DOER = "{} did it"


def weigh_mutual(case: Case, tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield a contested finding for each deed that two accuse each other of."""
    accusing = [
        telling
        for report in case.reports
        for telling in tellings.by_article.get(report.article.id, ())
        if telling.event.sense == ACCUSING
    ]
    seen: set[frozenset[str]] = set()
    for one, other in [*_at_once(accusing), *_in_turn(accusing, tellings, origins)]:
        sides = [(t, by, origins.names.of(of.name)) for t, by, of in (one, other)]
        pair = frozenset(name for _, _, name in sides)
        if len(pair) == len(sides) and pair not in seen:
            seen.add(pair)
            yield _dispute(sides, origins)


Side = tuple[Telling, Participant, Participant]  # where it is told, who accuses, and whom


def _at_once(accusing: Sequence[Telling]) -> Iterator[tuple[Side, Side]]:
    """Yield the two sides of each sentence in which two named parties accuse each other."""
    for telling in accusing:
        named = [actor for actor in telling.event.actors if actor.named]
        if len(named) == len(telling.event.actors) == len(("one", "other")) and EACH_OTHER.search(telling.words.quote):
            one, other = named
            yield (telling, one, other), (telling, other, one)


def _in_turn(accusing: Sequence[Telling], tellings: Tellings, origins: Origins) -> Iterator[tuple[Side, Side]]:
    """Yield pairs of accusations of a deed of one sense in which the accuser of one is the accused of the other."""
    sides = [
        (telling, telling.event.actors[0], telling.event.targets[0])
        for telling in accusing
        if len(telling.event.actors) == 1 and len(telling.event.targets) == 1
    ]
    for one, other in combinations((side for side in sides if side[1].named and side[2].named), 2):
        by, of = ([origins.names.of(who.name) for who in side[1:]] for side in (one, other))
        if by == of[::-1] and tellings.matter(one[0]) & tellings.matter(other[0]) and _may_be_one(one[0], other[0]):
            yield one, other


def _may_be_one(left: Telling, right: Telling) -> bool:
    """Say whether two accusations may be of one deed: of no other days and no other place."""
    if left.span and right.span and compare_days(left.span, right.span) is Relation.CONTRADICTS:
        return False
    here, there = left.event.where, right.event.where
    return here is None or there is None or compare_places(here, there) is not Relation.CONTRADICTS


def _dispute(sides: Sequence[tuple[Telling, Participant, str]], origins: Origins) -> Finding:
    accounts = [
        account_of(
            [
                Statement(
                    value=DOER.format(accused),
                    evidence=telling.words,
                    origin=origins.of(telling.words, by),
                    speaker=origins.speaker(by),
                )
            ]
        )
        for telling, by, accused in sides
    ]
    words = sides[0][0].words
    names = [account.statements[0].origin.name for account in accounts]
    return Finding(
        subject_id=short_id(f"mutual|{words.article}:{words.span.start}"),
        subject=f"“{' '.join(words.quote.split())}”",
        facet=Facet.WHETHER,
        accounts=tuple(accounts),
        status=Status.CONTESTED,
        rule=f"{names[0]} and {names[1]} accuse each other",
    )
