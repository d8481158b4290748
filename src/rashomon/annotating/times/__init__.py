"""When: time expressions, what they resolve to, and what happened then."""

from rashomon.annotating.times import component as component  # makes "rashomon_times" known to spaCy
from rashomon.annotating.times.attach import Clock
from rashomon.annotating.times.finding import find_times, find_times_alone, redate_times

__all__ = ["Clock", "find_times", "find_times_alone", "redate_times"]
