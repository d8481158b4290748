"""Words for one thing that happened: the verb, its noun and what other reports may call it."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from rashomon.linking.background import background
from rashomon.wording.irregular import base
from rashomon.wording.normal import fold, stem, words

# What makes nouns, and other words, of verbs (Porter's steps 2 to 4, the endings that news triggers have).
ENDING = re.compile(r"(?:[ai]?tions?|ions?|ments?|ance|ence|ers?|ors?|als?|ives?|ates?|at|ness|ly|ee|y|e)\Z")
SHORTEST_ROOT = 4
LONG_WORD = 5


def kin(trigger: str) -> str:
    """Return one word for all triggers that can tell of the same thing: "slain" and "murder" are both "kill".

    A trigger that the lexicon does not know stands for itself, by the root of its rarest word.
    """
    folded = [word for word, _ in words(trigger)]
    stems = [stem(word) for word in folded]
    plain = [base(word) for word in folded]
    for key in (" ".join(folded), " ".join(stems), *folded, *stems, *plain):
        if key in _groups():
            return _groups()[key]
    return root(max(map(stem, plain), key=_rarity, default=""))


def root(word: str) -> str:
    """Return a stem without what makes a noun of a verb: "decision" and "decide" meet, as "patrolling" and "patrol"."""
    bare = ENDING.sub("", word.removesuffix("l") if word.endswith("ll") and len(word) > LONG_WORD else word)
    return bare if len(bare) >= SHORTEST_ROOT else word


def says(sense: str) -> bool:
    """Say whether the words of this kin tell that something was said."""
    return sense in _said()


def _rarity(word: str) -> tuple[float, str]:
    size, common = background()
    return (1 - common.get(word, 0) / size, word)


@cache
def _lexicon() -> Mapping[str, list[list[str]]]:
    return tomllib.loads(files("rashomon.linking").joinpath("lexicons/kin.toml").read_text(encoding="utf-8"))


@cache
def _said() -> frozenset[str]:
    return frozenset(group[0] for group in _lexicon()["said"])


@cache
def _groups() -> Mapping[str, str]:
    found: dict[str, str] = {}
    groups = [*_lexicon()["groups"], *_lexicon()["said"]]
    for group in groups:
        for member in group:
            found.setdefault(fold(member), group[0])
    for group in groups:
        for member in group:
            found.setdefault(" ".join(stem(word) for word, _ in words(member)), group[0])
    return found
