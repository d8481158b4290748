"""What a page's markup says of its report: JSON-LD, meta elements, address, headings."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from rashomon.model import Source, SourceKind
from rashomon.reading.metadata import split_names

Element = Any  # an lxml element; lxml has no types
Item = dict[str, Any]  # one JSON-LD object of a page

# Graphs within lists within graphs: deeper JSON-LD is broken or hostile.
DEEPEST = 8


@dataclass(frozen=True)
class PageMarkup:
    """What is known of a report before its text is taken. `headings` are the page's first-level headings, `items`
    its JSON-LD objects.
    """

    title: str | None
    headings: tuple[str, ...]
    source: Source
    url: str | None
    authors: tuple[str, ...]
    items: tuple[Item, ...]


def page_markup(tree: Element, url: str | None) -> PageMarkup:
    """Read a page's markup."""
    items = list(json_ld(tree))
    url = url or _address(tree)
    source = _source(tree, items, url)
    headings = tuple(" ".join("".join(h.itertext()).split()) for h in tree.iter("h1"))
    return PageMarkup(
        title=_title(tree, items, headings, source),
        headings=headings,
        source=source,
        url=url,
        authors=tuple(dict.fromkeys(_authors(tree, items))),
        items=tuple(items),
    )


def json_ld(tree: Element) -> Iterator[Item]:
    """Yield the JSON-LD objects of a page, those within graphs and lists too."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(found, 0)


def _objects(found: Any, depth: int) -> Iterator[Item]:
    if isinstance(found, list) and depth < DEEPEST:
        for item in found:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict) and depth < DEEPEST:
        yield found
        yield from _objects(found.get("@graph", []), depth + 1)
        yield from _objects(found.get("mainEntity", []), depth + 1)


def is_report(item: Item) -> bool:
    """Say whether a JSON-LD object is a report."""
    kinds = item.get("@type", "")
    return any(
        str(k).endswith(("Article", "BlogPosting", "Report", "Posting", "Review"))
        for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def meta(tree: Element, *names: str) -> str | None:
    """Return the content of the first of some meta elements that has any."""
    for name in names:
        for value in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name):
            if str(value).strip():
                return str(value).strip()
    return None


def _address(tree: Element) -> str | None:
    for value in (*tree.xpath('//link[@rel="canonical"]/@href'), meta(tree, "og:url") or ""):
        if str(value).startswith("http"):
            return str(value)
    return None


def _source(tree: Element, items: list[Item], address: str | None) -> Source:
    publisher: Item = next(
        (item["publisher"] for item in items if is_report(item) and isinstance(item.get("publisher"), dict)), {}
    )
    name = meta(tree, "og:site_name") or (publisher.get("name") if isinstance(publisher.get("name"), str) else None)
    host = urlsplit(address or "").hostname
    return Source(
        name=" ".join(name.split()) if name else None,
        domain=host.removeprefix("www.") if host else None,
        kind=SourceKind.OUTLET if name else SourceKind.UNKNOWN,
    )


def _title(tree: Element, items: list[Item], headings: tuple[str, ...], source: Source) -> str | None:
    shared = meta(tree, "og:title", "twitter:title")
    written = [item.get("headline") for item in items if is_report(item)]
    # The heading that readers see counts where it is also what the page shares; else what the page calls its headline.
    seen = [heading for heading in headings if shared and _key(heading) == _key(html.unescape(shared))]
    for candidate in (*seen, *written, shared, *headings, *tree.xpath("//title/text()")):
        if isinstance(candidate, str) and candidate.strip():
            return _without_site(" ".join(html.unescape(candidate).split()), source)
    return None


_SITE_SUFFIX = re.compile(r"(?P<title>.+?)\s*(?:[|–—·»]|\s-)\s+(?P<site>[^|–—·»]{2,50})$")


def _without_site(title: str, source: Source) -> str:
    """Return a title without the site's name at its end ("... | The Daily")."""
    names = [key for key in (_key(source.name or ""), _key((source.domain or "").split(".")[0])) if len(key) > 2]
    while match := _SITE_SUFFIX.fullmatch(title):
        tail = _key(match["site"])
        if not tail or not any(tail in name or name in tail for name in names):
            break
        title = match["title"]
    return title


def _key(words: str) -> str:
    return "".join(character for character in words.lower() if character.isalnum())


def _authors(tree: Element, items: list[Item]) -> Iterator[str]:
    """Yield the persons that wrote it: of JSON-LD, else of the author's meta element."""
    people = {item["@id"]: item for item in items if "@id" in item and "Person" in str(item.get("@type"))}
    found: list[str] = []
    for item in items:
        if is_report(item) and not found:
            authors = item.get("author", [])
            for author in authors if isinstance(authors, list) else [authors]:
                found += _named(author, people)
    if not found and (words := meta(tree, "author", "parsely-author", "sailthru.author", "byl", "dc.creator")):
        found = [] if "://" in words else split_names(html.unescape(words))
    yield from found


def _named(author: Any, people: dict[str, Item]) -> list[str]:
    if isinstance(author, str):
        return split_names(html.unescape(author))
    if not isinstance(author, dict):
        return []
    author = people.get(author.get("@id", ""), author)
    name = author.get("name")
    if not isinstance(name, str) or "Person" not in str(author.get("@type", "Person")):
        return []
    return [" ".join(html.unescape(name).split())]
