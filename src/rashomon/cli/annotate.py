"""`rashomon annotate`: reports in, JSON Lines out, as a pipeline wants it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from msgspec.structs import replace

from rashomon.annotating.kinds import ALL, Kind
from rashomon.cli.common import (
    AliasesOption,
    AllowPrivate,
    Map,
    OutOption,
    aliases_of,
    check_out,
    fields_of,
    finish,
    say,
    tell_unused,
)
from rashomon.exchange import ReportRow, encode, report_row
from rashomon.model import Article, Failure, Report

if TYPE_CHECKING:
    from rashomon.reading import FieldMap

Good = TypeVar("Good", Article, Report)


def annotate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE...]", help="JSON Lines, or reports of any form; addresses; - is stdin."),
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="Read the reports as one archive: date the undated from the others.")
    ] = False,
    text: Annotated[
        bool, typer.Option("--text", help="Put each report's text into its row, whatever it was read from.")
    ] = False,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="KINDS", help=f"Only these kinds, with commas between: {','.join(Kind)}."),
    ] = None,
    out: OutOption = None,
    aliases: AliasesOption = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Annotate reports: one JSON row a report, in the order given, with offsets into the report's text."""
    from rashomon.archive.aliases import renamed

    names = aliases_of(aliases)
    check_out(out, paths or [])
    failures: list[Failure] = []
    kinds = _kinds(only)
    rows: list[bool] = []
    read = _noting_rows(_read(paths or ["-"], fields_of(named), allow_private), rows)
    articles = _good(read, failures)
    done = 0
    with ExitStack() as stack:
        stream = stack.enter_context(out.open("wb")) if out else sys.stdout.buffer
        for row in _together(articles, failures, text, kinds) if together else _each(articles, failures, text, kinds):
            stream.write(encode(renamed(row, names) if names else row))
            done += 1
        stream.flush()
    tell_unused(named, sum(rows), failures)
    finish(done, failures)


def _read(paths: Iterable[str], fields: "FieldMap | None", allow_private: bool) -> Iterator[Article | Failure]:
    from rashomon.archive.addresses import is_address, make_fetcher, read_addresses
    from rashomon.archive.files import find_files, read_file

    fetcher = None  # one for all addresses, so that it keeps its pace
    for path in paths:
        if is_address(path):
            fetcher = fetcher or make_fetcher(allow_private)
            yield from read_addresses([path], fetcher)
            continue
        files, missing = find_files([path])
        yield from missing
        for file in files:
            yield from read_file(file, fields)


def _noting_rows(entries: Iterable[Article | Failure], rows: list[bool]) -> Iterator[Article | Failure]:
    """Yield the entries, and note of each whether it was a row with fields."""
    from rashomon.archive.files import is_row

    for entry in entries:
        rows.append(is_row(entry))
        yield entry


def _good(entries: Iterable[Good | Failure], failures: list[Failure]) -> Iterator[Good]:
    """Yield what is good; say and collect the failures as they come."""
    for entry in entries:
        if isinstance(entry, Failure):
            say(f"{entry.name}: {entry.reason}")
            failures.append(entry)
        else:
            yield entry


def _kinds(only: str | None) -> frozenset[Kind]:
    """Return the kinds that are named; all where none is. Ends with an error where a name is not a kind."""
    if only is None:
        return ALL
    named = [name.strip() for name in only.split(",")]
    unknown = [name for name in named if name not in list(Kind)]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is none of {', '.join(Kind)}", param_hint="--only")
    return frozenset(map(Kind, named))


def _each(
    articles: Iterable[Article], failures: list[Failure], text: bool, kinds: frozenset[Kind]
) -> Iterator[ReportRow]:
    """Yield the row of each report read alone, as it comes."""
    from rashomon.archive.annotating import annotate_each

    for report in _good(annotate_each(articles, kinds), failures):
        _say_language(report.article)
        yield report_row(report, with_text=text, only=kinds)


def _say_language(article: Article) -> None:
    """Say of a report that is not English why its row has no annotations."""
    if article.language != "en":
        name = article.read_from or article.id
        say(f"{name}: (language {article.language}): read and kept, not annotated: only English is")


def _together(
    articles: Iterable[Article], failures: list[Failure], text: bool, kinds: frozenset[Kind]
) -> Iterator[ReportRow]:
    """Yield the rows of reports that know of each other, under the ids that they came with."""
    from rashomon.archive import open_archive

    given = list(articles)
    with open_archive() as archive:
        added = archive.add_articles(given)
        reports = {report.article.id: report for report in archive.reports()}
    for failure in added.failures:
        say(f"{failure.name}: {failure.reason}")
    failures += added.failures
    for article, id in zip(given, added.reports, strict=True):
        if id in reports:
            _say_language(article)
            yield replace(report_row(reports[id], with_text=text, only=kinds), id=article.id)
