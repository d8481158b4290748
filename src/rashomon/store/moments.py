"""Moments as they are kept: in UTC and of one length, so that their order as words is their order in time."""

from datetime import UTC, datetime


def written(at: datetime) -> str:
    """Return an aware moment as it is kept."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(words: str) -> datetime | None:
    """Return a kept moment; None where none was kept."""
    return datetime.fromisoformat(words) if words else None
