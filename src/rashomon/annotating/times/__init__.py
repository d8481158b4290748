"""When: time expressions, what they resolve to, and what happened then."""

from rashomon.annotating.parsing import Parsed
from rashomon.annotating.times.attach import Clock
from rashomon.model import Annotations, Dated, Time

__all__ = ["Clock", "find_times", "redate_times"]


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Find every time expression of a parsed report."""
    return ()


def redate_times(annotations: Annotations, published: Dated) -> Annotations:
    """Return the annotations with every relative time counted from `published`."""
    return annotations
