"""XML of others -> elements, without entities, network or endless depth."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from rashomon.errors import Unreadable

Element = Any  # an lxml element; lxml has no types


def parse_xml(data: bytes, name: str, kind: str) -> Element:
    """Return the root of a document. Raises Unreadable where it is malformed; `kind` says what it looked like."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data.lstrip(b" \t\r\n\x00"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = getattr(error, "lineno", None)
        at = f" in line {where}" if where else ""
        raise Unreadable(name, f"it begins as {kind} but is malformed{at}; export or fetch it again") from None


def tag(element: Element) -> str:
    """Return the name of an element without its namespace, in small letters; "" of what is no element."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""


def words(element: Element | None) -> str:
    """Return all words in an element, in one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def blocks(
    root: Element, blocks: frozenset[str], silent: frozenset[str], deepest: int
) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the words of each block of a document in one line, with the names of the elements around them.

    `blocks` are the elements that part words, `silent` those whose words are none, as are those deeper than `deepest`.
    """
    around: list[str] = []
    pieces: list[str] = []
    quiet = 0
    within: frozenset[str] = frozenset()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = tag(element)
        if name in blocks or element is root:
            line = " ".join("".join(pieces).split())
            pieces.clear()
            if line:
                yield line, within
        if event == "start":
            around.append(name)
            quiet += name in silent or len(around) > deepest
            words = element.text
        else:
            quiet -= name in silent or len(around) > deepest
            around.pop()
            words = element.tail if element is not root else None
        within = frozenset(around)
        if words and not quiet and name:
            pieces.append(words)
