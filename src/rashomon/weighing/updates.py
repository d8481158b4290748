"""Updates: a count that is told anew, by the same authority or as a later report has it, and what it was before."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate, pairwise
from operator import or_

from rashomon.model import Measure, OriginKind, Statement, Status
from rashomon.weighing.agreement import Judgement, Relation, account_of, compare_numbers
from rashomon.weighing.counts import Count, is_later, vague_words
from rashomon.weighing.independence import independent
from rashomon.weighing.origins import Origins
from rashomon.wording.days import day_in_words, listed
from rashomon.wording.normal import fold

Told = tuple[Count, Statement]

# How a number stands to a later one that may be what it grew to: "at least 19" and then 31.
GROWN = frozenset({Relation.REFINED_BY, Relation.FAR})


# Of what is over when it is counted, who marched or was arrested, there are not more a day later.
OVER = frozenset({Measure.ARRESTED, Measure.GATHERED})


def last_of_each(values: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """Return the counts that stand, and those in whose place the same authority later put another number."""
    former = [told for told in values if any(_takes_its_place(other, told) for other in values)]
    return [told for told in values if told not in former], former


def _takes_its_place(newer: Told, former: Told) -> bool:
    (after, _), (before, _) = newer, former
    if after.figure.value == before.figure.value or vague_words(after.figure) or not is_later(after, before):
        return False
    return authority(*newer) == authority(*former)


def authority(count: Count, statement: Statement) -> str:
    """Return who counts: the body that is quoted, by name or as every report calls it ("police"), else the origin."""
    if statement.origin.kind is OriginKind.PRIMARY or not statement.speaker:
        return fold(statement.origin.name)
    return fold(statement.speaker) if count.source else fold(statement.origin.name)


def judge_update(values: Sequence[Told], origins: Origins) -> Judgement | None:
    """Judge a count that was told anew, the latest number first; None where its accounts differ otherwise.

    Whoever gives a number tells it later than all who gave the one before, and either that one allows it, or those who
    gave it are among them, or it is higher and is told on a later day, or as what the toll rose to, or by reports that
    call themselves updates.
    """
    if len(values) < 2:
        return None
    numbers: dict[float, list[Told]] = {}
    for count, statement in values:
        numbers.setdefault(count.figure.value, []).append((count, statement))
    steps = sorted(numbers.values(), key=_when_told)
    rising = list(accumulate((any(count.grown for count, _ in step) for step in steps), or_))
    anew = (_is_told_anew(*step, is_told=is_told) for step, is_told in zip(pairwise(steps), rising[1:], strict=True))
    if len(steps) < 2 or not all(anew) or any(count.disputes for count, _ in values):
        return None
    latest, *earlier = reversed(steps)
    voiced = iter(independent([statement for told in (latest, *earlier) for _, statement in told], origins))
    accounts = tuple(account_of([next(voiced) for _ in told]) for told in (latest, *earlier))
    former = [f"“{account.value}” ({_as_of(told)})" for account, told in zip(accounts[1:], earlier, strict=True)]
    names = listed([origin.name for origin in accounts[0].origins])
    return Judgement(accounts, Status.UPDATED, f"“{accounts[0].value}” ({names}) is later than {listed(former)}")


def _when_told(told: Sequence[Told]) -> tuple[date, float, float]:
    count = told[0][0]
    return count.as_of or date.max, count.moment.timestamp() if count.moment else 0.0, count.figure.value


def _is_told_anew(before: Sequence[Told], after: Sequence[Told], *, is_told: bool) -> bool:
    pairs = [(former, newer) for former, _ in before for newer, _ in after]
    if not all(is_later(newer, former) or _has_risen_that_day(newer, former) for former, newer in pairs):
        return False
    same_authority = {statement.origin for _, statement in before} <= {statement.origin for _, statement in after}
    if same_authority or all(newer.revised for newer, _ in after):
        return True
    return all(has_grown(former, newer, is_told=is_told or _is_of_later_day(newer, former)) for former, newer in pairs)


def _has_risen_that_day(newer: Count, former: Count) -> bool:
    """Say whether a count is told as what a lower one of its day rose to, where no hours say that it came before."""
    hours_known = newer.moment is not None and former.moment is not None
    risen = newer.grown and not former.grown and newer.figure.value > former.figure.value
    same_day = newer.as_of is not None and newer.as_of == former.as_of
    return risen and same_day and not hours_known and newer.words.article != former.words.article


def _is_of_later_day(newer: Count, former: Count) -> bool:
    """Say whether a count was told a day after another: by then more are known to be dead or hurt, whoever counts."""
    return former.as_of is not None and newer.as_of is not None and newer.as_of > former.as_of


def has_grown(former: Count, newer: Count, *, is_told: bool = False) -> bool:
    """Say whether a number may be what another's has grown to, or is told as that ("rose to 27").

    Those who count a war each do so by themselves.
    """
    if newer.figure.value < former.figure.value or former.rival or newer.rival or newer.is_war_toll:
        return False
    if newer.figure.measure in OVER and newer.source and former.source and not newer.grown:
        return False
    return is_told or newer.grown or compare_numbers(former.figure, newer.figure) in GROWN


def _as_of(told: Sequence[Told]) -> str:
    days = [count.as_of for count, _ in told if count.as_of]
    return f"as of {day_in_words(max(days))}"
