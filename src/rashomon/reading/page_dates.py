"""The publication day of a page: its markup, the day it shows, its address, and at last htmldate."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

import msgspec
from lxml import etree

from rashomon.model import Basis, Dated, Grain
from rashomon.reading import dates
from rashomon.reading.content import Content
from rashomon.reading.dates import dated_field, find_written
from rashomon.reading.linked_data import is_report
from rashomon.reading.markup import PageMarkup

Element = Any  # an lxml element; lxml has no types

_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "pub_date",
    "publishdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")

# What systems write where they know no date.
_NO_DAYS = frozenset((date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1)))

# How many elements of time are looked at: pages have a few, lists of other stories hundreds.
MOST_TIMES = 60


@dataclass(frozen=True)
class Shown:
    """A day that a page shows in an element of its own, and what it calls it."""

    day: date
    label: str | None
    ambiguous: bool
    words: str


def page_date(tree: Element, page: PageMarkup, content: Content) -> Dated:
    """Return the day that a page's markup, its date line or its address states; unknown where none does."""
    stamped = _stamped(page)
    if stamped.value and not _is_doubtful(stamped, page):
        return stamped
    shown = list(_shown(tree, content, dates.order_of(page.language, page.url)))
    if stamped.value:
        return _settled(stamped, shown, page)
    found = _from_page(shown)
    return found if found.value else _from_address(page.url)


def _stamped(page: PageMarkup) -> Dated:
    """Return the publication day of JSON-LD, else of a meta element, to the day."""
    reports = (item for item in page.items if is_report(item))
    stamps = [
        (str(stamp), "the page's JSON-LD")
        for item in reports
        if isinstance(stamp := item.get("datePublished"), (str, int))
    ]
    fields = [*stamps[:1], *((page.metas[name], "the page's markup") for name in _NAMES if name in page.metas)]
    found = (dated_field(value, Basis.MARKUP, why) for value, why in fields)
    # A year alone, as of a copyright, is no day; nor is what systems write where they know none.
    fine = (Grain.DAY, Grain.SECOND)
    return next(
        (dated for dated in found if dated.value and dated.value not in _NO_DAYS and dated.grain in fine), Dated()
    )


# --- the stamp and what the page shows


def _is_doubtful(dated: Dated, page: PageMarkup) -> bool:
    """Say whether a stamp may be a day off, in UTC, or that of a change."""
    in_utc = dated.moment is not None and dated.moment.utcoffset() == timedelta(0)
    return in_utc or dated.value == _changed(page)


def _settled(dated: Dated, shown: Sequence[Shown], page: PageMarkup) -> Dated:
    """Return a stamp as the page's readers see it.

    A stamp in UTC gives way to the day before or after that the page shows or has in its address: htmldate's largest
    fault on a thousand pages was this one day. A stamp of the day of a change gives way to an earlier day that the page
    calls published.
    """
    replace = msgspec.structs.replace
    days = [other.day for other in shown if other.label != "updated"]
    if dated.value is None or dated.value in days:
        return dated
    told = [
        day for day in (*days, _from_address(page.url).value) if day and abs(day - dated.value) == timedelta(days=1)
    ]
    if told and dated.moment is not None and dated.moment.utcoffset() == timedelta(0):
        return replace(dated, value=told[0], confidence=0.85, why=f"{dated.why} in UTC, and the page shows {told[0]}")
    first = next((other.day for other in shown if other.label == "published"), None)
    if first and first < dated.value and dated.value == _changed(page):
        return replace(
            dated,
            value=first,
            moment=None,
            grain=Grain.DAY,
            confidence=0.8,
            why=f"the page says that it was published on {first}",
        )
    return dated


def _changed(page: PageMarkup) -> date | None:
    """Return the day on which a page was last changed, by its markup."""
    stamps = [item.get("dateModified") for item in page.items if is_report(item)]
    values = [*(s for s in stamps if isinstance(s, str)), *(page.metas[n] for n in _CHANGED if n in page.metas)]
    return next((dated.value for value in values if (dated := dated_field(value)).value), None)


# A day in an attribute of what readers see, asked of pages without elements of time.
_STATED = "//*[@itemprop='datePublished'][@content][not(self::meta)]"


def _shown(tree: Element, content: Content, day_first: bool | None) -> Iterator[Shown]:
    """Yield the days in the page's own date lines and in its elements of time, but for those of other stories."""
    for line in content.lines:
        before = 0
        for written in find_written(line.words, day_first):
            label = dates.label_of(line.words[before : written.start]) or _label(line.look)
            before = written.end
            yield Shown(written.day, label, written.ambiguous, line.words)
    elements = tree.iter("time") if next(tree.iter("time"), None) is not None else iter(tree.xpath(_STATED))
    for element in islice(elements, MOST_TIMES):
        if content.beside.isdisjoint((element, *element.iterancestors())):
            words = " ".join("".join(element.itertext()).split())
            given = element.get("datetime") or element.get("content")
            stamp = None if any(find_written(words)) else dated_field(given).value
            if stamp:
                name = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
                yield Shown(stamp, _label(name) or dates.label_of(words), False, words or "an element of time")


def _label(name: str) -> str | None:
    """Return what an element's class calls its date."""
    if re.search(r"updated|modified|edited", name, re.I):
        return "updated"
    return "published" if re.search(r"publish|pubdate|posted|entry-date", name, re.I) else None


# --- without a stamp


def _from_page(shown: Sequence[Shown]) -> Dated:
    """Return the day that the page calls published, else the first that it shows without calling it updated."""
    order = {"published": 0, None: 1, "updated": 2}
    usable = [other for other in shown if other.label in order and other.day not in _NO_DAYS]
    best = min(usable, key=lambda other: order[other.label], default=None)
    if best is None:
        return Dated()
    confidence = {"published": 0.9, None: 0.75, "updated": 0.5}[best.label]
    why = f'the page shows "{best.words[:60]}"' + (" as its last change" if best.label == "updated" else "")
    if best.ambiguous:
        why, confidence = f"{why}{dates.UNSURE}", 0.5
    return Dated(value=best.day, basis=Basis.MARKUP, confidence=confidence, why=why)


def _from_address(address: str | None) -> Dated:
    match = re.search(r"/((?:19|20)\d{2})[/-]?(\d{1,2}|/[a-z]{3}/)[/-]?(\d{1,2})(?:/|-|_|\.|$)", address or "", re.I)
    if match is None:
        return Dated()
    day = (
        f"{match[3]} {match[2].strip('/')} {match[1]}"
        if "/" in match[2]
        else f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    )
    dated = dated_field(day, Basis.URL, "the page's address")
    return msgspec.structs.replace(dated, confidence=0.85) if dated.value else Dated()


# What scripts call the day of a report, with its value: {"publishDate": "2016-10-12T08:00:00Z"}.
_SCRIPTED = re.compile(
    r"[\"']?\b(?:date_?published|publish(?:ed|ing)?_?(?:date|at|time|on)|pub_?date|first_?published(?:_?(?:date|at))?"
    r"|article_?publish(?:ed)?_?(?:date|time)|publication_?date)[\"']?\s*[:=]\s*[\"'](?P<date>[12]\d{3}-?[01]\d-?[0-3]\d[^\"']{0,24})[\"']",
    re.I,
)


def scripted_date(tree: Element) -> Dated:
    """Return the day that a page's scripts call that of its report, where all that they name is one."""
    stamps = (match["date"] for script in tree.iter("script") for match in _SCRIPTED.finditer(script.text or ""))
    found = (dated_field(stamp, Basis.MARKUP, "the page's data") for stamp in stamps)
    days = [dated for dated in found if dated.value and dated.value not in _NO_DAYS]
    one = len({dated.value for dated in days}) == 1
    return msgspec.structs.replace(days[0], confidence=0.8) if one else Dated()


def guessed_date(tree: Element, page: PageMarkup) -> Dated:
    """Return the day that htmldate finds among what is left of a pruned page; it is less sure than a stamp."""
    import htmldate

    text = etree.tostring(tree, encoding="unicode", method="html")
    found = htmldate.find_date(text, original_date=True, extensive_search=False, url=page.url)
    dated = dated_field(found, Basis.MARKUP, "a date element of the page")
    if dated.value is None or not _is_written(dated.value, text):
        return Dated()
    if dated.value == _changed(page):
        return msgspec.structs.replace(dated, confidence=0.5, why=f"the page was changed on {dated.value}")
    return msgspec.structs.replace(dated, confidence=0.7)


def _is_written(day: date, text: str) -> bool:
    """Say whether a page has a day in figures or words: a bare year is not its first of January."""
    figures = f"{day.year}[-/.]?0?{day.month}[-/.]?0?{day.day}(?!\\d)"
    numbers = rf"\b0?(?:{day.day}[-/. ]0?{day.month}|{day.month}[-/. ]0?{day.day})[-/. ]{day.year}"
    if re.search(rf"{figures}|{numbers}", text):
        return True
    return any(
        other.day == day
        for line in re.findall(r"[^<>]{6,200}", text)
        if str(day.year) in line
        for other in find_written(line)
    )
