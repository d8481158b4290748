"""Connections to checked addresses only, and never longer than allowed.

A host's name is resolved once, each address it gives is checked, and the connection is made to a checked address by
its number: a name that resolves to another address a moment later (DNS rebinding) changes nothing. The name still
goes into the Host header and the TLS handshake, where the certificate is held against it. Proxies that the
environment names are not used: behind one, nobody could say where a connection leads.
"""

import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from rashomon.fetching.addresses import Address, Resolve

# A host may have many addresses; more than a few that do not answer are not tried.
_MOST_TRIED = 4

Timer = Callable[[], float]  # the seconds that are left


class Refused(Exception):
    """A host that is not on the public internet. Its own kind, so that no pool takes it for a network fault."""


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to addresses that are allowed, within the time that is left."""

    def __init__(self, resolve: Resolve, allows: Callable[[Address], bool], left: Timer) -> None:
        self._resolve = resolve
        self._allows = allows
        self._left = left
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first allowed address of the host that answers. Raises Refused or httpcore.ConnectError."""
        try:
            found = self._resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"no address is known for {host}") from error
        allowed = [address for address in found if self._allows(address)][:_MOST_TRIED]
        if not allowed:
            raise Refused(host)
        failed: Exception = httpcore.ConnectError()
        for address in allowed:
            try:
                options = list(socket_options or ())
                stream = self._inner.connect_tcp(str(address), port, _within(self._left), local_address, options)
                return TimedStream(stream, self._left)
            except httpcore.ConnectError as error:
                failed = error
        raise failed


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step may take only what is left of the whole time: slow drips end too."""

    def __init__(self, inner: httpcore.NetworkStream, left: Timer) -> None:
        self._inner = inner
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self._inner.read(max_bytes, _within(self._left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all bytes."""
        self._inner.write(buffer, _within(self._left))

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Return the connection under TLS; the certificate is held against the host's name."""
        return TimedStream(self._inner.start_tls(ssl_context, server_hostname, _within(self._left)), self._left)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)


def _within(left: Timer) -> float:
    """Return the seconds left. Raises httpcore.ReadTimeout where there are none."""
    seconds = left()
    if seconds <= 0:
        raise httpcore.ReadTimeout("the time for this address is over")
    return seconds
