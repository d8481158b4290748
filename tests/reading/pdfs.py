"""PDF files written by hand for the tests: lines of words at places on pages."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """Words on a page: from the left and from the bottom in points, in a size."""

    words: str
    left: float = 72
    bottom: float = 0
    size: float = 10


def column(lines: Sequence[str], top: float = 700, left: float = 72, size: float = 10) -> list[Line]:
    """Set lines below each other; an empty one leaves the gap between paragraphs."""
    return [Line(words, left, top - 12 * i, size) for i, words in enumerate(lines) if words]


def pdf(pages: Sequence[Sequence[Line] | str], info: str = "", packed: bool = True) -> bytes:
    """Return a PDF file with these pages: lines, or what draws them."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font)
    kids = []
    for page in pages:
        drawn = page if isinstance(page, str) else "".join(map(_shown, page))
        content = drawn.encode("cp1252")
        data = zlib.compress(content) if packed else content
        how = b"/Filter /FlateDecode " if packed else b""
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(data), data))
        entry = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R " % len(objects)
        objects.append(entry + b"/Resources << /Font << /F1 3 0 R >> >> >>")
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(f"<< {info} >>".encode())
    return _file(objects)


def _shown(line: Line) -> str:
    words = line.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {line.size} Tf 1 0 0 1 {line.left} {line.bottom} Tm ({words}) Tj ET\n"


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)
