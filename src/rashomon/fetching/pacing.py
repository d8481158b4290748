"""A polite rate: one request at a time, some time between two to one host, and a host's wish to wait honoured."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from rashomon.fetching.clocks import Clock


class Pace:
    """When each host may be asked next."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}

    def await_turn(self, host: str, pause: float) -> None:
        """Wait until a host may be asked, and keep it for `pause` seconds from then."""
        wait = self._next.get(host, 0.0) - self._clock.ticks()
        if wait > 0:
            self._clock.wait(wait)
        self._next[host] = self._clock.ticks() + pause

    def hold(self, host: str, seconds: float) -> None:
        """Ask a host nothing for some seconds from now."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock.ticks() + seconds)


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for, in either of its two forms; None where it says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except (TypeError, ValueError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())
