"""Small reports for the tests of linking."""

from collections.abc import Sequence
from datetime import date

from rashomon.model import (
    Article,
    Block,
    Credit,
    CreditKind,
    Dated,
    Role,
    Source,
    SourceKind,
    Span,
    evidence,
)


def report(
    id: str,
    *paragraphs: str,
    title: str | None = None,
    day: str | None = None,
    source: str | None = None,
    agency: bool = False,
    furniture: Sequence[str] = (),
    own: str | None = None,
    relays: str | None = None,
) -> Article:
    """Return a report with these paragraphs as its body, then furniture; `own` and `relays` name a credited agency."""
    text, blocks = "", []
    for paragraph in (*paragraphs, *furniture):
        role = Role.FURNITURE if paragraph in furniture else Role.BODY
        blocks.append(Block(span=Span(len(text), len(text) + len(paragraph)), role=role))
        text += paragraph + "\n\n"
    credits = [(own, CreditKind.OWN), (relays, CreditKind.RELAYED)]
    return Article(
        id=id,
        text=text,
        digest=id,
        title=title,
        source=Source(name=source, kind=SourceKind.AGENCY if agency else SourceKind.OUTLET),
        blocks=tuple(blocks),
        published=Dated(value=date.fromisoformat(day)) if day else Dated(),
        credits=tuple(
            Credit(agency=name, kind=kind, evidence=evidence(id, text, text.index(name), text.index(name) + len(name)))
            for name, kind in credits
            if name
        ),
    )
