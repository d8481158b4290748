"""The senses of verbs and nouns that tell events, read from lexicons/plover-*.toml and occasions.toml."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.wording.tables import read_table

# A noun pattern's head stands before the first of these: "cessation of violence", "attack on civilians".
LINKS = frozenset({"of", "for", "on", "with", "between", "to", "in", "against"})


# A pattern of at least this weight names a particle, an object or a subject.
EXACT = 2


@dataclass(frozen=True)
class Sense:
    """One meaning of a trigger.

    `complement` is what its complement becomes: asked, planned, alleged, denied, granted ... Of two senses of one noun
    the one whose `context` the report has more of is meant: "bombing" by warplanes or by a car bomb. A `loose` sense
    has verbs of daily life too: by itself such a verb tells an event only of somebody with a name or an office. A
    `punctual` sense is over when told, even in the present tense of headlines; a `state` lasts unless told as past.
    A `joining` sense tells who else takes part, in words that mean so only once a meeting to come was told of.
    Everyday words of a sense with `registers` tell an event only where the report or the sentence has words of those:
    the "attacks" and "battles" of a campaign are no violence. One with `beyond` is meant where those say nothing. One
    with `unless_set_off` is meant where no words say that somebody did it: an explosion, no bombing.
    """

    name: str
    type: str
    mode: str | None
    symmetric: bool
    complement: str | None
    targets: frozenset[str]
    context: tuple[str, ...] = ()
    loose: bool = False
    punctual: bool = False
    state: bool = False
    joining: bool = False
    registers: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    unless_set_off: bool = False


# Our own type of what is kept as a date and has none in PLOVER (lexicons/occasions.toml).
OCCASION = "OCCASION"
NO_EVENT = Sense(name="", type="", mode=None, symmetric=False, complement=None, targets=frozenset())


@dataclass(frozen=True)
class VerbPattern:
    """What stands around a verb: particles, the group of its object or subject, the group it must not have.

    A subject that begins with "!" is one that it must not have. `used` says that the object is what the deed is done
    with: the shells that are fired, the troops that are sent. Of `NO_EVENT` it tells none ("seized on it").
    """

    sense: Sense
    particles: tuple[str, ...] = ()
    object: str | None = None
    without: str | None = None
    subject: str | None = None
    infinitive: bool = False
    participle: bool = False
    used: bool = False

    @property
    def weight(self) -> int:
        """How exact the pattern is: the exact ones are tried first."""
        named = (self.object is not None) + (self.subject is not None) + self.infinitive
        return 2 * named + 2 * len(self.particles) + (self.without is not None) + (self.sense is NO_EVENT)

    @property
    def everyday(self) -> bool:
        """Say whether nothing around the verb shows its sense: it is bare, or has any object."""
        return self.weight < EXACT or (self.object == "any" and not self.particles)


@dataclass(frozen=True)
class NounPattern:
    """The words before and after a noun, and the groups of which its sentence, or what is "of" it, must be.

    Without a sense it is no event ("news conference").
    """

    sense: Sense | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    near: str | None = None
    of: str | None = None
    weak: bool = False

    @property
    def weight(self) -> int:
        """How exact the pattern is: the exact ones are tried first."""
        words = len(self.before) + len(self.after) + (self.of is not None)
        return 2 * words + (self.near is not None) + (self.sense is None)


@dataclass(frozen=True)
class Lexicon:
    """All patterns by their head, and the word groups that they refer to."""

    verbs: Mapping[str, tuple[VerbPattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]
    groups: Mapping[str, frozenset[str]]
    light: Mapping[str, frozenset[str]]
    roles: Mapping[str, frozenset[str]]
    registers: Mapping[str, tuple[str, ...]]

    def group(self, name: str) -> frozenset[str]:
        """Return the words of a group; a name that is no group stands for itself."""
        return self.groups.get(name) or frozenset({name})

    def names_deed(self, noun: str) -> bool:
        """Say whether a noun may tell a deed; an occasion is none."""
        return any(pattern.sense is None or pattern.sense.type != OCCASION for pattern in self.nouns.get(noun, ()))


@cache
def lexicon() -> Lexicon:
    """Read the lexicon once."""
    verbs: defaultdict[str, list[VerbPattern]] = defaultdict(list)
    nouns: defaultdict[str, list[NounPattern]] = defaultdict(list)
    for name in ("plover-peace", "plover-conflict", "occasions"):
        for row in read_table("annotating", name)["sense"]:
            sense = _sense(row)
            for text in row.get("verbs", ()):
                head, verb = _verb(sense, text)
                verbs[head].append(verb)
            for text in row.get("not_verbs", ()):
                head, verb = _verb(NO_EVENT, text)
                verbs[head].append(verb)
            for text in row.get("participles", ()):
                verbs[text].append(VerbPattern(sense, participle=True))
            for key in ("nouns", "weak_nouns", "not_nouns"):
                for text in row.get(key, ()):
                    head, noun = _noun(None if key == "not_nouns" else sense, text, weak=key == "weak_nouns")
                    nouns[head].append(noun)
    words = read_table("annotating", "plover-words")
    return Lexicon(
        verbs={head: tuple(sorted(ps, key=lambda p: -p.weight)) for head, ps in verbs.items()},
        nouns={head: tuple(sorted(ps, key=lambda p: -p.weight)) for head, ps in nouns.items()},
        groups=_sets(words["groups"]),
        light=_sets(words["light"]),
        roles=_sets(words["roles"]),
        registers={name: tuple(found) for name, found in words["registers"].items()},
    )


def _sense(row: Mapping[str, Any]) -> Sense:
    return Sense(
        name=row["name"],
        type=row["type"],
        mode=row.get("mode"),
        symmetric=row.get("symmetric", False),
        complement=row.get("complement"),
        targets=frozenset(row.get("targets", ())),
        context=tuple(row.get("context", ())),
        loose=row.get("loose", False),
        punctual=row.get("punctual", False),
        state=row.get("state", False),
        joining=row.get("joining", False),
        registers=tuple(row.get("registers", ())),
        beyond=tuple(row.get("beyond", ())),
        unless_set_off=row.get("unless_set_off", False),
    )


def _verb(sense: Sense, text: str) -> tuple[str, VerbPattern]:
    """Read a verb pattern: "break off @talks", "fire %arms", "speak to !media", "!around> surround", "ask +to"."""
    words = text.split()
    subject = words.pop(0)[:-1] if words[0].endswith(">") else None
    head, *rest = words
    return head, VerbPattern(
        sense,
        particles=tuple(word for word in rest if word[0] not in "@%!+"),
        object=next((word[1:] for word in rest if word[0] in "@%"), None),
        without=next((word[1:] for word in rest if word[0] == "!"), None),
        subject=subject,
        infinitive="+to" in rest,
        used=any(word[0] == "%" for word in rest),
    )


def _noun(sense: Sense | None, text: str, *, weak: bool) -> tuple[str, NounPattern]:
    """Read a noun pattern: "air strike", "cessation of violence", "strike ~labour", "capture @prisoner"."""
    words = text.split()
    near = words.pop()[1:] if words[-1].startswith("~") else None
    of = words.pop()[1:] if words[-1].startswith("@") else None
    at = next((i for i, word in enumerate(words) if i and word in LINKS), len(words))
    return words[at - 1], NounPattern(sense, tuple(words[: at - 1]), tuple(words[at:]), near, of, weak)


def _sets(table: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}
