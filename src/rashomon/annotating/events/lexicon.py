"""The senses of verbs and nouns that tell events, read from lexicons/plover-*.toml."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FILES = ("plover-peace.toml", "plover-conflict.toml")
WORDS = "plover-words.toml"


@dataclass(frozen=True)
class Sense:
    """One meaning of a trigger. `complement` is what its complement becomes: asked, planned, alleged, denied, ..."""

    name: str
    type: str
    mode: str | None
    symmetric: bool
    complement: str | None
    targets: frozenset[str]


@dataclass(frozen=True)
class VerbPattern:
    """A verb by its particles or prepositions and by the group its object is of (or must not be of)."""

    sense: Sense
    particles: tuple[str, ...] = ()
    group: str | None = None
    without: str | None = None
    participle: bool = False

    @property
    def weight(self) -> int:
        """How exact the pattern is: the exact ones are tried first."""
        return 2 * (self.group is not None) + 2 * len(self.particles) + (self.without is not None)


@dataclass(frozen=True)
class NounPattern:
    """A noun by the words before it, or by `after` ("call for"); without a sense it is no event ("news conference")."""

    sense: Sense | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    weak: bool = False

    @property
    def weight(self) -> int:
        """How exact the pattern is: the exact ones are tried first."""
        return 2 * (len(self.before) + len(self.after)) + (self.sense is None)


@dataclass(frozen=True)
class Lexicon:
    """All patterns by their head, and the word groups that they refer to."""

    verbs: Mapping[str, tuple[VerbPattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]
    groups: Mapping[str, frozenset[str]]
    light: Mapping[str, frozenset[str]]
    include: frozenset[str]
    officials: frozenset[str]
    object_control: frozenset[str]

    def group(self, name: str) -> frozenset[str]:
        """Return the words of a group; a name that is no group stands for itself."""
        return self.groups.get(name) or frozenset({name})


@cache
def lexicon() -> Lexicon:
    """Read the lexicon once."""
    verbs: dict[str, list[VerbPattern]] = defaultdict(list)
    nouns: dict[str, list[NounPattern]] = defaultdict(list)
    for name in FILES:
        for row in _read(name)["sense"]:
            sense = Sense(
                row["name"],
                row["type"],
                row.get("mode"),
                row.get("symmetric", False),
                row.get("complement"),
                frozenset(row.get("targets", ())),
            )
            for text in row.get("verbs", ()):
                head, pattern = _verb(sense, text)
                verbs[head].append(pattern)
            for text in row.get("participles", ()):
                verbs[text].append(VerbPattern(sense, participle=True))
            for key, kind in (("nouns", sense), ("weak_nouns", sense), ("not_nouns", None)):
                for text in row.get(key, ()):
                    head, noun = _noun(kind, text, weak=key == "weak_nouns")
                    nouns[head].append(noun)
    words = _read(WORDS)
    return Lexicon(
        verbs={head: _exact_first(patterns) for head, patterns in verbs.items()},
        nouns={head: tuple(sorted(ps, key=lambda p: -p.weight)) for head, ps in nouns.items()},
        groups=_sets(words["groups"]),
        light=_sets(words["light"]),
        include=frozenset(words["light"]["include"]),
        officials=frozenset(words["roles"]["officials"]),
        object_control=frozenset(words["roles"]["object_control"]),
    )


def _exact_first(patterns: Iterable[VerbPattern]) -> tuple[VerbPattern, ...]:
    return tuple(sorted(patterns, key=lambda p: -p.weight))


def _verb(sense: Sense, text: str) -> tuple[str, VerbPattern]:
    head, *rest = text.split()
    group = next((w[1:] for w in rest if w[0] == "@"), None)
    without = next((w[1:] for w in rest if w[0] == "!"), None)
    return head, VerbPattern(sense, tuple(w for w in rest if w[0] not in "@!"), group, without)


def _noun(sense: Sense | None, text: str, *, weak: bool) -> tuple[str, NounPattern]:
    """Read a noun pattern: its head is the last word, or the one before "of", "for", "on", "with", "between", "to"."""
    words = text.split()
    at = next((i for i, word in enumerate(words) if word in AFTER and i), len(words))
    return words[at - 1], NounPattern(sense, tuple(words[: at - 1]), tuple(words[at:]), weak)


AFTER = frozenset({"of", "for", "on", "with", "between", "to", "in", "against"})


def _sets(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _read(name: str) -> dict[str, dict[str, list[str]]]:  # TOML is untyped; the shape is that of the files
    data: dict[str, dict[str, list[str]]] = tomllib.loads(
        (files("rashomon.annotating") / "lexicons" / name).read_text(encoding="utf-8")
    )
    return data
