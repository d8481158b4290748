"""The bytes of a page -> its tree, in whatever encoding and however broken."""

import codecs
import re
from typing import Any

from lxml import etree

Element = Any  # an lxml element; lxml has no types

# Where a page must declare its encoding: within its first 1,024 bytes by the standard; pages with long heads take more.
_HEAD = 4096
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,30})""", re.I)

# Encodings are declared as Latin-1 where Windows' own is meant; the standard of HTML says to read it so.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "iso8859-9": "cp1254"}

# Western languages write no more of their letters than this with accents.
WESTERN = 0.08

# Characters that XML cannot hold; libxml2 shows them as a mark. The standard ends no text there.
_INVALID = bytes([*range(9), 11, 12, *range(14, 32)])

_PARSER = {"encoding": "utf-8", "remove_comments": True, "remove_pis": True, "recover": True, "huge_tree": True}


def parse_page(data: bytes) -> Element | None:
    """Return the tree of a page, or None where there is nothing to parse."""
    if not _is_utf8(data):
        data = decode_page(data).encode("utf-8", "replace")
    data = data.translate(None, _INVALID)
    if not data.strip():
        return None
    tree = etree.fromstring(data, etree.HTMLParser(**_PARSER))
    return tree if tree is not None and len(tree) else None


# Elements are told to be nested too deep from here on: real pages have some 40 levels, and the parser stops at 2,048.
DEEP = 250


def is_deep(tree: Element) -> bool:
    """Say whether the elements of a page are nested deeper than those of any real page."""
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEP:
            return True
    return False


def _is_utf8(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:200].count(0) > 50:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode_page(data: bytes) -> str:
    """Return the text of a page: by its mark, as UTF-8, as it declares, or as a detector finds."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data[:200].count(0) > len(data[:200]) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_declared(data)


def _decode_declared(data: bytes) -> str:
    """Return the text of a page that is not sound UTF-8."""
    declared = _CHARSET.search(data[:_HEAD])
    name = _codec(declared[1].decode("ascii")) if declared else None
    if name and name != "utf-8":
        return data.decode(_MEANT.get(name, name), "replace")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if name or broken * 4 < sum(character > "\x7f" for character in text):
        return text
    if sum(byte > 127 for byte in data) <= WESTERN * len(data):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[: 1 << 17]).best()
    return data.decode(best.encoding if best else "cp1252", "replace")


def _codec(name: str) -> str | None:
    """Return the usual name of a text encoding, or None where there is none of that name."""
    try:
        b"".decode(name)
        return codecs.lookup(name).name
    except LookupError:
        return None
