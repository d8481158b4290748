"""When two texts claim one id: telling an edited report from another one, and giving the later an id of its own."""

import re

from msgspec.structs import replace

from rashomon.model import Article, Evidence


def distinct_id(article: Article) -> str:
    """Return the id for a report whose own id another text has: the same wherever and whenever it is added."""
    return f"{article.id}~{article.digest[:12]}"


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
