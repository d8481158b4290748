"""A site to fetch from, and fetchers whose time passes only where it is let."""

import socket
from collections.abc import Iterator

import pytest

from rashomon.fetching import Fetcher, Limits
from tests.sites import Site, Time, allows_loopback, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here


@pytest.fixture
def time() -> Time:
    return Time()


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
