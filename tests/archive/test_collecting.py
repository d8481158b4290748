"""Weighing and telling let the garbage collector rest, and leave it as it was."""

import gc
from collections.abc import Iterator

import pytest

from rashomon.archive.collecting import uncollected


@pytest.fixture
def collecting() -> Iterator[None]:
    yield
    gc.enable()


@pytest.mark.usefixtures("collecting")
@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_rests_and_is_then_as_it_was(was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() == was_on


@pytest.mark.usefixtures("collecting")
def test_the_collector_works_again_after_a_failure() -> None:
    with pytest.raises(ValueError, match="unread"), uncollected():
        raise ValueError("unread")
    assert gc.isenabled()
