"""Who says what: direct, indirect and mixed quotations with their speakers."""

from rashomon.annotating.quotes import component as component  # makes "rashomon_quotes" known to spaCy
from rashomon.annotating.quotes.matters import with_matters
from rashomon.annotating.quotes.voicing import find_quotes

__all__ = ["find_quotes", "with_matters"]
