"""A brief on its way out: put to a language model that rewrites it, printed to PDF by a browser."""

from rashomon.writing.client import Writer, ask

__all__ = ["Writer", "ask"]
