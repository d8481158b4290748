"""How likely two mentions of one kind tell of one happening: readable marks, weighed as a corpus taught.

Each mark is a matrix with a number for each two mentions, so that a story's thousands of pairs take milliseconds. The
weights (`lexicons/happenings.json`) are learned by `python -m evals.train_coref`; days and places, which the undated
corpus cannot teach, have weights set by hand. No mark knows a word, a name or an outlet.
"""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from itertools import combinations_with_replacement
from typing import TypeVar

import numpy as np

from rashomon.linking.affairs import Affair, Matrix, cosines
from rashomon.linking.kin import says
from rashomon.linking.mentions import Days, Profile, Where, days_agree, places_agree
from rashomon.linking.tellings import Telling
from rashomon.model import Modality

T = TypeVar("T", bound=Hashable)
Judge = Mapping[str, Mapping[str, float]]  # the weight of each mark, for what is "done" and for what is "said"

# Not yet so, or not certainly: mentions of one plan differ among these.
UNREAL = frozenset({Modality.PLANNED, Modality.CONDITIONAL, Modality.ALLEGED})

# PLOVER types that are something said.
SPEECH = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT"})

# Mentions of a report are near by 1/e at this distance in characters: about two sentences.
NEAR = 300.0

# Set by hand, in log-odds: the corpus's reports are undated and teach nothing of these.
DAY_MARK = 1.5
LONG_MARK = 0.5  # for an overlap of longer times: "last week", "since September"
LONG_DAYS = 4
PLACE_MARK = 1.0


def likelihoods(found: Sequence[Profile], told: Sequence[Telling], affair: Affair, judge: Judge) -> Matrix:
    """Return for each two mentions of one sense how likely they are one happening, between 0 and 1.

    Those whose days or places contradict each other are not.
    """
    weights = judge["said" if is_said(found[0]) else "done"]
    odds = set_by_hand(found) + weights["always"]
    for name, mark in marks(found, told, affair):
        odds += weights.get(name, 0.0) * mark
    return np.where(_contradict(found), 0.0, np.round(1.0 / (1.0 + np.exp(-odds)), 4))


def is_said(profile: Profile) -> bool:
    """Say whether a mention tells that something was said: what that is about decides, and who said it."""
    return profile.type in SPEECH or says(profile.sense)


@cache
def learned() -> Judge:
    """Return the judge that the package ships."""
    text = files("rashomon.linking").joinpath("lexicons/happenings.json").read_text(encoding="utf-8")
    found: Judge = json.loads(text)
    return found


def marks(found: Sequence[Profile], told: Sequence[Telling], affair: Affair) -> Iterator[tuple[str, Matrix]]:
    """Yield each mark by name: a number between 0 and 1 for each two mentions of one sense."""
    report = np.array([each.report for each in told])
    one_report = report[:, None] == report
    yield "same words", _same([each.trigger for each in told])
    rare = np.array([each.rare for each in told])
    yield "rare words", np.minimum(rare[:, None], rare)
    yield "many reports tell of it", np.full(one_report.shape, 1 - 1 / len(set(report)))
    yield "words beside alike", cosines([each.context for each in told])
    shared, both = _shared_actors(found), np.logical_and.outer(*[[bool(each.actors) for each in found]] * 2)
    yield "same actor", (shared & both).astype(float)
    yield "other actors", (~shared & both).astype(float)
    unreal = [each.modality in UNREAL for each in found]
    yield "one real, one not", np.logical_xor.outer(unreal, unreal).astype(float)
    yield "one report", one_report.astype(float)
    yield "one sentence", one_report * _same([each.sentence for each in told])
    starts = np.array([each.sentence.start for each in told], float)
    yield "near in one report", one_report * np.exp(-np.abs(starts[:, None] - starts) / NEAR)
    part = affair.part[report]
    yield "told in one sentence", _told_in_one_sentence(told, part)
    yield "reports alike", np.where(one_report, 0.0, np.sqrt(affair.alike[np.ix_(report, report)]))
    yield "one part of the affair", _same(list(part))


def _told_in_one_sentence(told: Sequence[Telling], part: Matrix) -> Matrix:
    """Return how often a part of the affair tells the words of two of its mentions in one sentence: those are two.

    "Clinched a berth with a win" parts the two words in all reports of that part. The share is of the sentences that
    have the rarer one, and less where these are few.
    """
    kinds = _numbered([(each.trigger, int(of)) for each, of in zip(told, part, strict=True)])
    sentences = _numbered([(each.report, each.sentence) for each in told])
    counts = np.zeros((kinds.max() + 1, sentences.max() + 1))
    np.add.at(counts, (kinds, sentences), 1.0)
    having = (counts > 0).astype(float)
    both = having @ having.T
    np.fill_diagonal(both, (counts > 1).sum(axis=1))
    often = having.sum(axis=1)
    found: Matrix = (both / (1 + np.minimum.outer(often, often)))[np.ix_(kinds, kinds)]
    return found


def set_by_hand(found: Sequence[Profile]) -> Matrix:
    """Return the log-odds that days and places add."""
    days = _each_two([tuple(each.days) for each in found], _days_mark)
    return days + _each_two([tuple(each.places) for each in found], _places_mark)


def _days_mark(a: Sequence[Days], b: Sequence[Days]) -> float:
    if not days_agree(a, b):
        return 0.0
    return LONG_MARK if min(max(days.long for days in side) for side in (a, b)) > LONG_DAYS else DAY_MARK


def _places_mark(a: Sequence[Where], b: Sequence[Where]) -> float:
    return PLACE_MARK if places_agree(a, b) else 0.0


def _contradict(found: Sequence[Profile]) -> Matrix:
    days = _each_two([tuple(each.days) for each in found], lambda a, b: float(days_agree(a, b) is False))
    places = _each_two([tuple(each.places) for each in found], lambda a, b: float(places_agree(a, b) is False))
    return days + places > 0


def _each_two(values: Sequence[T], mark: Callable[[T, T], float]) -> Matrix:
    """Return a symmetric mark for each two values, asked once for what many mentions say alike."""
    number: dict[T, int] = {}
    numbers = [number.setdefault(value, len(number)) for value in values]
    marked = np.zeros((len(number), len(number)))
    for (a, i), (b, j) in combinations_with_replacement(number.items(), 2):
        marked[i, j] = marked[j, i] = mark(a, b)
    found: Matrix = marked[np.ix_(numbers, numbers)]
    return found


def have_in_common(found: Sequence[Profile]) -> list[set[int]]:
    """Return for each mention the others that share an actor, a day or a place with it."""
    common = _shared_actors(found) | (set_by_hand(found) > 0)
    np.fill_diagonal(common, False)
    return [set(map(int, np.flatnonzero(row))) for row in common]


def _shared_actors(found: Sequence[Profile]) -> Matrix:
    """Say of each two mentions whether they share an actor, an office-holder standing for the country if need be."""
    mine = [each.actors for each in found]
    wider = [each.actors | set(each.lands.values()) for each in found]
    held = _holds([*mine, *wider])
    crossed = held[: len(found)] @ held[len(found) :].T > 0
    shared: Matrix = crossed | crossed.T
    return shared


def _holds(sets: Sequence[Set[str]]) -> Matrix:
    having = Counter(item for each in sets for item in each)
    column = {item: n for n, item in enumerate(sorted(item for item, number in having.items() if number > 1))}
    found = np.zeros((len(sets), max(1, len(column))), np.float32)
    for n, each in enumerate(sets):
        found[n, [column[item] for item in each if item in column]] = 1.0
    return found


def _same(values: Sequence[Hashable]) -> Matrix:
    numbers = _numbered(values)
    found: Matrix = (numbers[:, None] == numbers).astype(float)
    return found


def _numbered(values: Sequence[Hashable]) -> Matrix:
    """Return a number for each value, the same for equal ones."""
    number: dict[Hashable, int] = {}
    return np.array([number.setdefault(value, len(number)) for value in values])
