"""`rashomon annotate`: reports in, JSON Lines out, as a pipeline wants it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import tee
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from rashomon.cli.common import finish, say
from rashomon.exchange import ReportRow, encode, report_row
from rashomon.model import Article, Failure, Report


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
    articles = _readable(_read(paths or ["-"]), failures)
    done = 0
    with ExitStack() as stack:
        stream = stack.enter_context(out.open("wb")) if out else sys.stdout.buffer
        for row in _together(articles, text) if together else _each(articles, text):
            stream.write(encode(row))
            done += 1
        stream.flush()
    finish(done, failures)


def _read(paths: Iterable[str]) -> Iterator[Article | Failure]:
    from rashomon.archive.files import find_files, read_file, read_stream

    for path in paths:
        if path == "-":
            yield from read_stream(sys.stdin.buffer, "standard input")
            continue
        files, missing = find_files([path])
        yield from missing
        for file in files:
            yield from read_file(file)


def _readable(entries: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    """Yield the reports; say and collect the failures as they come."""
    for entry in entries:
        if isinstance(entry, Article):
            yield entry
        else:
            say(f"{entry.name}: {entry.reason}")
            failures.append(entry)


def _each(articles: Iterable[Article], text: bool) -> Iterator[ReportRow]:
    """Yield the row of each report read alone, as it comes."""
    from rashomon import annotating

    given, read = tee(articles)
    for annotations, article in zip(annotating.annotate(given), read, strict=True):
        yield report_row(Report(article=article, annotations=annotations), with_text=text)


def _together(articles: Iterable[Article], text: bool) -> Iterator[ReportRow]:
    """Yield the rows of reports that know of each other, under the ids that they came with."""
    from rashomon.archive import open_archive

    given = list(articles)
    with open_archive() as archive:
        added = archive.add_articles(given)
        reports = {report.article.id: report for report in archive.reports()}
    for article, id in zip(given, added.reports, strict=True):
        yield replace(report_row(reports[id], with_text=text), id=article.id)
