"""Which format bytes are, told by their content, and the reader for it; one clear line where nothing can be read."""

import codecs
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import BinaryIO

import msgspec

from rashomon.errors import Unreadable
from rashomon.model import Article, Failure
from rashomon.reading import rtf
from rashomon.reading.bounds import bounded
from rashomon.reading.digests import split_digest
from rashomon.reading.encodings import decode, refuse_binary
from rashomon.reading.exports import SIGNS_OF_A_PAGE, Row, rows_of
from rashomon.reading.fields import NO_FIELDS, FieldMap
from rashomon.reading.limits import LARGEST_FILE, LARGEST_PAGE, megabytes, too_long
from rashomon.reading.mail import is_mail, read_mails
from rashomon.reading.markdown import is_markdown, read_markdown
from rashomon.reading.opening import first_bytes, is_packed, opened, peek, pieces_of, read_up_to, replayable
from rashomon.reading.plain import read_text
from rashomon.reading.rows import article_of
from rashomon.reading.tables import is_table, read_table
from rashomon.reading.zips import ZIP, read_members

# How many bytes are looked at to tell the format.
_HEAD = 4096

# The first line of JSON Lines is looked at whole: a row may be as long as a report.
_FIRST_LINE = 1 << 24

Results = Iterator[Article | Failure]


def read_bytes(
    data: bytes, name: str, *, url: str | None = None, seen: datetime | None = None, fields: FieldMap = NO_FIELDS
) -> Results:
    """Yield every report in the bytes of one file or page; `name` is its path or address, for messages.

    `url` is where a page was fetched and `seen` when, where that is known; `fields` says what the fields of rows mean.
    Nothing is raised: what cannot be read is a Failure that says which input, what is wrong and what to do.
    """
    for result in read_stream(io.BytesIO(data), name, url=url, fields=fields):
        yield bounded(result, seen) if isinstance(result, Article) else result


def read_stream(stream: BinaryIO, name: str, *, url: str | None = None, fields: FieldMap = NO_FIELDS) -> Results:
    """Yield every report in a stream of bytes: rows and archives of the web one by one, anything else at once."""
    for result in _results(stream, name, url, fields):
        yield result if isinstance(result, Article) else _in_a_line(result)


def _in_a_line(failure: Failure) -> Failure:
    """Return a failure in one line of bounded length: what it quotes of the input may hold any signs."""
    return Failure(name=_shown(failure.name), reason=_shown(failure.reason))


# Names of fields and addresses of feeds make the longest lines that say something.
_LONGEST_LINE = 1500


def _shown(words: str) -> str:
    cut = words if len(words) <= _LONGEST_LINE else f"{words[:_LONGEST_LINE]} ..."
    return cut if cut.isprintable() else "".join(c if c.isprintable() else "?" for c in cut)


def _results(stream: BinaryIO, name: str, url: str | None, fields: FieldMap) -> Results:
    try:
        yield from _read_stream(replayable(stream), name, url, fields)
    except Unreadable as error:
        yield Failure(name=error.name, reason=error.reason)
    except (RecursionError, MemoryError):
        yield Failure(name=name, reason="nested too deep or too large to read; split or simplify it")
    except Exception as error:  # the parsers of pages and feeds are others': a fault of theirs stops one input only
        yield Failure(name=name, reason=f"cannot be read ({type(error).__name__} while parsing it); save it again")


def _read_stream(stream: BinaryIO, name: str, url: str | None, fields: FieldMap) -> Results:
    """Yield the reports of a stream, opened where it is packed. Raises Unreadable."""
    if not is_packed(peek(stream, 4)):
        yield from _read_opened(stream, name, url, fields)
        return
    head = first_bytes(stream)
    if is_packed(head):
        raise Unreadable(name, "it is packed twice; unpack it once and give that")
    if head.startswith(_WARC):
        yield from _read_warc(stream, name)
    else:
        yield from _read_opened(opened(stream, name), name, url, fields)


_WARC = b"WARC/"


def _read_opened(stream: BinaryIO, name: str, url: str | None, fields: FieldMap) -> Results:
    from rashomon.reading.jsonl import read_rows

    head = peek(stream, _HEAD)
    refuse_binary(head, name)
    if head.startswith(_WARC):
        yield from _read_warc(stream, name)
    elif _is_rows(head, stream):
        yield from read_rows(pieces_of(stream), name, fields)
    elif head.startswith(ZIP):
        yield from _read_zip(stream, name, fields)
    else:
        data = read_up_to(stream, LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            yield from _read_large(data, stream, name, fields)
            return
        raw = hashlib.sha256(data).hexdigest()
        for result in _read(data, name, url, fields):
            yield msgspec.structs.replace(result, raw=raw) if isinstance(result, Article) else result


def _read_large(data: bytes, rest: BinaryIO, name: str, fields: FieldMap) -> Results:
    """Yield the rows of JSON Lines or of a table too large to be read at once; nothing else may be so large."""
    from rashomon.reading.jsonl import begins_rows, read_rows

    pieces = chain([data], pieces_of(rest))
    start = data[:LONGEST_LINE]
    first, ended, _ = data.partition(b"\n")
    # A first line that does not end within what was read is a row that is too large, not one document in lines.
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (not ended or begins_rows(first)):
        yield from read_rows(pieces, name, fields)
        return
    head = start.decode("utf-8", "replace")
    if _is_markup(start[:_HEAD]) or b"\x00" in start[:_HEAD] or is_json(head) or not is_table(head, fields):
        most = megabytes(LARGEST_FILE)
        raise Unreadable(name, f"larger than {most}; split it, or give its reports as JSON Lines or CSV")
    yield from read_table(_lines(codecs.iterdecode(pieces, "utf-8", "replace")), head, name, fields)


# Of a table that is read row by row: how long one of its lines may be.
LONGEST_LINE = 4_000_000


def _lines(pieces: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a text that comes in pieces, each with its end; one too long is cut."""
    left = ""
    for piece in pieces:
        *lines, left = (left + piece).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(left) > LONGEST_LINE:
            yield left
            left = ""
    if left:
        yield left


def _is_rows(head: bytes, stream: BinaryIO) -> bool:
    """Say whether a stream is JSON Lines, whose first line is a row."""
    from rashomon.reading.jsonl import begins_rows

    first = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return first.startswith(b"{") and not first.startswith(_RTF) and begins_rows(_first_line(stream))


def _first_line(stream: BinaryIO) -> bytes:
    start = stream.tell()
    line = stream.readline(_FIRST_LINE)
    stream.seek(start)
    return line


def _read_warc(stream: BinaryIO, name: str) -> Results:
    from rashomon.reading.warc import read_warc

    yield from read_warc(stream, name)


def _read_zip(stream: BinaryIO, name: str, fields: FieldMap) -> Results:
    for member in read_members(stream, name):
        if isinstance(member, Failure):
            yield member
        else:
            yield from read_bytes(member[1], member[0], fields=fields)


def _read(data: bytes, name: str, url: str | None, fields: FieldMap) -> Results:
    """Yield the reports of a whole file by the reader for its format. Raises Unreadable."""
    if not data.strip(b"\x00\t\n\r\x0b\x0c "):
        raise Unreadable(name, "the file is empty; nothing to read")
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if b"%PDF-" in data[:1024]:
        from rashomon.reading.pdf import read_pdf

        yield from read_pdf(data, name)
    elif is_mail(data):
        yield from read_mails(data, name)
    elif data.startswith(_RTF):
        yield from _read_words(rtf.words_of(data), name, fields)
    elif _is_markup(head):
        yield from _read_markup(data, name, url, _root(head))
    else:
        yield from _read_words(decode(data, name), name, fields)


_RTF = b"{\\rtf"


def _check_size(data: bytes, name: str, kind: str) -> None:
    if len(data) > LARGEST_PAGE:
        size, most = megabytes(len(data)), megabytes(LARGEST_PAGE)
        raise Unreadable(name, f"the {kind} has {size}; one {kind} may have {most}")


def _read_markup(data: bytes, name: str, url: str | None, root: str) -> Results:
    """Yield the reports of a page, a feed, or news items, by the element they begin with."""
    kind = _ROOTS.get(root, "page")
    _check_size(data, name, kind)
    if kind == "feed":
        from rashomon.reading.feeds import read_feed

        yield from read_feed(data, name)
    elif kind == "list of feeds":
        from rashomon.reading.opml import listed

        yield listed(data, name)
    elif kind == "news item":
        from rashomon.reading.newsml import read_newsml

        yield from read_newsml(data, name)
    elif kind == "site map":
        raise Unreadable(name, "a site map: it lists addresses of pages; give the pages")
    elif kind == "picture":
        raise Unreadable(name, "not a report we can read: it is an SVG picture; give its text")
    else:
        yield from _read_page(data, name, url)


def _read_page(data: bytes, name: str, url: str | None) -> Results:
    """Yield the reports of a page, or of an export that a press archive wrote as one."""
    if any(sign in data for sign in SIGNS_OF_A_PAGE):
        from rashomon.reading.html import plain_of

        if rows := rows_of(plain_of(decode(data, name))):
            yield from _read_export(rows, name)
            return
    from rashomon.reading.pages import read_pages

    yield from read_pages(data, name, url)


# Elements, without their prefix, that a document of a kind begins with.
_ROOTS = {
    **dict.fromkeys(("rss", "feed", "rdf"), "feed"),
    "opml": "list of feeds",
    **dict.fromkeys(("newsitem", "newsmessage", "packageitem", "planningitem", "conceptitem", "nitf"), "news item"),
    **dict.fromkeys(("urlset", "sitemapindex"), "site map"),
    "svg": "picture",
}


def _read_words(text: str, name: str, fields: FieldMap) -> Results:
    """Yield the reports of a text: of JSON, a table, an export of a press archive, or in plain words."""
    if is_json(text):
        from rashomon.reading.jsonl import read_json

        yield from read_json(text, name, fields)
    elif is_table(text, fields):
        yield from read_table(io.StringIO(text, newline=""), text, name, fields)
    elif rows := rows_of(text):
        yield from _read_export(rows, name)
    else:
        yield from _read_plain(text, name)


def _read_plain(text: str, name: str) -> Results:
    """Yield the report of a text in Markdown or plain words, or each report of a digest. Raises Unreadable."""
    if reason := too_long(text):
        raise Unreadable(name, reason)
    if not text.strip():
        raise Unreadable(name, "the file holds no words; nothing to read")
    if _ADDRESSES.fullmatch(text):
        raise Unreadable(name, "a list of addresses and no report; give the addresses themselves, or the pages")
    if is_markdown(text):
        yield read_markdown(text, name)
        return
    spans = split_digest(text)
    for number, span in enumerate(spans, 1):
        yield read_text(span.of(text).strip("\r\n"), read_from=f"{name}, report {number}")
    if not spans:
        yield read_text(text, read_from=name)


# One line after the other is an address.
_ADDRESSES = re.compile(r"\s*(?:https?://\S+\s+)*https?://\S+\s*")


def _read_export(rows: Sequence[Row], name: str) -> Results:
    for number, row in enumerate(rows, 1):
        yield article_of(row, name if len(rows) == 1 else f"{name}, report {number}")


def _ascii_head(head: bytes) -> str:
    return head.replace(b"\x00", b"").decode("latin-1").lstrip("\ufeffÿþïb»¿ \t\r\n").lower()


def _is_markup(head: bytes) -> bool:
    """Say whether bytes begin as a page or feed does: with a tag, or with tags of a page within reach."""
    text = _ascii_head(head)
    if _root(head) in _ROOTS or re.match(
        r"<(?:!doctype|!--|\?xml|html|head|body|article|div|main|section|meta|p\b|h1|title|script|\?)",
        text,
    ):
        return True
    return re.search(r"<html\b|<body\b|<!doctype html", text) is not None and not text.startswith(("{", "["))


def _root(head: bytes) -> str:
    """Return the name of the element that a document begins with, in small letters and without its prefix."""
    text = re.sub(r"<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>", "", _ascii_head(head), flags=re.S)
    match = re.match(r"\s*<(?:[\w.-]+:)?([a-z]+)(?![\w.:-])", text)
    return match[1] if match else ""


def is_json(text: str) -> bool:
    """Say whether a text is JSON rows: it begins as JSON, or most of its first lines do."""
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if re.match(r'\{\s*"|\{\s*\}|\[\s*[{\["\]]', start):
        return True
    lines = [line.strip() for line in text[: 1 << 16].splitlines()[:20] if line.strip()]
    rows = sum(line.startswith(('{"', '{ "')) for line in lines)
    return len(lines) > 1 and rows * 2 >= len(lines)
