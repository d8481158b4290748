"""What the verbs that write a brief share: in which form, how long, with which sources, rewritten by whom."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property, wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_type_hints

import typer

from rashomon.archive.collecting import uncollected
from rashomon.cli.common import OutOption, check_out, say, write, write_file
from rashomon.errors import PrintError, WriterError

if TYPE_CHECKING:
    from rashomon.archive.briefs import Weighings
    from rashomon.model import Standing
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
SourcesOption = Annotated[
    Path | None,
    typer.Option(
        "--sources", help="A TOML or CSV file of what sources are (state media, party, owner), shown beside them."
    ),
]
WriterOption = Annotated[
    str | None,
    typer.Option(
        "--writer",
        metavar="URL",
        help="An OpenAI-compatible endpoint to rewrite the brief, each sentence verified. Key: RASHOMON_WRITER_KEY.",
    ),
]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="The writer's model; goes with --writer.")
]


@dataclass(frozen=True)
class Telling:
    """How a brief is to be told: the options of the verbs that write one."""

    form: FormOption = Form.TEXT
    length: LengthOption = Length.FULL
    out: OutOption = None
    sources: SourcesOption = None
    writer: WriterOption = None
    model: ModelOption = None

    def check(self, read: Sequence[str]) -> None:
        """Raise what stands in the way of telling what is read, before any work is done."""
        if (self.writer is None) != (self.model is None):
            raise WriterError(self.writer or str(self.model), "--writer URL and --model NAME go together")
        if self.form is Form.PDF:
            _check_pdf(self.out)
        if made := self._writer():
            made.check()
        check_out(self.out, [*read, *([self.sources] if self.sources else [])])
        _ = self.standings

    @cached_property
    def standings(self) -> "Sequence[Standing]":
        """What the user's file says of sources. Raises ReadError."""
        from rashomon.archive.briefs import read_sources

        return read_sources(self.sources)

    @uncollected()
    def write(self, weighed: "Callable[[], Weighings]") -> bool:
        """Write the brief of some affairs; say whether all went well. A writer that gave nothing is told so."""
        from rashomon.archive.briefs import make_briefs
        from rashomon.telling import render_all

        briefs = make_briefs(weighed(), self.length.value, self.standings, self._writer())
        if self.form is Form.PDF:
            _write_pdf(render_all(briefs, "html"), self.out)
        else:
            write(render_all(briefs, cast("TextForm", self.form.value)), self.out)
        failures = {brief.writing.failure for brief in briefs if brief.writing and brief.writing.failure}
        for failure in sorted(failures):
            say(f"writer: {failure}; the brief is as composed")
        return not failures

    def _writer(self) -> "Writer | None":
        if self.writer is None or self.model is None:
            return None
        from rashomon.writing import Writer

        return Writer(url=self.writer, model=self.model)


def telling_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the options of `Telling` in the place of its parameter `telling`."""
    hints = get_type_hints(Telling, include_extras=True)
    options = [
        Parameter(f.name, Parameter.KEYWORD_ONLY, default=f.default, annotation=hints[f.name]) for f in fields(Telling)
    ]
    own = [parameter for parameter in signature(verb).parameters.values() if parameter.name != "telling"]

    @wraps(verb)
    def run(**given: Any) -> None:
        telling = Telling(**{option.name: given.pop(option.name) for option in options})
        telling.check(given["paths"] if "paths" in given else [given["archive_file"]])
        verb(**given, telling=telling)

    run.__signature__ = Signature([*own, *options])  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *options)}
    return run


def _check_pdf(out: Path | None) -> None:
    from rashomon.writing.printing import needed_browser

    if out is None and sys.stdout.isatty():
        raise PrintError("a PDF needs a file: --out brief.pdf")
    needed_browser()


def _write_pdf(html: str, out: Path | None) -> None:
    from rashomon.writing.printing import print_pdf

    data = print_pdf(html)
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_file(data, out)
