"""Rows as a table for statistics: CSV, JSON Lines, Parquet. A row is a frozen struct; its fields are the columns."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_type_hints

import msgspec

# Cells that a spreadsheet would run as a formula are told by their first character (OWASP, "CSV injection").
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# Several values stand in one cell of CSV with this between them.
BETWEEN = "; "


class Table(StrEnum):
    """A format of the table, by the ending of its file."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def write(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct], form: Table) -> Iterator[bytes]:
    """Yield a table of rows of one kind in a format. Raises ImportError where Parquet lacks pyarrow."""
    if form is Table.PARQUET:
        yield parquet(rows, kind)
    else:
        yield from write_csv(rows, kind) if form is Table.CSV else write_jsonl(rows)


def write_csv(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct]) -> Iterator[bytes]:
    """Yield the table as CSV (RFC 4180, UTF-8): a line of names, then a line a row.

    Text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    columns = kind.__struct_fields__
    yield _line(columns)
    for row in rows:
        yield _line([_cell(getattr(row, column)) for column in columns])


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = BETWEEN.join(value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text


def write_jsonl(rows: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Yield the table as JSON Lines: several values are lists, what is not known is null."""
    encoder = msgspec.json.Encoder()
    for row in rows:
        yield encoder.encode(row) + b"\n"


def parquet(rows: Iterable[msgspec.Struct], kind: type[msgspec.Struct]) -> bytes:
    """Return the table as Parquet. Raises ImportError where pyarrow is not installed (the extra `parquet`)."""
    import pyarrow as arrow  # type: ignore[import-untyped]
    from pyarrow import parquet as writing

    kinds: dict[type, Any] = {
        str: arrow.string(),
        int: arrow.int64(),
        float: arrow.float64(),
        bool: arrow.bool_(),
        date: arrow.date32(),
        tuple: arrow.list_(arrow.string()),
    }
    hints = get_type_hints(kind)
    schema = arrow.schema([(column, kinds[_plain(hints[column])]) for column in kind.__struct_fields__])
    given = list(rows)
    columns = {column: [getattr(row, column) for row in given] for column in kind.__struct_fields__}
    out = io.BytesIO()
    writing.write_table(arrow.table(columns, schema=schema), out)
    return out.getvalue()


def _plain(hint: Any) -> type:
    """Return the type of a column: `str` for `str | None`, `tuple` for a tuple of anything."""
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return tuple if getattr(hint, "__origin__", None) is tuple else hint
