"""RSS, Atom and JSON Feed -> articles: one an item, its text taken from the item itself."""

import re
from collections.abc import Iterator
from typing import Any

from rashomon.model import Article, Failure, Source, SourceKind
from rashomon.reading.dates import dated_field
from rashomon.reading.limits import too_long
from rashomon.reading.page_titles import without_outlet
from rashomon.reading.plain import read_text, source_of
from rashomon.wording.addresses import host_of

Entry = Any  # feedparser's items: dictionaries with attributes


# Feedparser looks for addresses of mail in every author, from each character of a word anew: 40,000 take four seconds.
# No word has three hundred.
_ENDLESS = re.compile(rb"(?<![\w.+-])([\w.+-]{300})[\w.+-]+")


# The elements with the text of an item, and where that ends: of one left open there feedparser loses the text, and all
# items behind it. What breaks off before the end of its item stays lost: "killed 1" may be of "killed 12".
_TEXTS = re.compile(rb"<(/?)(description|summary|content(?::encoded)?)\b[^<>]*?(/?)>", re.I)
_ITEM_END = re.compile(rb"(</(?:item|entry)\s*>)", re.I)


def parse_feed(data: bytes) -> Any:
    """Return a feed as feedparser gives it; of a malformed one each item's text ends with the item at the latest."""
    import feedparser

    data = _ENDLESS.sub(rb"\1", data)
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    *items, rest = _ITEM_END.split(data) if feed.bozo else (data,)
    closed = b"".join([*map(_closed, items), rest])
    return feed if closed == data else feedparser.parse(closed, sanitize_html=False, resolve_relative_uris=False)


def _closed(item: bytes) -> bytes:
    """Return the start of an item up to its end tag, with the end of the text that it leaves open."""
    last = next(reversed(list(_TEXTS.finditer(item))), None)
    return item if last is None or any(last.group(1, 3)) else b"%b</%b>" % (item, last[2])


def read_feed(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield a report for every item of a feed."""
    feed = parse_feed(data)
    if not feed.entries:
        reason = (
            "the feed has no items" if not feed.bozo else "it begins as a feed but is malformed; no item can be read"
        )
        yield Failure(name=name, reason=reason)
        return
    source, no_text = _source(feed.feed), _no_text(feed)
    for number, item in enumerate(feed.entries, start=1):
        yield _read_item(item, source, f"{name}, item {number}", no_text)


# Why an item of a sound feed has no text.
_NO_TEXT = "this item has no text, only a title or a link; give the page it links to"


def _no_text(feed: Any) -> str:
    """Return why an item has no text: of a feed that is malformed as XML its text may be what is lost."""
    error = feed.get("bozo_exception")
    line = error.getLineNumber() if feed.bozo and hasattr(error, "getLineNumber") else None
    return (
        f"no text can be read of this item; the feed is malformed in line {line}: fetch it again" if line else _NO_TEXT
    )


def read_json_feed(feed: dict[str, Any], name: str) -> Iterator[Article | Failure]:
    """Yield a report for every item of a JSON feed, version 1 or 1.1."""
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        yield Failure(name=name, reason="the feed has no items")
        return
    source = _source(
        {"title": feed.get("title") or "", "link": feed.get("home_page_url") or feed.get("feed_url") or ""}
    )
    for number, item in enumerate(items, start=1):
        where = f"{name}, item {number}"
        if isinstance(item, dict):
            yield _read_item(_as_rss(item, feed), source, where)
        else:
            yield Failure(name=where, reason="an item must be a JSON object; this one is not")


def _as_rss(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    """Return an item of a JSON feed under the names that RSS has; its authors are the feed's where it names none."""
    plain, markup = item.get("content_text"), item.get("content_html")
    authors = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author") or []
    named = [author for author in (authors if isinstance(authors, list) else [authors]) if isinstance(author, dict)]
    return {
        "plain": plain if isinstance(plain, str) and plain.strip() and not markup else "",
        "content": [{"value": markup or ""}],
        "summary": "" if markup else item.get("summary") or "",
        "title": item.get("title") or "",
        "link": item.get("url") or item.get("external_url") or "",
        "published": item.get("date_published") or "",
        "updated": item.get("date_modified") or "",
        "authors": named,
    }


def _source(feed: Entry) -> Source:
    name = " ".join(str(feed.get("title", "")).split()) or None
    domain = host_of(str(feed.get("link", "")))
    return Source(
        name=name,
        domain=domain.removeprefix("www.") if domain else None,
        kind=SourceKind.OUTLET if name else SourceKind.UNKNOWN,
    )


def _item_source(told: Any) -> Source | None:
    """Return the outlet that an item says it comes from, as in feeds that collect others' items; None if none."""
    name = " ".join(str(told.get("title", "")).split()) if isinstance(told, dict) else ""
    return source_of(_text(name)) if name else None


def _read_item(item: Entry, source: Source, where: str, no_text: str = _NO_TEXT) -> Article | Failure:
    markup = max(
        [str(part.get("value", "")) for part in item.get("content", [])] + [str(item.get("summary", ""))], key=len
    )
    text = item.get("plain") or _text(markup)
    if not text.strip():
        return Failure(name=where, reason=no_text)
    if reason := too_long(text):
        return Failure(name=where, reason=reason)
    source = _item_source(item.get("source")) or source
    title = without_outlet(_text(str(item.get("title", ""))).strip(), source) or None
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
