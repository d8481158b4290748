"""The words of a brief in whatever form it is written, and where each of them stands in it."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.telling.verifying.lexicon import words_of
from rashomon.wording.sentences import NOT_SHORT


@dataclass(frozen=True)
class Piece:
    """A sentence, line or field of a brief: its words, and the offset of each character in the brief.

    `quoted` says that all of it is a quotation; `beside` is what stands in the fields beside a field, and `cites` the
    numbers of the passages that these name; `number` is that of a passage in the evidence of a brief of ours.
    """

    text: str
    offsets: tuple[int, ...]
    quoted: bool = False
    beside: str = ""
    number: int | None = None
    cites: tuple[int, ...] = ()

    def at(self, place: int) -> int:
        """Return the offset in the brief of a character of the piece."""
        return self.offsets[min(place, len(self.offsets) - 1)]

    def part(self, start: int, end: int) -> "Piece":
        """Return the piece between two places of this one."""
        return replace(self, text=self.text[start:end], offsets=self.offsets[start:end])


# A sentence longer than this is none: it is read in parts, so that no text takes long.
LONGEST = 4_000


def pieces(text: str) -> Iterator[Piece]:
    """Yield the sentences of a brief in text, Markdown, HTML or JSON, in order."""
    for piece in _pieces(text):
        for start in range(0, len(piece.text), LONGEST):
            yield piece.part(start, start + LONGEST) if len(piece.text) > LONGEST else piece


def _pieces(text: str) -> Iterator[Piece]:
    if _is_json(text):
        yield from _of_json(text)
        return
    whole = _of_html(text) if HTML.search(text) else _of_markdown(text)
    for paragraph in _paragraphs(whole):
        yield from sentences(paragraph)


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?', re.DOTALL)
ESCAPE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\.|.", re.DOTALL)

# The passages that carry a line, and the number under which a passage stands, in a brief of ours.
CITES = re.compile(r'"references":\s*\[([\d,\s]*\d)\s*\]')
NUMBERED = re.compile(r'"number":\s*(\d+)')

# So much of the fields behind a field says what it is about.
BESIDE = 2_000


def _of_json(text: str) -> Iterator[Piece]:
    """Yield the sentences of every string value, but those that only machines read."""
    key, number = "", None
    for match in STRING.finditer(text):
        if match[2]:
            key = match[1]
            counted = NUMBERED.match(text, match.start())
            number = int(counted[1]) if counted else number
        elif key not in words_of("machine_fields"):
            piece = replace(_field(text, match), quoted=key in words_of("quoted_fields"))
            if piece.text.strip():
                yield from [replace(piece, number=number, cites=())] if piece.quoted else sentences(piece)


def _field(text: str, value: re.Match[str]) -> Piece:
    """Return a string value, with the strings in the fields behind it and the passages that they cite."""
    letters: list[str] = []
    offsets: list[int] = []
    for escape in ESCAPE.finditer(text, value.start(1), value.end(1)):
        read = _unescaped(escape.group())
        letters.append(read)
        offsets += [escape.start()] * len(read)
    fields = text[value.end() : value.end() + BESIDE].partition("}")[0]
    beside = " . ".join(field[1] for field in STRING.finditer(fields) if not field[2])
    cited = CITES.search(fields.partition("{")[0])
    cites = tuple(map(int, cited[1].split(","))) if cited else ()
    return Piece("".join(letters), tuple(offsets), beside=beside, cites=cites)


def _unescaped(escape: str) -> str:
    if not escape.startswith("\\"):
        return escape
    return str(json.loads(f'"{escape}"')).replace("\n", " ")


HTML = re.compile(r"<!doctype html|<html[\s>]|<(?:p|div|li|h[1-6]|body|span)\b[^>]*>", re.IGNORECASE)
MARKUP = re.compile(r"<!--|</?([a-zA-Z][\w-]*)[^<>]*>|&#?\w{1,32};|\s+|.", re.DOTALL)
INLINE = frozenset({*"abiqu", "abbr", "cite", "code", "em", "mark", "small", "span", "strong", "sub", "sup", "time"})
# A chart shows what the words beside it say: its own are the ends of axes.
UNREAD = frozenset({"script", "style", "title", "svg"})


def _of_html(text: str) -> Piece:
    letters: list[str] = []
    offsets: list[int] = []
    lower = text.lower()
    place = 0
    while match := MARKUP.match(text, place):
        found, tag = match.group(), (match[1] or "").lower()
        place = match.end()
        if found == "<!--" or (tag in UNREAD and found[1] != "/"):
            closed = lower.find("-->" if found == "<!--" else f"</{tag}", place)
            place = closed if closed >= 0 else len(text)
        read = found
        if tag or found == "<!--":
            read = "" if tag in INLINE else "\n\n"
        elif found.isspace() or found[0] == "&":
            read = " " if found.isspace() else html.unescape(found)
        letters.append(read)
        offsets += [match.start()] * len(read)
    return Piece("".join(letters), tuple(offsets))


# What Markdown adds to the words: escapes, emphasis, code, addresses of links; and addresses anywhere.
MARKDOWN = re.compile(r"\\(?=[\\`*_<\[\]#>])|\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`+|\]\([^)\s]*\)|https?://\S+|www\.\S+")


def _of_markdown(text: str) -> Piece:
    letters: list[str] = []
    offsets: list[int] = []
    place = 0
    for match in [*MARKDOWN.finditer(text), None]:
        end = match.start() if match else len(text)
        letters.append(text[place:end])
        offsets += range(place, end)
        if match and match.group() == "\\":  # what is escaped stands for itself
            letters.append(text[match.end() : match.end() + 1])
            offsets += range(match.end(), min(len(text), match.end() + 1))
        place = (match.end() + (match.group() == "\\")) if match else end
    return Piece("".join(letters), tuple(offsets))


# The rows of a brief's numbers are lines of their own: "low 20, best 20, high 25; ...", "Sunday 9 May 2021 — 20, ...".
_COUNTED = r"low [\d,]+, best |\w+day \d{1,2} \w+ \d{4} — |day not known — "
BREAK = re.compile(rf"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+•#>|\[=]|\d+[.)]\s|{_COUNTED}))|(?<=\s)\||\|(?=\s)")
# References below the line that has them, in a page.
BELOW = re.compile(r"\s*(?:\[\d+\]\s*)+(?=\n[ \t]*\n|\Z)")
# A line shorter than this that ends is no line of a wrapped paragraph.
WRAPPED = 50


def _paragraphs(piece: Piece) -> Iterator[Piece]:
    """Yield the paragraphs, list items and headings; the lines of a wrapped paragraph are one."""
    starts = [0]
    place = 0
    for line in piece.text.splitlines(keepends=True):
        place += len(line)
        kept = line.rstrip()
        if BREAK.match(piece.text, place - 1) or len(kept) < WRAPPED or kept[-1] in '.!?:;]”"=':
            starts.append(place)
    cuts = sorted({*starts, *(m.start() for m in BREAK.finditer(piece.text)), len(piece.text)})
    for start, end in pairwise(cut for cut in cuts if not BELOW.match(piece.text, cut)):
        if piece.text[start:end].strip():
            yield piece.part(start, end)


_TITLES = "".join(rf"(?<!\b{title})" for title in ("Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Rep", "Gen", "Gov", "Lt"))
_FIRST = "(?:The|A|An|In|On|At|He|She|It|They|But|Of|By|From|According)"
_CLOSE = r"[”\"’')]*(?:\s?\[\d+\])*\s+"

# The end of a sentence: not behind a title or an initial, and behind a digit only if that ends a year or a number
# within a sentence, or before a word that sentences begin with, or any and a small letter.
END = re.compile(
    rf"{_TITLES}(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!\d)[.!?]{NOT_SHORT}{_CLOSE}(?=[“\"‘(\[]*[A-Z])"
    rf"|(?<=\d)[.!?]{_CLOSE}(?=[“\"‘(]*(?:[A-Z][a-z]+ [a-z]|{_FIRST} ))"
    rf"|(?<=\b(?:19|20)\d\d)[.!?]{_CLOSE}(?=[“\"‘(]*[A-Z])"
    rf"|(?:(?<=[a-z,] \d)|(?<=[a-z,] \d\d)|(?<=[a-z,] \d\d\d)|(?<=\d,\d\d\d))[.!?]{_CLOSE}(?=[“\"‘(]*[A-Z])"
)
OWN_EVIDENCE = re.compile(
    r"\s*(?:[-*]\s*)?(?:\[(?P<number>\d+)\]\s*)?report \d+: [“\"](?P<words>.*)[”\"]\s*", re.DOTALL | re.IGNORECASE
)
# The same in a page: "“...” [3] report 2: Gulf Shore Times, Wednesday 12 October 2016".
OWN_SHOWN = re.compile(
    r"\s*[“\"](?P<words>.*)[”\"]\s*(?P<whence>\[(?P<number>\d+)\] report \d+: [^“”]*)", re.DOTALL | re.IGNORECASE
)
LISTED = re.compile(r"\s*(?:[-*]\s+)?\d+[.)]\s")
# The day of what a quotation tells, behind it: "... on Sunday.” (Sunday 2 March 2025)".
DAY_BEHIND = re.compile(r"\((?:‘[^‘’]+’: )?(?:[A-Z][a-z]+day )?\d")


def sentences(piece: Piece) -> Iterator[Piece]:
    """Yield the sentences of a paragraph; a line of evidence ("[3] report 2: “...”") has one quotation.

    The row of a numbered list is one piece: a report's title, and its day behind the full stop.
    """
    shown = OWN_SHOWN.fullmatch(piece.text)
    evidence = shown or OWN_EVIDENCE.fullmatch(piece.text)
    if evidence:
        number = int(evidence["number"]) if evidence["number"] else None
        yield replace(piece.part(*evidence.span("words")), quoted=True, number=number)
        if shown:
            yield piece.part(*shown.span("whence"))
        return
    if LISTED.match(piece.text):
        yield piece
        return
    start = 0
    for match in END.finditer(piece.text):
        if piece.text.count("“", start, match.end()) > piece.text.count("”", start, match.end()):
            continue
        if DAY_BEHIND.match(piece.text, match.end()) and "”" in match.group():
            continue
        yield piece.part(start, match.end())
        start = match.end()
    if piece.text[start:].strip():
        yield piece.part(start, len(piece.text))
