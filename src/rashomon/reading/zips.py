"""Zip archives -> the bytes of their files, in memory and within bounds; nothing is ever written or unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.errors import Unreadable
from rashomon.model import Failure
from rashomon.reading import office
from rashomon.reading.beside import lies_beside
from rashomon.reading.limits import LARGEST_ARCHIVE, LARGEST_FILE, LARGEST_RATIO, MOST_MEMBERS, megabytes
from rashomon.reading.opening import is_packed, opened, read_up_to

ZIP = (b"PK\x03\x04", b"PK\x05\x06")

# Files of office documents and books, which are zip archives too.
_OFFICE = frozenset(("[Content_Types].xml", "word/document.xml", "mimetype", "META-INF/MANIFEST.MF"))

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


def read_members(stream: BinaryIO, name: str) -> Iterator[tuple[str, bytes] | Failure]:
    """Yield every file in an archive as its name and bytes, by name; a failure for each that cannot be read.

    Raises Unreadable where nothing of the archive can be read.
    """
    data = read_up_to(stream, LARGEST_ARCHIVE + 1)
    if len(data) > LARGEST_ARCHIVE:
        raise Unreadable(name, f"the zip archive has more than {megabytes(LARGEST_ARCHIVE)}; split it")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS:
        raise Unreadable(name, "the zip archive is damaged or cut off; fetch or copy it again") from None
    members = archive.infolist()
    if _is_office(archive):
        yield name, _document(archive, name).encode("utf-8", "replace")
        return
    if len(members) > MOST_MEMBERS:
        raise Unreadable(name, f"the zip archive holds {len(members):,} files; one may hold {MOST_MEMBERS:,}: split it")
    wanted = [member for member in members if not member.is_dir() and not lies_beside(member.filename)]
    if not wanted:
        raise Unreadable(name, "the zip archive holds no reports")
    yield from _opened(archive, sorted(wanted, key=lambda member: member.filename), name)


def _opened(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str
) -> Iterator[tuple[str, bytes] | Failure]:
    left = LARGEST_ARCHIVE
    for member in members:
        where = f"{name}, {_shown(member.filename)}"
        try:
            data = _read(archive, member, left)
            left -= len(data)
            if is_packed(data):
                data = _unpacked(data, where, left)
                left -= len(data)
            if data.startswith(ZIP) and _is_document(data):
                data = _document(zipfile.ZipFile(io.BytesIO(data)), where).encode("utf-8", "replace")
            if data.startswith(ZIP) or is_packed(data):
                raise Unreadable(where, "this file is an archive within the archive; unpack it once and give that")
            yield where, data
        except _FAULTS:
            locked = "locked with a password" if member.flag_bits & 1 else "damaged, or packed in a way we do not know"
            yield Failure(name=where, reason=f"this file of the archive is {locked}; unpack it and give it alone")
        except Unreadable as error:
            yield Failure(name=where, reason=error.reason)
        except _Full:
            reason = f"it opens to more than {megabytes(LARGEST_ARCHIVE)}; from here on it is not read"
            yield Failure(name=where, reason=reason)
            return


def _is_office(archive: zipfile.ZipFile) -> bool:
    return not _OFFICE.isdisjoint(archive.namelist())


def _is_document(data: bytes) -> bool:
    """Say whether an archive within an archive is an office document, whose words are read."""
    try:
        return _is_office(zipfile.ZipFile(io.BytesIO(data)))
    except _FAULTS:
        return False


def _document(archive: zipfile.ZipFile, name: str) -> str:
    """Return the words of an office document. Raises Unreadable."""
    try:
        return office.words_of(archive, name, lambda part: _read(archive, part, LARGEST_FILE))
    except (*_FAULTS, _Full):
        raise Unreadable(name, "the document is damaged, locked or too large; give its text") from None
    except Unreadable as error:
        raise Unreadable(name, error.reason) from None


class _Full(Exception):
    """An archive has opened to all that it may."""


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    """Return a file of an archive. Raises Unreadable or _Full where it opens to more than it may."""
    most = min(left, LARGEST_FILE, LARGEST_RATIO * max(member.compress_size, 1024))
    with archive.open(member) as stream:
        return _within(stream.read(most + 1), most, left)


def _unpacked(data: bytes, where: str, left: int) -> bytes:
    """Return what a file that was packed before it came into the archive holds. Raises Unreadable or _Full."""
    most = min(left, LARGEST_FILE)
    return _within(read_up_to(opened(io.BytesIO(data), where), most + 1), most, left)


def _within(data: bytes, most: int, left: int) -> bytes:
    if len(data) <= most:
        return data
    if most == left:
        raise _Full
    raise Unreadable("", "this file opens to far more than it should; it is not read")


def _shown(filename: str) -> str:
    """Return the name of a file for messages: in one line, without signs that cannot be shown."""
    return "".join(character if character.isprintable() else "?" for character in filename)[:200]
