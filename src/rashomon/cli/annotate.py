"""`rashomon annotate`: reports in, JSON Lines out, as a pipeline wants it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from msgspec.structs import replace

from rashomon.cli.common import finish, say
from rashomon.exchange import ReportRow, encode, report_row
from rashomon.model import Article, Failure, Report

Good = TypeVar("Good", Article, Report)


def annotate(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE...]", help="JSON Lines, or reports of any form; - is stdin.")
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="Read the reports as one archive: date the undated from the others.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="Give each report's text in its row too, as for pages.")] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file.")] = None,
) -> None:
    """Annotate reports: one JSON row a report, in the order given, with offsets into the report's text."""
    failures: list[Failure] = []
    articles = _good(_read(paths or ["-"]), failures)
    done = 0
    with ExitStack() as stack:
        stream = stack.enter_context(out.open("wb")) if out else sys.stdout.buffer
        for row in _together(articles, failures, text) if together else _each(articles, failures, text):
            stream.write(encode(row))
            done += 1
        stream.flush()
    finish(done, failures)


def _read(paths: Iterable[str]) -> Iterator[Article | Failure]:
    from rashomon.archive.files import find_files, read_file

    for path in paths:
        files, missing = find_files([path])
        yield from missing
        for file in files:
            yield from read_file(file)


def _good(entries: Iterable[Good | Failure], failures: list[Failure]) -> Iterator[Good]:
    """Yield what is good; say and collect the failures as they come."""
    for entry in entries:
        if isinstance(entry, Failure):
            say(f"{entry.name}: {entry.reason}")
            failures.append(entry)
        else:
            yield entry


def _each(articles: Iterable[Article], failures: list[Failure], text: bool) -> Iterator[ReportRow]:
    """Yield the row of each report read alone, as it comes."""
    from rashomon.archive.annotating import annotate_each

    for report in _good(annotate_each(articles), failures):
        yield report_row(report, with_text=text)


def _together(articles: Iterable[Article], failures: list[Failure], text: bool) -> Iterator[ReportRow]:
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
            yield replace(report_row(reports[id], with_text=text), id=article.id)
