"""Addresses -> reports: a page is one, a feed's items are, each from its own page where the feed has only a summary."""

import codecs
import re
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin, urlsplit

from msgspec.structs import replace

from rashomon.errors import ReadError
from rashomon.model import Article, Failure, Fetched

if TYPE_CHECKING:
    from rashomon.fetching import Fetcher
    from rashomon.reading.items import Item

# Of one feed: busy ones hold some hundred items. Longer lists are archives, or traps.
MOST_ITEMS = 200

_WEB = re.compile(r"https?://", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


class Memory(Protocol):
    """Where it is kept what addresses gave."""

    def last_fetched(self, asked: str) -> Fetched | None:
        """Return what an address gave the last time."""

    def keep_fetched(self, fetched: Fetched) -> None:
        """Keep what an address gave."""


def is_address(path: str) -> bool:
    """Say whether an input is an address of the web and not a path."""
    return _WEB.match(path) is not None


def utc_now() -> datetime:
    """Return the time of day."""
    return datetime.now(UTC)


def make_fetcher(allow_private: bool, now: Callable[[], datetime] = utc_now) -> "Fetcher":
    """Return what fetches; with `allow_private`, also from hosts that are not on the public internet."""
    from rashomon.fetching import Clock, Fetcher, is_public

    allows = (lambda _: True) if allow_private else is_public
    return Fetcher(Clock(now=now, ticks=time.monotonic, wait=time.sleep), allows=allows)


def read_addresses(
    addresses: Iterable[str], fetcher: "Fetcher", memory: Memory | None = None
) -> Iterator[Article | Failure]:
    """Yield the reports at some addresses; one that gives none is a failure, and the next is fetched."""
    from rashomon.reading.items import find_items

    seen: set[str] = set()
    for address in addresses:
        fetched = _fetch(address, fetcher, memory, seen)
        if isinstance(fetched, Fetched):
            items = find_items(fetched.body)
            feed = _read_feed(items, fetched, fetcher, memory, seen) if items is not None else None
            yield from feed or _read_page(fetched)
        elif fetched:
            yield fetched


def _fetch(address: str, fetcher: "Fetcher", memory: Memory | None, seen: set[str]) -> Fetched | Failure | None:
    """Return what an address gives now, which may be what it gave before; None where this run has it already."""
    if address in seen:
        return None
    seen.add(address)
    last = memory.last_fetched(address) if memory else None
    try:
        fetched = fetcher.fetch(address, last)
    except ReadError as error:
        return Failure(name=error.name, reason=error.reason)
    if fetched and memory:
        memory.keep_fetched(fetched)
    return fetched or last


def _read_page(fetched: Fetched) -> Iterator[Article | Failure]:
    """Yield the reports of a page as it was fetched. What it is called by is where it was fetched from."""
    from rashomon.reading import read_bytes

    found = list(read_bytes(in_utf8(fetched), fetched.asked))
    for result in found:
        if isinstance(result, Failure):
            yield result
        else:
            yield replace(_placed(result, fetched, alone=len(found) == 1), raw=fetched.digest)


def _placed(article: Article, fetched: Fetched, alone: bool) -> Article:
    """Return an article with its address; one that the page claims for it counts only on the same site.

    Otherwise any page could pass for another outlet's, and take the place of that outlet's report.
    """
    if not alone or (article.url and same_site(article.url, fetched.url)):
        return article
    from rashomon.reading.html import read_page

    return replace(read_page(in_utf8(fetched), fetched.asked, fetched.url), read_from=fetched.asked)


def same_site(left: str, right: str) -> bool:
    """Say whether two addresses are of one site: the same host, or one within the other ("www.", "amp.")."""
    here, there = (f".{(urlsplit(url).hostname or '').removeprefix('www.')}" for url in (left, right))
    return here.endswith(there) or there.endswith(here)


def _read_feed(
    items: "tuple[Item, ...]", fetched: Fetched, fetcher: "Fetcher", memory: Memory | None, seen: set[str]
) -> Iterator[Article | Failure]:
    """Yield a report for each item of a feed: the item's own text where it is whole, else that of the page it links to.

    Where the page cannot be had, the summary is the report, and the page a failure. Feeds that a feed links to are not
    followed.
    """
    from rashomon.reading import read_bytes

    told = {_name(result): result for result in read_bytes(in_utf8(fetched), fetched.asked)}
    if len(items) > MOST_ITEMS:
        reason = f"the feed has {len(items):,} items; only the first {MOST_ITEMS} are fetched"
        yield Failure(name=fetched.asked, reason=reason)
    for number, item in enumerate(items[:MOST_ITEMS], 1):
        own = told.get(f"{fetched.asked}, item {number}")
        link = urljoin(fetched.url, item.link) if item.link else ""
        if item.is_whole or not is_address(link):
            yield from [_of_feed(own, fetched)] if own else []
            continue
        page = _fetch(link, fetcher, memory, seen)
        if page:
            yield from _read_item(page, own, fetched)


def _read_item(page: Fetched | Failure, own: Article | Failure | None, feed: Fetched) -> Iterator[Article | Failure]:
    """Yield the report of an item's page; where there is none, why, and the feed's summary in its stead."""
    summary = own if isinstance(own, Article) else None
    results = [page] if isinstance(page, Failure) else list(_read_page(page))
    yield from (_completed(result, summary) if isinstance(result, Article) else result for result in results)
    if summary and not any(isinstance(result, Article) for result in results):
        yield _of_feed(summary, feed)


def _of_feed(own: Article | Failure, feed: Fetched) -> Article | Failure:
    return replace(own, raw=feed.digest) if isinstance(own, Article) else own


def _name(result: Article | Failure) -> str:
    return result.read_from if isinstance(result, Article) else result.name


def _completed(article: Article, summary: Article | None) -> Article:
    """Return the report of an item's page with what only the feed says of it: its day, its title, its outlet."""
    if summary is None:
        return article
    dated = article.published.value or summary.published.evidence
    return replace(
        article,
        published=article.published if dated else summary.published,
        title=article.title or summary.title,
        source=article.source if article.source.label else summary.source,
    )


def in_utf8(fetched: Fetched) -> bytes:
    """Return the body as UTF-8 with its mark where only the server says that it is something else; else as it is."""
    stated = _CHARSET.search(fetched.header("content-type"))
    if stated is None or _is_utf8(fetched.body):
        return fetched.body
    try:
        name = codecs.lookup(stated[1]).name
        # Browsers read what is called Latin-1 or ASCII as Windows text, and so do we: nobody sends the former.
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return codecs.BOM_UTF8 + fetched.body.decode(name, "replace").encode()
    except (LookupError, ValueError, AttributeError):  # no such encoding, or one that is not of text
        return fetched.body


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
