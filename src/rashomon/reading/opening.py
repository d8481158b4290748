"""Packed streams (gzip, zstd) -> the bytes in them, as they are needed and within bounds; streams that can go back."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Protocol, cast

from rashomon.errors import Unreadable
from rashomon.reading.limits import FREE_SIZE, LARGEST_RATIO

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"  # archives of the web packed by zstd may begin with what their records share

_READ = 1 << 16

# How far back a stream that cannot go back by itself is remembered, in bytes: over the largest record that may turn out
# to be broken, so that the records in it are found.
REMEMBERED = 1 << 24


class _Reads(Protocol):
    def read(self, size: int = ...) -> bytes: ...


def pieces_of(stream: _Reads) -> Iterator[bytes]:
    """Yield what is left of a stream, a megabyte at a time."""
    while piece := stream.read(1 << 20):
        yield piece


def numbered_lines(pieces: Iterable[bytes], longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that are not empty, each with its number; None for one too long, of which nothing is kept."""
    number, size = 1, 0
    kept: list[bytes] = []
    for piece in pieces:
        first, *rest = piece.split(b"\n")
        size += len(first)
        kept = [*kept, first] if size <= longest else []
        for line in rest:
            if size:
                yield number, b"".join(kept) if size <= longest else None
            number, size = number + 1, len(line)
            kept = [line] if size <= longest else []
    if size:
        yield number, b"".join(kept) if size <= longest else None


def is_packed(head: bytes) -> bool:
    """Say whether bytes begin as a file packed by gzip or zstd does."""
    return head.startswith((GZIP, ZSTD, ZSTD_DICTIONARY))


def peek(stream: BinaryIO, size: int) -> bytes:
    """Return the first bytes of a stream that can go back, and leave it at its start.

    A pipe is not waited for once it has given a line of JSON: rows are read as they come.
    """
    start = stream.tell()
    head = b""
    while len(head) < size and not (b"\n" in head and head.lstrip().startswith(b"{")):
        piece = stream.read(size - len(head))
        if not piece:
            break
        head += piece
    stream.seek(start)
    return head


def read_up_to(stream: _Reads, size: int) -> bytes:
    """Return so many bytes of a stream, fewer only at its end: one from a pipe gives them in pieces."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(min(size, 1 << 20))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def opened(stream: BinaryIO, name: str) -> BinaryIO:
    """Return what a packed stream holds, as a stream that can go back. Reading it raises Unreadable."""
    head = peek(stream, len(ZSTD))
    source = _Counted(stream)
    open_ = _gunzip if head.startswith(GZIP) else _unzstd
    return replayable(_Unpacked(open_(source), source, name, "gzipped" if open_ is _gunzip else "zstd"))


def first_bytes(stream: BinaryIO) -> bytes:
    """Return the first few bytes in a packed stream, none where it is damaged there; leave it at its start."""
    head = peek(stream, _READ)
    try:
        if head.startswith(GZIP):
            return zlib.decompressobj(wbits=31).decompress(head, _FEW)
        return _unzstd(_Counted(io.BytesIO(head))).read(_FEW)
    except (OSError, zlib.error):
        return b""


# As many bytes of what is packed as tell whether it is an archive of the web, or packed again.
_FEW = 16


def _gunzip(source: "_Counted") -> _Reads:
    return gzip.GzipFile(fileobj=cast(BinaryIO, source))


def _unzstd(source: "_Counted") -> _Reads:
    from fastwarc.stream_io import ZstdReader

    return ZstdReader(source)


class _Counted:
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0
        self.seek: Callable[..., int] = stream.seek
        self.tell = stream.tell
        self.close = _nothing

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        return data


def _nothing() -> None:
    """Leave the stream open: it is closed where it was opened."""


class _Unpacked(io.RawIOBase):
    """The bytes in a packed stream; damage, and what opens to far more than it should, raise Unreadable."""

    def __init__(self, inner: _Reads, source: _Counted, name: str, kind: str) -> None:
        self._inner, self._source, self._name, self._kind = inner, source, name, kind
        self._given = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return up to so many bytes, none at the end."""
        try:
            data = self._inner.read(_READ if size < 0 else min(size, _READ))
        except EOFError:
            raise self._refused("is cut off before its end; fetch or copy it again") from None
        except (OSError, zlib.error) as error:
            what = "cut off before its end" if "incomplete" in str(error) else "damaged"
            raise self._refused(f"is {what}; fetch or copy it again") from None
        self._given += len(data)
        if self._given > max(FREE_SIZE, LARGEST_RATIO * self._source.taken):
            raise self._refused("opens to far more than it should; it is not read further")
        return data

    def _refused(self, what: str) -> Unreadable:
        return Unreadable(self._name, f"the {self._kind} file {what}")


def replayable(stream: _Reads) -> BinaryIO:
    """Return a stream that can go back: the same where it can, else one that remembers what it read last."""
    seekable = getattr(stream, "seekable", None)
    return cast(BinaryIO, stream if seekable is not None and seekable() else _Replayed(stream))


class _Replayed(io.RawIOBase):
    """A stream that cannot go back, made able to go back as far as it remembers."""

    def __init__(self, stream: _Reads) -> None:
        # What a pipe has is taken as it comes, without waiting for more.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._kept = bytearray()
        self._first = 0  # where in the stream what is kept begins
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can go back."""
        return True

    def tell(self) -> int:
        """Return where the next byte stands."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place that is remembered, or further on. Raises OSError where that is not possible."""
        to = offset + (self._at if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or to < self._first:
            raise OSError("this stream cannot go back so far")
        while to > self._first + len(self._kept) and self._fill():
            pass
        self._at = min(to, self._first + len(self._kept))
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return up to so many bytes, none at the end."""
        start = self._at - self._first
        if start == len(self._kept):
            self._fill()
            start = self._at - self._first
        data = bytes(self._kept[start : start + (size if size >= 0 else len(self._kept))])
        self._at += len(data)
        return data

    def readline(self, size: int | None = -1) -> bytes:
        """Return the next line, or so many bytes of it."""
        most = -1 if size is None else size
        pieces: list[bytes] = []
        while most != 0:
            start = self._at - self._first
            if start == len(self._kept) and not self._fill():
                break
            start = self._at - self._first
            end = self._kept.find(b"\n", start, len(self._kept) if most < 0 else start + most)
            stop = end + 1 if end >= 0 else len(self._kept) if most < 0 else min(start + most, len(self._kept))
            pieces.append(bytes(self._kept[start:stop]))
            self._at += stop - start
            most -= stop - start if most > 0 else 0
            if end >= 0:
                break
        return b"".join(pieces)

    def _fill(self) -> bool:
        """Read on, and forget what is too far back; say whether there was more."""
        data = self._read(_READ)
        # Forgotten in large pieces: each time moves all that is kept.
        if len(self._kept) > 2 * REMEMBERED:
            cut = len(self._kept) - REMEMBERED
            cut = min(cut, self._at - self._first)
            del self._kept[:cut]
            self._first += cut
        self._kept += data
        return bool(data)
