"""What a user says of sources, read from a TOML or CSV file: which are state media, parties to the conflict, whose."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from rashomon.archive.files import read_list
from rashomon.errors import Unreadable
from rashomon.model import Standing
from rashomon.wording.normal import fold

FIELDS = ("name", "aliases", "kind", "owner", "country")


def read_standings(path: str | Path) -> tuple[Standing, ...]:
    """Read a sources file: TOML with a table `[[source]]` for each, or CSV with a row for each, of the same fields.

    `name` is needed; `aliases` (in CSV parted by ;), `kind`, `owner` and `country` are optional. Raises ReadError.
    """
    name = str(path)
    text = read_list(path, "file of sources")
    rows = _of_csv(name, text) if name.lower().endswith(".csv") else _of_toml(name, text)
    return tuple(_standing(name, number, row) for number, row in rows)


def _of_toml(name: str, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable(name, f"not TOML: {error}; or name it .csv") from None
    sources = tables.get("source")
    if not isinstance(sources, list) or not all(isinstance(row, dict) for row in sources):
        raise Unreadable(name, "no [[source]] in it")
    yield from enumerate(sources, 1)


def _of_csv(name: str, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    reader = csv.DictReader(io.StringIO(text))
    try:
        known, rows = reader.fieldnames or (), list(reader)
    except csv.Error as error:
        raise Unreadable(name, f"not CSV: {error}") from None
    if "name" not in known:
        raise Unreadable(name, f"its first line does not name the fields: {', '.join(FIELDS)}")
    for number, row in enumerate(rows, 1):
        yield number, {key: value.strip() for key, value in row.items() if isinstance(value, str) and value.strip()}


def _standing(name: str, number: int, row: Mapping[str, object]) -> Standing:
    unknown = sorted(set(map(str, row)) - set(FIELDS))
    if unknown:
        raise Unreadable(name, f"source {number}: the field {unknown[0]} is not known; there are {', '.join(FIELDS)}")
    if not isinstance(row.get("name"), str):
        raise Unreadable(name, f"source {number} has no name")
    aliases = row.get("aliases", [])
    also = aliases.split(";") if isinstance(aliases, str) else aliases if isinstance(aliases, list) else []
    names = [str(row["name"]), *map(str, also)]
    return Standing(
        names=tuple(fold(" ".join(one.split())) for one in names if one.strip()),
        kind=_line(row.get("kind")),
        owner=_line(row.get("owner")),
        country=_line(row.get("country")),
    )


def _line(value: object) -> str | None:
    return " ".join(str(value).split()) or None if value is not None else None
