"""Findings on how many: figures of one scope side by side, and one number given for two days."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from rashomon.model import Account, Case, Facet, Finding, Measure, Precision, Statement, Status
from rashomon.weighing.agreement import FLOORS, Judgement, Relation, apart_in_words, compare_numbers, gap, judge
from rashomon.weighing.contests import Known, is_early, may_contest
from rashomon.weighing.counts import Count, number_in_words, one_place, vague_words, vouches
from rashomon.weighing.happenings import as_finding
from rashomon.weighing.one_day import counts_of_one_day
from rashomon.weighing.opening_tolls import find_opening_tolls, joined
from rashomon.weighing.origins import Origins
from rashomon.weighing.rival_tolls import with_rivals
from rashomon.weighing.tellings import Tellings
from rashomon.weighing.updates import judge_update, last_of_each
from rashomon.wording.days import days_in_words
from rashomon.wording.ids import short_id

# Lower numbers recur by chance on days close to each other.
TELLING = 10

# What has neither a day nor a place tells too little: lower numbers recur in one affair.
TELLING_ALONE = 100

# Two reports that give one number for days this near tell of the same dead and differ in the day.
NEAR_DAYS = timedelta(days=2)

# Tolls of one war differ by less than this; a lower one counts a part of it (the dead of one front, or of a year).
# UCDP's high estimate of a conflict is rarely twice its low one.
SPREAD = 4

# Vague words ("dozens") and a number less than so many times as high, or as low, can both be so. Set by judgement.
FAR_APART = 5

# Senses that say how people died and not from what; an explosion may be a bombing, or a shell.
GENERAL = frozenset({"kill", "wound", "attack", "explosion"})


def weigh_figures(case: Case, told: Sequence[Count], tellings: Tellings, origins: Origins) -> Iterator[Finding]:
    """Yield the findings on all casualty and population figures of a case, a scope at a time."""
    counts = [count for count in told if vouches(count, tellings)]
    tolls = find_opening_tolls(case, counts)
    scopes = with_rivals(joined(_scopes(counts), tolls, counts_of_one_day(case, counts, tolls), origins), case)
    for scope in _disputes_once(list(_without_anybodies(scopes, counts))):
        values = [_value(c, scope, origins) for c in scope]
        updated = judge_update(values, origins)
        judgement, former = (updated, ()) if updated else _judge_standing(values, scope, origins)
        if judgement:
            finding = as_finding(_scope_id(scope), subject(scope), Facet.HOW_MANY, judgement)
            yield replace(finding, former=former)
    yield from _one_number_two_days(counts, origins)


def _judge_standing(
    values: Sequence[tuple[Count, Statement]], scope: Sequence[Count], origins: Origins
) -> tuple[Judgement | None, tuple[Statement, ...]]:
    """Judge what each authority counts last, with what it counted before; all counts where no two of these differ."""
    standing, former = last_of_each(values)
    known = Known(scope)
    compare, apart = partial(_compare, known), partial(_apart_in_words, known, origins)
    judgement = judge(standing, compare, origins, apart)
    if former and not (judgement and judgement.status is Status.CONTESTED):
        judgement, former = judge(values, compare, origins, apart), []
    if judgement:
        judgement = replace(judgement, accounts=_least_first(_by_number(judgement, values), scope))
    return judgement, tuple(statement for _, statement in former)


def _disputes_once(scopes: Sequence[list[Count]]) -> list[list[Count]]:
    """Return the scopes, those of one measure and no two days that give the same numbers, two or more, as one."""
    once: list[list[Count]] = []
    homes: dict[tuple[Measure, frozenset[float]], int] = {}
    for scope in scopes:
        numbers = frozenset(count.figure.value for count in scope)
        home = homes.get((scope[0].figure.measure, numbers)) if len(numbers) > 1 else None
        if home is not None and len({count.span for count in (*once[home], *scope) if count.span}) <= 1:
            once[home] = [*once[home], *scope]
            continue
        homes[scope[0].figure.measure, numbers] = len(once)
        once.append(scope)
    return once


def _without_anybodies(scopes: Sequence[list[Count]], counts: Sequence[Count]) -> Iterator[list[Count]]:
    """Yield the scopes; where some report counts several of that day, each who is told alone may be another."""
    several = {(c.figure.measure, c.span) for c in counts if c.figure.value > 1}
    for scope in scopes:
        first = scope[0]
        alone = all(c.figure.value == 1 and not ONE.search(c.words.quote) for c in scope)
        if alone and not several.isdisjoint({(first.figure.measure, first.span), (first.figure.measure, None)}):
            yield from ([c] for c in scope)
        else:
            yield scope


# "Killed one person" counts all, "a woman was killed" may tell of one of them.
ONE = re.compile(r"\b(?:one|1)\b", re.IGNORECASE)


def _compare(known: Known, left: Count, right: Count) -> Relation:
    """Compare two counts of one scope: one that is set against the other contradicts it, though both could be so."""
    if left.figure.value == right.figure.value:
        return compare_numbers(left.figure, right.figure)
    plain = compare_numbers(left.figure, right.figure)
    if known.contrast(left, right):
        return Relation.CONTRADICTS if plain is Relation.CONTRADICTS else Relation.SET_AGAINST
    if (left.rival or right.rival) and plain is Relation.CONTRADICTS:
        return plain
    low, high = sorted((left, right), key=lambda count: count.figure.value)
    if is_early(low) or known.are_reconciled(low, high):
        return Relation.COMPATIBLE
    far = high.figure.value > FAR_APART * low.figure.value
    if not far and (vague_words(left.figure) or vague_words(right.figure)):
        return Relation.COMPATIBLE
    return compare_numbers(known.as_bounded(left, right), known.as_bounded(right, left))


def _apart_in_words(known: Known, origins: Origins, relation: Relation, left: Count, right: Count) -> str:
    """Say how two counts stand against each other, and who says so in which words."""
    contrast = known.contrast(left, right)
    if relation is not Relation.SET_AGAINST or contrast is None:
        return apart_in_words(relation, left, right)
    return f"are set against each other by {origins.own[contrast.article].name} (“{contrast.words}”)"


def _value(count: Count, scope: Sequence[Count], origins: Origins) -> tuple[Count, Statement]:
    """Return what a count gives, as the same report gives the number first: "45" is its "at least 45".

    What a report says in its own voice it has from the source that it quotes for the same number, nameless or not.
    """
    same = [c for c in scope if (c.words.article, c.figure.value) == (count.words.article, count.figure.value)]
    source = min((c.source for c in same if c.source), key=lambda source: source.named, default=None)
    told = replace(count, source=source) if source and not count.source else count
    first = replace(same[0], grown=True) if any(c.grown for c in same[1:]) else same[0]
    return first, told.statement(first.in_words, origins)


def _by_number(judgement: Judgement, values: Sequence[tuple[Count, Statement]]) -> tuple[Account, ...]:
    """Return the accounts; of a contested count "31" and "at least 31" are one, as most say it, else as the floor."""
    if judgement.status is not Status.CONTESTED:
        return judgement.accounts
    figures = {statement.evidence: count.figure for count, statement in values}
    same: dict[float, list[Account]] = {}
    for account in judgement.accounts:
        same.setdefault(figures[account.statements[0].evidence].value, []).append(account)

    def worth(account: Account) -> tuple[int, bool, str]:
        return len(account.statements), figures[account.statements[0].evidence].bound in FLOORS, account.value

    ordered = [sorted(accounts, key=worth, reverse=True) for accounts in same.values()]
    return tuple(
        Account(value=first.value, statements=tuple(s for one in (first, *rest) for s in one.statements))
        for first, *rest in ordered
    )


def _least_first(accounts: Sequence[Account], scope: Sequence[Count]) -> tuple[Account, ...]:
    """Return the accounts best-backed first, and of equals the least: that so many are counted all of them bear out.

    Vague words ("dozens") come behind numbers, as in UCDP's estimates.
    """
    if len(accounts) == 1:
        return tuple(accounts)
    order = {c.in_words: (vague_words(c.figure) is not None, c.figure.value) for c in scope}
    return tuple(sorted(accounts, key=lambda a: (-len(a.origins), *order[a.value], a.value)))


def subject(scope: Sequence[Count]) -> str:
    """Name a scope in words: what is counted and where; each account says its days."""
    place = scope[0].told_place
    return (
        f"{scope[0].figure.measure.value} in {place.within or place.name}" if place else scope[0].figure.measure.value
    )


def same_scope(left: Count, right: Count) -> bool:
    """Say whether two figures may be compared: same measure, place, days and kind of event.

    Tolls of the whole affair are compared where they count for a country. Other figures are compared where they are of
    the same few days; those of longer times, or without days of their own, only where they are one number, and that
    does not recur by chance. One country is too large a place to make one of what has no day, or is told of two towns.
    Children and soldiers are counted apart.
    """
    if left.figure.measure is not right.figure.measure:
        return False
    if left.figure.value != right.figure.value and not left.is_war_toll and not may_contest(left, right):
        return False
    if _are_of_two_deeds(left, right):
        return False
    if left.kind != right.kind and left.kind and right.kind:
        return False
    if left.is_war_toll and right.is_war_toll:
        near = max(left.figure.value, right.figure.value) <= SPREAD * min(left.figure.value, right.figure.value)
        return near and one_place(left.place, right.place)
    if (left.span, left.since) != (right.span, right.since):
        return False
    if not left.is_of_days and left.figure.value != right.figure.value:
        return False
    if not one_place(left.place, right.place):
        return False
    if left.towns and right.towns and _of_country(left, right) and left.towns.isdisjoint(right.towns):
        return False
    if left.is_of_days:
        return True
    if left.words.article == right.words.article or left.original == right.original:
        return True
    if left.span is None and _of_country(left, right) and left.towns.isdisjoint(right.towns):
        return False
    return _is_telling(left)


def _is_telling(c: Count) -> bool:
    """Say whether a number that is not of a few days does not recur by chance."""
    return c.figure.value >= (TELLING if c.place or c.span else TELLING_ALONE)


def _are_of_two_deeds(left: Count, right: Count) -> bool:
    """Say whether two counts have causes of two kinds; who is arrested in a protest is arrested."""
    if left.figure.measure in LET_OR_HELD or left.cause == right.cause or not (left.cause and right.cause):
        return False
    return not {left.cause, right.cause} & GENERAL


LET_OR_HELD = frozenset({Measure.ARRESTED, Measure.FREED})


def _of_country(*counts: Count) -> bool:
    return all(c.place is not None and c.place.precision is Precision.COUNTRY for c in counts)


def _scopes(counts: Sequence[Count]) -> list[list[Count]]:
    """Group figures by scope. A report that gives several of one scope counts several things: its highest is its toll.

    Each of the others is a scope of its own, since what else it counts the words of other reports do not say. So is
    the same number in another report: it counts the same part.
    """
    scopes: list[list[Count]] = []
    alone: list[list[Count]] = []
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for c in sorted(counts, key=lambda c: -c.figure.value):
        near = sorted({place for key in _keys(c) for place in places[key]})
        home = next((scopes[place] for place in near if same_scope(scopes[place][0], c)), None)
        if home is None:
            for key in _keys(c):
                places[key].append(len(scopes))
            scopes.append([c])
        elif any(c.words.article == other.words.article and c.figure.value < other.figure.value for other in home):
            alone.append([c])
        else:
            home.append(c)
    return [scope for home in scopes for scope in _without_parts(home, [c for part in alone for c in part])] + alone


def _keys(c: Count) -> Iterator[Hashable]:
    """Yield what two figures of one scope share one of: see `same_scope`."""
    scope = c.figure.measure, c.span, c.since, c.place is None
    if c.is_of_days:
        yield scope
    elif _is_telling(c):
        yield scope, c.figure.value
    else:
        yield from ((scope, c.figure.value, one) for one in (c.words.article, c.original))
    if c.is_war_toll:
        yield c.figure.measure


def _without_parts(home: Sequence[Count], parts: Sequence[Count]) -> list[list[Count]]:
    """Return a scope without the counts that another of its reports gives as a part, each of these by itself."""
    tolls = {c.words.article for c in home}
    numbers = {c.figure.value for c in parts if c.words.article in tolls and same_scope(home[0], c)}
    whole = [c for c in home if c.figure.value not in numbers]
    return [scope for scope in (whole, *([c] for c in home if c.figure.value in numbers)) if scope]


def _one_number_two_days(counts: Sequence[Count], origins: Origins) -> Iterator[Finding]:
    """Yield a contested day for each number that two origins give for two days close to each other."""
    of_days = [c for c in counts if c.figure.value >= TELLING and c.is_of_days]
    alike: defaultdict[tuple[float, Measure], list[Count]] = defaultdict(list)
    for c in of_days:
        alike[c.figure.value, c.figure.measure].append(c)
    for first in of_days:
        rest = alike[first.figure.value, first.figure.measure]
        if rest[0] is not first or len(rest) == 1:  # told with one before, or by nobody else
            continue
        same = [first, *(c for c in rest[1:] if _may_be_one(first, c))]
        rest[:] = [c for c in rest[1:] if not _may_be_one(first, c)] or [first]
        values = [(c.span, c.statement(days_in_words(*c.span), origins)) for c in same if c.span]
        judgement = judge(values, _compare_spans, origins)
        if judgement and judgement.status is Status.CONTESTED:
            where = f" in {first.place.name}" if first.place else ""
            what = f"{number_in_words(first.figure.value)} {first.figure.measure.value}{where}"
            yield as_finding(_scope_id(same), what, Facet.WHEN, judgement)


def _may_be_one(left: Count, right: Count) -> bool:
    """Say whether two figures of one number and measure give it for one place and the same day, or days close by."""
    near = left.span is not None and right.span is not None and gap(left.span, right.span) <= NEAR_DAYS
    return near and one_place(left.place, right.place)


def _compare_spans(left: tuple[date, date], right: tuple[date, date]) -> Relation:
    return Relation.EQUAL if left == right else Relation.CONTRADICTS


def _scope_id(scope: Sequence[Count]) -> str:
    words = "|".join(f"{c.words.article}:{c.words.span.start}" for c in scope)
    return short_id(words)
