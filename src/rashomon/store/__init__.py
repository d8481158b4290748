"""The archive: SQLite or PostgreSQL through SQLAlchemy Core, with migrations."""

from rashomon.store.placing import Outcome
from rashomon.store.store import Store

__all__ = ["Outcome", "Store"]
