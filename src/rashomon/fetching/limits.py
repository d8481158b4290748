"""What one address may cost, each with how it was chosen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How long, how much and how often. Tests and patient users give others."""

    # Of one request, from the connection to the last byte. Slow outlets answer within ten seconds.
    seconds: float = 30.0

    # Of one address with its robots.txt, redirects and waits, when another request begins: a host that makes each of
    # them last could keep us for hours. Eight redirects, each after a wait of `patience`, are within it.
    whole: float = 600.0

    # Of a body when it is unpacked. Reading takes pages up to 10 MB; PDF and lists of reports may be larger.
    largest: int = 20_000_000

    # Browsers follow 20; from a short link over a consent page to the report it takes four or five.
    redirects: int = 8

    # Between two requests to one host: the rate of a quick human reader.
    pause: float = 1.0

    # The longest that a host's wish is waited for. A longer Retry-After is a failure that says it, a longer Crawl-delay
    # is cut to this.
    patience: float = 60.0

    # How often a host that asks to come back later is asked again.
    retries: int = 2
