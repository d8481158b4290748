"""Markdown -> Article: the words without their signs, a line a paragraph; front matter says title, day and authors."""

import re
from collections.abc import Iterator
from typing import Any

from rashomon.model import Article, Failure
from rashomon.reading.rows import article_of

# A text with so many links written as Markdown is Markdown.
LINKS = 2

# The longest front matter, in characters, and where the signs of Markdown are looked for.
LONGEST_FRONT = 20_000
REACH = 20_000

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(?P<fields>.*?)^(?:---|\.\.\.)[ \t]*$\r?\n?", re.S | re.M)
_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(?P<value>.*)")
_HEADING = re.compile(r"\s*#{1,6}[ \t]+\S")
_LINK = re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\((?:https?://|/|mailto:)[^()\s]{1,2000}(?:[ \t]+\"[^\"\n]*\")?\)")


def is_markdown(text: str) -> bool:
    """Say whether a text is Markdown: by its front matter, a heading at its start, or its links."""
    head = text[:REACH].lstrip("\ufeff")
    return bool(_front(head)) or _HEADING.match(head) is not None or len(_LINK.findall(head)) >= LINKS


def read_markdown(text: str, name: str) -> Article | Failure:
    """Read one report written in Markdown."""
    front = _front(text)
    fields = _fields(front["fields"]) if front else {}
    words = "\n\n".join(_lines(text[front.end() if front else 0 :]))
    if not words.strip():
        return Failure(name=name, reason="the Markdown holds no words but its front matter; nothing to read")
    title = fields.get("title")
    if isinstance(title, str) and not words.startswith(title):
        words = f"{title}\n\n{words}"
    return article_of({**fields, "text": words}, name)


def _front(text: str) -> re.Match[str] | None:
    """Return the front matter of a text: lines between two of three dashes, all of which are fields."""
    match = _FRONT.match(text.lstrip("\ufeff")[:LONGEST_FRONT])
    lines = [line for line in match["fields"].splitlines() if line.strip()] if match else []
    known = [line for line in lines if _FIELD.fullmatch(line) or line.startswith((" ", "\t", "-", "#"))]
    return match if lines and len(known) == len(lines) and _FIELD.fullmatch(lines[0]) else None


def _fields(front: str) -> dict[str, Any]:
    """Return the fields of front matter: words, and lists in brackets or a line an entry."""
    fields: dict[str, Any] = {}
    name = ""
    for line in front.splitlines():
        if field := _FIELD.fullmatch(line):
            name, value = field["name"], (field["value"] or "").strip()
            inner = value[1:-1] if value.startswith("[") and value.endswith("]") else None
            listed = [_bare(part) for part in inner.split(",")] if inner is not None else None
            fields[name] = listed if listed is not None else _bare(value)
        elif name and (entry := _ENTRY.fullmatch(line)):
            before = fields[name] if isinstance(fields[name], list) else []
            fields[name] = [*before, _bare(entry["value"])]
    return {name: value for name, value in fields.items() if value}


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


# --- the text

_SIGNS = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|(?:>[ \t]?)+)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$|[ \t]*(?:```|~~~)[\w-]*[ \t]*$")
_IMAGE = re.compile(r"!\[(?P<words>[^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_LINKED = re.compile(r"\[(?P<words>[^\[\]\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,100}\])")
_BRACKETED = re.compile(r"<(?P<words>https?://[^<>\s]{1,2000})>")
_DEFINED = re.compile(r"[ \t]{0,3}\[[^\]\n]{1,100}\]:[ \t]*\S+.*")
_STRONG = re.compile(r"(?P<sign>\*\*|__|(?<!\w)[*_](?=\S)|~~)(?P<words>[^*_~\n]{1,1000}?)(?<=\S)(?P=sign)(?!\w)")
_ESCAPED = re.compile(r"\\(?P<words>[!-/:-@\[-`{-~])")


def _lines(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text without the signs of Markdown; lines of one paragraph are joined."""
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        is_heading = _HEADING.match(line) is not None
        is_item = re.match(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S", line) is not None
        quiet = not line.strip(" \t>") or _RULE.fullmatch(line) or _DEFINED.fullmatch(line)
        if paragraph and (quiet or is_heading or is_item):
            yield " ".join(paragraph)
            paragraph = []
        words = "" if quiet else _words(line)
        if words and is_heading:
            yield words
        elif words:
            paragraph.append(words)


def _words(line: str) -> str:
    """Return the words of a line without its signs."""
    words = _SIGNS.sub("", line)
    words = _CLOSING.sub("", words) if words != line else words
    for pattern in (_IMAGE, _LINKED, _BRACKETED, _STRONG, _STRONG, _ESCAPED):
        words = pattern.sub(lambda match: match["words"], words)
    return words.strip()
