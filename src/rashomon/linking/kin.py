"""Words for one thing that happened: the verb, its noun and what other reports may call it."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from rashomon.linking.background import background
from rashomon.wording.normal import fold, stem, words


def kin(trigger: str) -> str:
    """Return one word for all triggers that can tell of the same thing: "slain" and "murder" are both "kill".

    A trigger that the lexicon does not know stands for itself, by the stem of its rarest word.
    """
    folded = [word for word, _ in words(trigger)]
    stems = [stem(word) for word in folded]
    for key in (" ".join(folded), " ".join(stems), *folded, *stems):
        if key in _groups():
            return _groups()[key]
    return max(stems, key=_rarity, default="")


def _rarity(word: str) -> tuple[float, str]:
    size, common = background()
    return (1 - common.get(word, 0) / size, word)


@cache
def _groups() -> Mapping[str, str]:
    text = files("rashomon.linking").joinpath("lexicons/kin.toml").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    groups = tomllib.loads(text)["groups"]
    for group in groups:
        for member in group:
            found.setdefault(fold(member), group[0])
    for group in groups:
        for member in group:
            found.setdefault(" ".join(stem(word) for word, _ in words(member)), group[0])
    return found
