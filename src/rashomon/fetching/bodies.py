"""The body of an answer, unpacked within bounds."""

import zlib
from collections.abc import Iterable, Iterator

from rashomon.errors import ReadError

# What we ask for and unpack. Others unpack without bounds: a kilobyte of brotli may open to a gigabyte at one stroke.
ACCEPTED = "gzip, deflate"

_PIECE = 1 << 16


def receive(pieces: Iterable[bytes], encoding: str, largest: int, name: str) -> bytes:
    """Return a whole body, unpacked. Raises ReadError where it is damaged or larger than `largest`."""
    body = bytearray()
    try:
        for piece in _unpacked(pieces, encoding.strip().lower(), name):
            body += piece
            if len(body) > largest:
                raise ReadError(name, f"larger than {largest / 1_000_000:g} MB; too large for a report or a feed")
    except zlib.error:
        raise ReadError(name, "its packed bytes are damaged") from None
    return bytes(body)


def _unpacked(pieces: Iterable[bytes], encoding: str, name: str) -> Iterator[bytes]:
    """Yield small pieces of the unpacked body; what follows the packed stream is nothing."""
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise ReadError(name, f"packed in a way that was not asked for ({encoding[:40]})")
    inflater = None
    for piece in pieces:
        if inflater is None:
            # "deflate" is a zlib stream, which begins with 0x78, by the standard, and a bare one by some servers.
            bare = encoding == "deflate" and not piece.startswith(b"\x78")
            inflater = zlib.decompressobj(wbits=-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        rest, opened = piece, b""
        while (rest or len(opened) == _PIECE) and not inflater.eof:
            opened = inflater.decompress(rest, _PIECE)
            rest = inflater.unconsumed_tail
            yield opened
    if inflater is not None and not inflater.eof:
        raise ReadError(name, "cut off before its end")
