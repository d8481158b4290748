"""What several reports of one outlet tell of each: blocks that all its pages carry, and which way it writes dates."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from rashomon.model import Article, Block, Role
from rashomon.reading import dates
from rashomon.reading.shapes import Shape
from rashomon.reading.signals import speaks_to_reader
from rashomon.reading.titles import key

# A block in so many reports that tell of different things is the outlet's.
REPORTS = 3

# Two reports that share more than this share of their blocks are versions of one another.
VERSIONS = 0.5

_REPORT = (Role.BODY, Role.HEADING, Role.STANDFIRST, Role.CAPTION)


def compare_reports(articles: Sequence[Article]) -> list[Article]:
    """Return reports with what the others of their outlets tell of them, in the order given.

    A block that stands in several reports of an outlet, and is no sentence or speaks to the reader, is furniture: a
    sentence of background that an outlet tells again and again stays. A day that could be a month is read as the
    outlet's other dates are written.
    """
    outlets: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.source.label:
            outlets[article.source.label].append(article)
    changed = {a.id: a for reports in outlets.values() if len(reports) > 1 for a in _compared(reports)}
    return [changed.get(article.id, article) for article in articles]


def _compared(reports: Sequence[Article]) -> Iterator[Article]:
    common = _common_blocks(reports)
    day_first = dates.day_first_in("\n".join(line for article in reports for line in _page_lines(article)))
    for article in reports:
        blocks = tuple(_marked(article, block, common) for block in article.blocks)
        published = article.published if day_first is None else dates.reread(article.published, day_first)
        yield msgspec.structs.replace(article, blocks=blocks, published=published)


def _page_lines(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if block.role in (Role.DATE, Role.BYLINE, Role.FURNITURE):
            yield block.span.of(article.text)[:200]


def _common_blocks(reports: Sequence[Article]) -> dict[str, int]:
    """Return the blocks in several reports that tell of different things, by their letters, and in how many."""
    kept = {article.id: _keys(article) for article in reports}
    holders: dict[str, list[str]] = defaultdict(list)
    for id, keys in kept.items():
        for block in keys:
            holders[block].append(id)
    counts = {block: _apart(ids, kept) for block, ids in holders.items() if len(ids) >= REPORTS}
    return {block: count for block, count in counts.items() if count >= REPORTS}


def _keys(article: Article) -> dict[str, None]:
    return dict.fromkeys(key(block.span.of(article.text)) for block in article.blocks if block.role in _REPORT)


def _apart(ids: Sequence[str], kept: dict[str, dict[str, None]]) -> int:
    """Return how many of some reports are no versions of one another; counting ends where they are enough."""
    chosen: list[str] = []
    for id in ids:
        if all(_shared(kept[id], kept[other]) <= VERSIONS for other in chosen):
            chosen.append(id)
        if len(chosen) >= REPORTS:
            break
    return len(chosen)


def _shared(one: dict[str, None], other: dict[str, None]) -> float:
    return len(one.keys() & other.keys()) / max(1, min(len(one), len(other)))


def _marked(article: Article, block: Block, common: dict[str, int]) -> Block:
    if block.role not in _REPORT or not common or key(block.span.of(article.text)) not in common:
        return block
    shape = Shape(article.text, block.span)
    if shape.is_prose and not speaks_to_reader(shape):
        return block
    return msgspec.structs.replace(
        block, role=Role.FURNITURE, why=f"stands in several reports of {article.source.label}"
    )
