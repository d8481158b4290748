"""The words of English dates and times, read once from `lexicons/times.toml`."""

from functools import cache

import msgspec

from rashomon.wording.tables import read_table


class _Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    future_helpers: frozenset[str]
    certain_helpers: frozenset[str]
    plain_future: tuple[str, ...]
    plain_past: tuple[str, ...]
    planned: tuple[str, ...]
    begun: tuple[str, ...]
    past_helpers: frozenset[str]
    plans: frozenset[str]
    defers: frozenset[str]
    put_off: frozenset[str]
    cancels: frozenset[str]
    called: tuple[str, ...]
    upcoming: frozenset[str]
    done: frozenset[str]
    scheduled: frozenset[str]
    fixed: frozenset[str]
    reporting: frozenset[str]
    answering: frozenset[str]


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of `times.toml`, by the names they have there."""

    present: tuple[str, ...]
    past: tuple[str, ...]
    future: tuple[str, ...]
    adjectives: dict[str, str]
    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    parts: dict[str, str]
    holidays: dict[str, str]
    zones: dict[str, str]
    sets: dict[str, str]
    lasting: tuple[str, ...]
    verbs: _Verbs


@cache
def lexicon() -> Lexicon:
    """Return the lexicon."""
    return msgspec.convert(read_table("annotating", "times"), Lexicon)
