"""A site on the loopback that answers as each test says, and a fetcher whose time only passes where it is let."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread

import pytest

from rashomon.fetching import Clock, Fetcher, Limits, is_public

Answer = Callable[[BaseHTTPRequestHandler], None]


def says(body: bytes | str = b"", status: int = 200, **headers: str) -> Answer:
    """Answer with a body; `content_type="text/html"` is a header."""
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


@dataclass
class Site:
    """What stands at each path, and what was asked for, in order."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = here.pages.get(self.path, says(status=404))
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here = Site(f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Time:
    """Time that stands still but where it is waited for, or where each look at it takes `step` seconds."""

    seconds: float = 0.0
    step: float = 0.0
    waits: list[float] = field(default_factory=list)

    def ticks(self) -> float:
        self.seconds += self.step
        return self.seconds

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=self.seconds), self.ticks, self.wait)


@pytest.fixture
def time() -> Time:
    return Time()


def allows_loopback(address: object) -> bool:
    """Allow the site of the test and what is public."""
    return str(address) == "127.0.0.1" or is_public(ip_address(str(address)))


@pytest.fixture
def fetcher(time: Time) -> Fetcher:
    return Fetcher(time.clock, allows=allows_loopback)


@pytest.fixture
def small(time: Time) -> Fetcher:
    return Fetcher(time.clock, Limits(seconds=5, largest=10_000, redirects=3, patience=100), allows=allows_loopback)


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
