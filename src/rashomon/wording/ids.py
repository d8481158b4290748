"""Short ids of what is derived from reports: the same words give the same id, on every machine."""

import hashlib

# So many hexadecimal digits: of a million things no two share one, but by one chance in five hundred.
DIGITS = 12


def short_id(words: str) -> str:
    """Return the id of what some words name."""
    return hashlib.sha256(words.encode()).hexdigest()[:DIGITS]
