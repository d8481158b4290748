"""When two texts claim one id: telling an edited report from another one, and giving the later an id of its own."""

import re

from msgspec.structs import replace

from rashomon.model import Article, Evidence


def distinct_id(article: Article) -> str:
    """Return the id for a report whose own id another text has: the same wherever and whenever it is added."""
    return f"{article.id}~{article.digest[:12]}"


# One of several reports in a file is named by its place in it ("row 3"), which others may have the next time.
_ONE_OF_MANY = re.compile(r", \w[\w ]* \d+$")

# What has no name of its own: whatever is piped in.
_NAMELESS = "standard input"


def file_of(article: Article) -> str | None:
    """Return the file, or the address of a file, that holds a report and no other; None where its address is its own.

    What is read from there the next time may be a newer version of it.
    """
    name = article.read_from
    return name if name and not (article.url or name == _NAMELESS or _ONE_OF_MANY.search(name)) else None


def renamed(article: Article, id: str) -> Article:
    """Return the article under another id, with all its evidence pointing there."""
    if id == article.id:
        return article
    published = replace(article.published, evidence=tuple(_moved(e, id) for e in article.published.evidence))
    credits = tuple(replace(c, evidence=_moved(c.evidence, id) if c.evidence else None) for c in article.credits)
    return replace(article, id=id, published=published, credits=credits)


def _moved(evidence: Evidence, id: str) -> Evidence:
    return replace(evidence, article=id)


# How much of the shorter text's telling words the longer one must have. Two versions of a report that was corrected or
# carried on share more than this, two reports that only share an id ("1" of this file and "1" of that) far less.
ALIKE = 0.4

# A telling word has so many letters: shorter ones are in every text.
TELLING = 5


def is_version(text: str, former: str) -> bool:
    """Say whether a text under the id of another is that report, edited, and not another report."""
    here, there = _telling(text), _telling(former)
    least = min(len(here), len(there))
    return least > 0 and len(here & there) >= ALIKE * least


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= TELLING}
