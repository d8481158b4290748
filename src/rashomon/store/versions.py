"""Which version of a report counts: the newest, or the newest at some moment."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from rashomon.store.moments import written
from rashomon.store.tables import articles


def is_current(at: datetime | None = None) -> ColumnElement[bool]:
    """Return the condition that a row of `articles` is the newest version of its report, among those there `at`."""
    other = articles.alias()
    newest = select(func.max(other.c.version)).where(other.c.report == articles.c.report)
    if at is not None:
        newest = newest.where(other.c.added <= written(at))
    return articles.c.version == newest.correlate(articles).scalar_subquery()
