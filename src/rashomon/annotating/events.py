"""What happened: who did what to whom."""

from collections.abc import Sequence

from rashomon.annotating.cast import Cast
from rashomon.annotating.parsing import Parsed
from rashomon.model import Event, Place, Quote, Time


def find_events(
    parsed: Parsed, cast: Cast, times: Sequence[Time], places: Sequence[Place], quotes: Sequence[Quote]
) -> tuple[Event, ...]:
    """Find the events of a report."""
    return ()
