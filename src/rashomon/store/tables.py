"""The tables of an archive: the record (articles, annotations, failures, links) and what is derived from it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, String, Table

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

# One row a version of a report; most have one. `blob` is the article as JSON; the columns beside it are what is looked
# up. `report` is the id of the report's first version, `version` counts from 1, `added` is the moment of the run that
# brought it (empty: before moments were kept). `file` is the file that holds it and no other report, if there is one
# (empty: none, or before files were kept). Nothing is ever changed or erased here.
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
    Column("file", String, nullable=False, default="", index=True),
    Index("ix_articles_report", "report", "version"),
)

# What was found in a report, as its own stated date has it, by each version of the annotators that read it; `blob` is
# compressed JSON.
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

# Judgements of people between two things, in the order given: the last one on a pair
# that is not withdrawn counts (`archive.judging`), none is erased.
links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("left", String, nullable=False),
    Column("right", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("blob", LargeBinary, nullable=False),
)

# In which step linking took up each version of a report; 0: not yet. Reports come in the order of the runs that added
# them, and what linking made of them follows from that order: it can be made again.
arrivals = Table(
    "arrivals",
    metadata,
    Column("article", String, ForeignKey("articles.id"), primary_key=True),
    Column("step", Integer, nullable=False, index=True),
)

# Each step: the number of the last judgement that it knew, and the version of linking that took it last.
steps = Table(
    "steps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("judged", Integer, nullable=False),
    Column("version", String, nullable=False),
)

# From here on all is derived from the record, step by step. `level` says what is grouped: reports or stories.
levels = Table(
    "levels",
    metadata,
    Column("level", String, primary_key=True),
    Column("members", Integer, nullable=False),
    Column("next_member", Integer, nullable=False),
    Column("next_term", Integer, nullable=False),
)

# The words by which members are compared, and for which of them each tells most: `model.kept.Term`.
terms = Table(
    "terms",
    metadata,
    Column("level", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("word", String, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("posting", LargeBinary, nullable=False),
    PrimaryKeyConstraint("level", "number"),
    Index("ix_terms_word", "level", "word", unique=True),
)

# What a newcomer is compared with: `model.kept.Seen`, as MessagePack, and the group that it is in.
portraits = Table(
    "portraits",
    metadata,
    Column("level", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("id", String, nullable=False),
    Column("home", String, nullable=False),
    Column("blob", LargeBinary, nullable=False),
    PrimaryKeyConstraint("level", "number"),
    Index("ix_portraits_id", "level", "id", unique=True),
)

# Stories and storylines: `model.kept.Group`, compressed JSON.
grouped = Table(
    "grouped",
    metadata,
    Column("level", String, nullable=False),
    Column("id", String, nullable=False),
    Column("last_day", String),
    Column("blob", LargeBinary, nullable=False),
    PrimaryKeyConstraint("level", "id"),
    Index("ix_grouped_last_day", "level", "last_day"),
)

# The days of reports that state none, inferred from the others.
dates = Table(
    "dates",
    metadata,
    Column("article", String, primary_key=True),
    Column("blob", LargeBinary, nullable=False),
)

# What was matched within a storyline, when last asked for, under the digest of all that it was matched in.
affairs = Table(
    "affairs",
    metadata,
    Column("storyline", String, primary_key=True),
    Column("record", String, nullable=False),
    Column("blob", LargeBinary, nullable=False),
)

DERIVED = (levels, terms, portraits, grouped, dates, affairs)
