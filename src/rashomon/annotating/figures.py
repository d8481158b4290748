"""How many: the killed, the injured, the displaced and other numbers that reports give."""

from collections.abc import Sequence

from rashomon.annotating.cast import Cast
from rashomon.annotating.parsing import Parsed
from rashomon.model import Event, Figure, Place, Quote, Time


def find_figures(
    parsed: Parsed,
    cast: Cast,
    times: Sequence[Time],
    places: Sequence[Place],
    quotes: Sequence[Quote],
    events: Sequence[Event],
) -> tuple[Figure, ...]:
    """Find the figures of a report."""
    return ()
