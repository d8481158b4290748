"""JSON Lines, or one JSON document -> articles: a row a report, by the field names that exports use."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from rashomon.model import Article, Failure, Source
from rashomon.reading.lexicons import lexicon
from rashomon.reading.limits import too_long
from rashomon.reading.plain import read_text, source_of

Fields = dict[str, Any]  # a row of outside data, before it is read


def read_json(text: str, name: str) -> Iterator[Article | Failure]:
    """Yield the reports of JSON Lines, of a JSON array of rows, or of one JSON row."""
    whole = _document(text)
    if isinstance(whole, list):
        for number, row in enumerate(whole, start=1):
            yield _read_row(row, name, f"item {number}")
    elif isinstance(whole, dict):
        yield _read_row(whole, name, "row 1")
    else:
        yield from _read_lines(text, name)


def read_row(line: bytes, name: str, number: int) -> Article | Failure:
    """Read one row of JSON Lines that are taken from a file row by row; `number` counts from 1."""
    result = _read_line(line.decode("utf-8", "replace").strip(), name, number)
    if isinstance(result, Failure):
        return result
    return msgspec.structs.replace(result, raw=hashlib.sha256(line).hexdigest())


def _document(text: str) -> Any:
    """Return the one JSON document that a text is, or None. A first line that is whole says JSON Lines at once."""
    first, _, rest = text.lstrip().partition("\n")
    if rest.strip() and _parsed(first) is not None and not first.lstrip().startswith("["):
        return None
    return _parsed(text)


def _parsed(text: str) -> Any:
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
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
    return _read_row(row, name, f"row {number}")


def _read_row(row: Any, name: str, where: str) -> Article | Failure:
    place = f"{name}, {where}"
    if not isinstance(row, dict):
        return Failure(
            name=place, reason="a row must be a JSON object with the field `text`; this one is not an object"
        )
    text = _string(row, "text")
    if text is None or not text.strip():
        fields = ", ".join(list(map(str, row))[:8]) or "none"
        return Failure(name=place, reason=f"this row has no text; give it a field `text` (its fields: {fields})")
    if reason := too_long(text):
        return Failure(name=place, reason=reason)
    return read_text(
        text,
        id=_string(row, "id"),
        title=_string(row, "title"),
        published=_string(row, "published"),
        source=_source(row),
        url=_string(row, "url"),
        byline=tuple(_authors(row)),
        read_from=place,
    )


def _string(row: Fields, meaning: str) -> str | None:
    """Return the field of a row that has a meaning, as words: the first of its known names that is filled."""
    for field in lexicon("fields")[meaning]:
        value = row.get(field)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return None


def _source(row: Fields) -> Source | str | None:
    for field in lexicon("fields")["source"]:
        value = row.get(field)
        if isinstance(value, dict):
            named = _string(value, "source_name"), _string(value, "domain")
            if any(named):
                return Source(name=named[0], domain=named[1]) if named[1] else source_of(named[0])
        if isinstance(value, str) and value.strip():
            return value
    return None


def _authors(row: Fields) -> Iterator[str]:
    for field in lexicon("fields")["byline"]:
        value = row.get(field)
        names = value if isinstance(value, list) else [value]
        found = [str(n.get("name", "")) if isinstance(n, dict) else n for n in names if isinstance(n, (str, dict))]
        if any(name.strip() for name in found):
            yield from (name.strip() for name in found if name.strip())
            return
