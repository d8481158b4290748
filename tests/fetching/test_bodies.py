"""Whatever a server sends, a body within bounds or one reason comes of it."""

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import ReadError
from rashomon.fetching.addresses import parse
from rashomon.fetching.bodies import receive
from rashomon.fetching.pacing import retry_after
from tests.sites import Time

PIECES = st.lists(st.binary(max_size=60), max_size=6)


@given(PIECES, st.sampled_from(["", "gzip", "deflate", "identity", "br", "gzip, gzip", "é"]))
def test_any_bytes_give_a_body_or_a_reason(pieces: list[bytes], encoding: str) -> None:
    with suppress(ReadError):
        assert len(receive(pieces, encoding, 100, "page")) <= 100


@given(st.binary(max_size=300), st.integers(1, 50), st.sampled_from(["gzip", "deflate", "bare"]))
def test_a_packed_body_comes_whole_in_pieces_of_any_size(body: bytes, size: int, how: str) -> None:
    packed = gzip.compress(body) if how == "gzip" else zlib.compress(body)
    if how == "bare":
        packed = packed[2:-4]
    pieces = [packed[i : i + size] for i in range(0, len(packed), size)]
    if how == "bare" and pieces[0].startswith(b"\x78"):
        return  # a bare stream that looks like one with a header
    assert receive(pieces, "gzip" if how == "gzip" else "deflate", 1000, "page") == body


@pytest.mark.parametrize("size", [1, 1 << 16, (1 << 16) + 1, 3 << 16])
def test_a_body_is_unpacked_to_its_end(size: int) -> None:
    assert receive([gzip.compress(b"0" * size)], "gzip", 1 << 20, "page") == b"0" * size


@given(st.text(max_size=60))
def test_any_words_are_an_address_or_a_reason(words: str) -> None:
    for address in (words, f"http://{words}"):
        with suppress(ReadError):
            url = parse(address, address)
            assert url.host
            assert url.scheme in ("http", "https")


@given(st.text(max_size=40))
def test_any_wish_to_come_back_is_seconds_or_nothing(words: str) -> None:
    wish = retry_after(words, Time().clock.now())
    assert wish is None or wish >= 0
