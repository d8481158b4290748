"""Which format bytes are, told by their content; opening what is packed, with one clear line where that fails."""

import codecs
import hashlib
import re
import zlib
from collections.abc import Iterator

import msgspec

from rashomon.errors import Unreadable
from rashomon.model import Article, Failure
from rashomon.reading.limits import LARGEST_FILE, LARGEST_PAGE, too_long
from rashomon.reading.mail import is_mail, read_mail
from rashomon.reading.markdown import is_markdown, read_markdown
from rashomon.reading.plain import read_text
from rashomon.reading.tables import is_table, read_table
from rashomon.reading.zips import ZIP, read_members

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20

# How many bytes are looked at to tell the format.
_HEAD = 4096

# The first bytes of files that people hand in by mistake.
_BINARY = (
    (b"%PDF", "a PDF file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "an SQLite database (an archive of ours is given alone)"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound or video file"),
    (b"\x7fELF", "a program"),
)


def read_bytes(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield every report in the bytes of one file or page; `name` is its path or address, for messages.

    Nothing is raised: what cannot be read is a Failure that says which input, what is wrong and what to do.
    """
    try:
        opened = _opened(data, name)
        raw = hashlib.sha256(data).hexdigest()
        for result in _read(opened, name):
            yield msgspec.structs.replace(result, raw=raw) if isinstance(result, Article) else result
    except Unreadable as error:
        yield Failure(name=error.name, reason=error.reason)
    except (RecursionError, MemoryError):
        yield Failure(name=name, reason="too deeply nested or too large to read; split or simplify it")
    except Exception as error:  # the parsers of pages and feeds are others': a fault of theirs stops one input only
        yield Failure(name=name, reason=f"cannot be read ({type(error).__name__} while parsing it); save it again")


def _opened(data: bytes, name: str) -> bytes:
    """Return the bytes, opened where they are gzipped. Raises Unreadable."""
    if not data.strip(b"\x00\t\n\r\x0b\x0c "):
        raise Unreadable(name, "the file is empty; nothing to read")
    if not data.startswith(_GZIP):
        return data
    opened = _gunzip(data, name)
    if opened.startswith(_GZIP):
        raise Unreadable(name, "it is gzipped twice; unpack it once and give that")
    if not opened.strip():
        raise Unreadable(name, "the gzipped file is empty; nothing to read")
    return opened


def _gunzip(data: bytes, name: str) -> bytes:
    pieces: list[bytes] = []
    size, rest = 0, data
    try:
        while rest.startswith(_GZIP):
            inflater = zlib.decompressobj(wbits=31)
            while not inflater.eof:
                piece = inflater.decompress(rest, _CHUNK)
                rest = inflater.unconsumed_tail
                size += len(piece)
                pieces.append(piece)
                if size > LARGEST_FILE:
                    raise Unreadable(
                        name, f"it opens to more than {LARGEST_FILE // 1_000_000} MB; split it into smaller files"
                    )
                if not piece and not rest and not inflater.eof:
                    raise Unreadable(name, "the gzipped file is cut off before its end; fetch or copy it again")
            rest = inflater.unused_data
    except zlib.error:
        raise Unreadable(name, "the gzipped file is damaged; fetch or copy it again") from None
    return b"".join(pieces)


def _read(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield the reports of opened bytes by the reader for their format. Raises Unreadable."""
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if data.startswith(ZIP):
        yield from _read_zip(data, name)
    elif is_mail(data):
        _check_size(data, name, "message")
        yield read_mail(data, name)
    elif _is_markup(head):
        yield from _read_markup(data, name, _is_feed(head))
    else:
        yield from _read_words(decode(data, name), name)


def _read_zip(data: bytes, name: str) -> Iterator[Article | Failure]:
    for member in read_members(data, name):
        if isinstance(member, Failure):
            yield member
        else:
            yield from read_bytes(member[1], member[0])


def _check_size(data: bytes, name: str, kind: str) -> None:
    if len(data) > LARGEST_PAGE:
        size, most = len(data) // 1_000_000, LARGEST_PAGE // 1_000_000
        raise Unreadable(name, f"the {kind} has {size} MB; one {kind} may have {most} MB")


def _read_markup(data: bytes, name: str, is_feed: bool) -> Iterator[Article | Failure]:
    _check_size(data, name, "feed" if is_feed else "page")
    if is_feed:
        from rashomon.reading.feeds import read_feed

        yield from read_feed(data, name)
    else:
        from rashomon.reading.html import read_page

        yield read_page(data, name)


def _read_words(text: str, name: str) -> Iterator[Article | Failure]:
    """Yield the reports of a text: of JSON, a table, Markdown, or one in plain words."""
    if is_json(text):
        from rashomon.reading.jsonl import read_json

        yield from read_json(text, name)
        return
    if is_table(text):
        yield from read_table(text, name)
        return
    if reason := too_long(text):
        raise Unreadable(name, reason)
    if not text.strip():
        raise Unreadable(name, "the file holds no words; nothing to read")
    if is_markdown(text):
        yield read_markdown(text, name)
    else:
        yield read_text(text, read_from=name)


def _ascii_head(head: bytes) -> str:
    return head.replace(b"\x00", b"").decode("latin-1").lstrip("\ufeffÿþïb»¿ \t\r\n").lower()


def _is_markup(head: bytes) -> bool:
    """Say whether bytes begin as a page or feed does: with a tag, or with tags of a page within reach."""
    text = _ascii_head(head)
    if re.match(
        r"<(?:!doctype|!--|\?xml|html|head|body|rss|feed|rdf:rdf|article|div|main|section|meta|p\b|h1|title|script|\?)",
        text,
    ):
        return True
    return re.search(r"<html\b|<body\b|<!doctype html", text) is not None and not text.startswith(("{", "["))


def _is_feed(head: bytes) -> bool:
    text = re.sub(r"<\?.*?\?>|<!--.*?-->|<!doctype[^>]*>", "", _ascii_head(head), flags=re.S).lstrip()
    return text.startswith(("<rss", "<feed", "<rdf:rdf", "<atom:feed"))


def is_json(text: str) -> bool:
    """Say whether a text is JSON rows: it begins as JSON, or most of its first lines do."""
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if re.match(r'\{\s*"|\{\s*\}|\[\s*[{\["\]]', start):
        return True
    lines = [line.strip() for line in text[: 1 << 16].splitlines()[:20] if line.strip()]
    rows = sum(line.startswith(('{"', '{ "')) for line in lines)
    return len(lines) > 1 and rows * 2 >= len(lines)


def decode(data: bytes, name: str) -> str:
    """Return bytes as text: by their mark, as UTF-8, as UTF-16, else as Windows text. Raises Unreadable."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    kind = next((kind for magic, kind in _BINARY if data.startswith(magic)), None)
    if kind:
        raise Unreadable(name, f"not a report we can read: it is {kind}; give its text")
    sample = data[:_HEAD]
    if b"\x00" in sample:
        order = _utf16(sample)
        if order is None:
            raise Unreadable(name, "not a report we can read: it is binary, not text")
        return _strict(data, order, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data) or _decode_windows(data, name)


def _decode_damaged(data: bytes) -> str | None:
    """Return UTF-8 text with a few broken places, each shown as U+FFFD; None where it is another encoding."""
    text = data.decode("utf-8", "replace")
    sound = sum(character > "\x7f" for character in text[: 1 << 18]) - text.count("\ufffd", 0, 1 << 18)
    return text if sound > 4 * text.count("\ufffd", 0, 1 << 18) else None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(name, f"it begins as {encoding.upper()} text but is not; save it again as UTF-8") from None


def _utf16(sample: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: every second byte of western text is then null."""
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _decode_windows(data: bytes, name: str) -> str:
    """Return text in one of the old eight-bit encodings: western, or whatever a detector finds more likely."""
    control = sum(byte < 32 and byte not in (9, 10, 11, 12, 13) for byte in data[: 1 << 16])
    if control > 0.02 * min(len(data), 1 << 16):
        raise Unreadable(name, "not a report we can read: it is binary, not text")
    high = sum(byte > 127 for byte in data[: 1 << 16])
    if high <= 0.08 * min(len(data), 1 << 16):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 18]).best()
    if best is None:
        raise Unreadable(name, "its encoding cannot be told; save it again as UTF-8")
    return data.decode(best.encoding, "replace")
