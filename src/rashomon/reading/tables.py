"""CSV, with commas, semicolons or tabs -> articles: a line a report, by the names in its header."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from rashomon.model import Article, Failure
from rashomon.reading.dates import day_first_in
from rashomon.reading.fields import MEANINGS, NO_FIELDS, FieldMap, names_of
from rashomon.reading.lexicons import lexicon
from rashomon.reading.limits import LONGEST_TEXT
from rashomon.reading.rows import article_of, listed

# A first line with so many known names is a header; with two where one of them is the text's.
KNOWN = 3

# The longest header looked at, in characters, and the part of a table by which its shape is told.
LONGEST_HEADER = 4000
SAMPLE = 1 << 16

# A table without known names is told by so many rows, header included, with as many cells each; by one fewer where a
# person says what its columns mean, or its first line is so many single words without a space between.
ROWS = 3
SINGLE = 3

# As many rows are looked at, and as many cells tell a table whose cells have spaces around them.
SEEN = 10
PADDED = 4

# The name of a column: a few words without the marks of a sentence.
_COLUMN = re.compile(r"[\w#@$%&/:()\[\]-]{1,40}(?:[ .][\w#@$%&/:()\[\]-]{1,40}){0,3}")

# How exports write that a cell is empty.
_EMPTY = frozenset(("null", "none", "nan", "na", "n/a"))

# GDELT's tables have no header: their number of columns, and what they are.
_GDELT = {57: "events", 58: "events", 61: "events", 27: "its knowledge graph", 16: "mentions"}


@dataclass(frozen=True)
class Dialect:
    """What parts the cells of a table, the names of its columns, and whether its first line is their header."""

    sign: str
    columns: Sequence[str]
    headed: bool = True


def is_table(text: str, fields: FieldMap = NO_FIELDS) -> bool:
    """Say whether a text is a table: its first line names known fields, or its lines have as many cells each."""
    return _dialect(text, fields) is not None


def read_table(lines: Iterable[str], head: str, name: str, fields: FieldMap = NO_FIELDS) -> Iterator[Article | Failure]:
    """Yield the report of every row of a table, by the dialect of its `head`; a row without a text is a failure."""
    dialect = _dialect(head, fields) or Dialect(",", ())
    if reason := _useless(dialect, fields):
        yield Failure(name=name, reason=reason)
        return
    mapped = {column.lower(): column for column in fields.named()}
    names = [_named(cell, mapped) for cell in dialect.columns]
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_TEXT + 1))
    rows = csv.reader((line.replace("\x00", " ") for line in lines), delimiter=dialect.sign)
    day_first = day_first_in(head[:SAMPLE])
    number, read = 0, 0
    try:
        for number, row in enumerate(rows, start=0 if dialect.headed else 1):
            if number and any(cell.strip() for cell in row):
                read += 1
                result = article_of(_filled(names, row, mapped), f"{name}, row {number}", fields, day_first)
                yield _unclosed(result, row, names) if isinstance(result, Failure) else result
    except csv.Error as error:
        reason = f"this row cannot be read ({error}); what follows it is not read: mend it, or give JSON Lines"
        yield Failure(name=f"{name}, row {number + 1}", reason=reason)
    else:
        if not read:
            yield Failure(name=name, reason="the table has a header and no rows; nothing to read")


def _unclosed(failure: Failure, row: Sequence[str], names: Sequence[str]) -> Failure:
    """Return a failure that says so where a quotation mark that is never closed may have taken in the rows below."""
    if len(row) >= len(names) or not any("\n" in cell for cell in row):
        return failure
    why = "a quotation mark in it is perhaps never closed, and the rows below were taken into it"
    return Failure(name=failure.name, reason=f"{failure.reason}; {why}")


def _useless(dialect: Dialect, fields: FieldMap) -> str | None:
    """Return why no row of a table can be read: a column that is not there, or none that holds texts."""
    if not dialect.headed:
        kind = _GDELT.get(len(dialect.columns))
        return f"a table of GDELT ({kind}): it has addresses and no texts; give the pages themselves" if kind else None
    columns = {cell.strip().lower() for cell in dialect.columns}
    shown = f"its columns: {listed(cell.strip() for cell in dialect.columns)}"
    absent = [column for column in fields.named() if column.lower() not in columns]
    if absent:
        return f"this table has no field `{absent[0]}`; {shown}"
    if any(meaning == "text" for meaning, _ in fields.pairs) or columns & {name.lower() for name in names_of("text")}:
        return None
    pages = columns & {name.lower() for name in names_of("url")}
    what = "no text, only addresses: give the pages, or" if pages else "no column that is known to hold texts;"
    return f"this table has {what} say which column is the text: --map text=COLUMN ({shown})"


def _named(cell: str, mapped: dict[str, str]) -> str:
    """Return the name of a column as it is known, in whatever case it is written."""
    lower = cell.strip().lower()
    return mapped.get(lower) or _names().get(lower, cell.strip())


def _filled(names: Sequence[str], row: Sequence[str], mapped: dict[str, str]) -> dict[str, str | None]:
    """Return the cells of a row by the names of their columns, None where empty; of two of a name the first filled."""
    cells: dict[str, str | None] = {**dict.fromkeys(names), **dict.fromkeys(mapped.values())}
    for name, cell in zip(names, row, strict=False):
        if cells[name] is None and cell.strip() and cell.strip().lower() not in _EMPTY:
            cells[name] = cell
    return cells


@cache
def _names() -> dict[str, str]:
    """Every known name of a field in small letters -> as it is known."""
    return {name.lower(): name for meaning in MEANINGS for name in names_of(meaning)}


def _dialect(text: str, fields: FieldMap) -> Dialect | None:
    """Return how a table is written; None where a text is no table."""
    line = text[:LONGEST_HEADER].lstrip("\ufeff\r\n").partition("\n")[0].strip("\r")
    texts = {name.lower() for name in names_of("text")}
    mapped = {name.lower() for name in fields.named()}
    for sign in (",", "\t", ";"):
        cells = _cells(line, sign)
        here = {cell.strip().lower() for cell in cells}
        known = here & _names().keys()
        if len(known) >= KNOWN or (len(known) >= 2 and known & texts) or (len(cells) > 1 and here & mapped):
            return Dialect(sign, cells)
        if sign == "\t" and _is_trafilatura(cells):
            return Dialect(sign, lexicon("fields")["trafilatura_csv"], headed=False)
        if sign == "\t" and len(cells) in _GDELT and re.fullmatch(r"\d{8,14}(?:-T?\d+)?", cells[0]):
            return Dialect(sign, cells, headed=False)
        single = len(cells) >= SINGLE and all(cell and not re.search(r"\s", cell) for cell in cells)
        if _is_shaped(text, sign, cells, ROWS - (single or bool(mapped))) and all(
            _COLUMN.fullmatch(cell.strip()) for cell in cells
        ):
            return Dialect(sign, cells)
    return None


def _is_shaped(text: str, sign: str, cells: Sequence[str], number: int) -> bool:
    """Say whether the first rows of a text have as many cells each; a title with a comma has a space behind it."""
    if len(cells) < 2 or (len(cells) < PADDED and any(cell != cell.strip() for cell in cells)):
        return False
    try:
        rows = list(islice(csv.reader(io.StringIO(text[:SAMPLE].replace("\x00", " ")), delimiter=sign), SEEN))
    except csv.Error:
        return False
    whole = [row for row in rows[: -1 if len(text) > SAMPLE else None] if row]  # the sample may end within its last
    return len(whole) >= number and all(len(row) == len(cells) for row in whole)


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
