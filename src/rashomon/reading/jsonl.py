"""JSON Lines, or one JSON document -> articles: a row a report, or a JSON feed with its items."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from rashomon.model import Article, Failure
from rashomon.reading.dates import day_first_in
from rashomon.reading.fields import NO_FIELDS, FieldMap, names_of
from rashomon.reading.limits import LARGEST_FILE, megabytes
from rashomon.reading.ninjs import is_ninjs, read_ninjs
from rashomon.reading.opening import numbered_lines
from rashomon.reading.rows import article_of

# So many characters of a document tell in which order it writes day and month. Rows that come one by one tell nothing
# of each other.
SAMPLE = 1 << 16


def read_json(text: str, name: str, fields: FieldMap = NO_FIELDS) -> Iterator[Article | Failure]:
    """Yield the reports of JSON Lines, of an array of rows, of one row, or of a JSON feed."""
    whole, day_first = _document(text), day_first_in(text[:SAMPLE])
    if whole is None and not _has_rows(text):
        yield Failure(name=name, reason=f"it begins as JSON but is {_fault(text)}; export it again")
    elif whole is None:
        for number, line in enumerate(_lines(text), 1):
            if line:
                yield from _read_line(line, f"{name}, row {number}", fields, day_first)
    elif isinstance(whole, dict) and _is_feed(whole):
        from rashomon.reading.feeds import read_json_feed

        yield from read_json_feed(whole, name)
    elif (rows := _rows(whole)) is not None:
        if not rows:
            yield Failure(name=name, reason="the JSON holds no rows; nothing to read")
        for number, row in enumerate(rows, start=1):
            yield from _reports_of(row, f"{name}, item {number}", fields, day_first)
    else:
        yield from _reports_of(whole, f"{name}, row 1", fields, day_first)


def read_rows(pieces: Iterable[bytes], name: str, fields: FieldMap = NO_FIELDS) -> Iterator[Article | Failure]:
    """Yield the reports of JSON Lines of any length, row by row; a row that is too large is passed over."""
    for number, row in numbered_lines(pieces, LARGEST_FILE):
        place = f"{name}, row {number}"
        if row is None:
            reason = f"this row is larger than {megabytes(LARGEST_FILE)} and not read; a report a row is what is read"
            yield Failure(name=place, reason=reason)
        elif line := row.decode("utf-8", "replace").strip("\ufeff \t\r\n"):
            digest = hashlib.sha256(row).hexdigest()
            for result in _read_line(line, place, fields):
                yield msgspec.structs.replace(result, raw=digest) if isinstance(result, Article) else result


def begins_rows(line: bytes) -> bool:
    """Say whether the first line of a file is a row of JSON Lines, and not a whole document in one line."""
    line = line.strip(b"\xef\xbb\xbf \t\r\n")
    row = _parsed(line) if line.startswith(b"{") and line.endswith(b"}") else ()
    return row is None or (isinstance(row, dict) and not _is_feed(row) and _rows(row) is None)


_FEED = "jsonfeed.org/version/"


def _is_feed(document: Any) -> bool:
    """Say whether a document is a JSON feed, by the version it must state."""
    return isinstance(document, dict) and _FEED in str(document.get("version", ""))


def _document(text: str) -> Any:
    """Return the one JSON document that a text is, or None. A first line that is whole says JSON Lines at once."""
    first, _, rest = text.lstrip().partition("\n")
    if rest.strip() and not first.lstrip().startswith("[") and _parsed(first) is not None:
        return None
    return _parsed(text)


def _parsed(text: str | bytes) -> Any:
    try:
        return _decoded(text.encode("utf-8", "replace") if isinstance(text, str) else text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _decoded(data: bytes) -> Any:
    """Return what JSON says, also as Python writes it: NaN, Infinity, halves of surrogate pairs. Raises DecodeError."""
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        try:
            return _sound(json.loads(data.decode("utf-8", "replace")))
        except ValueError:
            raise error from None


def _sound(value: Any) -> Any:
    """Return what JSON says with U+FFFD for each half of a surrogate pair."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_sound(name): _sound(inner) for name, inner in value.items()}
    return [_sound(inner) for inner in value] if isinstance(value, list) else value


def _rows(document: Any) -> list[Any] | None:
    """Return the rows of a document: a list, or what an object with no text of its own keeps under a known name."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict) or any(isinstance(document.get(name), str) for name in names_of("text")):
        return None
    for name in names_of("rows"):
        inner = document.get(name)
        if isinstance(inner, dict):
            inner = _rows(inner)
        if isinstance(inner, list) and (not inner or isinstance(inner[0], dict)):
            return inner
    return None


def _has_rows(text: str) -> bool:
    """Say whether one of the first lines of a text is a whole row, or they at least begin and end as rows do."""
    lines = [line for line in islice(_lines(text), 20) if line]
    return any(line.startswith("{") and line.endswith("}") for line in lines)


def _fault(text: str) -> str:
    """Return what is wrong with a document of JSON."""
    try:
        msgspec.json.decode(text.encode("utf-8", "replace"))
    except RecursionError:
        return "nested too deep"
    except msgspec.DecodeError as error:
        return "cut off before its end" if "truncated" in str(error) else f"malformed ({error})"
    return "not what it seems"


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text without the white space around them; only line feeds part rows."""
    position = 0
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        yield text[position:end].strip()
        position = end + 1


def _read_line(line: str, place: str, fields: FieldMap, day_first: bool | None = None) -> Iterator[Article | Failure]:
    try:
        row = _decoded(line.encode("utf-8", "replace"))
    except RecursionError:
        yield Failure(name=place, reason="this row is nested too deep; mend or remove it")
    except msgspec.DecodeError as error:
        yield Failure(name=place, reason=f"this row is not JSON ({error}); mend or remove it")
    else:
        yield from _reports_of(row, place, fields, day_first)


def _reports_of(row: Any, place: str, fields: FieldMap, day_first: bool | None = None) -> Iterator[Article | Failure]:
    """Yield the reports of a row: an item of news as agencies send it, else by the names of its fields."""
    if not fields.pairs and is_ninjs(row):
        yield from read_ninjs(row, place)
    else:
        yield article_of(row, place, fields, day_first)
