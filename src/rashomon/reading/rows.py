"""A row of reports, as a JSON object or a line of a table has it -> an article, by the field names that exports use."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from rashomon.model import Article, Failure, Source
from rashomon.reading.dates import dated_field
from rashomon.reading.fields import NO_FIELDS, FieldMap, names_of
from rashomon.reading.limits import too_long
from rashomon.reading.page_titles import without_outlet
from rashomon.reading.plain import read_text, source_of

Fields = dict[str, Any]  # a row of outside data, before it is read

_ADDRESS = re.compile(r"https?://\S+", re.I)


# How many names of fields a message lists.
_LISTED_FIELDS = 30


def article_of(row: Any, place: str, fields: FieldMap = NO_FIELDS, day_first: bool | None = None) -> Article | Failure:
    """Return the report of a row; `place` names the input and the row in it, for messages.

    `day_first` says how the rows around it write dates in figures, where that is known.
    """
    if not isinstance(row, dict):
        return Failure(
            name=place, reason="a row must be a JSON object with the field `text`; this one is not an object"
        )
    if fields.pairs:
        absent = [name for name in fields.named() if not _has(row, name)]
        if absent:
            return Failure(name=place, reason=f"this row has no field `{absent[0]}`; its fields: {listed(row)}")
    given, row = row, _renamed(row, fields)
    text = _text(row)
    if text is None:
        return Failure(name=place, reason=_textless(given, fields))
    if reason := too_long(text):
        return Failure(name=place, reason=reason)
    title, source = string(row, "title"), source_of(_source(row))
    article = read_text(
        text,
        id=string(row, "id"),
        title=without_outlet(title, source) if title else None,
        published=dated_field(string(row, "published"), day_first=day_first),
        source=source,
        url=string(row, "url") or _address(row),
        byline=tuple(_authors(row)),
        read_from=place,
    )
    seen = _moment(row)
    return msgspec.structs.replace(article, seen=seen) if seen else article


def listed(names: Iterable[Any]) -> str:
    """Return the names of fields, for a message."""
    shown = [str(name)[:40] for name in names]
    rest = f" and {len(shown) - _LISTED_FIELDS} more" if len(shown) > _LISTED_FIELDS else ""
    return (", ".join(shown[:_LISTED_FIELDS]) or "none") + rest


def _textless(row: Fields, fields: FieldMap) -> str:
    """Say why a row has no text: the field that should hold it is empty here, or none is known to."""
    named = [name for meaning, name in fields.pairs if meaning == "text"] or names_of("text")
    if empty := next((name for name in named if _has(row, name)), None):
        what = "is empty" if not _within(row, empty) or isinstance(_within(row, empty), str) else "holds no words"
        return f"the field `{empty}`, the text, {what} in this row: no text to read (its fields: {listed(row)})"
    if string(row, "url") or _address(row):
        what = "this row has no text, only an address: give the page that it leads to"
        return f"{what}, or say which field is the text: --map text=FIELD (its fields: {listed(row)})"
    return f"this row has no text; say which field it is: --map text=FIELD (its fields: {listed(row)})"


def _has(row: Fields, name: str) -> bool:
    return name in row or _within(row, name) is not None


def _within(row: Fields, name: str) -> Any:
    """Return what stands in a field, or in a field of a field: "content.body"."""
    found: Any = row
    for part in [name] if name in row else name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def _renamed(row: Fields, fields: FieldMap) -> Fields:
    """Return a row under the names that we know, for the meanings that a person gave a field of another name."""
    mapped = {meaning: _within(row, name) for meaning, name in fields.pairs}
    known = {name for meaning in mapped for name in names_of(meaning)}
    kept = {name: value for name, value in row.items() if name not in known}
    return {**kept, **{names_of(meaning)[0]: value for meaning, value in mapped.items()}}


def _moment(row: Fields) -> datetime | None:
    """Return when a crawler fetched a row's page."""
    return dated_field(string(row, "seen")).moment


def string(row: Fields, meaning: str) -> str | None:
    """Return the field of a row that has a meaning, as words: the first of its known names that is filled."""
    for field in names_of(meaning):
        value = row.get(field)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value:  # NaN is no value
            return str(value)
    return None


def _text(row: Fields) -> str | None:
    """Return the text of a row; fundus has it in sections with headlines and paragraphs."""
    for field in names_of("text"):
        value = row.get(field)
        words = "\n\n".join(_paragraphs(value)) if isinstance(value, (dict, list)) else value
        if isinstance(words, str) and words.strip():
            return words
    return None


def _paragraphs(body: Fields | list[Any]) -> Iterator[str]:
    """Yield the paragraphs of a list of them, or of sections with headlines."""
    if isinstance(body, list):
        yield from (words for words in body if isinstance(words, str))
        return
    sections = body.get("sections")
    parts: list[Any] = [body.get("summary")]
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            parts += [section.get("headline"), section.get("paragraphs")]
    for part in parts:
        yield from (words for words in (part if isinstance(part, list) else []) if isinstance(words, str))


def _source(row: Fields) -> Source | str | None:
    """Return who publishes a row; a domain where no name is given. An address names no outlet."""
    for field in names_of("source"):
        value = row.get(field)
        if isinstance(value, dict):
            named = string(value, "source_name"), string(value, "domain")
            if any(named):
                return Source(name=named[0], domain=named[1]) if named[1] else source_of(named[0])
        if isinstance(value, str) and value.strip() and not _ADDRESS.match(value.strip()):
            return value
    return None


def _address(row: Fields) -> str | None:
    """Return the address that a row has for its source: trafilatura writes it there."""
    value = row.get("source")
    return value.strip() if isinstance(value, str) and _ADDRESS.fullmatch(value.strip()) else None


def _authors(row: Fields) -> Iterator[str]:
    for field in names_of("byline"):
        value = row.get(field)
        names = value if isinstance(value, list) else _split(value) if isinstance(value, str) else [value]
        found = [str(n.get("name", "")) if isinstance(n, dict) else n for n in names if isinstance(n, (str, dict))]
        if any(name.strip() for name in found):
            yield from (name.strip() for name in found if name.strip())
            return


_LISTED = re.compile(r"'([^']+)'|\"([^\"]+)\"")


def _split(names: str) -> list[str]:
    """Return the names in one field: "['Ana Lund', 'Tom Berg']", "Ana Lund; Tom Berg", "By Ana Lund and Tom Berg"."""
    if names.startswith("["):
        return [one or other for one, other in _LISTED.findall(names)]
    # With single spaces: patterns that begin with white space try each of a run of them.
    names = re.sub(r"^by ", "", " ".join(names.split()), flags=re.I)
    for sign in (r" ?[;|] ?", r" ?, ?(?:and )?| and "):
        parts = re.split(sign, names)
        if len(parts) > 1 and (";" in sign or all(len(part.split()) > 1 for part in parts)):
            return parts
    return [names]
