"""`rashomon verify`: whether everything in a brief stands in the reports."""

import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.common import AliasesOption, AllowPrivate, Map, PathsArgument, given, say
from rashomon.errors import NotFound, ReadError, Unreadable
from rashomon.wording.normal import printable
from rashomon.wording.numbers import counted

if TYPE_CHECKING:
    from rashomon.telling.verifying import Unsupported

# A brief longer than this is no brief; reading it whole would only fill memory.
LONGEST = 2_000_000


def verify(
    brief: Annotated[str, typer.Argument(metavar="BRIEF", help="Text, Markdown, HTML or JSON, by anyone; - is stdin.")],
    paths: PathsArgument,
    aliases: AliasesOption = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """List what a brief names, counts, dates, quotes or tells that no report supports, and what the reports say.

    Exit status: 0 all supported, 1 something is not, 2 nothing could be done.
    """
    name = "standard input" if brief == "-" else brief or "an empty path"
    text = _text(_read(brief, name), name)
    _must_be_english(text, name)
    with given(paths, aliases, named, allow_private) as read:
        cases = read.archive.cases()
    if not cases:
        if not read.failures:
            say(f"{', '.join(paths)}: there are no reports to verify against")
        raise typer.Exit(2)
    from rashomon.telling.verifying import verify as find_unsupported

    reports = counted(sum(len(case.reports) for case in cases), "report")
    unsupported = find_unsupported(text, cases)
    _print(unsupported, name)
    if unsupported:
        say(f"{name}: {len(unsupported):,} without support in {reports}")
        raise typer.Exit(1)
    print(f"{name}: nothing without support in {reports}")


# Longer words of the brief are cut in the middle of the line that lists them.
SHOWN = 80

# A passage of a report is cut so too: a sentence and a half of an agency.
PASSAGE = 300


def _print(unsupported: "Iterable[Unsupported]", name: str) -> None:
    """Print what has no support, one a line, and under it what a report says instead; that once for several."""
    passage = None
    for one in unsupported:
        print(printable(f"{name}:{one.line}:{one.column}: {one.kind.value} “{_short(one.words)}”: {one.why}"))
        if one.passage and one.passage != passage:
            print(printable(f"    {one.source or 'a report'}: “{_cut(one.passage, PASSAGE)}”"))
        passage = one.passage


def _short(words: str) -> str:
    return _cut(words.strip("“”\"‘’'"), SHOWN)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most // 2].rstrip()} … {words[-most // 2 :].lstrip()}"


def _read(brief: str, name: str) -> bytes:
    """Return the brief as it stands, and of one that is too long a little more than may be. Raises ReadError."""
    if brief == "-":
        return sys.stdin.buffer.read(LONGEST + 1)
    try:
        with Path(brief).open("rb") as file:
            return file.read(LONGEST + 1)
    except FileNotFoundError:
        raise NotFound(name, "there is no such brief") from None
    except IsADirectoryError:
        raise ReadError(name, "a folder; give the brief first and then the reports") from None


def _text(data: bytes, name: str) -> str:
    """Return the text of a brief. Raises Unreadable where there is none."""
    if len(data) > LONGEST:
        raise Unreadable(name, f"larger than {LONGEST // 1_000_000} MB: too long for a brief")
    if data.startswith(b"%PDF-"):
        raise Unreadable(name, "a PDF is not verified; give the brief as text, Markdown, HTML or JSON")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(name, "not text in UTF-8") from None
    if not text.strip() or "\x00" in text:
        raise Unreadable(name, "not text" if text.strip() else "there are no words in it")
    return text


# So many sentences of a brief show its language.
SENTENCES = 200


def _must_be_english(text: str, name: str) -> None:
    """Raise Unreadable for a brief in another language, every name of which would be without support."""
    from rashomon.reading.languages import language_of
    from rashomon.telling.verifying.prose import pieces

    words = " ".join(piece.text for piece in islice(pieces(text), SENTENCES))
    if (language := language_of(words)) != "en":
        raise Unreadable(name, f"in another language ({language}); only a brief in English is verified")
