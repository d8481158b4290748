"""When a page was fetched bounds the day of its report: it is no later."""

from datetime import datetime, timedelta

import msgspec

from rashomon.model import Article, Dated

# The page's day is local, the crawler's in UTC.
ZONES = timedelta(days=1)


def bounded(article: Article, seen: datetime | None) -> Article:
    """Return a report with the moment at which a crawler had it; a day after that is not the report's."""
    if seen is None:
        return article
    published = article.published
    if published.value is not None and published.value > seen.date() + ZONES:
        published = Dated(why=f"{published.why}, but a crawler had the page on {seen.date()}")
    return msgspec.structs.replace(article, seen=seen, published=published)
