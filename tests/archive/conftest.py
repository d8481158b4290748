"""A site to fetch reports from."""

from collections.abc import Iterator

import pytest

from tests.sites import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as here:
        yield here
