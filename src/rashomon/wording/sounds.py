"""Names as they sound: what is written in several ways in Latin letters compares equal."""

import re
from functools import lru_cache

from rashomon.wording.normal import fold

# Two ways to write one sound in names from other alphabets, folded one after the other (the commonest differences
# between the romanisations of Russian, Arabic and Ukrainian that ALA-LC, BGN/PCGN and the press use).
SOUNDS = (
    (re.compile(r"(?:al|el|as|ar|an|ad|ash|at|az)-(?=\w{3})"), ""),
    (re.compile(r"[’'`-]"), ""),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ck|q|c(?![hei])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(?<=[bt])re$"), "er"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)ie?i$"), "i"),
)


@lru_cache(maxsize=50_000)
def sound(name: str) -> str:
    """Return a name as it sounds, so that its spellings in Latin letters compare equal."""
    key = fold(name)
    for pattern, letter in SOUNDS:
        key = pattern.sub(letter, key)
    return key
