"""`rashomon verify`: whether everything in a brief stands in the reports."""

import sys
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.common import AliasesOption, AllowPrivate, Map, PathsArgument, given, say
from rashomon.errors import NotFound, ReadError, Unreadable
from rashomon.wording.numbers import counted

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
    text = _read(brief)
    with given(paths, aliases, named, allow_private) as read:
        cases = read.archive.cases()
    if not cases:
        if not read.failures:
            say(f"{', '.join(paths)}: there are no reports to verify against")
        raise typer.Exit(2)
    from rashomon.telling.verifying import verify as find_unsupported

    reports = counted(sum(len(case.reports) for case in cases), "report")
    name = "standard input" if brief == "-" else brief
    unsupported = find_unsupported(text, cases)
    passage = None
    for one in unsupported:
        print(f"{name}:{one.line}:{one.column}: {one.kind.value} “{_short(one.words)}”: {one.why}")
        if one.passage and one.passage != passage:
            print(f"    {one.source or 'a report'}: “{_cut(one.passage, PASSAGE)}”")
        passage = one.passage
    if unsupported:
        say(f"{name}: {len(unsupported):,} without support in {reports}")
        raise typer.Exit(1)
    print(f"{name}: nothing without support in {reports}")


# So many sentences of a brief show its language.
SENTENCES = 200

# Longer words of the brief are cut in the middle of the line that lists them.
SHOWN = 80

# A passage of a report is cut so too: a sentence and a half of an agency.
PASSAGE = 300


def _short(words: str) -> str:
    return _cut(words.strip("“”\"‘’'"), SHOWN)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most // 2].rstrip()} … {words[-most // 2 :].lstrip()}"


def _read(brief: str) -> str:
    """Return the brief's text. Raises ReadError where there is none."""
    try:
        data = sys.stdin.buffer.read(LONGEST + 1) if brief == "-" else Path(brief).read_bytes()
    except FileNotFoundError:
        raise NotFound(brief, "there is no such brief") from None
    except IsADirectoryError:
        raise ReadError(brief, "a folder; give the brief first and then the reports") from None
    if len(data) > LONGEST:
        raise Unreadable(brief, f"larger than {LONGEST // 1_000_000} MB: too long for a brief")
    if data.startswith(b"%PDF-"):
        raise Unreadable(brief, "a PDF is not verified; give the brief as text, Markdown, HTML or JSON")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(brief, "not text in UTF-8") from None
    if "\x00" in text or not text.strip():
        raise Unreadable(brief, "there are no words in it" if not text.strip() else "not text")
    from rashomon.reading.languages import language_of
    from rashomon.telling.verifying.prose import pieces

    words = " ".join(piece.text for piece in islice(pieces(text), SENTENCES))
    if (language := language_of(words)) != "en":
        raise Unreadable(brief, f"in another language ({language}); only a brief in English is verified")
    return text
