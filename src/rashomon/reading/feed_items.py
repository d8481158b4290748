"""What a feed's items link to, and whether an item is the whole report or only its summary."""

import re
from typing import Any

import msgspec

from rashomon.model import Model

_HEAD = 4096
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|atom:feed)\b", re.I)
_PAGE = re.compile(rb"<(?:html|!doctype html)\b", re.I)
_JSON_FEED = b"jsonfeed.org/version/"

# RSS may have a report or its summary in one field. Summaries are a paragraph or two; few reports are this short.
WHOLE_WORDS = 150


class FeedItem(Model, frozen=True, kw_only=True):
    """One item of a feed, by its place: the address of its page, and whether the feed holds all of its text."""

    link: str
    is_whole: bool


def find_items(data: bytes) -> tuple[FeedItem, ...] | None:
    """Return the items of a feed, in order; None where the bytes are no feed."""
    head = data[:_HEAD]
    if _FEED.search(head) and not _PAGE.search(head):
        return _of_feed(data)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _JSON_FEED in head:
        return _of_json(data)
    return None


def _of_feed(data: bytes) -> tuple[FeedItem, ...]:
    from rashomon.reading.feeds import parse_feed

    return tuple(
        FeedItem(
            link=str(entry.get("link", "")).strip(),
            is_whole=any(_words(str(part.get("value", ""))) for part in entry.get("content", []))
            or _words(str(entry.get("summary", ""))) >= WHOLE_WORDS,
        )
        for entry in parse_feed(data).entries
    )


def _of_json(data: bytes) -> tuple[FeedItem, ...] | None:
    try:
        feed: Any = msgspec.json.decode(data.lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return None
    return tuple(_json_item(item if isinstance(item, dict) else {}) for item in items)


def _json_item(item: dict[str, Any]) -> FeedItem:
    link = item.get("url") or item.get("external_url") or ""
    return FeedItem(link=str(link).strip(), is_whole=bool(item.get("content_html") or item.get("content_text")))


def _words(markup: str) -> int:
    return len(re.sub(r"<[^<>]*>", " ", markup).split())
