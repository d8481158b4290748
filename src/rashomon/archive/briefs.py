"""Briefs: weighed affairs told at a length, with what the user says of sources, put to a writer where one is asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import WriterError
from rashomon.model import Case, Standing, Weighed

if TYPE_CHECKING:
    from rashomon.telling import Brief, Form, Length
    from rashomon.writing import Writer

# A file of sources (TOML or CSV), or what it says.
Sources = str | Path | Sequence[Standing] | None

Weighings = Sequence[tuple[Case, Weighed]]


def make_briefs(
    weighed: Weighings, length: "Length" = "full", sources: Sources = None, writer: "Writer | None" = None
) -> "tuple[Brief, ...]":
    """Return the brief of each case; a writer's sentences are taken where the reports support them."""
    from rashomon import telling

    standings = read_sources(sources)
    briefs = ((case, telling.make_brief(case, found, standings)) for case, found in weighed)
    told = [(case, telling.shortened(brief, length)) for case, brief in briefs]
    return tuple(_rewritten(brief, case, writer) if writer else brief for case, brief in told)


def tell(
    weighed: Weighings,
    form: "Form",
    length: "Length" = "full",
    sources: Sources = None,
    writer: "Writer | None" = None,
) -> str:
    """Return one document with the brief of each case."""
    from rashomon import telling

    return telling.render_all(make_briefs(weighed, length, sources, writer), form)


def read_sources(sources: Sources) -> Sequence[Standing]:
    """Return what a file of sources says, or what is said already. Raises ReadError."""
    from rashomon.archive.standings import read_standings

    return read_standings(sources) if isinstance(sources, str | Path) else sources or ()


def _rewritten(brief: "Brief", case: Case, writer: "Writer") -> "Brief":
    from rashomon.telling.rewriting import instructions, refused, request, rewritten
    from rashomon.writing import ask

    try:
        answer = ask(writer, instructions(), request(brief))
    except WriterError as error:
        return refused(brief, writer.name, error.reason)
    return rewritten(brief, writer.name, answer, [case])
