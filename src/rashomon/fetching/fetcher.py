"""One address after the other, asked for politely: robots.txt, the pace, redirects, conditions, and what came back."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from ssl import SSLContext

import httpcore
import httpx

from rashomon.errors import ReadError
from rashomon.fetching.addresses import Address, Resolve, is_public, parse, resolve
from rashomon.fetching.bodies import ACCEPTED, receive
from rashomon.fetching.clocks import Clock
from rashomon.fetching.connecting import CheckedBackend, Refused
from rashomon.fetching.limits import Limits
from rashomon.fetching.pacing import Pace, retry_after
from rashomon.fetching.robots import AGENT, Rules, rules_of
from rashomon.model import Fetched

USER_AGENT = f"{AGENT}/{version('rashomon')} (reads news reports for one person or newsroom; keeps to robots.txt)"

OK, NOT_MODIFIED = 200, 304
REDIRECTS = frozenset({301, 302, 303, 307, 308})
LATER = frozenset({429, 503})

# What no report is: refused before it is received. All else its content tells.
NO_REPORTS = ("image/", "audio/", "video/", "font/")

# What an answer's status means to a person who asked for a report.
MEANINGS = {
    401: "asks for a login",
    403: "is not given to programs",
    404: "there is no such page",
    410: "is gone",
    429: "too many requests: try again later",
    451: "is withheld for legal reasons",
}


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class Fetcher:
    """Fetches addresses one at a time. One run has one, so that it knows the hosts that it has asked.

    `allows` says which addresses of the network may be connected to, `resolve` finds those of a host.
    """

    def __init__(
        self,
        clock: Clock,
        limits: Limits | None = None,
        allows: Callable[[Address], bool] = is_public,
        resolve: Resolve = resolve,
    ) -> None:
        self._clock = clock
        self._limits = limits or Limits()
        self._allows = allows
        self._resolve = resolve
        self._pace = Pace(clock)
        self._rules: dict[str, Rules] = {}
        self._closed: dict[str, str] = {}
        self._until = math.inf  # when the address that is fetched now has had its time

    def fetch(self, address: str, last: Fetched | None = None) -> Fetched | None:
        """Return what an address gives; None where that is still what it gave the `last` time. Raises ReadError."""
        url = parse(address, address)
        self._until = self._clock.ticks() + self._limits.whole
        for _ in range(self._limits.redirects + 1):
            rules = self._rules_for(url, address)
            if refusal := rules.refusal(str(url)):
                raise ReadError(address, refusal)
            conditions = _conditions(last) if last and last.url == str(url) else {}
            pause = min(max(self._limits.pause, rules.pause()), self._limits.patience)
            answer = self._ask_patiently(url, address, pause, conditions)
            if answer.status == NOT_MODIFIED and conditions:
                return None
            if answer.status in REDIRECTS and "location" in answer.headers:
                url = _redirected(url, answer.headers["location"], address)
                continue
            if answer.status != OK:
                meaning = MEANINGS.get(answer.status, "does not give the page")
                raise ReadError(address, f"{meaning} (status {answer.status})")
            return self._fetched(address, url, answer)
        raise ReadError(address, f"redirects more than {self._limits.redirects} times")

    def _fetched(self, address: str, url: httpx.URL, answer: _Answer) -> Fetched:
        return Fetched(
            asked=address,
            url=str(url),
            status=answer.status,
            headers=tuple(answer.headers.multi_items()),
            body=answer.body,
            digest=hashlib.sha256(answer.body).hexdigest(),
            at=self._clock.now(),
        )

    def _rules_for(self, url: httpx.URL, name: str) -> Rules:
        origin = f"{url.scheme}://{url.netloc.decode()}"
        if origin not in self._rules:
            found = self._find_rules(url.join("/robots.txt"), name)
            if self._clock.ticks() > self._until:  # of this address alone: another that leads here has its own time
                return found
            self._rules[origin] = found
        return self._rules[origin]

    def _find_rules(self, url: httpx.URL, name: str) -> Rules:
        """Return the rules at an address of robots.txt, which may lead elsewhere; a dead host has none."""
        try:
            for _ in range(self._limits.redirects + 1):
                answer = self._ask_patiently(url, name)
                if answer.status not in REDIRECTS or "location" not in answer.headers:
                    return rules_of(answer.status, answer.body)
                url = _redirected(url, answer.headers["location"], name)
        except ReadError as error:
            return Rules(None, error.reason)
        return rules_of(404, b"")  # RFC 9309: too many redirects are as if there were none

    def _ask_patiently(
        self, url: httpx.URL, name: str, pause: float = 0.0, conditions: dict[str, str] | None = None
    ) -> _Answer:
        """Ask in the host's turn, which ends `pause` seconds later, and again where it asks to come back soon.

        Raises ReadError.
        """
        for tries_left in range(self._limits.retries, -1, -1):
            if url.host in self._closed:
                raise ReadError(name, self._closed[url.host])
            if self._clock.ticks() > self._until:
                raise ReadError(name, f"took longer than {self._limits.whole:g} seconds with its redirects and waits")
            self._pace.await_turn(url.host, pause)
            answer = self._ask(url, name, conditions or {})
            wish = retry_after(answer.headers.get("retry-after", ""), self._clock.now())
            if answer.status not in LATER or wish is None:
                return answer
            if wish > self._limits.patience or not tries_left:
                self._closed[url.host] = f"its host asks to come back in {wish:,.0f} seconds (status {answer.status})"
            self._pace.hold(url.host, min(wish, self._limits.patience))
        raise ReadError(name, self._closed[url.host])

    def _ask(self, url: httpx.URL, name: str, conditions: dict[str, str]) -> _Answer:
        """Ask once. Raises ReadError."""
        end = self._clock.ticks() + self._limits.seconds
        backend = CheckedBackend(self._resolve, self._allows, lambda: end - self._clock.ticks())
        headers = [
            ("Host", url.netloc.decode()),
            ("User-Agent", USER_AGENT),
            ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            ("Accept-Encoding", ACCEPTED),
            *conditions.items(),
        ]
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        secure = self._tls if url.scheme == "https" else None
        try:
            with (
                httpcore.ConnectionPool(secure, network_backend=backend) as pool,
                pool.stream("GET", target, headers=headers) as response,
            ):
                return self._received(response, name)
        except Refused:
            raise ReadError(name, f"{url.host} is not on the public internet; --allow-private allows that") from None
        except (httpcore.TimeoutException, TimeoutError):
            raise ReadError(name, f"took longer than {self._limits.seconds:g} seconds") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise ReadError(name, _fault(error)) from None

    def _received(self, response: httpcore.Response, name: str) -> _Answer:
        headers = httpx.Headers(response.headers)
        if response.status != OK:
            return _Answer(response.status, headers, b"")
        kind = headers.get("content-type", "").strip().lower()
        if kind.startswith(NO_REPORTS):
            raise ReadError(name, f"no report: its type is {kind.split(';')[0]}")
        body = receive(response.iter_stream(), headers.get("content-encoding", ""), self._limits.largest, name)
        return _Answer(response.status, headers, body)

    @cached_property
    def _tls(self) -> SSLContext:
        return httpx.create_ssl_context()


def _conditions(last: Fetched) -> dict[str, str]:
    conditions = {"If-None-Match": last.header("etag"), "If-Modified-Since": last.header("last-modified")}
    return {name: value for name, value in conditions.items() if value}


def _redirected(url: httpx.URL, location: str, name: str) -> httpx.URL:
    try:
        return parse(str(url.join(location)), name)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise ReadError(name, "redirects to what is not an address") from None


def _fault(error: Exception) -> str:
    """Say in words what went wrong on the way."""
    said = str(error)
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return "its certificate is not valid for its name"
    if isinstance(error, httpcore.ConnectError):
        return f"cannot be reached ({said.lower()})" if said else "cannot be reached"
    if isinstance(error, httpcore.ProtocolError):
        return "its answer is broken or cut off"
    return "the connection broke off"
