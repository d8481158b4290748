"""The words that checking a brief knows."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rashomon.wording.normal import stem

HERE = "rashomon.telling"


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(HERE).joinpath("lexicons/verifying.toml").read_text("utf-8"))


@cache
def words_of(table: str) -> frozenset[str]:
    """Return the words of a table of the lexicon."""
    return frozenset(_tables()[table])


@cache
def measures() -> Mapping[str, str]:
    """Return what is counted for each stem that says it: "kill" -> "killed"."""
    return {stem(word): measure for measure, stems in _tables()["measures"].items() for word in stems}


@cache
def alike() -> Mapping[str, str]:
    """Return for the stem of each word of a row of those that tell the same the stem of its first."""
    return {stem(word): stem(row[0]) for row in _words_alike()["alike"] for word in row}


@cache
def phrases() -> Mapping[str, str]:
    """Return for words that together tell what one word does that one."""
    return {words: word for word, rows in _words_alike()["phrases"].items() for words in rows}


@cache
def _words_alike() -> dict[str, Any]:
    return tomllib.loads(files(HERE).joinpath("lexicons/alike.toml").read_text("utf-8"))


@lru_cache(maxsize=200_000)
def told_by(word: str) -> str:
    """Return what stands for a folded word and for all that tell the same: "killed" for "died"."""
    plain = stem(word)
    return measures().get(plain) or alike().get(plain, plain)


@cache
def groups_of(table: str) -> Mapping[str, str]:
    """Return for each word of a table of groups the group's name: "spokeswoman" -> "spokesman"."""
    return {word: group for group, words in _tables()[table].items() for word in words}


def words_in(table: str, group: str) -> tuple[str, ...]:
    """Return the words of one group of a table of groups; of a group that it does not have, none."""
    return tuple(_tables()[table].get(group, ()))


@cache
def opposites(group: str) -> frozenset[str]:
    """Return the groups of deeds that say the contrary of one: "deny" for "admit"."""
    pairs = [frozenset(pair) for pair in _tables()["opposites"]]
    return frozenset(other for pair in pairs if group in pair for other in pair - {group})


@cache
def side_words() -> tuple[tuple[str, ...], ...]:
    """Return the words for those who fight, by their side."""
    return tuple(map(tuple, _tables()["sides"]))


@cache
def contraries() -> Mapping[str, Sequence[tuple[re.Pattern[str], re.Pattern[str]]]]:
    """Return for each word that has contraries the patterns of its like and of these."""
    found: defaultdict[str, list[tuple[re.Pattern[str], re.Pattern[str]]]] = defaultdict(list)
    for pair in _tables()["contraries"]:
        one, other = (re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE) for words in pair)
        for words, pattern in ((pair[0], (one, other)), (pair[1], (other, one))):
            for word in words:
                found[word].append(pattern)
    return found


@cache
def leaders() -> frozenset[str]:
    """Return the full names of who led states and world bodies."""
    text = files(HERE).joinpath("lexicons/leaders.txt").read_text("utf-8")
    rows = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(name.strip() for row in rows for name in row.split(","))


@cache
def plain_words() -> frozenset[str]:
    """Return the words that English writes in lower case, and their stems."""
    text = files(HERE).joinpath("lexicons/plain_words.txt").read_text("utf-8")
    words = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset((*words, *map(stem, words)))


def is_plain(word: str) -> bool:
    """Say whether English writes a word in lower case, in this or another of its forms."""
    return word in plain_words() or stem(word) in plain_words()


@lru_cache(maxsize=50_000)
def key_of(verb: str) -> str:
    """Return what stands for a verb in all its forms, and for those that tell the same."""
    plain = stem(verb.lower())
    return groups_of("deeds").get(verb.lower()) or _deed_stems().get(plain, plain)


@cache
def _deed_stems() -> Mapping[str, str]:
    return {stem(verb): group for verb, group in groups_of("deeds").items() if " " not in verb}


@lru_cache(maxsize=50_000)
def keys_of(phrase: str) -> frozenset[str]:
    """Return what stands for the verbs of the words by which somebody acts: "went on to praise" praises."""
    words = [word for word in phrase.lower().split() if word.isalpha() and word not in words_of("untelling")]
    return frozenset((key_of(phrase), *map(key_of, words)))
