"""NewsML-G2 (items, messages, packages) and NITF -> articles: one an item of text, its newest version."""

from collections.abc import Iterator

from rashomon.errors import Unreadable
from rashomon.model import Article, Failure
from rashomon.reading.limits import DEEPEST
from rashomon.reading.wires import WireItem, read_items
from rashomon.reading.xml import Element, blocks, parse_xml, tag, words

# Elements of NITF and XHTML that hold a paragraph each, captions, and what is no part of the words.
_PARAGRAPHS = frozenset(
    [
        *(
            "p",
            "hl1",
            "hl2",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "li",
            "dt",
            "dd",
            "td",
            "th",
            "tr",
            "br",
            "pre",
            "note",
        ),
        *("div", "section", "article", "blockquote", "bq", "block", "body", "body.content", "ul", "ol", "dl", "table"),
        *("media", "media-caption", "figure", "figcaption", "caption"),
    ]
)
_CAPTIONS = frozenset(("media-caption", "figcaption"))
_SILENT = frozenset(
    ("head", "body.head", "script", "style", "media-metadata", "media-reference", "media-producer", "object", "svg")
)


def read_newsml(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield the reports of a document of news items. Raises Unreadable where it is malformed or holds none."""
    root = parse_xml(data, name, "a news item (NewsML or NITF)")
    if tag(root) == "nitf":
        yield from read_items([_nitf(root)], name)
        return
    found = [element for element in root.iter() if tag(element) == "newsitem"]
    if not found:
        raise Unreadable(name, "a package that only lists news items; give the items themselves")
    yield from read_items(map(_news_item, found), name)


def _news_item(root: Element) -> WireItem:
    """Return what a news item of NewsML-G2 says."""
    meta, content = _child(root, "itemmeta"), _child(root, "contentmeta")
    body = _child(root, "contentset")
    inner = _item_within(body)
    paragraphs, captions = _text(body)
    return WireItem(
        id=root.get("guid"),
        version=_number(root.get("version")),
        status=_code(_child(meta, "pubstatus")) or "usable",
        kind=_code(_child(meta, "itemclass")) or "other",
        headline=_said(content, "headline") or inner.headline,
        paragraphs=paragraphs,
        captions=captions,
        by=_said(content, "by") or inner.by,
        provider=_named(_child(meta, "provider")) or _named(_child(content, "infosource")),
        located=_place(_said(content, "dateline")) or _named(_child(content, "located")) or inner.located,
        created=_said(meta, "versioncreated") or _said(content, "contentmodified") or _said(content, "contentcreated"),
        embargoed=_said(meta, "embargoed"),
    )


def _item_within(body: Element | None) -> WireItem:
    """Return what the NITF within an item says of it."""
    found = next((element for element in body.iter() if tag(element) == "nitf"), None) if body is not None else None
    return _nitf(found) if found is not None else WireItem()


def _nitf(root: Element) -> WireItem:
    """Return what a document of NITF says."""
    elements: dict[str, Element] = {}
    for element in root.iter():
        elements.setdefault(tag(element), element)
    issued, holder = elements.get("date.issue"), elements.get("doc.copyright")
    distributor = elements.get("distributor")
    head = next((element for element in (elements.get("hl1"), elements.get("hedline")) if element is not None), None)
    paragraphs, captions = _text(elements.get("body.content", elements.get("body")))
    identity = elements.get("doc-id")
    return WireItem(
        id=identity.get("id-string") if identity is not None else None,
        status=root.get("management-status") or _status_of(elements.get("docdata")),
        headline=words(head) or None,
        paragraphs=paragraphs,
        captions=captions,
        by=words(elements.get("byline")) or None,
        provider=words(distributor) or (holder.get("holder") if holder is not None else None),
        located=_place(words(elements.get("dateline"))),
        created=issued.get("norm") if issued is not None else None,
    )


def _status_of(docdata: Element | None) -> str:
    """Return the status of a document of NITF, in the words of NewsML."""
    said = docdata.get("management-status") if docdata is not None else None
    return {"embargoed": "withheld", "killed": "canceled", "canceled": "canceled"}.get(said or "", "usable")


def _text(body: Element | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs and the captions of an item's content: of its marked-up form, else of its plain one."""
    if body is None:
        return (), ()
    marked = [element for element in body.iter() if tag(element) == "inlinexml"]
    if marked or tag(body) in ("body.content", "body"):
        found = list(blocks(marked[0] if marked else body, _PARAGRAPHS, _SILENT, DEEPEST))
        captions = tuple(dict.fromkeys(line for line, within in found if within & _CAPTIONS))
        return tuple(line for line, within in found if not within & _CAPTIONS), captions
    plain = next((element for element in body.iter() if tag(element) == "inlinedata"), None)
    kind = (plain.get("contenttype") or "text/plain") if plain is not None else ""
    if plain is None or not kind.startswith("text/"):
        return (), ()
    lines = "".join(plain.itertext()).replace("\r\n", "\n").strip().split("\n\n")
    return tuple(line.strip("\n") for line in lines if line.strip()), ()


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if tag(child) == name), None) if element is not None else None


def _said(element: Element | None, name: str) -> str | None:
    return words(_child(element, name)) or None


def _named(element: Element | None) -> str | None:
    """Return the name of a provider or place: in words, else as it is coded ("nprov:AFP")."""
    if element is None:
        return None
    return _said(element, "name") or element.get("literal") or _code(element) or words(element) or None


def _code(element: Element | None) -> str | None:
    code = (element.get("qcode") or element.get("uri") or "") if element is not None else ""
    return code.replace("/", ":").rpartition(":")[2] or None


def _number(version: str | None) -> int:
    return int(version) if version and version.isdecimal() and len(version) < 10 else 1


def _place(dateline: str | None) -> str | None:
    """Return the place of a dateline: "GENEVA, Oct 12 (AFP) -"."""
    place = (dateline or "").partition("(")[0].partition(",")[0].strip(" -–—.")
    return place or None
