"""The client of a writer: any endpoint that speaks the chat protocol of OpenAI."""

import os
import re
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import SplitResult

from rashomon.errors import WriterError
from rashomon.model import Model
from rashomon.wording.addresses import host_of, parts_of

if TYPE_CHECKING:
    import httpx

# The key of the endpoint is read from here and from nowhere else, and never shown.
KEY = "RASHOMON_WRITER_KEY"

# A brief is a page; a model that has not written one after this long is stuck.
SECONDS = 120.0
SECONDS_TO_CONNECT = 10.0

# Many times the longest brief.
MOST_BYTES = 2_000_000

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Writer(Model, frozen=True, kw_only=True):
    """A language model behind an address: `url` is the base of the endpoint ("https://host/v1") or the endpoint."""

    url: str
    model: str
    seconds: float = SECONDS

    @property
    def name(self) -> str:
        """The model and where it is asked."""
        return f"{self.model} at {host_of(self.url) or self.url}"

    def check(self) -> None:
        """Raise WriterError where the address cannot be one, or the key would be sent over it unencrypted."""
        _endpoint(self.url)
        _headers(self.url)


def ask(writer: Writer, instructions: str, request: str) -> str:
    """Return what the writer answers. Raises WriterError where it answers nothing that is text."""
    import httpx

    url = _endpoint(writer.url)
    body = {
        "model": writer.model,
        "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": request}],
        "temperature": 0,
    }
    is_near = host_of(url) in LOOPBACK
    timeout = httpx.Timeout(writer.seconds, connect=min(SECONDS_TO_CONNECT, writer.seconds))
    try:
        with httpx.Client(timeout=timeout, follow_redirects=False, trust_env=not is_near) as client:
            data = _read(client, url, body, _headers(writer.url), writer)
    except httpx.TimeoutException:
        raise WriterError(writer.name, f"no answer within {writer.seconds:g} seconds") from None
    except httpx.HTTPError as error:
        why = re.sub(r"^\[Errno -?\d+\] ", "", str(error)) or type(error).__name__
        raise WriterError(writer.name, f"not reached: {why.lower()}") from None
    return _content(data, writer)


def _endpoint(url: str) -> str:
    parts = parts_of(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or not _has_port(parts):
        raise WriterError(url, "not an http or https address")
    return url if parts.path.endswith("/chat/completions") else f"{url.rstrip('/')}/chat/completions"


def _has_port(parts: SplitResult) -> bool:
    """Say whether the port is a number that can be one, or none is named."""
    try:
        return parts.port != 0
    except ValueError:
        return False


def _headers(url: str) -> Mapping[str, str]:
    key = os.environ.get(KEY, "")
    parts = parts_of(url)
    if key and parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise WriterError(url, f"the key in {KEY} is not sent unencrypted; use https")
    return {"Authorization": f"Bearer {key}"} if key else {}


def _read(
    client: "httpx.Client", url: str, body: Mapping[str, object], headers: Mapping[str, str], writer: Writer
) -> bytes:
    """Return the answer's bytes, within the time and the size that a brief may take."""
    until = time.monotonic() + writer.seconds
    data = bytearray()
    with client.stream("POST", url, json=body, headers=headers) as response:
        if response.status_code != 200:
            raise WriterError(writer.name, f"answers with status {response.status_code}")
        for piece in response.iter_bytes():
            data += piece
            if len(data) > MOST_BYTES:
                raise WriterError(writer.name, f"its answer is longer than {MOST_BYTES:,} bytes")
            if time.monotonic() > until:
                raise WriterError(writer.name, f"no whole answer within {writer.seconds:g} seconds")
    return bytes(data)


def _content(data: bytes, writer: Writer) -> str:
    """Return the text of the first choice of an answer."""
    import msgspec

    try:
        text = msgspec.json.decode(data, type=_Answer).choices[0].message.content
    except (msgspec.DecodeError, IndexError, RecursionError, UnicodeDecodeError):
        raise WriterError(writer.name, "its answer is not a chat completion") from None
    if not text.strip():
        raise WriterError(writer.name, "its answer is empty")
    return text


class _Message(Model, frozen=True, kw_only=True):
    content: str


class _Choice(Model, frozen=True, kw_only=True):
    message: _Message


class _Answer(Model, frozen=True, kw_only=True):
    choices: tuple[_Choice, ...]
