"""Addresses -> reports: a page is one, a feed's items are, each from its own page where the feed has only a summary."""

import codecs
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from rashomon.archive.files import without_password
from rashomon.errors import ReadError
from rashomon.model import Article, Failure, Fetched
from rashomon.wording.addresses import host_of, joined

if TYPE_CHECKING:
    from rashomon.fetching import Fetcher
    from rashomon.reading.feed_items import FeedItem

# Of one feed: busy ones hold some hundred items. Longer lists are archives, or traps.
MOST_ITEMS = 200

_WEB = re.compile(r"https?://", re.I)
_OPML = re.compile(rb"<opml\b", re.I)
_HEAD = 4096
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
    run = _Run(fetcher, memory)
    for address in addresses:
        yield from run.read(address)


@dataclass(frozen=True)
class _Run:
    """The addresses of one run: each is fetched once. Lists lead to feeds and feeds to pages, and no further."""

    fetcher: "Fetcher"
    memory: Memory | None
    seen: set[str] = field(default_factory=set)

    def read(self, address: str) -> Iterator[Article | Failure]:
        """Yield the reports of a page, of a feed, or of the feeds in a list (OPML)."""
        fetched = self._fetch(address)
        if not isinstance(fetched, Fetched):
            yield from [fetched] if fetched else []
        elif _OPML.search(fetched.body[:_HEAD]):
            yield from self._read_list(fetched)
        else:
            yield from self._read_fetched(fetched)

    def _read_list(self, fetched: Fetched) -> Iterator[Article | Failure]:
        from rashomon.reading.opml import read_opml

        try:
            feeds = read_opml(fetched.body, fetched.asked)
        except ReadError as error:
            yield Failure(name=error.name, reason=error.reason)
            return
        if not feeds:
            yield Failure(name=fetched.asked, reason="a list of feeds (OPML) without the address of any")
        for feed in feeds:
            found = self._fetch(feed.url)
            if isinstance(found, Fetched):
                yield from self._read_fetched(found)
            elif found:
                yield found

    def _read_fetched(self, fetched: Fetched) -> Iterator[Article | Failure]:
        from rashomon.reading.feed_items import find_items

        items = find_items(fetched.body)
        yield from read_page(fetched) if items is None else self._read_feed(items, fetched)

    def _read_feed(self, items: "tuple[FeedItem, ...]", feed: Fetched) -> Iterator[Article | Failure]:
        """Yield a report for each item: the item's own text where it is whole, else that of the page it links to."""
        told = {_name(result): result for result in read_page(feed)}
        if len(items) > MOST_ITEMS:
            reason = f"the feed has {len(items):,} items; only the first {MOST_ITEMS} are fetched"
            yield Failure(name=feed.asked, reason=reason)
        for number, item in enumerate(items[:MOST_ITEMS], 1):
            own = told.get(f"{feed.asked}, item {number}")
            link = joined(feed.url, item.link) if item.link else ""
            if item.is_whole or not is_address(link):
                yield from [own] if own else []
            elif page := self._fetch(link):
                yield from _read_item(page, own)

    def _fetch(self, address: str) -> Fetched | Failure | None:
        """Return what an address gives now, which may be what it gave before; None where this run has had it."""
        if address in self.seen:
            return None
        self.seen.add(address)
        last = self.memory.last_fetched(address) if self.memory else None
        try:
            fetched = self.fetcher.fetch(address, last)
        except ReadError as error:
            return Failure(name=without_password(error.name), reason=error.reason)
        if fetched and self.memory:
            self.memory.keep_fetched(fetched)
        return fetched or last


def _read_item(page: Fetched | Failure, own: Article | Failure | None) -> Iterator[Article | Failure]:
    """Yield the report of an item's page; where there is none, why, and the feed's summary in its stead."""
    summary = own if isinstance(own, Article) else None
    results = [page] if isinstance(page, Failure) else [_own_page(result, page) for result in read_page(page)]
    yield from (_completed(result, summary) if isinstance(result, Article) else result for result in results)
    if summary and not any(isinstance(result, Article) for result in results):
        yield summary


def _own_page(result: Article | Failure, page: Fetched) -> Article | Failure:
    """Return the report of a page, or a failure where it is that of another site: a feed may not speak for others."""
    if isinstance(result, Failure) or (result.url and same_site(result.url, page.url)):
        return result
    return Failure(name=page.asked, reason="an item of a feed that is no page of a report; give its address by itself")


def read_page(fetched: Fetched) -> Iterator[Article | Failure]:
    """Yield the reports in what was fetched.

    The address that a page claims for itself counts on its own site only: otherwise any page could pass for another
    outlet's, and take the place of that outlet's report.
    """
    from rashomon.reading import read_bytes

    body = in_utf8(fetched)
    results = list(read_bytes(body, fetched.asked, seen=fetched.at))
    if not all(isinstance(result, Article) and result.url and same_site(result.url, fetched.url) for result in results):
        results = list(read_bytes(body, fetched.asked, url=fetched.url, seen=fetched.at))
    for result in results:
        yield replace(result, raw=fetched.digest) if isinstance(result, Article) else result


def same_site(left: str, right: str) -> bool:
    """Say whether two addresses are of one site: the same host, or one within the other ("www.", "amp.")."""
    here, there = (f".{host_of(url).removeprefix('www.')}" for url in (left, right))
    return here.endswith(there) or there.endswith(here)


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
