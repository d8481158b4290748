"""A page -> its reports: one, or each post of a page that holds several."""

from collections.abc import Iterator

from rashomon.model import Article
from rashomon.reading.html import read_page


def read_pages(data: bytes, name: str, url: str | None = None) -> Iterator[Article]:
    """Yield the reports of one page. Raises Unreadable where it holds none."""
    yield read_page(data, name, url)
