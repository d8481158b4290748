"""An item of news as an agency sends it, in whichever format -> an article, or a failure that says why not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from rashomon.model import Article, Dated, Failure
from rashomon.reading.dates import dated_field
from rashomon.reading.limits import MOST_POSTS, too_long
from rashomon.reading.metadata import split_names
from rashomon.reading.plain import read_text, source_of


@dataclass(frozen=True)
class WireItem:
    """What an item says of itself, in words as they stand; `status` is usable, withheld or canceled."""

    id: str | None = None
    version: int = 1
    status: str = "usable"
    kind: str = "text"
    headline: str | None = None
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    by: str | None = None
    provider: str | None = None
    located: str | None = None
    created: str | None = None
    embargoed: str | None = None
    url: str | None = None


def read_items(items: Iterable[WireItem], name: str) -> Iterator[Article | Failure]:
    """Yield the report of every item, of several versions the newest; pictures beside reports are passed over."""
    newest: dict[str, WireItem] = {}
    for number, item in enumerate(items, 1):
        key = item.id or f"item {number}"
        if key not in newest or item.version > newest[key].version:
            newest[key] = item
    if len(newest) > MOST_POSTS:
        yield Failure(name=name, reason=f"it holds {len(newest):,} items; one may hold {MOST_POSTS:,}: split it")
        return
    told = {key: item for key, item in newest.items() if item.paragraphs or item.status != "usable"}
    if not told:
        kinds = " and ".join(sorted({item.kind for item in newest.values()})) or "no"
        yield Failure(name=name, reason=f"it holds {kinds} items without a text; nothing to read")
    for key, item in told.items():
        yield _read(item, name if len(newest) == 1 else f"{name}, {_shown(key)}")


def _shown(key: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in key)[:200]


_REFUSED = {
    "withheld": "the agency withholds this item; it is read when it is released (pubStatus usable)",
    "canceled": "the agency has cancelled this item: not to be used",
    "cancelled": "the agency has cancelled this item: not to be used",
}


def _read(item: WireItem, place: str) -> Article | Failure:
    if reason := _REFUSED.get(item.status):
        return Failure(name=place, reason=reason)
    first = item.paragraphs[0]
    title = [item.headline] if item.headline and first != item.headline else []
    text = "\n\n".join([*title, *item.paragraphs, *item.captions])
    if reason := too_long(text):
        return Failure(name=place, reason=reason)
    article = read_text(
        text,
        id=item.id,
        title=item.headline,
        published=_published(item),
        source=source_of(item.provider),
        url=item.url,
        byline=tuple(split_names(item.by)) if item.by else (),
        captions=item.captions,
        read_from=place,
    )
    return article if article.dateline else msgspec.structs.replace(article, dateline=item.located)


def _published(item: WireItem) -> Dated:
    """Return when the item was there to be used: when its version was made, or the end of its embargo after that."""
    created = dated_field(item.created, why="the date of the item's version")
    embargoed = dated_field(item.embargoed, why="the end of the item's embargo")
    if embargoed.value and (created.value is None or created.value < embargoed.value):
        return embargoed
    return created
