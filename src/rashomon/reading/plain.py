"""Plain text -> Article: furniture marked, and what the furniture says of title, outlet, date and authors."""

import hashlib
from collections.abc import Sequence

from rashomon.model import Article, Block, Dated, Source, SourceKind
from rashomon.reading import agencies, dates, metadata
from rashomon.reading.furniture import mark_blocks
from rashomon.reading.languages import language_of


def read_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | Dated | None = None,
    source: str | Source | None = None,
    url: str | None = None,
    byline: tuple[str, ...] = (),
    captions: tuple[str, ...] = (),
    authors: tuple[str, ...] = (),
    read_from: str = "",
) -> Article:
    """Read one report given as plain text, with what is already known of it; what is given wins over what is
    found, but for a day that the text shows wrong.

    `byline` names persons, `authors` whoever else the page's data calls an author: of these the agencies are credited.
    """
    blocks = mark_blocks(text, title, captions)
    given = source_of(source)
    id = id or identity(url, given, text)
    dated = published if isinstance(published, Dated) else dates.dated_field(published)
    dated = _found_date(dated, id, text, blocks) if dated.value is None else metadata.compared(dated, id, text, blocks)
    found = given if given.label else metadata.find_source(text, blocks)
    return Article(
        id=id,
        text=text,
        digest=digest(text),
        source=found,
        url=url,
        title=title or metadata.find_title(text, blocks),
        blocks=blocks,
        published=dated,
        byline=byline or metadata.find_byline(text, blocks),
        credits=agencies.with_authors(agencies.find_credits(id, text, blocks), (*authors, *byline)),
        dateline=metadata.find_dateline(text, blocks),
        language=language_of(metadata.body_text(text, blocks)),
        read_from=read_from,
    )


def _found_date(given: Dated, id: str, text: str, blocks: Sequence[Block]) -> Dated:
    """Return the date that the text shows; where it shows none, why the one given is none."""
    found = metadata.find_date(id, text, blocks)
    return given if found.value is None and given.why else found


def digest(text: str) -> str:
    """Return the SHA-256 of a text; lone surrogates count as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def identity(url: str | None, source: Source, text: str) -> str:
    """Return a stable id of a report: of its address, else of its outlet and text."""
    return digest(url or f"{source.label or ''}\n{text}")[:16]


def source_of(source: str | Source | None) -> Source:
    """Return the source that a field names: an outlet, an agency, or a domain."""
    if isinstance(source, Source):
        return source
    name = (source or "").strip()
    if not name:
        return Source()
    if agency := agencies.agency_named(name):
        return Source(name=agency, kind=SourceKind.AGENCY, country=agencies.country_of(agency))
    is_domain = "." in name and " " not in name and "/" not in name and name == name.lower()
    return Source(domain=name) if is_domain else Source(name=name, kind=SourceKind.OUTLET)
