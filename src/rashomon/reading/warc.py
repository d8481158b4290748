"""Archives of the web (WARC, also gzipped or zstd) -> articles: one a page that was fetched, record by record.

Memory does not grow with the archive. A record that is damaged is a failure, and reading goes on at the next one.
"""

import hashlib
import io
import re
import zlib
from collections.abc import Callable, Iterator
from gzip import GzipFile
from typing import BinaryIO, Protocol, cast

import msgspec
from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rashomon.errors import Unreadable
from rashomon.model import Article, Failure
from rashomon.reading.bounds import bounded
from rashomon.reading.dates import dated_field
from rashomon.reading.encodings import decode
from rashomon.reading.limits import LARGEST_PAGE, LARGEST_RECORD, megabytes, too_long
from rashomon.reading.opening import GZIP, ZSTD, ZSTD_DICTIONARY, peek, read_up_to
from rashomon.reading.pages import read_pages
from rashomon.reading.plain import read_text

# Of places in one archive where reading stops and goes on behind the damage: beyond it the file is not worth it, and
# each may have cost reading to its end.
MOST_DAMAGED = 100

_PAGES = ("text/html", "application/xhtml+xml")
# How a record begins in each packing.
_STARTS = {GZIP: re.compile(rb"\x1f\x8b\x08"), ZSTD: re.compile(rb"\x28\xb5\x2f\xfd")}
_PLAIN = re.compile(rb"(?<![^\n])WARC/\d\.\d\r?\n")


class _Reads(Protocol):
    def read(self, size: int = ...) -> bytes: ...


def read_warc(stream: BinaryIO, name: str) -> Iterator[Article | Failure]:
    """Yield the report of every page that an archive holds, in its order."""
    reading = _Reading(stream, name)
    while reading.start >= 0 and reading.damaged < MOST_DAMAGED:
        try:
            yield from reading.records()
            break
        except (OSError, _Damaged) as error:
            yield from reading.go_on(error)
    if reading.start >= 0 and reading.damaged == MOST_DAMAGED:
        yield Failure(name=name, reason="too many damaged records; what follows is not read: fetch it again")
    if not reading.results and not reading.damaged:
        what = "no page that was fetched, only records of other kinds" if reading.number else "no records"
        yield Failure(name=name, reason=f"the archive of the web holds {what}; nothing to read")


class _Damaged(Exception):
    """A record that is not whole."""


class _Reading:
    """Where reading stands in an archive: so that it can go on behind what is damaged."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._packing = peek(stream, 4)
        self._place = 0
        self._whole = True  # whether a whole record was read since the last damage
        self.start = self.damaged = self.number = self.results = 0

    def records(self) -> Iterator[Article | Failure]:
        """Yield the reports of the records from here on. Raises OSError or _Damaged where one is not whole."""
        self._place, self._whole = self.start, not self.damaged
        for record in ArchiveIterator(self._stream, parse_http=False):
            self._place, self._whole = record.stream_pos, True
            self.number += 1
            if record.content_length > LARGEST_RECORD:
                raise _Damaged("claims to be larger than any page")
            for result in _read_record(record, self._name, self.number):
                self.results += 1
                yield result
        if self.number and _is_cut(self._stream, self._place, self._packing):
            raise _Damaged("is cut off before its end")

    def go_on(self, error: Exception) -> Iterator[Failure]:
        """Go to the next record behind a damaged one; yield what to say of it, once for all damage together."""
        at = self._place
        self.damaged += 1
        self.start = _next_record(self._stream, at + 1, self._packing)
        if self._whole:
            what = str(error) if isinstance(error, _Damaged) else "cannot be read"
            then = "reading goes on at the next whole one" if self.start >= 0 else "no whole one follows"
            yield Failure(name=f"{self._name}, at byte {at:,}", reason=f"a record at or behind it {what}; {then}")


def _next_record(stream: BinaryIO, start: int, packing: bytes) -> int:
    """Return where the next record begins, and leave the stream there; -1 where there is none."""
    pattern = next((pattern for sign, pattern in _STARTS.items() if packing.startswith(sign)), _PLAIN)
    try:
        while True:
            stream.seek(start)
            data = read_up_to(stream, _SOUGHT)
            for match in pattern.finditer(data):
                if pattern is _PLAIN or _begins_record(data[match.start() :]):
                    stream.seek(start + match.start())
                    return start + match.start()
            if len(data) < _SOUGHT:
                return -1
            start += len(data) - _OVERLAP
    except OSError:  # a pipe, too far back
        return -1


_SOUGHT = 1 << 20

_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})", re.I | re.M)


def _is_cut(stream: BinaryIO, place: int, packing: bytes) -> bool:
    """Say whether the last record, or one behind it of which only the first words are left, ends before its end."""
    try:
        stream.seek(place)
        packed = peek(stream, 4)
    except OSError:  # a pipe, too far back
        return False
    if packing.startswith(ZSTD_DICTIONARY) or (packing.startswith((GZIP, ZSTD)) and packed[:2] != packing[:2]):
        return False  # records cannot be opened each alone, or are packed as a whole: where one stands is not known
    source: _Reads = stream
    if packing.startswith(GZIP):
        source = GzipFile(fileobj=stream)
    elif packing.startswith(ZSTD):
        source = ZstdReader(stream)
    try:
        return _unfinished(source)
    except (OSError, EOFError, zlib.error):
        return True


def _unfinished(source: _Reads) -> bool:
    head = read_up_to(source, _HEADER)
    end, length = _HEADER_END.search(head), _LENGTH.search(head)
    if end is None or length is None:
        return True
    left = int(length[1]) - (len(head) - end.end())
    behind = head[len(head) + left :] if left < 0 else b""
    while piece := source.read(1 << 16):
        behind = (behind + piece[max(left, 0) :])[:_HEADER]
        left -= len(piece)
    return left > 0 or bool(behind.strip())


# A packed record shows its first bytes within so many packed ones.
_OVERLAP = 1 << 18


def _begins_record(packed: bytes) -> bool:
    reader = (GzipReader if packed.startswith(GZIP) else ZstdReader)(io.BytesIO(packed[:_OVERLAP]))
    try:
        return reader.read(5) == b"WARC/"
    except OSError:
        return False


# --- one record


def _read_record(record: WarcRecord, name: str, number: int) -> Iterator[Article | Failure]:
    """Yield the reports of a record; nothing for one that holds no page."""
    declared = record.content_length
    body, kind = _body_of(record, declared)
    if body is None:
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    place = f"{name}, {_shown(url) if url else f'record {number}'}"
    try:
        if len(body) > LARGEST_PAGE:
            raise Unreadable(place, f"the page has more than {megabytes(LARGEST_PAGE)}")
        seen = dated_field(record.headers.get("WARC-Date"), why="the crawler's date")
        for article in _read_body(body, kind, place, url):
            kept = msgspec.structs.replace(article, raw=hashlib.sha256(body).hexdigest())
            yield bounded(kept, seen.moment)
    except Unreadable as error:
        yield Failure(name=error.name, reason=error.reason)
    except (RecursionError, MemoryError):
        yield Failure(name=place, reason="too deeply nested or too large to read")
    except Exception as error:  # a fault of a parser of others stops one record only
        yield Failure(name=place, reason=f"cannot be read ({type(error).__name__} while parsing it)")


def _read_body(body: bytes, kind: str, place: str, url: str | None) -> Iterator[Article]:
    if kind != "text/plain":
        yield from read_pages(body, place, url)
        return
    text = decode(body, place)
    if reason := too_long(text):
        raise Unreadable(place, reason)
    if not text.strip():
        raise Unreadable(place, "the record holds no words")
    yield read_text(text, url=url, read_from=place)


def _shown(url: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in url)[:300]


def _body_of(record: WarcRecord, declared: int) -> tuple[bytes | None, str]:
    """Return the page in a record and its type; None where it holds no page. Raises _Damaged."""
    if record.record_type == WarcRecordType.conversion:
        kind = _type_of(record.headers.get("Content-Type"))
        return (_whole(record, declared), kind) if kind == "text/plain" else (None, "")
    if record.record_type == WarcRecordType.resource:
        kind = _type_of(record.headers.get("Content-Type"))
        return (_whole(record, declared), kind) if kind in _PAGES else (None, "")
    return _page_of(record, declared) if record.record_type == WarcRecordType.response else (None, "")


def _type_of(header: str | None) -> str:
    return (header or "").partition(";")[0].strip().lower()


def _whole(record: WarcRecord, declared: int) -> bytes:
    """Return the bytes of a record up to the largest page. Raises _Damaged where they end before they should."""
    body = read_up_to(cast(_Reads, record.reader), LARGEST_PAGE + 1)
    if len(body) < min(declared, LARGEST_PAGE + 1):
        raise _Damaged("is cut off before its end")
    return body


_HEADER_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")

# The header of an answer is looked for in so many bytes: servers allow 8 to 64 thousand.
_HEADER = 1 << 16


def _page_of(record: WarcRecord, declared: int) -> tuple[bytes | None, str]:
    """Return the page that a server answered with; None where it is no page or not a good answer."""
    reader = cast(_Reads, record.reader)
    head = read_up_to(reader, min(declared, _HEADER))
    status = _STATUS.match(head)
    end = _HEADER_END.search(head)
    if len(head) < min(declared, _HEADER):
        raise _Damaged("is cut off before its end")
    if status is None or end is None or status[1] != b"200":
        return None, ""
    fields = _fields(head[: end.start()])
    kind = _type_of(fields.get("content-type"))
    if kind not in _PAGES:
        return None, ""
    rest = read_up_to(reader, LARGEST_PAGE + 1)
    if len(head) + len(rest) < min(declared, LARGEST_PAGE + 1):
        raise _Damaged("is cut off before its end")
    body = _decoded(head[end.end() :] + rest, fields)
    return _in_utf8(body, fields["content-type"]), kind


def _fields(head: bytes) -> dict[str, str]:
    """Return the fields of an answer's header, their names in small letters."""
    lines = (line.partition(":") for line in head.decode("latin-1").splitlines()[1:])
    return {name.strip().lower(): value.strip() for name, _, value in lines}


_CODINGS: dict[str, Callable[[BinaryIO], _Reads]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "br": BrotliReader,
    "zstd": ZstdReader,
    "deflate": lambda stream: GzipReader(stream, zlib=True),
    "chunked": ChunkedReader,
}


def _decoded(body: bytes, fields: dict[str, str]) -> bytes:
    """Return a page without the codings that its answer was sent in, up to the largest page.

    Many crawlers keep the header and have undone the coding already: what is not so coded stands as it is.
    """
    for field in ("transfer-encoding", "content-encoding"):
        for coding in reversed(fields.get(field, "").lower().split(",")):
            reader = _CODINGS.get(coding.strip())
            if reader is not None and body.lstrip()[:1] != b"<":
                body = _undone(reader(io.BytesIO(body)), body)
    return body


def _undone(reader: _Reads, body: bytes) -> bytes:
    """Return what a coding holds, as far as it is whole; the bytes themselves where they are not so coded."""
    pieces: list[bytes] = []
    size = 0
    try:
        while size <= LARGEST_PAGE and (piece := reader.read(1 << 16)):
            pieces.append(piece)
            size += len(piece)
    except OSError:
        if not pieces:
            return body
    return b"".join(pieces)


_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


def _in_utf8(body: bytes, content_type: str) -> bytes:
    """Return a page in UTF-8 where its answer says another encoding: by the standard of HTML the answer is right."""
    named = _CHARSET.search(content_type)
    if named is None or named[1].lower() in ("utf-8", "utf8"):
        return body
    try:
        return body.decode(named[1]).encode()
    except (LookupError, UnicodeError):
        return body
