"""Bytes -> text: by their mark, as UTF-8, as UTF-16, else as Windows text; what is no text is told by its sign."""

import codecs

from rashomon.errors import Unreadable

# How many bytes are looked at to tell UTF-16, and how many to judge what is left.
_HEAD = 4096
_SAMPLE = 1 << 16

# The first bytes of files that people hand in by mistake.
_BINARY = (
    (b"\xd0\xcf\x11\xe0", "an office document of an old format (or a locked one)"),
    (b"SQLite format 3", "an SQLite database (an archive of ours is given alone)"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound or video file"),
    (b"\x7fELF", "a program"),
)
_TAR = slice(257, 262)


def binary_kind(data: bytes) -> str | None:
    """Return what bytes are that hold no report, by their sign, in words."""
    if data[_TAR] == b"ustar":
        return "a tar archive"
    return next((kind for magic, kind in _BINARY if data.startswith(magic)), None)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise Unreadable where bytes are by their sign what holds no report."""
    if kind := binary_kind(data):
        then = "unpack it and give what is in it" if kind.endswith("archive") else "give its text"
        raise Unreadable(name, f"not a report we can read: it is {kind}; {then}")


def decode(data: bytes, name: str) -> str:
    """Return bytes as text. Raises Unreadable."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    refuse_binary(data, name)
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
    sample = data[:_SAMPLE]
    if sum(byte < 32 and byte not in (9, 10, 11, 12, 13) for byte in sample) > 0.02 * len(sample):
        raise Unreadable(name, "not a report we can read: it is binary, not text")
    if sum(byte > 127 for byte in sample) <= 0.08 * len(sample):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 18]).best()
    if best is None:
        raise Unreadable(name, "its encoding cannot be told; save it again as UTF-8")
    return data.decode(best.encoding, "replace")
