"""Other words for one thing or one deed: two clauses meet by the keys of their words, not by the words.

"Lawmakers" and "deputies" have a key in common, as have "called off" and "cancelled". A word that may stand for several
things has the keys of all: which of them is meant, what else two clauses share tells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from rashomon.wording.countries import country_words
from rashomon.wording.irregular import base
from rashomon.wording.kin import kin_groups, root
from rashomon.wording.normal import stem
from rashomon.wording.tables import read_table

Keys = frozenset[str]

# How the keys of deeds begin, those of the groups of deeds of alike.toml, and those of its things.
DEED = "~"
LOOSE = "~~"
THING = "="

# What may stand within a phrase: "took its place".
WITHIN = frozenset({"a", "an", "the", "his", "her", "its", "their"})

# With one of these behind it a verb mostly is the same deed as without: "fired at", "stood outside".
BESIDE = frozenset({"against", "at", "before", "from", "in", "into", "outside", "through", "to", "towards", "with"})


@cache
def _groups(table: str, sign: str) -> Mapping[str, Keys]:
    """Return for each word and phrase of a table of alike.toml the groups that it stands in, by its forms."""
    found: dict[str, set[str]] = {}
    for name, group in read_table("weighing", "alike")[table].items():
        for member in group:
            for form in {member, _plain(member.split())}:
                found.setdefault(form, set()).add(f"{sign}{name}")
    return {form: frozenset(groups) for form, groups in found.items()}


def _plain(run: Sequence[str]) -> str:
    return " ".join(stem(base(form)) for form in run)


def _things() -> Mapping[str, Keys]:
    return _groups("things", THING)


def _deeds() -> Mapping[str, Keys]:
    return _groups("deeds", LOOSE)


@cache
def _apart() -> Mapping[str, Keys]:
    """Return the words that tell of another deed than those of their group of kin."""
    return _groups("apart", LOOSE)


@lru_cache(maxsize=100_000)
def keys_of(form: str) -> Keys:
    """Return the keys of a word: of the things and the deeds that it may stand for, else its root."""
    form = form.removesuffix("'s").removesuffix("'")
    if form in country_words():
        return frozenset({country_words()[form]})
    forms = tuple(dict.fromkeys((form, stem(form), base(form))))  # of most words one or two
    apart, kin, found = _apart(), kin_groups(), set[str]()
    for one in forms:
        if one in apart:
            return apart[one]
    for one in forms:
        found.update(_things().get(one, ()), _deeds().get(one, ()))
        if one in kin:
            found.add(f"{DEED}{kin[one]}")
    return frozenset(found or {root(stem(base(form)))})


@lru_cache(maxsize=20_000)
def verb_keys(form: str) -> Keys:
    """Return the keys of a verb for the deeds that it may be, else its root; "gathered" is no "gathering"."""
    found = frozenset(key for key in keys_of(form) if not key.startswith(THING))
    return found or frozenset({root(stem(base(form)))})


def things_of(form: str) -> Keys:
    """Return the keys of a noun for the things that it may be, also where it is written as a name: "Parliament"."""
    return frozenset(key for key in keys_of(form) if key.startswith(THING))


@lru_cache(maxsize=20_000)
def kind_of(form: str) -> str:
    """Return one key for a word and those of its kind: of a thing, else of a deed ("fired", "shots"), else its stem."""
    bare = stem(base(form))
    return min(things_of(form), default="") or kin_groups().get(form) or kin_groups().get(bare) or bare


@lru_cache(maxsize=100_000)
def name_key(form: str) -> str:
    """Return the key of a word of a name: "French" is of France."""
    form = form.removesuffix("'s").removesuffix("'")
    return country_words().get(form, form)


@lru_cache(maxsize=20_000)
def begins_phrase(form: str) -> bool:
    """Say whether a phrase for a deed may begin with a word."""
    return any(one in _endings() for one in (form, base(form), stem(form)))


@cache
def _endings() -> Mapping[str, set[str]]:
    """Return for the first words of the phrases for deeds the last ones of these."""
    found: dict[str, set[str]] = {}
    for first, *behind in (phrase.split() for phrase in (*kin_groups(), *_deeds()) if " " in phrase):
        found.setdefault(first, set()).add(behind[-1])
    return found


@lru_cache(maxsize=20_000)
def _forms(form: str) -> Keys:
    """Return the forms of a word in which a phrase may have it."""
    return frozenset({form, base(form), stem(form), stem(base(form))})


@lru_cache(maxsize=100_000)
def ends_phrase(first: str, form: str) -> bool:
    """Say whether a phrase for a deed may begin with one word and end with another."""
    return not _ending(first).isdisjoint(_forms(form))


def ends_any_phrase(first: str, forms: Sequence[str]) -> bool:
    """Say whether a phrase for a deed may begin with a word and end with any of some others."""
    return not _ending(first).isdisjoint(chain.from_iterable(map(_forms, forms)))


@lru_cache(maxsize=20_000)
def _ending(form: str) -> Keys:
    """Return what phrases for deeds end with that begin with a word."""
    return frozenset[str]().union(*(_endings().get(one, ()) for one in _forms(form)))


@lru_cache(maxsize=100_000)
def _stands_within(first: str, form: str) -> bool:
    """Say whether a phrase for a deed that begins with one word may have another within."""
    return form in WITHIN or any(not _forms(form).isdisjoint(_middles().get(one, ())) for one in _forms(first))


@cache
def _middles() -> Mapping[str, set[str]]:
    """Return for the first words of the phrases for deeds those that stand between them and the last ones."""
    found: dict[str, set[str]] = {}
    for first, *behind in (phrase.split() for phrase in (*kin_groups(), *_deeds()) if " " in phrase):
        found.setdefault(first, set()).update(behind[:-1])
    return found


@dataclass(frozen=True)
class Phrase:
    """Words that together stand for a thing or a deed: the keys of it, and how many words they are."""

    keys: Keys
    words: int


def deed_at(run: Sequence[str]) -> Phrase | None:
    """Return what the phrases for deeds with which some words begin stand for: "stepped down", "took its place"."""
    keys, longest = set[str](), 1
    for size in range(PAIR, len(run) + 1):
        if size > PAIR and not _stands_within(run[0], run[size - 2]):
            break
        if ends_phrase(run[0], run[size - 1]) and (found := _phrase(tuple(run[:size]))):
            keys |= found
            longest = size
    if longest == PAIR and run[1] in BESIDE and _changing().isdisjoint((run[0], base(run[0]), stem(run[0]))):
        keys |= verb_keys(run[0])
    return Phrase(frozenset(keys), longest) if keys else None


PAIR = 2


@lru_cache(maxsize=20_000)
def _phrase(run: tuple[str, ...]) -> Keys:
    """Return the keys of a phrase for a deed, where some words are one."""
    own = [form for place, form in enumerate(run) if not (place and form in WITHIN)]
    if run[-1] in WITHIN:
        return frozenset()
    forms = (list(run), [base(form) for form in run], [stem(form) for form in run])
    kin = {kin_groups().get(" ".join(one)) for one in forms} - {None}
    return frozenset({*_deeds().get(_plain(own), ()), *(f"{DEED}{group}" for group in kin)})


@cache
def _changing() -> frozenset[str]:
    """Return the verbs that are another with a preposition: "look into"."""
    changing = read_table("weighing", "alike")["changing"]
    return frozenset((*changing, *(stem(verb) for verb in changing)))


def thing_at(run: Sequence[str]) -> Phrase | None:
    """Return the longest phrase for a thing with which some words begin: "state of emergency"."""
    if len(run) < PAIR or stem(base(run[1])) not in _openings().get(stem(base(run[0])), ()):
        return None
    plain = [stem(base(form)) for form in run]
    for size in range(len(run), 1, -1):
        if keys := _things().get(" ".join(plain[:size])):
            return Phrase(keys, size)
    return None


@lru_cache(maxsize=20_000)
def begins_thing(form: str) -> bool:
    """Say whether a phrase for a thing may begin with a word."""
    return stem(form) in _openings() or form in _openings()


@cache
def _openings() -> Mapping[str, set[str]]:
    """Return for the first words of the phrases for things, and their stems, the second ones."""
    found: dict[str, set[str]] = {}
    for first, second, *_ in (phrase.split() for phrase in _things() if " " in phrase):
        found.setdefault(first, set()).add(second)
    return found
