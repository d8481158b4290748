"""Kinds of words: "fired" and "shots" are of one kind, "officers" and "policemen" of another."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from rashomon.wording.irregular import base
from rashomon.wording.kin import kin_groups
from rashomon.wording.normal import stem
from rashomon.wording.tables import read_table


@lru_cache(maxsize=20_000)
def kind_of(word: str) -> str:
    """Return what stands for a folded word and those of its kind: the first word of its group, else its stem."""
    bare = stem(base(word))
    groups = (alike().get(word), kin_groups().get(word), kin_groups().get(bare), alike().get(bare))
    return next(filter(None, groups), bare)


@cache
def little() -> frozenset[str]:
    """Return the words that tell nothing by themselves."""
    return frozenset(read_table("weighing", "borne_out")["little"])


def alike() -> Mapping[str, str]:
    """Return what stands for each noun that reports use for the same people or things; of several, the first."""
    return _firsts()


@cache
def _firsts() -> Mapping[str, str]:
    return {form: things[0] for form, things in all_alike().items()}


@cache
def all_alike() -> Mapping[str, Sequence[str]]:
    """Return all that may stand for a noun: an officer is of the police or of the army."""
    found: dict[str, list[str]] = {}
    for thing, words in read_table("weighing", "alike")["things"].items():
        for form in {form for word in words for form in (word, f"{word}s")}:
            found.setdefault(form, []).append(thing)
    return found
