"""Irregular verbs by their base: "took" and "taken" are of "take"."""

from collections.abc import Mapping
from functools import cache

from rashomon.wording.tables import read_table


@cache
def _bases() -> Mapping[str, str]:
    return {form: verb for verb, forms in read_table("wording", "irregular")["forms"].items() for form in forms}


def base(word: str) -> str:
    """Return the verb that a folded word is an irregular form of, else the word."""
    return _bases().get(word, word)


def participle(form: str) -> str | None:
    """Return the past participle for a folded form of the past: "took" gives "taken"; None where there is none."""
    if form.endswith("ed") and form == base(form):
        return form
    forms = _forms().get(base(form), [])
    return forms[-1] if form in forms else None


@cache
def _forms() -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = read_table("wording", "irregular")["forms"]
    return found
