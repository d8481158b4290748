"""Bytes -> articles: HTML, feeds, JSON Lines and plain text, told apart by content, with furniture marked."""

import hashlib
import re
from collections.abc import Iterator

from rashomon.model import Article, Block, Dated, Failure, Role, Source, Span


def read_bytes(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield every report in the bytes of one file or page; `name` is its path or address, for messages."""
    yield read_text(data.decode("utf-8"), read_from=name)


def read_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: str | Dated | None = None,
    source: str | Source | None = None,
    url: str | None = None,
    read_from: str = "",
) -> Article:
    """Read one report given as plain text, with what is already known of it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    blocks = tuple(Block(span=Span(*m.span()), role=Role.BODY) for m in re.finditer(r"\S[^\n]*\S|\S", text))
    return Article(id=id or digest[:16], text=text, digest=digest, title=title, blocks=blocks, read_from=read_from)
