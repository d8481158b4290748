"""JSON-LD: what a page says of itself in data, as schema.org names it."""

import html
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from rashomon.reading.titles import key

Element = Any  # an lxml element; lxml has no types
Linked = dict[str, Any]  # one JSON-LD object of a page

# Graphs within lists within graphs: deeper JSON-LD is broken or hostile. A page describes its report, its outlet, its
# path; a list of a thousand products is none of ours.
DEEPEST = 8
MOST_ITEMS = 500


def json_ld(tree: Element) -> list[Linked]:
    """Return the JSON-LD objects of a page, those within graphs and lists too."""
    items: list[Linked] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(_bare(script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        items += islice(_objects(found, 0), MOST_ITEMS - len(items))
    return items


def _bare(script: str) -> str:
    """Return a script without what hides it from old browsers, and without a semicolon at its end."""
    script = script.strip().removeprefix("//").lstrip().removeprefix("<!--").removeprefix("<![CDATA[")
    script = script.removesuffix("-->").removesuffix("]]>").rstrip().removesuffix("//").rstrip()
    return script.removesuffix(";")


def _objects(found: Any, depth: int) -> Iterator[Linked]:
    if isinstance(found, list) and depth < DEEPEST:
        for item in found:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict) and depth < DEEPEST:
        yield found
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(found.get(inner, []), depth + 1)


def is_report(item: Linked) -> bool:
    """Say whether a JSON-LD object is a report."""
    kinds = item.get("@type", "")
    return any(
        str(k).endswith(("Article", "BlogPosting", "Report", "Posting", "Review"))
        for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def is_of(item: Linked, title: str | None) -> bool:
    """Say whether an object is the report of a title, not one that the page lists."""
    return is_report(item) and key(str(item.get("headline", ""))) == key(title or "")


def described(found: Any, items: Sequence[Linked]) -> Linked:
    """Return the object that a field names: itself, the first of a list, or the one of the page with its id."""
    if isinstance(found, list):
        found = found[0] if found else {}
    if isinstance(found, str):
        return {"name": found} if "://" not in found else {}
    if not isinstance(found, dict):
        return {}
    known = next((item for item in items if found.get("@id") and item.get("@id") == found["@id"]), {})
    return {**known, **found}


def name_of(item: Linked) -> str | None:
    """Return the name of an object, in one line."""
    name = item.get("name")
    return " ".join(html.unescape(name).split()) or None if isinstance(name, str) else None
