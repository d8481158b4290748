"""The words of figures, read once from `lexicons/measures.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.model import Bound, Measure
from rashomon.wording.tables import read_table

Roles = Mapping[str, tuple[Measure, ...]]  # a word -> the measures that it counts in one role, the gravest first


@dataclass(frozen=True)
class Lexicon:
    """The words of each role, with their measures; `groups` are the sets of words by name."""

    patient: Roles
    subject: Roles
    state: Roles
    count: Roles
    of: Roles
    adverbs: Roles
    groups: Mapping[str, frozenset[str]]
    severity: Mapping[Measure, int]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: Mapping[str, Bound]
    units: Mapping[str, Measure]
    signs: frozenset[str]
    multiples: Mapping[str, float]  # "double": 2
    groups_of: Mapping[str, float]  # "couple": 2

    def has(self, group: str, word: str) -> bool:
        """Say whether a word is in a group."""
        return word in self.groups[group]


@cache
def lexicon() -> Lexicon:
    """Read the words of figures."""
    raw = read_table("annotating", "measures")
    order = [Measure(name) for name in raw["words"]["severity"]]
    roles = {role: _by_word(raw["people"], role) for role in ("patient", "subject", "state", "count", "of", "adverbs")}
    ahead = {phrase: Bound(bound) for bound, phrases in raw["bounds"].items() for phrase in phrases}
    behind = {phrase: Bound(bound) for bound, phrases in raw["bounds_after"].items() for phrase in phrases}
    return Lexicon(
        **roles,
        groups={name: frozenset(words) for name, words in raw["words"].items()}
        | {
            "natural": _natural(),
            "creatures": _creatures(),
            "sources": _sources(),
            "outcomes": _outcomes(raw["words"]),
        },
        severity={measure: rank for rank, measure in enumerate(order)},
        before=re.compile(rf"(?<!\w)(?P<bound>{_either(ahead)})\s+(?:(?:another|a)\s+)?$", re.IGNORECASE),
        after=re.compile(rf"[\s-]*(?P<bound>{_either(behind)})(?!\w)", re.IGNORECASE),
        bounds={**ahead, **behind},
        units={word: Measure(name) for name, unit in raw["units"].items() for word in unit["words"]},
        signs=frozenset(raw["units"]["money"]["signs"]),
        multiples=raw["multiples"],
        groups_of=raw["groups_of"],
    )


def _natural() -> frozenset[str]:
    """Return what one dies of, and how, without violence or accident; not hunger and thirst: sieges starve."""
    deaths = read_table("wording", "deaths")
    return frozenset(map(str.lower, (*deaths["illness"], *deaths["manner"])))


def _creatures() -> frozenset[str]:
    """Return the beasts and plants that are counted: no toll of people."""
    creatures = read_table("annotating", "creatures")
    return frozenset((*creatures["animals"], *creatures["plants"]))


def _outcomes(groups: Mapping[str, list[str]]) -> frozenset[str]:
    """Return the words beside which it may be told what became of people and houses."""
    told = ("aboard", "board", "body", "case", "crew", "hospital", "treat")
    return frozenset((*groups["pulling"], *groups["jails"], *groups["dwellings"], *told))


def _sources() -> frozenset[str]:
    """Return the words for bodies and people that reports have counts from."""
    return frozenset(word for words in read_table("wording", "speakers")["kinds"].values() for word in words)


def _by_word(people: Mapping[str, Mapping[str, list[str]]], role: str) -> Roles:
    found: dict[str, tuple[Measure, ...]] = {}
    for measure, roles in people.items():
        for word in roles[role]:
            found[word] = (*found.get(word, ()), Measure(measure))
    return found


def _either(phrases: Mapping[str, Bound]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=lambda p: (-len(p), p)))
