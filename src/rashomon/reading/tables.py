"""CSV, with commas, semicolons or tabs -> articles: a line a report, by the names in its header."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.model import Article, Failure
from rashomon.reading.fields import NO_FIELDS, FieldMap
from rashomon.reading.lexicons import lexicon
from rashomon.reading.limits import LONGEST_TEXT
from rashomon.reading.rows import article_of

# A first line with so many known names is a header; with two where one of them is the text's.
KNOWN = 3

# The longest header looked at, in characters.
LONGEST_HEADER = 4000

# How exports write that a cell is empty.
_EMPTY = frozenset(("null", "none", "nan", "na", "n/a"))


@dataclass(frozen=True)
class Dialect:
    """What parts the cells of a table, the names of its columns, and whether its first line is their header."""

    sign: str
    columns: Sequence[str]
    headed: bool = True


def is_table(text: str, fields: FieldMap = NO_FIELDS) -> bool:
    """Say whether a text is a table of reports: its first line names known fields."""
    return _dialect(text, fields) is not None


def read_table(text: str, name: str, fields: FieldMap = NO_FIELDS) -> Iterator[Article | Failure]:
    """Yield the report of every row of a table; a row without a text is a failure."""
    dialect = _dialect(text, fields) or Dialect(",", ())
    names = [_names().get(cell.strip().lower(), cell.strip()) for cell in dialect.columns]
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_TEXT + 1))
    rows = csv.reader(io.StringIO(text.replace("\x00", " "), newline=""), delimiter=dialect.sign)
    number, read = 0, 0
    try:
        for number, row in enumerate(rows, start=0 if dialect.headed else 1):
            if number and any(cell.strip() for cell in row):
                read += 1
                yield article_of(_filled(names, row), f"{name}, row {number}", fields)
    except csv.Error as error:
        reason = f"this row cannot be read ({error}); what follows it is not read: mend it, or give JSON Lines"
        yield Failure(name=f"{name}, row {number + 1}", reason=reason)
    else:
        if not read:
            yield Failure(name=name, reason="the table has a header and no rows; nothing to read")


def _filled(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """Return the cells of a row that are filled, by the names of their columns; of two of a name the first."""
    cells: dict[str, str] = {}
    for name, cell in zip(names, row, strict=False):
        if cell.strip() and cell.strip().lower() not in _EMPTY:
            cells.setdefault(name, cell)
    return cells


@cache
def _names() -> dict[str, str]:
    """Every known name of a field in small letters -> as it is known."""
    fields = lexicon("fields")
    meanings = ("id", "text", "title", "published", "source", "url", "byline")
    return {name.lower(): name for meaning in meanings for name in fields[meaning]}


def _dialect(text: str, fields: FieldMap) -> Dialect | None:
    """Return how a table is written; None where a text is no table."""
    line = text[:LONGEST_HEADER].lstrip("\ufeff\r\n").partition("\n")[0].strip("\r")
    texts = {name.lower() for name in lexicon("fields")["text"]}
    for sign in (",", "\t", ";"):
        cells = _cells(line, sign)
        known = {cell.strip().lower() for cell in cells} & _names().keys()
        if len(known) >= KNOWN or (len(known) >= 2 and known & texts):
            return Dialect(sign, cells)
        if sign == "\t" and _is_trafilatura(cells):
            return Dialect(sign, lexicon("fields")["trafilatura_csv"], headed=False)
    return None


def _cells(line: str, sign: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=sign), []) if sign in line else []
    except csv.Error:
        return []


def _is_trafilatura(cells: Sequence[str]) -> bool:
    """Say whether a line begins a table as trafilatura writes it: address, two numbers, the host of the address."""
    columns = lexicon("fields")["trafilatura_csv"]
    if len(cells) <= columns.index("text") or not cells[0].startswith(("http://", "https://")):
        return False
    return cells[columns.index("hostname")] in (*_EMPTY, cells[0].split("/")[2].removeprefix("www."))
