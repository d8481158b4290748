"""A user's table of names: what is called so in the reports is called otherwise in all that we say."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import UNSET
from msgspec.structs import replace

from rashomon.archive.files import read_list
from rashomon.errors import Unreadable
from rashomon.exchange import ReportRow
from rashomon.wording.normal import fold

# By the folded name as a report has it: the name to use.
Aliases = Mapping[str, str]
NO_ALIASES: Aliases = MappingProxyType({})


def read_aliases(path: str | Path) -> Aliases:
    """Read a table of two columns, parted by a tab or a comma: a name in the reports, and the name to use for it.

    Capitals and accents make no difference in the first. Empty lines and those that begin with # are passed over.
    Raises ReadError.
    """
    name = str(path)
    text = read_list(path, "table of aliases")
    lines = [line for line in text.splitlines() if line.strip() and line[0] != "#"]
    found: dict[str, str] = {}
    for line in lines:
        alias, *rest = _cells(line)
        if len(rest) != 1 or not alias or not rest[0]:
            raise Unreadable(
                name, f"{line[:60]!r} is not a name and the name to use for it, parted by a tab or a comma"
            )
        if found.setdefault(fold(alias), rest[0]) != rest[0]:
            raise Unreadable(name, f"{alias!r} is given two names: {found[fold(alias)]!r} and {rest[0]!r}")
    return found


def _cells(line: str) -> list[str]:
    try:
        cells = next(csv.reader(io.StringIO(line), delimiter="\t" if "\t" in line else ","))
    except csv.Error:  # a cell too long for a name
        return [line]
    return [" ".join(cell.split()) for cell in cells]


def renamed(row: ReportRow, aliases: Aliases) -> ReportRow:
    """Return a report's row with the user's names for those who are named, speak, count, act and are acted on."""

    def used(name: str) -> str:
        return aliases.get(fold(name)) or " and ".join(aliases.get(fold(part), part) for part in name.split(" and "))

    def some(name: str | None) -> str | None:
        return used(name) if name else name

    def each(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(used, names))

    entities, quotes, events = row.entities or (), row.quotes or (), row.events or ()
    changed = {
        "entities": tuple(replace(entity, name=used(entity.name)) for entity in entities),
        "quotes": tuple(replace(quote, speaker=some(quote.speaker), target=some(quote.target)) for quote in quotes),
        "figures": tuple(replace(figure, source=some(figure.source)) for figure in row.figures or ()),
        "events": tuple(replace(event, actor=each(event.actor), target=each(event.target)) for event in events),
        "quantities": tuple(replace(one, source=some(one.source)) for one in row.quantities or ()),
    }
    return replace(row, **{kind: rows for kind, rows in changed.items() if getattr(row, kind) is not UNSET})
