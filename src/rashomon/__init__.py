"""Rashomon reads many news reports of the same happenings and says, with the exact words as evidence, what is known.

    import rashomon

    with rashomon.open("talks.db") as archive:
        archive.read("clips/*.html", "feed.rss")
        for story in archive.stories(since="2016-10-01"):
            print(story.brief())

    article = rashomon.read_text("Ten people died on Tuesday, police said.", published="2016-10-13")
    print(rashomon.annotate(article).figures)

This page is the whole public face, with the types of `rashomon.model`. Heavy parts load when they are first used.
"""

from rashomon.archive import Added, Archive, LinkedStory
from rashomon.archive import open_archive as open
from rashomon.archive.single import annotate, read_text
from rashomon.errors import (
    EvidenceError,
    NotFound,
    PrintError,
    RashomonError,
    ReadError,
    Refused,
    StoreError,
    Unreadable,
    WriterError,
)
from rashomon.writing import Writer

__version__ = "0.1.0"

__all__ = [
    "Added",
    "Archive",
    "EvidenceError",
    "LinkedStory",
    "NotFound",
    "PrintError",
    "RashomonError",
    "ReadError",
    "Refused",
    "StoreError",
    "Unreadable",
    "Writer",
    "WriterError",
    "annotate",
    "open",
    "read_text",
]
