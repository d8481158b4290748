"""When two reports claim one id: giving the later one an id of its own."""

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
