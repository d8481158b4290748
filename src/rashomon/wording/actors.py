"""Who acts: the country and the role of an actor, after the actor codes of PLOVER and CAMEO."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rashomon.wording.countries import country_codes, country_words, government_names
from rashomon.wording.normal import fold
from rashomon.wording.tables import read_table

# The longest name of the lexicon in words: "Syrian Observatory for Human Rights", "International Atomic Energy Agency".
LONGEST = 6
# "The Britain-based monitors" are not Britain.
_SEAT = re.compile(r"\b[\w.]+-(?:based|led|backed|born|trained)\b")
_WORD = re.compile(r"[^\W_](?:[\w.'’]*[\w.])?", re.UNICODE)


@dataclass(frozen=True)
class Code:
    """An actor's state (ISO 3166-1 alpha-3) and role ("GOV", "MIL", "REB" ...); None where the words do not say."""

    country: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class _Lexicon:
    roles: tuple[tuple[str, frozenset[str]], ...]
    bodies: Mapping[str, Code]


@cache
def _lexicon() -> _Lexicon:
    raw = read_table("wording", "actors")
    bodies = {
        fold(name): Code(country or None, role)
        for role, by_country in raw["bodies"].items()
        for country, names in by_country.items()
        for name in names
    }
    return _Lexicon(tuple((row["code"], frozenset(map(fold, row["words"]))) for row in raw["role"]), bodies)


@lru_cache(maxsize=20_000)
def code(name: str, office: str | None = None) -> Code:
    """Return the country and the role of who goes by a name, and holds an office ("Russian foreign minister").

    A state that acts by its own name, its people's or its capital's is its government. What neither the name nor the
    office says is None; nothing is known of anybody by heart but of the bodies in `lexicons/actors.toml`.
    """
    plain = fold(name).removeprefix("the ").strip()
    known = _lexicon().bodies.get(plain)
    if known is not None:
        return known
    codes = country_codes()
    state = government_names().get(plain)
    if state is not None:
        return Code(codes.get(state), "GOV")
    own, held = _words(plain), _words(fold(office)) if office else []
    body = _body(own) or _body(held) or Code()
    return Code(body.country or _country(own) or _country(held), body.role or _role(own) or _role(held))


def _words(plain: str) -> list[str]:
    return [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(_SEAT.sub("", plain))]


def _runs(words: list[str]) -> Iterator[str]:
    """Yield the runs of words, the longest first, from the left."""
    for length in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def _country(words: list[str]) -> str | None:
    states, codes = country_words(), country_codes()
    return next((codes.get(states[run]) for run in _runs(words) if run in states), None)


def _body(words: list[str]) -> Code | None:
    """Return the well-known body that some of the words name: "UN special envoy", "Hamas spokesman"."""
    bodies = _lexicon().bodies
    return next((bodies[run] for run in _runs(words) if run in bodies and (len(run) > 2 or run == "un")), None)


def _role(words: list[str]) -> str | None:
    """Return the first role with one of the words, or some of them in a row."""
    runs = set(_runs(words))
    return next((role for role, shown in _lexicon().roles if not runs.isdisjoint(shown)), None)
