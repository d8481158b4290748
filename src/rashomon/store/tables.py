"""The tables of an archive: the record (articles, annotations, failures, links) and what is derived from it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, String, Table

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

# One row a version of a report; most have one. `blob` is the article as JSON; the columns beside it are what is looked
# up. `report` is the id of the report's first version, `version` counts from 1, `added` is the moment of the run that
# brought it (empty: before moments were kept). Nothing is ever changed or erased here.
articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False, index=True),
    Column("published", String),
    Column("source", String),
    Column("blob", LargeBinary, nullable=False),
    Column("report", String, nullable=False, default=""),
    Column("version", Integer, nullable=False, default=1),
    Column("added", String, nullable=False, default=""),
    Index("ix_articles_report", "report", "version"),
)

# What was found in a report, as its own stated date has it, by each version of the annotators that read it; `blob` is
# compressed JSON, as in `derived`.
annotations = Table(
    "annotations",
    metadata,
    Column("article", String, ForeignKey("articles.id"), nullable=False),
    Column("version", String, nullable=False),
    Column("blob", LargeBinary, nullable=False),
    PrimaryKeyConstraint("article", "version"),
)

# What addresses gave: each row one answer that was not what the same address gave before. `headers` is JSON.
fetches = Table(
    "fetches",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("asked", String, nullable=False, index=True),
    Column("url", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", LargeBinary, nullable=False),
    Column("at", String, nullable=False),
    Column("digest", String, ForeignKey("bodies.digest"), nullable=False, index=True),
)

# The bytes that were served, compressed, under the SHA-256 of what they are uncompressed.
bodies = Table(
    "bodies",
    metadata,
    Column("digest", String, primary_key=True),
    Column("blob", LargeBinary, nullable=False),
)

# Inputs that gave no report, until they do.
failures = Table(
    "failures",
    metadata,
    Column("name", String, nullable=False),
    Column("reason", String, nullable=False),
    PrimaryKeyConstraint("name", "reason"),
)

# Judgements of people between two things, in the order given: the last one on a pair counts, none is erased.
links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("blob", LargeBinary, nullable=False),
)

# What linking made of the record, whole, under the fingerprint of the record that it was made from.
derived = Table(
    "derived",
    metadata,
    Column("fingerprint", String, primary_key=True),
    Column("blob", LargeBinary, nullable=False),
)
