"""A writer on the loopback that behaves as a test scripts it."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

# From what is asked (the request's messages) to status and body.
Script = Callable[[list[dict[str, str]]], tuple[int, bytes]]


@dataclass
class Endpoint:
    """Where the writer listens, and what it was sent."""

    url: str
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


def completion(text: str) -> tuple[int, bytes]:
    """Return a chat completion with this text."""
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def retelling(change: Callable[[str], str]) -> Script:
    """Return a script that rewrites every sentence that it is asked for."""

    def script(messages: list[dict[str, str]]) -> tuple[int, bytes]:
        asked = json.loads(messages[-1]["content"])["sentences"]
        return completion(json.dumps({"sentences": {row["id"]: change(row["text"]) for row in asked}}))

    return script


Serve = Callable[[Script], Endpoint]


@contextmanager
def serving(script: Script) -> Iterator[Endpoint]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            endpoint.asked.append(body)
            endpoint.keys.append(self.headers.get("Authorization"))
            status, data = script(body["messages"])
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:  # the client has had enough
                return

        def log_message(self, format: str, *args: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    endpoint = Endpoint(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def serve() -> Iterator[Serve]:
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda script: stack.enter_context(serving(script))
