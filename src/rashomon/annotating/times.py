"""When: time expressions and what they resolve to."""

from rashomon.annotating.parsing import Parsed
from rashomon.model import Annotations, Dated, Time


def find_times(parsed: Parsed) -> tuple[Time, ...]:
    """Find every time expression of a parsed report."""
    return ()


def redate_times(annotations: Annotations, published: Dated) -> Annotations:
    """Return the annotations with every relative time counted from `published`."""
    return annotations
