"""Bytes -> articles: pages, feeds, rows, archives and more, told apart by content, with furniture marked."""

from rashomon.reading.fields import FieldMap, read_field_map
from rashomon.reading.formats import read_bytes, read_stream
from rashomon.reading.outlets import compare_reports
from rashomon.reading.plain import read_text

__all__ = ["FieldMap", "compare_reports", "read_bytes", "read_field_map", "read_stream", "read_text"]
