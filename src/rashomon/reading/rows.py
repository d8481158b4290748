"""A row of reports, as a JSON object or a line of a table has it -> an article, by the field names that exports use."""

import re
from collections.abc import Iterator
from typing import Any

from rashomon.model import Article, Failure, Source
from rashomon.reading.lexicons import lexicon
from rashomon.reading.limits import too_long
from rashomon.reading.plain import read_text, source_of

Fields = dict[str, Any]  # a row of outside data, before it is read

_ADDRESS = re.compile(r"https?://\S+", re.I)


def article_of(row: Any, place: str) -> Article | Failure:
    """Return the report of a row; `place` names the input and the row in it, for messages."""
    if not isinstance(row, dict):
        return Failure(
            name=place, reason="a row must be a JSON object with the field `text`; this one is not an object"
        )
    text = _text(row)
    if text is None:
        fields = ", ".join(list(map(str, row))[:8]) or "none"
        return Failure(name=place, reason=f"this row has no text; give it a field `text` (its fields: {fields})")
    if reason := too_long(text):
        return Failure(name=place, reason=reason)
    return read_text(
        text,
        id=string(row, "id"),
        title=string(row, "title"),
        published=string(row, "published"),
        source=_source(row),
        url=string(row, "url") or _address(row),
        byline=tuple(_authors(row)),
        read_from=place,
    )


def string(row: Fields, meaning: str) -> str | None:
    """Return the field of a row that has a meaning, as words: the first of its known names that is filled."""
    for field in lexicon("fields")[meaning]:
        value = row.get(field)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return None


def _text(row: Fields) -> str | None:
    """Return the text of a row; fundus has it in sections with headlines and paragraphs."""
    for field in lexicon("fields")["text"]:
        value = row.get(field)
        words = "\n\n".join(_paragraphs(value)) if isinstance(value, dict) else value
        if isinstance(words, str) and words.strip():
            return words
    return None


def _paragraphs(body: Fields) -> Iterator[str]:
    sections = body.get("sections")
    parts: list[Any] = [body.get("summary")]
    for section in sections if isinstance(sections, list) else []:
        if isinstance(section, dict):
            parts += [section.get("headline"), section.get("paragraphs")]
    for part in parts:
        yield from (words for words in (part if isinstance(part, list) else []) if isinstance(words, str))


def _source(row: Fields) -> Source | str | None:
    """Return who publishes a row; a domain where no name is given. An address names no outlet."""
    for field in lexicon("fields")["source"]:
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
    for field in lexicon("fields")["byline"]:
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
    names = re.sub(r"^\s*by\s+", "", names, flags=re.I)
    for sign in (r"\s*[;|]\s*", r"\s*,\s*(?:and\s+)?|\s+and\s+"):
        parts = re.split(sign, names)
        if len(parts) > 1 and (";" in sign or all(len(part.split()) > 1 for part in parts)):
            return parts
    return [names]
