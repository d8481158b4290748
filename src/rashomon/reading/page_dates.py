"""The publication day of a page: its markup, the day it shows, its address, and at last htmldate."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from rashomon.model import Basis, Dated
from rashomon.reading.dates import dated_field, find_written
from rashomon.reading.markup import Item, is_report, meta

Element = Any  # an lxml element; lxml has no types

_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "DC.date.issued",
    "dcterms.created",
)

# Elements that show a date, by their name; what they say is short.
_SHOWN = (
    "//time | //*[contains(@class, 'date') or contains(@class, 'publish') or contains(@class, 'byline')"
    " or contains(@class, 'timestamp') or contains(@class, 'posted')]"
)
SHOWN_WORDS = 20
MOST_SHOWN = 40


def page_date(tree: Element, items: Sequence[Item], address: str | None) -> Dated:
    """Return the day that a page's markup or address states; unknown where neither does."""
    stamps = (item.get("datePublished") for item in items if is_report(item))
    stated = next((stamp for stamp in stamps if isinstance(stamp, str)), None)
    for value, why in ((stated, "the page's JSON-LD"), (meta(tree, *_NAMES), "the page's markup")):
        dated = dated_field(value, Basis.MARKUP, why)
        if dated.value:
            return _in_local_days(dated, tree)
    if match := re.search(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)", address or ""):
        dated = dated_field(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", Basis.URL, "the page's address")
        return msgspec.structs.replace(dated, confidence=0.85)
    return Dated()


def _in_local_days(dated: Dated, tree: Element) -> Dated:
    """Return a day stamped in UTC as the page shows it to its readers, where that is the day before or after.

    htmldate's largest fault on a thousand pages was this one day.
    """
    moment = dated.moment
    if dated.value is None or moment is None or moment.utcoffset() != timedelta(0):
        return dated
    shown = list(_shown_days(tree))
    near = [day for day in shown if abs(day - dated.value) == timedelta(days=1)]
    if not near or dated.value in shown:
        return dated
    why = f"{dated.why} in UTC, and the page shows {near[0]}"
    return msgspec.structs.replace(dated, value=near[0], confidence=0.85, why=why)


def _shown_days(tree: Element) -> Iterator[date]:
    for element in tree.xpath(_SHOWN)[:MOST_SHOWN]:
        words = " ".join("".join(element.itertext()).split())
        if len(words.split()) <= SHOWN_WORDS:
            yield from (written.day for written in find_written(words))


def guessed_date(tree: Element, address: str | None) -> Dated:
    """Return the day that htmldate finds among what is left of a pruned page; it is less sure than a stamp."""
    import htmldate

    found = htmldate.find_date(tree, original_date=True, extensive_search=False, url=address)
    dated = dated_field(found, Basis.MARKUP, "a date element of the page")
    changed = meta(tree, "article:modified_time", "og:updated_time", "dateModified")
    if changed and dated.value and changed.startswith(str(dated.value)):
        return msgspec.structs.replace(dated, confidence=0.5, why=f"the page was changed on {dated.value}")
    return msgspec.structs.replace(dated, confidence=0.7) if dated.value else Dated()
