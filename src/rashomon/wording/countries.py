"""The states of the world by the words that name them, their people and their governments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.wording.normal import fold


@dataclass(frozen=True)
class Country:
    """A state and the words that reports name it by: its people, other names, and the seats of its government.

    `code` is ISO 3166-1 alpha-3; empty for a state of the past.
    """

    name: str
    peoples: tuple[str, ...]
    others: tuple[str, ...]
    seats: tuple[str, ...]
    code: str = ""


@cache
def countries() -> tuple[Country, ...]:
    """Return the states of the world, in the order of their names."""
    text = files("rashomon.wording").joinpath("lexicons/countries.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Country(row[0], _cell(row, 1), _cell(row, 2), _cell(row, 3), row[4] if len(row) > 4 else "") for row in rows
    )


def country_called(name: str) -> Country | None:
    """Return the country of a name, in any letters: "UK", "syria"."""
    return _by_name().get(fold(name))


@cache
def _by_name() -> Mapping[str, Country]:
    """Return the countries by their folded names; of two of one name the first."""
    return {fold(name): country for country in reversed(countries()) for name in (country.name, *country.others)}


@cache
def country_names() -> Mapping[str, str]:
    """Return the country for each folded name of one ("uk" -> "United Kingdom")."""
    return {fold(name): country.name for country in countries() for name in (country.name, *country.others)}


@cache
def country_words() -> Mapping[str, str]:
    """Return the country for each folded word that names it: "american", "u.s." and "america" are one.

    Not by its capital: what happens in Washington does not happen everywhere in the United States.
    """
    return {
        fold(word): country.name
        for country in countries()
        for word in (country.name, *country.peoples, *country.others)
    }


@cache
def government_names() -> Mapping[str, str]:
    """Return the country for each folded name that stands for its government as an actor: names, peoples, capitals."""
    return {
        fold(word): country.name
        for country in countries()
        for word in (country.name, *country.peoples, *country.others, *country.seats)
    }


@cache
def country_codes() -> Mapping[str, str]:
    """Return the ISO 3166-1 alpha-3 code of each state, by its name."""
    return {country.name: country.code for country in countries() if country.code}


def _cell(row: Sequence[str], column: int) -> tuple[str, ...]:
    return tuple(part.strip() for part in row[column].split(",") if part.strip()) if column < len(row) else ()
