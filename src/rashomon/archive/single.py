"""One report by itself: no archive is needed to read and annotate it."""

from typing import TYPE_CHECKING

from rashomon.errors import Refused

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
    """Read one report given as plain text, with what is already known of it; what is given wins over what is found.

    Raises Refused where the text is none, or holds no words, as of a file.
    """
    if not isinstance(text, str):
        raise Refused(_kind(text), "read_text takes the report as text (str); bytes and files are read by an archive")
    if not text.strip():
        raise Refused("text", "it holds no words; nothing to read")
    from rashomon.reading import read_text as read

    return read(text, id=id, title=title, published=published, source=source, url=url)


def annotate(article: "Article") -> "Annotations":
    """Return all that is found in one report. Raises Refused where it is none."""
    from rashomon.model import Article

    if not isinstance(article, Article):
        raise Refused(_kind(article), "annotate takes a report: annotate(read_text(...))")
    from rashomon.annotating import annotate as annotate_all

    return next(annotate_all([article]))


def _kind(given: object) -> str:
    return "None" if given is None else type(given).__name__
