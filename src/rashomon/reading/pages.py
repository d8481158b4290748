"""A page -> its reports: one, or what leads a page of several and each of its posts."""

import re
from collections.abc import Iterator, Sequence

from rashomon.errors import Unreadable
from rashomon.model import Article, Role
from rashomon.reading.html import read_page
from rashomon.reading.plain import read_text
from rashomon.reading.posts import read_posts

# What leads a page of posts is a report of its own from so many words on: two sentences.
LEAD_WORDS = 40

# A paragraph is in a post where more than this share of its runs of so many words are.
SAME = 0.5
RUN = 4


def read_pages(data: bytes, name: str, url: str | None = None) -> Iterator[Article]:
    """Yield the reports of one page. Raises Unreadable where it holds none."""
    posts = read_posts(data, name, url)
    if not posts:
        yield read_page(data, name, url)
        return
    try:
        lead = _lead(read_page(data, name, url), posts)
    except Unreadable:
        lead = None
    yield from [lead, *posts] if lead else posts


def _lead(page: Article, posts: Sequence[Article]) -> Article | None:
    """Return the report of a page without the paragraphs of its posts; None where next to nothing is left."""
    told = {run for post in posts for run in _runs(post.text)}
    body = [block.span.of(page.text) for block in page.blocks if block.role in (Role.STANDFIRST, Role.BODY)]
    own = [words for words in body if sum(run in told for run in _runs(words)) <= SAME * len(_runs(words))]
    if sum(len(words.split()) for words in own) < LEAD_WORDS:
        return None
    return read_text(
        "\n\n".join([*([page.title] if page.title else []), *own]),
        title=page.title,
        published=page.published if not page.published.evidence else None,
        source=page.source if page.source.label else None,
        url=page.url,
        byline=page.byline,
        read_from=page.read_from,
    )


def _runs(text: str) -> list[tuple[str, ...]]:
    """Return the runs of words in a text."""
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))]
