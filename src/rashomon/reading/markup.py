"""What a page's markup says of its report: JSON-LD, meta elements, address, headings."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from rashomon.model import Source, SourceKind
from rashomon.reading.metadata import split_names
from rashomon.reading.page_titles import page_title
from rashomon.reading.titles import key

Element = Any  # an lxml element; lxml has no types
Item = dict[str, Any]  # one JSON-LD object of a page
Metas = Mapping[str, str]  # the content of a page's meta elements, by name in small letters

# Graphs within lists within graphs: deeper JSON-LD is broken or hostile. A page describes its report, its outlet, its
# path; a list of a thousand products is none of ours.
DEEPEST = 8
MOST_ITEMS = 500

_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")


@dataclass(frozen=True)
class PageMarkup:
    """What is known of a report before its text is taken.

    `headings` are the page's first-level headings, `items` its JSON-LD objects, `told` how it describes itself, `body`
    the words of the report where its data has them, `authors` persons and `writers` all whom it calls authors.
    """

    title: str | None
    headings: tuple[str, ...]
    source: Source
    url: str | None
    authors: tuple[str, ...]
    writers: tuple[str, ...]
    items: tuple[Item, ...]
    metas: Metas
    told: tuple[str, ...]
    body: str
    language: str | None


def page_markup(tree: Element, url: str | None) -> PageMarkup:
    """Read a page's markup."""
    items = tuple(json_ld(tree))
    metas = meta_elements(tree)
    url = url or _address(tree, metas)
    source = _source(metas, items, url)
    headings = tuple(words for h in tree.iter("h1") if (words := " ".join("".join(h.itertext()).split())))
    title = page_title(
        headings=headings,
        shared=[metas[name] for name in ("og:title", "twitter:title") if name in metas],
        written=[str(item["headline"]) for item in items if is_report(item) and isinstance(item.get("headline"), str)],
        shown=next((str(words) for words in tree.xpath("//head/title/text()")), None),
        source=source,
    )
    return PageMarkup(
        title=title,
        headings=headings,
        source=source,
        url=url,
        authors=tuple(dict.fromkeys(_authors(metas, items))),
        writers=tuple(dict.fromkeys(_writers(metas, items))),
        items=items,
        metas=metas,
        told=tuple(html.unescape(metas[name]) for name in _DESCRIPTIONS if name in metas),
        body=_body(items),
        language=(tree.get("lang") or metas.get("og:locale") or "").replace("_", "-") or None,
    )


def meta_elements(tree: Element) -> Metas:
    """Return the content of a page's meta elements; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        words = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if words and (name := element.get(attribute)):
                found.setdefault(name.lower(), words)
    return found


def json_ld(tree: Element) -> Iterator[Item]:
    """Yield the JSON-LD objects of a page, those within graphs and lists too."""
    count = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(found, 0):
            count += 1
            if count > MOST_ITEMS:
                return
            yield item


def _objects(found: Any, depth: int) -> Iterator[Item]:
    if isinstance(found, list) and depth < DEEPEST:
        for item in found:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict) and depth < DEEPEST:
        yield found
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(found.get(inner, []), depth + 1)


def is_report(item: Item) -> bool:
    """Say whether a JSON-LD object is a report."""
    kinds = item.get("@type", "")
    return any(
        str(k).endswith(("Article", "BlogPosting", "Report", "Posting", "Review"))
        for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def _body(items: Sequence[Item]) -> str:
    """Return the words of the report that the page's data gives, or none."""
    bodies = [item["articleBody"] for item in items if is_report(item) and isinstance(item.get("articleBody"), str)]
    longest = max(bodies, key=len, default="")
    return html.unescape(re.sub(r"<[^<>]{1,200}>", "\n", longest)) if longest else ""


def _address(tree: Element, metas: Metas) -> str | None:
    linked = (element.get("href") or "" for element in tree.iter("link") if element.get("rel") == "canonical")
    return next((value for value in (*linked, metas.get("og:url", "")) if value.startswith("http")), None)


# --- who publishes


def _source(metas: Metas, items: Sequence[Item], address: str | None) -> Source:
    reports = [item for item in items if is_report(item)]
    publisher = next((found for item in reports if (found := _described(item.get("publisher"), items))), {})
    name = _outlet(metas.get("og:site_name"), _name(publisher))
    host = urlsplit(address or "").hostname
    return Source(
        name=" ".join(html.unescape(name).split()) if name else None,
        domain=host.removeprefix("www.") if host else None,
        owner=_owner(reports, publisher, items, name),
        kind=SourceKind.OUTLET if name else SourceKind.UNKNOWN,
    )


def _outlet(shared: str | None, publisher: str | None) -> str | None:
    """Return the outlet's name: what the page shares itself under, as its publisher writes it ("theprovince")."""
    if shared and publisher and key(shared) == key(publisher):
        return publisher if shared.islower() else shared
    return shared or publisher


def _owner(reports: Sequence[Item], publisher: Item, items: Sequence[Item], name: str | None) -> str | None:
    """Return who owns the outlet: what its publisher is part of, or who holds the rights, where that is another."""
    told = [publisher.get("parentOrganization"), *(r.get("copyrightHolder") for r in reports), publisher]
    for holder in told:
        words = _name(_described(holder, items))
        if words and name and key(words) not in key(name) and key(name) not in key(words):
            return words
    return None


def _described(found: Any, items: Sequence[Item]) -> Item:
    """Return the object that a field names: itself, the first of a list, or the one of the page with its id."""
    if isinstance(found, list):
        found = found[0] if found else {}
    if isinstance(found, str):
        return {"name": found} if "://" not in found else {}
    if not isinstance(found, dict):
        return {}
    known = next((item for item in items if found.get("@id") and item.get("@id") == found["@id"]), {})
    return {**known, **found}


def _name(item: Item) -> str | None:
    name = item.get("name")
    return " ".join(html.unescape(name).split()) or None if isinstance(name, str) else None


# --- who wrote it


def _authors(metas: Metas, items: Sequence[Item]) -> Iterator[str]:
    """Yield the persons that wrote it: of JSON-LD, else of the author's meta element."""
    for item in items:
        if is_report(item):
            authors = item.get("author", [])
            found = [n for a in (authors if isinstance(authors, list) else [authors]) for n in _named(a, items)]
            if found:
                yield from found
                return
    for name in _AUTHORS:
        words = html.unescape(metas.get(name, ""))
        if words and "://" not in words and (found := split_names(words)):
            yield from found
            return


def _writers(metas: Metas, items: Sequence[Item]) -> Iterator[str]:
    """Yield all that the page's data calls authors: persons, agencies, desks."""
    for item in items:
        if is_report(item):
            authors = item.get("author", [])
            for author in authors if isinstance(authors, list) else [authors]:
                if name := _name(_described(author, items)):
                    yield name
    yield from (html.unescape(metas[name]) for name in _AUTHORS if name in metas)


def _named(author: Any, items: Sequence[Item]) -> list[str]:
    """Return the persons that an author of JSON-LD is."""
    if isinstance(author, str):
        return [] if "://" in author else split_names(html.unescape(author))
    author = _described(author, items)
    name = _name(author)
    if not name or "://" in name or "Person" not in str(author.get("@type", "Person")):
        return []
    # A person of the page's data has the name that it gives, unless that names several.
    several = re.search(r"[,;|&]|\band\b|^by\b|@|\d", name, re.I)
    return split_names(name) if several else [name]
