"""Which version of a report counts: the newest."""

from sqlalchemy import func, select

from rashomon.store.tables import articles

_other = articles.alias()
_newest = select(func.max(_other.c.version)).where(_other.c.report == articles.c.report)

# The condition that a row of `articles` is the newest version of its report.
IS_CURRENT = articles.c.version == _newest.correlate(articles).scalar_subquery()
