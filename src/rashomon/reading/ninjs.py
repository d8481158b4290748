"""ninjs, the IPTC's news in JSON (versions 1 and 2) -> articles: an item of text, and those that go with it."""

from collections.abc import Iterator
from typing import Any

from rashomon.model import Article, Failure
from rashomon.reading.wires import WireItem, read_items

Row = dict[str, Any]  # one object of ninjs, before it is read

# Items within items: a package of packages is deeper than any that agencies send.
_DEEPEST = 3


def is_ninjs(row: Any) -> bool:
    """Say whether a row is an item of ninjs: it says so, or has fields that only ninjs has."""
    if not isinstance(row, dict):
        return False
    standard = row.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    return isinstance(row.get("uri"), str) and bool(row.keys() & {"versioncreated", "pubstatus", "body_xhtml"})


def read_ninjs(row: Row, name: str) -> Iterator[Article | Failure]:
    """Yield the report of an item, and of every item of text that goes with it."""
    yield from read_items(_items(row, 0), name)


def _items(row: Row, depth: int) -> Iterator[WireItem]:
    yield _item(row)
    beside = row.get("associations")
    if depth < _DEEPEST:
        for other in beside.values() if isinstance(beside, dict) else beside if isinstance(beside, list) else ():
            if isinstance(other, dict) and other.get("type") in ("text", "composite"):
                yield from _items(other, depth + 1)


def _item(row: Row) -> WireItem:
    version = str(row.get("version") or "1")
    return WireItem(
        id=_string(row, "uri"),
        version=int(version) if version.isdecimal() and len(version) < 10 else 1,
        status=_string(row, "pubstatus") or "usable",
        kind=_string(row, "type") or "other",
        headline=_string(row, "headline") or _of_role(row, "headlines") or _string(row, "title"),
        paragraphs=tuple(_paragraphs(row)),
        captions=tuple(dict.fromkeys(_captions(row))),
        by=_string(row, "byline") or _string(row, "by"),
        provider=_provider(row),
        located=_string(row, "located"),
        created=_string(row, "versioncreated") or _string(row, "contentcreated") or _string(row, "firstcreated"),
        embargoed=_string(row, "embargoed"),
    )


def _string(row: Row, field: str) -> str | None:
    value = row.get(field)
    return value.strip() or None if isinstance(value, str) else None


def _of_role(row: Row, field: str) -> str | None:
    """Return the main one of several headlines: the one that is called so, else the first."""
    said = row.get(field)
    given = [one for one in said if isinstance(one, dict) and _string(one, "value")] if isinstance(said, list) else []
    main = [one for one in given if one.get("role") in ("main", "headline", None)]
    return _string((main or given)[0], "value") if given else None


def _paragraphs(row: Row) -> list[str]:
    """Return the paragraphs of an item: of its plain body, else of its marked-up one."""
    bodies = row.get("bodies")
    given = [
        (str(body.get("contenttype") or body.get("contentType") or ""), _string(body, "value"))
        for body in (bodies if isinstance(bodies, list) else [])
        if isinstance(body, dict)
    ]
    given += [("text/plain", _string(row, "body_text"))]
    given += [("text/html", _string(row, field)) for field in ("body_xhtml", "body_html")]
    plain = [words for kind, words in given if words and "html" not in kind and "xml" not in kind]
    marked = [words for kind, words in given if words and ("html" in kind or "xml" in kind)]
    if marked:  # it has the paragraphs, where a plain body may run them together
        from rashomon.reading.html import plain_of

        return [line for line in plain_of(marked[0]).split("\n\n") if line]
    words = (plain[0] if plain else "").replace("\r\n", "\n")
    return [line.strip("\n") for line in words.split("\n\n") if line.strip()]


def _captions(row: Row) -> Iterator[str]:
    """Yield the captions of the pictures that go with an item."""
    beside = row.get("associations")
    for other in beside.values() if isinstance(beside, dict) else beside if isinstance(beside, list) else ():
        if isinstance(other, dict) and other.get("type") in ("picture", "video", "graphic"):
            words = _string(other, "description_text") or _string(other, "body_text") or _of_role(other, "descriptions")
            if words:
                yield " ".join(words.split())


def _provider(row: Row) -> str | None:
    """Return who sends an item: its source where one is named, else who holds its rights."""
    for field in ("infosources", "infosource"):
        for source in row.get(field) if isinstance(row.get(field), list) else ():  # type: ignore[union-attr]
            if isinstance(source, dict) and (name := _string(source, "name")):
                return name
    return _string(row, "provider") or _string(row, "source") or _string(row, "copyrightholder")
