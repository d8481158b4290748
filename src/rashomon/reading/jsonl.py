"""JSON Lines, or one JSON document -> articles: a row a report, or a JSON feed with its items."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from rashomon.model import Article, Failure
from rashomon.reading.rows import article_of


def read_json(text: str, name: str) -> Iterator[Article | Failure]:
    """Yield the reports of JSON Lines, of a JSON array of rows, of a JSON feed, or of one JSON row."""
    whole = _document(text)
    if isinstance(whole, list):
        for number, row in enumerate(whole, start=1):
            yield article_of(row, f"{name}, item {number}")
    elif _is_feed(whole):
        from rashomon.reading.feeds import read_json_feed

        yield from read_json_feed(whole, name)
    elif isinstance(whole, dict):
        yield article_of(whole, f"{name}, row 1")
    else:
        yield from _read_lines(text, name)


def read_row(line: bytes, name: str, number: int) -> Article | Failure:
    """Read one row of JSON Lines that are taken from a file row by row; `number` counts from 1."""
    result = _read_line(line.decode("utf-8", "replace").strip(), name, number)
    if isinstance(result, Failure):
        return result
    return msgspec.structs.replace(result, raw=hashlib.sha256(line).hexdigest())


def begins_rows(line: bytes) -> bool:
    """Say whether the first line of a file is a row of JSON Lines, and not a whole JSON feed in one line."""
    line = line.strip()
    return line.startswith(b"{") and line.endswith(b"}") and (_FEED not in line or not _is_feed(_parsed(line)))


_FEED = b"jsonfeed.org/version/"


def _is_feed(document: Any) -> bool:
    """Say whether a document is a JSON feed, by the version it must state."""
    return isinstance(document, dict) and _FEED.decode() in str(document.get("version", ""))


def _document(text: str) -> Any:
    """Return the one JSON document that a text is, or None. A first line that is whole says JSON Lines at once."""
    first, _, rest = text.lstrip().partition("\n")
    if rest.strip() and not first.lstrip().startswith("[") and _parsed(first) is not None:
        return None
    return _parsed(text)


def _parsed(text: str | bytes) -> Any:
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace") if isinstance(text, str) else text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _read_lines(text: str, name: str) -> Iterator[Article | Failure]:
    position, number = 0, 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        number += 1
        line = text[position:end].strip()
        position = end + 1
        if line:
            yield _read_line(line, name, number)


def _read_line(line: str, name: str, number: int) -> Article | Failure:
    try:
        row = msgspec.json.decode(line.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        return Failure(name=f"{name}, row {number}", reason=f"this row is not JSON ({error}); mend or remove it")
    return article_of(row, f"{name}, row {number}")
