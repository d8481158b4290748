"""A PDF -> Article: the words of its pages, taken once; running heads and page numbers are furniture."""

import io
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from pypdf import Configuration, PasswordType, PdfReader, apply_configuration
from pypdf.errors import PyPdfError

from rashomon.errors import Unreadable
from rashomon.model import Article, Block, Dated, Failure, Role
from rashomon.reading.limits import MOST_PDF_PAGES, MOST_PDF_STEPS, too_long
from rashomon.reading.plain import read_text
from rashomon.reading.typesetting import Line, Typeset, typeset

# A file of pages with fewer words than a short sentence holds pictures of pages.
FEWEST_WORDS = 5

# What drawing a page may take: a page of a newspaper has some 100,000 bytes and 20,000 steps; maps ten times that.
_LIMITS = Configuration(
    maximum_declared_stream_length=64_000_000,
    array_based_stream_maximum_output_length=8_000_000,
    lzw_maximum_output_length=8_000_000,
    run_length_maximum_output_length=8_000_000,
    zlib_maximum_output_length=8_000_000,
    zlib_maximum_recovery_input_length=1_000_000,
    stream_decoding_work_maximum_length=32_000_000,
    stream_parsing_work_maximum_count=400_000,
    page_tree_maximum_entries=20_000,
    page_tree_maximum_page_entries=100_000,
    xform_maximum_invocations_per_extraction=500,
    jbig2dec_binary=None,
)


def read_pdf(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield the report of a PDF, and a failure for each page that cannot be read. Raises Unreadable."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every fault that it mends
    with apply_configuration(_LIMITS):
        lines, made, failures = _lines_of(data, name)
    found = typeset(lines)
    if len(found.text.split()) < FEWEST_WORDS and not failures:
        raise Unreadable(name, "a PDF of pictures, without words: scanned? make its text readable first (OCR)")
    if reason := too_long(found.text):
        raise Unreadable(name, reason)
    if found.text:
        yield _article(found, made, name)
    yield from failures


def _lines_of(data: bytes, name: str) -> tuple[list[Line], datetime | None, list[Failure]]:
    """Return the lines of all pages, when the file was made, and what could not be read. Raises Unreadable."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise _locked(name)
        number = len(reader.pages)
        made = _made(reader)
    except _FAULTS as error:
        if "crypt" in str(error).lower():
            raise _locked(name) from None
        raise Unreadable(name, "a PDF that is damaged or cut off; fetch or copy it again") from None
    if number > MOST_PDF_PAGES:
        raise Unreadable(name, f"a PDF of {number:,} pages; one may have {MOST_PDF_PAGES}: give those of the report")
    lines: list[Line] = []
    failures: list[Failure] = []
    budget = _Budget()
    for page in range(number):
        try:
            lines += _page_lines(reader.pages[page], page, budget)
        except _Exhausted:
            failures.append(
                Failure(name=f"{name}, page {page + 1}", reason="drawing the pages takes too long; no more is read")
            )
            break
        except _FAULTS as error:
            reason = f"this page cannot be read ({type(error).__name__}); save the file again"
            failures.append(Failure(name=f"{name}, page {page + 1}", reason=reason))
    return lines, made, failures


# What the parser raises on broken files, besides its own errors.
_FAULTS = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    AssertionError,
    OSError,
    RecursionError,
    NotImplementedError,
)


def _locked(name: str) -> Unreadable:
    return Unreadable(name, "a PDF that is locked with a password; save it without one")


class _Exhausted(Exception):
    """Drawing has taken more steps than it may."""


class _Budget:
    """How many steps of drawing are left for a file: a clock would give another result on another machine."""

    def __init__(self) -> None:
        self._left = MOST_PDF_STEPS

    def spend(self, *_: Any) -> None:
        """Count one step. Raises _Exhausted where none is left."""
        self._left -= 1
        if self._left < 0:
            raise _Exhausted


# Letters that type sets as one sign.
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft", "\ufb06": "st"}
)


def _page_lines(page: Any, number: int, budget: _Budget) -> list[Line]:
    """Return the lines of a page in the order in which they are drawn."""
    lines: list[Line] = []
    pieces: list[str] = []
    place = (0.0, 0.0, 0.0)

    def end() -> None:
        words = " ".join("".join(pieces).translate(_LIGATURES).split())
        if words:
            lines.append(Line(words, number, *place))
        pieces.clear()

    def visit(words: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        nonlocal place
        if words.startswith("\n"):
            end()
        if words.strip():
            if not any(piece.strip() for piece in pieces):
                place = _place(cm, tm, size)
            pieces.append(words.rstrip("\n"))
        elif words and "\n" not in words:
            pieces.append(" ")
        if words.endswith("\n") and words.strip():
            end()

    page.extract_text(visitor_text=visit, visitor_operand_before=budget.spend)
    end()
    return lines


def _place(cm: list[float], tm: list[float], size: float) -> tuple[float, float, float]:
    """Return where words stand on the page, from the left and from the bottom, and their size."""
    left = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
    bottom = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
    return left, bottom, abs(size * (cm[3] * tm[3] or cm[0] * tm[0] or 1.0))


def _made(reader: PdfReader) -> datetime | None:
    """Return when the file was made, where it says so."""
    try:
        made = reader.metadata.creation_date if reader.metadata else None
    except _FAULTS:
        return None
    return made.replace(tzinfo=made.tzinfo or UTC) if made else None


def _article(found: Typeset, made: datetime | None, name: str) -> Article:
    """Return the report of a file. When the file was made bounds the day of the report; it is not that day."""
    article = read_text(found.text, title=found.title, read_from=name)
    blocks = tuple(_as_furniture(block, found) for block in article.blocks)
    return msgspec.structs.replace(article, blocks=blocks, seen=made, published=_published(article, found, made))


def _as_furniture(block: Block, found: Typeset) -> Block:
    if block.span.start < found.heads.start or block.role is Role.FURNITURE:
        return block
    return Block(span=block.span, role=Role.FURNITURE, why="a running head or page number")


def _published(article: Article, found: Typeset, made: datetime | None) -> Dated:
    """Return the day that the report states; what a browser prints at the edge of a page is the day of printing."""
    published = article.published
    printed = found.printed and any(found.heads.contains(evidence.span) for evidence in published.evidence)
    if printed:
        return Dated(why="the date at the edge of the page is the day it was printed")
    if published.value is None and made:
        return Dated(why=f"the file was made on {made.date()}, which may be long after the report")
    return published
