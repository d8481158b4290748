"""The versions of a report that was edited."""

from datetime import datetime

from rashomon.model.articles import Article
from rashomon.model.spans import Model


class Version(Model, frozen=True, kw_only=True):
    """One text of a report: its number, from 1, and when it was added (None: before moments were kept)."""

    article: Article
    number: int
    added: datetime | None
