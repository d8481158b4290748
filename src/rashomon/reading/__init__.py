"""Bytes -> articles: HTML, feeds, JSON Lines and plain text, told apart by content, with furniture marked."""

from rashomon.reading.formats import read_bytes
from rashomon.reading.plain import read_text

__all__ = ["read_bytes", "read_text"]
