"""Electronic mail (a message, a mailbox, a saved page) -> articles: the text part, the subject as the title."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr
from typing import cast

import msgspec

from rashomon.errors import Unreadable
from rashomon.model import Article, Failure, Source, SourceKind
from rashomon.reading.bounds import bounded
from rashomon.reading.dates import dated_field
from rashomon.reading.limits import LARGEST_PAGE, MOST_POSTS, megabytes, too_long
from rashomon.reading.plain import read_text

# Where the header of a message is looked for, in bytes.
HEADER = 8192

# Of a field of the header so many characters are read: a line may have 998 (RFC 5322), and the parser's time and memory
# grow with the square of a field's length.
LONGEST_FIELD = 2000

# Of lines that may begin a part: a message with a hundred pictures has two hundred; ten thousand take a second.
MOST_PARTS = 10_000

# A message is read without its plain part where that has less than this share of the words of the page beside it:
# such parts say only that the message should be read on the web.
PLAIN_SHARE = 0.5

_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?|[ \t]|From ")
_NEEDED = re.compile(rb"^from:", re.I | re.M)
_USUAL = re.compile(rb"^(?:message-id|mime-version|received|subject|return-path|delivered-to):", re.I | re.M)
_FORWARDED = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", re.I)
_LISTS = ("list-id", "list-unsubscribe", "list-post")


def is_mail(data: bytes) -> bool:
    """Say whether bytes begin as a message does: lines of a header, with a sender and two others that all have."""
    header = re.split(rb"\r?\n\r?\n", data[:HEADER].lstrip(), maxsplit=1)[0]
    lines = header.splitlines()
    whole = len(lines) > 2 and all(_LINE.match(line) for line in (lines if len(header) < HEADER else lines[:-1]))
    usual = {line.lower() for line in _USUAL.findall(header)}
    return whole and _NEEDED.search(header) is not None and len(usual) >= 2


class _Bounded(EmailPolicy):
    """The usual policy, for fields of a bounded length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_FIELD]


def read_mails(data: bytes, name: str) -> Iterator[Article | Failure]:
    """Yield the report of a message, of each message of a mailbox (mbox), or of a page that a browser saved (MHTML).

    Raises Unreadable where there is none.
    """
    messages = [piece for piece in _BEGINS.split(data) if piece.strip()] if data.startswith(b"From ") else [data]
    if len(messages) > MOST_POSTS:
        raise Unreadable(name, f"the mailbox holds {len(messages):,} messages; one may hold {MOST_POSTS:,}: split it")
    for number, message in enumerate(messages, 1):
        place = name if len(messages) == 1 else f"{name}, message {number}"
        try:
            yield from _read_message(message, place)
        except Unreadable as error:
            yield Failure(name=error.name, reason=error.reason)


_BEGINS = re.compile(rb"(?:^|(?<=\n\n)|(?<=\r\n\r\n))From \S+ [^\r\n]*\d{4}\r?\n")


def _read_message(data: bytes, name: str) -> Iterator[Article]:
    if len(data) > LARGEST_PAGE:
        raise Unreadable(
            name, f"the message has {megabytes(len(data))}; one message may have {megabytes(LARGEST_PAGE)}"
        )
    if _SAVED.search(data[:HEADER]) is None:
        yield read_mail(data, name)
        return
    from rashomon.reading.pages import read_pages

    message = _parsed(data, name)
    page = _content(message.get_body(("html",)))
    saved = dated_field(_header(message, "date")).moment
    for article in read_pages(page.encode("utf-8", "replace"), name, _header(message, _ADDRESS) or None):
        yield bounded(article, saved)


# What a browser writes into the header of a page that it saves.
_ADDRESS = "snapshot-content-location"
_SAVED = re.compile(rb"^snapshot-content-location:|^from: <saved by", re.I | re.M)


def _parsed(data: bytes, name: str) -> EmailMessage:
    """Return a message with its parts. Raises Unreadable where these are too many."""
    if data.count(b"\n--") > MOST_PARTS:
        raise Unreadable(name, "the message has too many parts; give the text of the one that matters")
    return cast(EmailMessage, message_from_bytes(data.lstrip(), policy=_Bounded()))


def read_mail(data: bytes, name: str) -> Article:
    """Read the report of one message. Raises Unreadable where it has no text.

    A newsletter's sender is its outlet; who else sends a message may have clipped it anywhere. Likewise the day it was
    sent is the report's only where the report does not state its own.
    """
    message = _parsed(data, name)
    text = _text(message)
    if not text.strip():
        raise Unreadable(name, "the message has no text; give what is attached to it")
    if reason := too_long(text):
        raise Unreadable(name, reason)
    title = _FORWARDED.sub("", _header(message, "subject")) or None
    article = read_text(
        f"{title}\n\n{text}" if title and not text.lstrip().startswith(title) else text,
        title=title,
        source=_sender(message),
        read_from=name,
    )
    sent = dated_field(_header(message, "date"), why="the message's date")
    if article.published.value is None and sent.value is not None:
        return msgspec.structs.replace(article, published=msgspec.structs.replace(sent, confidence=0.7))
    return article


def _text(message: EmailMessage) -> str:
    """Return the words of a message: of its plain part, or of its page where that says more."""
    plain = _content(message.get_body(("plain",)))
    page = _content(message.get_body(("html",)))
    if not page:
        return plain
    from rashomon.reading.html import plain_of

    words = plain_of(page)
    return plain if len(plain.split()) >= PLAIN_SHARE * len(words.split()) else words


def _content(part: object) -> str:
    """Return the text of a part; one in an encoding that nobody knows is read as far as it is plain letters."""
    if not isinstance(part, EmailMessage):
        return ""
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError):
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content.replace("\r\n", "\n") if isinstance(content, str) else ""


def _header(message: EmailMessage, field: str) -> str:
    """Return a field of the header in one line; a broken one is empty."""
    try:
        return " ".join(str(message.get(field, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError):  # faults of the parser of broken headers
        return ""


def _sender(message: EmailMessage) -> Source:
    """Return the outlet that sends a newsletter; who sends another message is no outlet."""
    if not any(_header(message, field) for field in _LISTS):
        return Source()
    name, address = parseaddr(_header(message, "from"))
    domain = address.rpartition("@")[2] or None
    return Source(name=name or None, domain=domain, kind=SourceKind.OUTLET if name else SourceKind.UNKNOWN)
