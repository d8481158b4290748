"""The archive: SQLite or PostgreSQL through SQLAlchemy Core, with migrations."""

from rashomon.store.ledger import Ledger
from rashomon.store.placing import Outcome
from rashomon.store.shelves import Shelf
from rashomon.store.store import Store

__all__ = ["Ledger", "Outcome", "Shelf", "Store"]
