"""RSS and Atom -> articles: one an item, its text taken from the item itself."""

from collections.abc import Iterator
from typing import Any

from rashomon.model import Article, Failure, Source, SourceKind
from rashomon.reading.dates import dated_field
from rashomon.reading.plain import read_text

Item = Any  # feedparser's items: dictionaries with attributes


def read_feed(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield a report for every item of a feed."""
    import feedparser

    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        reason = (
            "the feed has no items" if not feed.bozo else "it begins as a feed but is malformed; no item can be read"
        )
        yield Failure(name=name, reason=reason)
        return
    source = _source(feed.feed)
    for number, item in enumerate(feed.entries, start=1):
        yield _read_item(item, source, f"{name}, item {number}")


def _source(feed: Item) -> Source:
    from urllib.parse import urlsplit

    name = " ".join(str(feed.get("title", "")).split()) or None
    domain = urlsplit(str(feed.get("link", ""))).hostname
    return Source(
        name=name,
        domain=domain.removeprefix("www.") if domain else None,
        kind=SourceKind.OUTLET if name else SourceKind.UNKNOWN,
    )


def _read_item(item: Item, source: Source, where: str) -> Article | Failure:
    markup = max(
        [str(part.get("value", "")) for part in item.get("content", [])] + [str(item.get("summary", ""))], key=len
    )
    text = _text(markup)
    if not text.strip():
        return Failure(name=where, reason="this item has no text, only a title or a link; give the page it links to")
    title = _text(str(item.get("title", ""))).strip() or None
    published = str(item.get("published") or item.get("updated") or "")
    return read_text(
        f"{title}\n\n{text}" if title and not text.startswith(title) else text,
        id=None,
        title=title,
        published=dated_field(published, why="the feed's date field"),
        source=source,
        url=str(item.get("link", "")) or None,
        byline=tuple(n for n in (str(a.get("name", "")).strip() for a in item.get("authors", [])) if n),
        read_from=where,
    )


def _text(markup: str) -> str:
    """Return the words of an item's markup, a paragraph a block element; plain text as it is."""
    if "<" not in markup and "&" not in markup:
        return markup
    from rashomon.reading.html import plain_of

    return plain_of(markup)
