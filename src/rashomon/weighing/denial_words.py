"""The words of who denies: groups of `lexicons/denials.toml` as patterns."""

from functools import cache

from rashomon.wording.tables import read_table


@cache
def any_of(group: str) -> str:
    """Return a pattern for any word of a group: "claims", "falsehoods"."""
    return f"(?:{'|'.join(read_table('weighing', 'denials')[group])})"
