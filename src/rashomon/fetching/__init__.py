"""Addresses -> bytes, politely and safely: one page or feed at a time, with all that shows later what was served."""

from rashomon.fetching.addresses import is_public
from rashomon.fetching.clocks import Clock
from rashomon.fetching.fetcher import Fetcher
from rashomon.fetching.limits import Limits

__all__ = ["Clock", "Fetcher", "Limits", "is_public"]
