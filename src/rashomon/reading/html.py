"""An HTML page -> Article: its text taken once, its title, authors and date from the page's own markup."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import msgspec
import trafilatura
from lxml import etree
from trafilatura.settings import Document

from rashomon.errors import Unreadable
from rashomon.model import Article, Basis, Dated, Source, SourceKind
from rashomon.reading.dates import dated_field
from rashomon.reading.limits import too_long
from rashomon.reading.plain import read_text

Markup = dict[str, Any]  # one JSON-LD object of a page

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figcaption",
        "td",
        "tr",
        "br",
        "section",
        "article",
        "header",
        "footer",
        "pre",
        "ul",
        "ol",
        "table",
    ]
)
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object"))


def read_page(data: bytes, name: str, url: str | None = None) -> Article:
    """Read the report of one page. Raises Unreadable where the page holds none."""
    tree = trafilatura.load_html(data)
    if tree is None:
        raise Unreadable(name, "the page cannot be parsed; save it again")
    markup = list(json_ld(tree))
    page = trafilatura.bare_extraction(
        tree, url=url, fast=True, include_comments=False, with_metadata=True, include_tables=False
    )
    text = _clean(page.text) if isinstance(page, Document) and page.text else ""
    if len(text.split()) < 5:
        raise Unreadable(name, "no report is found on this page; is it a list of links, a login or an empty page?")
    if reason := too_long(text):
        raise Unreadable(name, reason)
    address = url or _address(tree)
    source = _source(tree, markup, address)
    title = _title(tree, markup, source)
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return read_text(
        text,
        title=title,
        published=_published(tree, markup, address),
        source=source if source.label else None,
        url=address,
        byline=tuple(_authors(markup)),
        read_from=name,
    )


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\n\n").strip()


def plain_of(markup: str) -> str:
    """Return the words of a piece of markup, a paragraph a block element, scripts and styles left out."""
    try:
        tree = lxml.html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return re.sub(r"<[^>]*>", " ", markup)
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            breaks = element.tag in _BLOCKS
            pieces.append(("\n" if breaks else "") + _words(element, element.text))
        else:
            breaks = element.tag in _BLOCKS
            pieces.append(("\n" if breaks else "") + _words(element.getparent(), element.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _words(element: Any, words: str | None) -> str:
    silent = element is None or not isinstance(element.tag, str) or element.tag in _SILENT
    return "" if silent or not words else words.replace("\n", " ")


def json_ld(tree: Any) -> Iterator[Markup]:
    """Yield the JSON-LD objects of a page, those within graphs and lists too."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            found = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(found, 0)


def _objects(found: Any, depth: int) -> Iterator[Markup]:
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth)
    elif isinstance(found, dict) and depth < 4:
        yield found
        yield from _objects(found.get("@graph", []), depth + 1)
        yield from _objects(found.get("mainEntity", []), depth + 1)


def _is_report(item: Markup) -> bool:
    kinds = item.get("@type", "")
    return any(
        str(k).endswith(("Article", "BlogPosting", "Report", "Posting", "Review"))
        for k in (kinds if isinstance(kinds, list) else [kinds])
    )


def _meta(tree: Any, *names: str) -> str | None:
    for name in names:
        for value in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name):
            if str(value).strip():
                return str(value).strip()
    return None


def _address(tree: Any) -> str | None:
    for value in (*tree.xpath('//link[@rel="canonical"]/@href'), _meta(tree, "og:url") or ""):
        if str(value).startswith("http"):
            return str(value)
    return None


def _source(tree: Any, markup: list[Markup], address: str | None) -> Source:
    publisher: Markup = next(
        (item["publisher"] for item in markup if _is_report(item) and isinstance(item.get("publisher"), dict)), {}
    )
    name = _meta(tree, "og:site_name") or (publisher.get("name") if isinstance(publisher.get("name"), str) else None)
    host = urlsplit(address or "").hostname
    return Source(
        name=" ".join(name.split()) if name else None,
        domain=host.removeprefix("www.") if host else None,
        kind=SourceKind.OUTLET if name else SourceKind.UNKNOWN,
    )


def _title(tree: Any, markup: list[Markup], source: Source) -> str | None:
    headings = ["".join(h.itertext()) for h in tree.xpath("//h1")]
    written = [item.get("headline") for item in markup if _is_report(item)]
    candidates = [*written, _meta(tree, "og:title", "twitter:title"), *headings, *tree.xpath("//title/text()")]
    for candidate in candidates:
        if isinstance(candidate, str) and candidate.strip():
            return _without_site(" ".join(_unescaped(candidate).split()), source)
    return None


def _unescaped(words: str) -> str:
    import html

    return html.unescape(words)


def _without_site(title: str, source: Source) -> str:
    """Return a title without the site's name at its end ("... | The Daily")."""
    head, mark, tail = re.match(r"(.*?)(?:(\s+[|–—·»-]\s+)([^|–—·»]{2,50}))?$", title, re.S).groups()  # type: ignore[union-attr]
    names = [key for key in (_key(source.name or ""), _key((source.domain or "").split(".")[0])) if key]
    if mark and any(_key(tail) and (_key(tail) in name or name in _key(tail)) for name in names):
        return str(head).strip()
    return title


def _key(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())


def _authors(markup: list[Markup]) -> Iterator[str]:
    for item in markup:
        if _is_report(item):
            people = item.get("author", [])
            for person in people if isinstance(people, list) else [people]:
                if (
                    isinstance(person, dict)
                    and "Person" in str(person.get("@type", "Person"))
                    and isinstance(person.get("name"), str)
                ):
                    yield " ".join(_unescaped(person["name"]).split())
            return


def _published(tree: Any, markup: list[Markup], address: str | None) -> Dated:
    stated = next(
        (item["datePublished"] for item in markup if _is_report(item) and isinstance(item.get("datePublished"), str)),
        None,
    )
    for value, why in (
        (stated, "the page's JSON-LD"),
        (
            _meta(
                tree,
                "article:published_time",
                "datePublished",
                "og:article:published_time",
                "date",
                "pubdate",
                "dc.date",
                "DC.date.issued",
                "parsely-pub-date",
            ),
            "the page's markup",
        ),
    ):
        dated = dated_field(value, Basis.MARKUP, why)
        if dated.value:
            return dated
    if match := re.search(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)", address or ""):
        dated = dated_field(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", Basis.URL, "the page's address")
        if dated.value:
            return msgspec.structs.replace(dated, confidence=0.85)
    import htmldate

    found = htmldate.find_date(tree, original_date=True, extensive_search=False, url=address)
    return dated_field(found, Basis.MARKUP, "the page's markup") if found else Dated()
