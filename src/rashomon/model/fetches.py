"""What an address gave: kept whole, so that evidence can be shown as it was served."""

from datetime import datetime

from rashomon.model.spans import Model


class Fetched(Model, frozen=True, kw_only=True):
    """What an address gave: where it led, the answer's status and headers, its body unpacked, and when that was.

    `asked` is the address as it was given, `url` the one that answered. `digest` is the SHA-256 of `body`.
    """

    asked: str
    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    digest: str
    at: datetime

    def header(self, name: str) -> str:
        """Return the value of a header, by its name in small letters; empty where there is none."""
        return next((value for key, value in self.headers if key == name), "")
