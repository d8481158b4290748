"""A site on the loopback that answers as a test says, and time that passes only where it is let."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from ssl import SSLContext
from threading import Thread

from rashomon.fetching import Clock, is_public

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


@contextmanager
def serving(secure: SSLContext | None = None) -> Iterator[Site]:
    """Serve a site until the test is over; with `secure`, under TLS."""

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
    if secure:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    here = Site(f"{'https' if secure else 'http'}://127.0.0.1:{server.server_address[1]}")
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


def allows_loopback(address: object) -> bool:
    """Allow the site of the test and what is public."""
    return str(address) == "127.0.0.1" or is_public(ip_address(str(address)))
