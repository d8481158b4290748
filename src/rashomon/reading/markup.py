"""What a page's markup says of its report: JSON-LD, meta elements, address, headings."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from rashomon.model import Source, SourceKind
from rashomon.reading.lexicons import lexicon
from rashomon.reading.linked_data import Linked, described, is_of, is_report, json_ld, name_of
from rashomon.reading.page_authors import all_writers, stated_authors
from rashomon.reading.page_titles import page_title, site_behind
from rashomon.reading.titles import key
from rashomon.wording.addresses import host_of

Element = Any  # an lxml element; lxml has no types
Metas = Mapping[str, str]  # the content of a page's meta elements, by name in small letters

# Of headings below the first level, the report's own is among the first.
MOST_HEADINGS = 20

_DESCRIPTIONS = ("description", "og:description", "twitter:description")


@dataclass(frozen=True)
class PageMarkup:
    """What is known of a report before its text is taken.

    `headings` are the page's first-level headings, `items` its JSON-LD objects, those of this report first, `told` how
    it describes itself, `body` the words of the report where its data has them, `authors` persons and `writers` all
    whom it calls authors.
    """

    title: str | None
    headings: tuple[str, ...]
    source: Source
    url: str | None
    authors: tuple[str, ...]
    writers: tuple[str, ...]
    items: tuple[Linked, ...]
    metas: Metas
    told: tuple[str, ...]
    body: str
    language: str | None


def page_markup(tree: Element, url: str | None) -> PageMarkup:
    """Read a page's markup."""
    items = json_ld(tree)
    metas = meta_elements(tree)
    url = url or _address(tree, metas)
    source = _source(metas, items, url)
    headings = tuple(_words(tree.iter("h1")))
    window = next((str(words) for words in tree.xpath("//head/title/text()")), None)
    title = page_title(
        headings=headings,
        lower=tuple(islice(_words(tree.iter("h2", "h3")), MOST_HEADINGS)),
        shared=[metas[name] for name in ("og:title", "twitter:title") if name in metas],
        written=[str(item["headline"]) for item in items if is_report(item) and isinstance(item.get("headline"), str)],
        shown=window,
        source=source,
        called=_called(tree, metas, items),
        lines=_lines(tree),
    )
    if source.name is None and (site := site_behind(window or "", title)):
        source = msgspec.structs.replace(source, name=site, kind=SourceKind.OUTLET)
    items.sort(key=lambda item: not is_of(item, title))
    return PageMarkup(
        title=title,
        headings=headings,
        source=source,
        url=url,
        authors=stated_authors(items, metas, source),
        writers=tuple(dict.fromkeys(all_writers(items, metas))),
        items=tuple(items),
        metas=metas,
        told=tuple(html.unescape(metas[name]) for name in _DESCRIPTIONS if name in metas),
        body=_body(items),
        language=(tree.get("lang") or metas.get("og:locale") or "").replace("_", "-") or None,
    )


def _called(tree: Element, metas: Metas, items: Sequence[Linked]) -> list[str]:
    """Return what a page calls its site beside the name that it shares: its accounts, its data, links to its front."""
    named = [metas[name].removeprefix("@") for name in _SITES if name in metas]
    named += [name for item in items if item.get("@type") in _PUBLISHERS and (name := name_of(item))]
    fronts = islice((link for link in tree.iter("a") if link.get("href") == "/"), MOST_FRONTS)
    named += [" ".join("".join(link.itertext()).split()) or link.get("title") or "" for link in fronts]
    # "Home" and "News" lead to the front too.
    furniture = lexicon("furniture")
    common = {*furniture["label"]["whole"], *furniture["sections"]["words"]}
    return [name for name in named if name.lower() not in common]


def _lines(tree: Element) -> Iterator[str]:
    """Yield the words of a page as they stand between its elements."""
    body = tree.find("body")
    yield from body.itertext() if body is not None else ()


_SITES = ("application-name", "apple-mobile-web-app-title", "al:ios:app_name", "twitter:site", "dc.publisher")
_PUBLISHERS = ("WebSite", "Organization", "NewsMediaOrganization")

# Links to the front page of a site: its logo, its name and the first of its menu.
MOST_FRONTS = 5


def _words(elements: Iterable[Element]) -> Iterator[str]:
    """Yield the words of elements that have any."""
    return (words for element in elements if (words := " ".join("".join(element.itertext()).split())))


def meta_elements(tree: Element) -> Metas:
    """Return the content of a page's meta elements; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        words = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            if words and (name := element.get(attribute)):
                found.setdefault(name.lower(), words)
    return found


def _body(items: Sequence[Linked]) -> str:
    """Return the words of the report that the page's data gives, or none."""
    bodies = [item["articleBody"] for item in items if is_report(item) and isinstance(item.get("articleBody"), str)]
    longest = max(bodies, key=len, default="")
    return html.unescape(re.sub(r"<[^<>]{1,200}>", "\n", longest)) if longest else ""


def _address(tree: Element, metas: Metas) -> str | None:
    linked = (element.get("href") or "" for element in tree.iter("link") if element.get("rel") == "canonical")
    return next((value for value in (*linked, metas.get("og:url", "")) if value.startswith("http")), None)


# --- who publishes


def _source(metas: Metas, items: Sequence[Linked], address: str | None) -> Source:
    reports = [item for item in items if is_report(item)]
    publisher = next((found for item in reports if (found := described(item.get("publisher"), items))), {})
    name = _outlet(metas.get("og:site_name"), name_of(publisher))
    host = host_of(address)
    return Source(
        name=" ".join(html.unescape(name).split()) if name else None,
        domain=host.removeprefix("www.") if host else None,
        owner=_owner(reports, publisher, items, name),
        kind=SourceKind.OUTLET if name else SourceKind.UNKNOWN,
    )


def _outlet(shared: str | None, publisher: str | None) -> str | None:
    """Return the outlet's name: what the page shares itself under, as its publisher writes it ("theprovince")."""
    if shared and publisher and key(shared) == key(publisher):
        return publisher if shared.islower() else shared
    return shared or publisher


def _owner(reports: Sequence[Linked], publisher: Linked, items: Sequence[Linked], name: str | None) -> str | None:
    """Return who owns the outlet: what its publisher is part of, or who holds the rights, where that is another."""
    told = [publisher.get("parentOrganization"), *(r.get("copyrightHolder") for r in reports), publisher]
    for holder in told:
        words = name_of(described(holder, items))
        if words and name and key(words) not in key(name) and key(name) not in key(words):
            return words
    return None
