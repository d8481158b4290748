"""Time, given by the caller at the edge: the one seam, so that fetching is tested without waiting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Clock:
    """`now` is the time of day, aware; `ticks` are seconds that only go forward; `wait` lets some pass."""

    now: Callable[[], datetime]
    ticks: Callable[[], float]
    wait: Callable[[float], None]
