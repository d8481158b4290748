"""RTF -> its words: paragraphs apart, without fonts, styles, pictures, headers and fields' instructions."""

import codecs
import re
from collections.abc import Iterator

# Groups whose words are not the document's (Word's RTF Specification 1.9.1, "destinations"); as are those after \*.
_SILENT = frozenset(
    (
        *("colortbl", "datastore", "filetbl", "fldinst", "fonttbl", "footer", "footerf", "footerl", "footerr"),
        *("footnote", "generator", "header", "headerf", "headerl", "headerr", "info", "latentstyles"),
        *("listoverridetable", "listtable", "nonshppict", "object", "pict", "rsidtbl", "stylesheet", "themedata"),
        "xmlnstbl",
    )
)
_PARAGRAPH = "\n\n"
_SIGNS = {
    **dict.fromkeys(("par", "sect", "page", "row", "\n", "\r"), _PARAGRAPH),
    **dict.fromkeys(("tab", "cell"), "\t"),
    **{sign: sign for sign in "\\{}"},
    **dict(zip(("line", "~", "_", "emdash", "endash", "bullet"), "\n -—–•", strict=True)),
    **dict(zip(("lquote", "rquote", "ldblquote", "rdblquote"), "‘’“”", strict=True)),
}

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([\da-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n\\]", re.S
)


def words_of(data: bytes) -> str:
    """Return the words of a document, a blank line between paragraphs."""
    words = "".join(_pieces(data.decode("latin-1")))
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _pieces(text: str) -> Iterator[str]:
    """Yield the words in order. A group may be silent, and says how many signs stand in for one of Unicode (`skip`)."""
    silent, skip, left, codec = False, 1, 0, "cp1252"
    around: list[tuple[bool, int]] = []
    for match in _TOKEN.finditer(text):
        word, number, byte, sign, brace, plain = match.groups()
        if brace == "{":
            around.append((silent, skip))
        elif brace == "}":
            silent, skip = around.pop() if around else (False, 1)
        elif word in _SILENT or sign == "*":
            silent = True
        elif word == "uc":
            skip = int(number or 1)
        elif word == "ansicpg":
            codec = _codec(number)
        elif silent:
            continue
        elif word == "u" and number:
            yield chr(int(number) % 0x10000)
            left = skip
        elif byte:
            yield bytes([int(byte, 16)]).decode(codec, "replace") if not left else ""
            left = max(0, left - 1)
        elif plain:
            yield plain[left:]
            left = max(0, left - len(plain))
        else:
            yield _SIGNS.get(word or sign or "", "")


def _codec(number: str | None) -> str:
    """Return the encoding of a Windows code page; the western one where nobody knows it."""
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
