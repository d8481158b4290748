"""One report by itself: no archive is needed to read and annotate it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model import Annotations, Article, Dated, Source


def read_text(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: "str | Dated | None" = None,
    source: "str | Source | None" = None,
    url: str | None = None,
) -> "Article":
    """Read one report given as plain text, with what is already known of it; what is given wins over what is found."""
    from rashomon.reading import read_text as read

    return read(text, id=id, title=title, published=published, source=source, url=url)


def annotate(article: "Article") -> "Annotations":
    """Return all that is found in one report."""
    from rashomon.annotating import annotate as annotate_all

    return next(annotate_all([article]))
