"""Happenings: the mentions of one event in one report and across reports are one.

Block: mentions of one sense are compared. Compare: actors, place, days and words of the clause. Judge: what contradicts
in place or day is not one; what agrees in enough is. Cluster: the surest pairs first, against all that a group
already says.
"""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import date
from functools import partial

import numpy as np

from rashomon.linking.affairs import Affair, Matrix, compare_reports
from rashomon.linking.cancelling import join_called_off
from rashomon.linking.clustering import join_by_mean, runs
from rashomon.linking.judging import UNREAL, Judge, have_in_common, is_said, learned, likelihoods
from rashomon.linking.mentions import (
    Profile,
    days_agree,
    is_denied_by,
    most_said,
    places_agree,
    profiles,
    shared_actors,
    shared_agents,
)
from rashomon.linking.names import match_names
from rashomon.linking.stories import by_story
from rashomon.linking.tellings import Telling, tellings
from rashomon.model import Annotations, Article, Happening, Mention, Modality, Names, Story
from rashomon.model.links import Echo
from rashomon.wording.ids import short_id

# So many reports, and of these so many mentions of one sense, are held against each other at once, which bounds time
# and memory; what is more is taken by publication, as reports of one happening come within days.
MOST_REPORTS = 1000
MOST_MENTIONS = 1500

# Two meetings are one where the marks for what agrees reach this: the same two actors, or one actor
# and the same day, or the same place and day.
SURE = 1.4

ACTOR_MARK = 1.0  # for the share of the fewer actors that both have ...
PAIR_MARK = 0.5  # ... and more where they share two or more
DAY_MARK = 1.0
LONG_MARK = 0.4  # for an overlap of longer times: "last week", "since September"
LONG_DAYS = 4
PLACE_MARK = 0.8
WORDS_MARK = 1.0  # for the share of rare words of the clauses that both have
STRANGERS = -0.6  # where both name actors and share none

# Everything else is one happening where it is in the mean this likely to be (swept on ECB+ in five parts: .37 to .45 is
# flat within .001, .5 loses .006).
JOIN_ABOVE = 0.45

# Within one story less is enough, where nothing speaks against it (swept 0 to .5 on ECB+: flat to .2, falls beyond).
REST_ABOVE = 0.2

# What points back needs less still (swept .1 to .5 on ECB+ in five parts: .1 to .2 is flat, without it .002 is lost).
BACK_ABOVE = 0.2

# What is denied or called off is not taken for what goes on, unless more than the story says that it is the same.
UNDONE = frozenset({Modality.DENIED, Modality.CANCELLED})

# PLOVER types of which there are as many happenings as there are who say it and what it is about.
SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST"})

# PLOVER's types of what people do with each other, and of attacks.
CONSULT, ASSAULT = "CONSULT", "ASSAULT"

# Without a day on either side, reports further apart than this tell of different happenings.
WIDEST_GAP = 14

# ... and of attacks, which reports tell of for a few days and which follow each other, this.
ATTACK_GAP = 3


def match_events(
    articles: Sequence[Article],
    annotations: Sequence[Annotations],
    names: Names | None = None,
    stories: Sequence[Story] = (),
    echoes: Sequence[Echo] = (),
    weights: Judge | None = None,
) -> tuple[Happening, ...]:
    """Join the event mentions of these reports that tell of one happening, in order of first mention by report id.

    What is planned in one report and held in another is one happening; contradicting days or places keep two apart.
    Without `stories` the reports are taken to be of one story. A mention that echoes one of another report goes where
    that one goes, whatever of it was changed, and weighs nothing itself. `weights` are those of another judge.
    """
    ordered = sorted(annotations, key=lambda each: each.article)
    repeats = {pair.echo: pair.original for pair in echoes}
    names = names or match_names(ordered)
    groups: list[Profile] = []
    for some in runs(articles, MOST_REPORTS, lambda article: (article.published.value or date.max, article.id)):
        ids = {article.id for article in some}
        own = [each for each in ordered if each.article in ids]
        found = profiles(some, own, names, by_story(stories), repeats)
        groups += _match(some, found, {pair.echo.article for pair in echoes}, weights or learned())
    groups.sort(key=lambda group: min((each.article, each.span.start) for each in group.mentions))
    _add_echoes(groups, repeats)
    return tuple(_happening(group) for group in groups)


def _match(articles: Sequence[Article], found: Sequence[Profile], copies: Set[str], judge: Judge) -> list[Profile]:
    """Join these mentions of some reports, sense by sense."""
    affair = compare_reports(articles, copies)
    told = tellings(found, articles, affair)
    by_sense: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(found):
        by_sense[most_said(profile.sense)].append(number)
    return [
        group
        for sense in sorted(by_sense)
        for run in runs(by_sense[sense], MOST_MENTIONS, lambda n: (found[n].published, n))
        for group in join_called_off(
            _join([found[n] for n in sorted(run)], [told[n] for n in sorted(run)], affair, judge)
        )
    ]


def _add_echoes(groups: Sequence[Profile], repeats: Mapping[Mention, Mention]) -> None:
    """Add to each happening the mentions in copies that repeat one of its own, and the copies of these."""
    homes = {mention: group for group in groups for mention in group.mentions}
    for echo in sorted(repeats):
        original = repeats[echo]
        while original not in homes and original in repeats:
            original = repeats[original]
        if original in homes:
            homes[original].mentions.append(echo)


def _join(found: Sequence[Profile], told: Sequence[Telling], affair: Affair, judge: Judge) -> list[Profile]:
    """Join mentions of one sense: the likeliest first, each held against all that the joined ones say together.

    Meetings join by what surely agrees: those of one affair are many, and alike in all but people, place and day.
    """
    if found[0].type == CONSULT:
        return _join_rest(_join_sure(found))
    likely = likelihoods(found, told, affair, judge)
    groups = join_by_mean(likely, _attach_bare(found, likely), JOIN_ABOVE, partial(_absorb, found))
    return _join_rest([found[group[0]] for group in groups])


def _join_sure(found: Sequence[Profile]) -> list[Profile]:
    """Join the surest pair first, then go on with what the joined ones say together."""
    attached = _attach_bare(found, np.ones((len(found), len(found))))
    groups: dict[int, Profile] = dict(enumerate(found[group[0]] for group in attached))
    beside = dict(enumerate(have_in_common(list(groups.values()))))
    pairs = ((i, j) for i in beside for j in sorted(beside[i]) if i < j)
    heap = [(-score, i, j) for i, j in pairs if (score := _sure(groups[i], groups[j])) >= SURE]
    heapq.heapify(heap)
    new = len(groups)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in groups or j not in groups:
            continue
        joined = groups.pop(i)
        joined.absorb(groups.pop(j))
        beside[new] = (beside.pop(i) | beside.pop(j)) & groups.keys()
        for other in sorted(beside[new]):
            beside[other].add(new)
            score = _sure(groups[other], joined)
            if score >= SURE:
                heapq.heappush(heap, (-score, other, new))
        groups[new] = joined
        new += 1
    return list(groups.values())


def _absorb(found: Sequence[Profile], mine: Sequence[int], others: Sequence[int]) -> bool:
    """Join two groups, each kept in its first mention, where nothing forbids it; say whether that was done.

    Attacks follow each other by days and towns: one that contradicts a group in either is another. Of the rest only the
    two mentions that contradict each other are judged unlikely, so that one misread place parts no group.
    """
    one, other = found[mine[0]], found[others[0]]
    may = _can_be_one(one, other) and _at_home(one, other)
    if one.type == ASSAULT:
        may = may and not _contradict(one, other)
    if may:
        one.absorb(other)
    return may


def _attach_bare(found: Sequence[Profile], likely: Matrix) -> list[list[int]]:
    """Join a mention that points back ("the meeting"), or says neither who, where nor when, to one before it.

    In its report, the nearest that is as real as it is (planned, held, denied) comes before the nearest of all.
    One that is too unlikely to be meant is passed over.
    """
    groups: list[list[int]] = []
    told: dict[int, list[list[int]]] = defaultdict(list)  # those of each report
    for number, profile in enumerate(found):
        back = (profile.bare or profile.definite) and not is_said(profile)
        before = [group for group in told[profile.order[0]] if back and _fits(found[group[0]], profile)]
        before = [group for group in before if likely[group, number].max() >= BACK_ABOVE]
        before.sort(key=lambda group: found[group[0]].last)
        near = (group for group in reversed(before) if _as_real(found[group[0]], profile))
        home = next(near, before[-1] if before else None)
        if home:
            found[home[0]].absorb(profile)
            home.append(number)
        else:
            groups.append([number])
            told[profile.order[0]].append(groups[-1])
    return groups


def _join_rest(groups: Sequence[Profile]) -> list[Profile]:
    """Join what is left to the fullest group of its sense and story that speaks for it, with nothing against it."""
    kept: list[Profile] = []
    for group in sorted(groups, key=lambda group: (-len(group.mentions), group.order)):
        homes = enumerate(kept) if _is_open(group) else ()
        near = _nearest([(n, home) for n, home in homes if _may_be_meant(home, group)], group)
        best, place = max(((_score(home, group), -n) for n, home in near), default=(0.0, 0))
        if best > REST_ABOVE:
            kept[-place].absorb(group)
        else:
            kept.append(group)
    return kept


def _is_open(group: Profile) -> bool:
    """Say whether this is a meeting, or an attack without day and place; the rest is judged."""
    return group.type == CONSULT or (group.type == ASSAULT and group.vague)


def _may_be_meant(home: Profile, group: Profile) -> bool:
    """Say whether what is left may be one of its story's."""
    return bool(home.stories & group.stories) and (home.modality in UNDONE) == (group.modality in UNDONE)


def _nearest(near: list[tuple[int, Profile]], group: Profile) -> list[tuple[int, Profile]]:
    """Leave of what an attack without day and place may be only the nearest: in its report, else by publication."""
    if all(_at_home(home, group) for _, home in near):
        return near
    if not group.vague:
        return [(n, home) for n, home in near if _at_home(home, group)]
    gaps = [_gap(home, group) for _, home in near]
    return [pair for pair, gap in zip(near, gaps, strict=True) if gap == min(gaps)]


def _as_real(a: Profile, b: Profile) -> bool:
    return a.modality == b.modality or {a.modality, b.modality} <= UNREAL


def _gap(a: Profile, b: Profile) -> int:
    """Return the days between two groups by their reports' publication: less than none in one report."""
    if a.reports & b.reports:
        return -1
    return min((abs((x - y).days) for x in a.published for y in b.published), default=WIDEST_GAP)


def _sure(a: Profile, b: Profile) -> float:
    """Return the marks for what agrees; "the bombing", without day and place, may be any outside its report."""
    return _score(a, b) if _at_home(a, b) else -1.0


def _score(a: Profile, b: Profile) -> float:
    if not _fits(a, b):
        return -1.0
    score = PLACE_MARK if places_agree(a.places, b.places) else 0.0
    if days_agree(a.days, b.days):
        long = min(max(each.long for each in side.days) for side in (a, b)) > LONG_DAYS
        score += LONG_MARK if long else DAY_MARK
    return score + _actors(a, b) + WORDS_MARK * _words(a.words, b.words)


def _fits(a: Profile, b: Profile) -> bool:
    """Say whether nothing in the days, the places and the outcome of two happenings forbids that they are one."""
    return _can_be_one(a, b) and not _contradict(a, b)


def _contradict(a: Profile, b: Profile) -> bool:
    return days_agree(a.days, b.days) is False or places_agree(a.places, b.places) is False


def _can_be_one(a: Profile, b: Profile) -> bool:
    """Say whether nothing but days and places forbids that two happenings are one."""
    if a.broken_off != b.broken_off or _far(a, b):
        return False
    return not (_others_meet(a, b) or _others_say(a, b))


def _others_meet(a: Profile, b: Profile) -> bool:
    """Say whether these are meetings of other people: a state may stand for its minister, another person may not."""
    if CONSULT not in (a.type, b.type):
        return False
    if a.persons and b.persons and not a.persons & b.persons:
        return True
    return bool(a.pairs and b.pairs and not a.pairs & b.pairs)


def _others_say(a: Profile, b: Profile) -> bool:
    """Say whether others accuse, deny or ask, or the same do so about something else."""
    if a.type not in SAYING:
        return False
    if is_denied_by(a, b) or (a.agents and b.agents and not shared_agents(a, b)):
        return True
    return bool(a.about and b.about and not a.about & b.about)


def _at_home(a: Profile, b: Profile) -> bool:
    """Say whether two attacks may be one without asking for what is nearer.

    In one report they may; those of two stories only where both tell the day; and one without day and place ("the
    bombing") with what its own story tells on that day.
    """
    if a.type != ASSAULT or a.reports & b.reports:
        return True
    if not a.stories & b.stories:
        return days_agree(a.days, b.days) is True
    return not (a.vague or b.vague) or _gap(a, b) <= 0 or not (a.published and b.published)


def _far(a: Profile, b: Profile) -> bool:
    if (a.days and b.days) or not (a.published and b.published):
        return False
    return _gap(a, b) > (ATTACK_GAP if a.type == ASSAULT else WIDEST_GAP)


def _actors(a: Profile, b: Profile) -> float:
    if not a.actors or not b.actors:
        return 0.0
    shared = shared_actors(a, b)
    if not shared:
        return STRANGERS
    return ACTOR_MARK * shared / min(len(a.actors), len(b.actors)) + (PAIR_MARK if shared > 1 else 0.0)


def _words(a: dict[str, float], b: dict[str, float]) -> float:
    few, many = sorted((a, b), key=len)
    shared = sum(weight for word, weight in few.items() if word in many)
    least = min(sum(a.values()), sum(b.values())) if shared else 0.0
    return shared / least if least else 0.0


def _happening(group: Profile) -> Happening:
    mentions = tuple(sorted(group.mentions))
    first = mentions[0]
    return Happening(
        id=short_id(f"{first.article}:{first.span.start}:{first.span.end}"),
        type=group.type,
        sense=group.sense,
        mentions=mentions,
    )
