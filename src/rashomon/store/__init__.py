"""The archive file: SQLite through SQLAlchemy Core, with migrations."""
