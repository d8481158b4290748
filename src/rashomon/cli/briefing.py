"""What the verbs that write a brief share: in which form, how long, with which sources, rewritten by whom."""

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from rashomon.cli.common import say, write
from rashomon.errors import PrintError, WriterError
from rashomon.model import Case, Weighed

if TYPE_CHECKING:
    from rashomon.telling import Form as TextForm
    from rashomon.writing import Writer


class Form(StrEnum):
    """How a brief is written."""

    TEXT = "text"
    MD = "md"
    HTML = "html"
    JSON = "json"
    PDF = "pdf"


class Length(StrEnum):
    """How long a brief is."""

    LINE = "line"
    SHORT = "short"
    FULL = "full"


FormOption = Annotated[Form, typer.Option("--form", "--format", "-f", help="How the brief is written.")]
LengthOption = Annotated[Length, typer.Option("--length", "-l", help="One line, a page, or all of it.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")]
SourcesOption = Annotated[
    Path | None,
    typer.Option("--sources", help="TOML or CSV: what sources are (state media, party, owner, country); only shown."),
]
WriterOption = Annotated[
    str | None,
    typer.Option(
        "--writer",
        metavar="URL",
        help="A chat endpoint as OpenAI's to rewrite the brief; each sentence is verified. Key: RASHOMON_WRITER_KEY.",
    ),
]
ModelOption = Annotated[str | None, typer.Option("--model", metavar="NAME", help="The model that the writer is.")]


def make_writer(url: str | None, model: str | None) -> "Writer | None":
    """Return the writer that the options name. Raises WriterError where one is named without the other."""
    if url is None and model is None:
        return None
    if url is None or model is None:
        raise WriterError(url or str(model), "--writer URL and --model NAME go together")
    from rashomon.writing import Writer

    return Writer(url=url, model=model)


def write_brief(
    weighed: Callable[[], tuple[tuple[Case, Weighed], ...]],
    form: Form,
    length: Length,
    out: Path | None,
    sources: Path | None,
    writer: "Writer | None",
) -> bool:
    """Write the brief of some affairs; say whether all went well: a writer that gave nothing is told, not hidden."""
    if form is Form.PDF and out is None and sys.stdout.isatty():
        raise PrintError("a PDF needs a file: --out brief.pdf")
    from rashomon.archive.briefs import make_briefs, read_sources
    from rashomon.telling import render_all

    standings = read_sources(sources)
    briefs = make_briefs(weighed(), length.value, standings, writer)
    if form is Form.PDF:
        _write_pdf(render_all(briefs, "html"), out)
    else:
        write(render_all(briefs, cast("TextForm", form.value)), out)
    failures = {brief.writing.failure for brief in briefs if brief.writing and brief.writing.failure}
    for failure in sorted(failures):
        say(f"writer: {failure}; the brief is as composed")
    return not failures


def _write_pdf(html: str, out: Path | None) -> None:
    from rashomon.writing.printing import print_pdf

    data = print_pdf(html)
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        out.write_bytes(data)
