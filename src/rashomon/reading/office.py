"""Documents of word processors (DOCX, ODT) -> their words: a paragraph a block, without headers and deletions."""

import zipfile
from collections.abc import Callable, Iterator

from rashomon.errors import Unreadable
from rashomon.reading.xml import Element, parse_xml, tag

# Where a document keeps its words, by the format.
_WORDS = ("word/document.xml", "content.xml")

# What else is such an archive, by a folder or file in it, and what to do.
_OTHERS = {
    "xl/": "a spreadsheet; save it as CSV",
    "ppt/": "slides; give their text",
    "META-INF/": "a book; give its text",
}

_PARAGRAPHS = frozenset(("p", "h"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "line-break": "\n", "s": " "}
_SILENT = frozenset(("deltext", "instrtext", "annotation", "note", "tracked-changes", "ppr", "rpr"))


def words_of(archive: zipfile.ZipFile, name: str, read: Callable[[zipfile.ZipInfo], bytes]) -> str:
    """Return the words of a document, a blank line between paragraphs; `read` opens one part. Raises Unreadable."""
    parts = {part.filename: part for part in archive.infolist()}
    part = next((parts[known] for known in _WORDS if known in parts), None)
    if part is None or any(file.startswith(("xl/", "ppt/")) for file in parts):
        known = (what for sign, what in _OTHERS.items() if any(file.startswith(sign) for file in parts))
        what = next(known, "an office document; give its text")
        raise Unreadable(name, f"not a report we can read: it is {what}")
    root = parse_xml(read(part), name, "an office document")
    return "\n\n".join(words for words in _paragraphs(root) if words)


def _paragraphs(root: Element) -> Iterator[str]:
    """Yield the words of each paragraph, and what stands in a box within one after it."""
    for paragraph in root.iter():
        if tag(paragraph) in _PARAGRAPHS:
            yield "".join(_pieces(paragraph)).strip()


def _pieces(element: Element) -> Iterator[str]:
    """Yield the words in an element, but for those of paragraphs within it."""
    todo = [element]
    while todo:
        part = todo.pop()
        if isinstance(part, str):
            yield part
            continue
        name = tag(part)
        if name in _SILENT or (part is not element and name in _PARAGRAPHS):
            continue
        yield _SIGNS.get(name, "")
        inner = [part.text or "", *(piece for child in part for piece in (child, child.tail or ""))]
        todo += reversed(inner)
