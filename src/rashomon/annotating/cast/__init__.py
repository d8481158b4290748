"""The cast of a report: who is in it, and whom a noun phrase, a pronoun or a title stands for."""

from rashomon.annotating.cast.finding import find_mentions
from rashomon.annotating.cast.naming import name_mentions
from rashomon.annotating.cast.resolving import Cast
from rashomon.annotating.parsing import Parsed

__all__ = ["Cast", "find_cast"]


def find_cast(parsed: Parsed) -> Cast:
    """Find the named entities of a report and give each one name throughout."""
    return Cast.of(parsed, name_mentions(find_mentions(parsed)))
