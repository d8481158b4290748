"""What a host lets programs fetch: robots.txt by RFC 9309, read once a run for each host."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego

# The name that robots.txt calls us by.
AGENT = "Rashomon"

# What of the file is read, in bytes: RFC 9309 asks for 500 KiB at least.
READ = 512_000


@dataclass(frozen=True)
class Rules:
    """A host's rules, or why there are none: then nothing of it may be fetched."""

    rules: "Protego | None"
    why: str = ""

    def refusal(self, url: str) -> str | None:
        """Return why an address may not be fetched, or None where it may."""
        if self.rules is None:
            return self.why
        return None if self.rules.can_fetch(url, AGENT) else "its robots.txt does not let programs fetch it"

    def pause(self) -> float:
        """Return how many seconds the host wishes between two requests; 0 where it says nothing."""
        delay = self.rules.crawl_delay(AGENT) if self.rules else None
        return float(delay or 0.0)


def rules_of(status: int, body: bytes) -> Rules:
    """Return the rules that an answer to the request for robots.txt gives: none is leave, a fault is none."""
    from protego import Protego

    if 200 <= status < 300:
        return Rules(Protego.parse(body[:READ].decode("utf-8", "replace")))
    if 400 <= status < 500 and status != 429:
        return Rules(Protego.parse(""))
    return Rules(None, f"its robots.txt cannot be had (status {status}), so nothing of it may be fetched now")
