"""`rashomon brief`: read, annotate, link, weigh and tell, in one go."""

from typing import Annotated

import typer

from rashomon.cli.briefing import (
    Form,
    FormOption,
    Length,
    LengthOption,
    ModelOption,
    OutOption,
    SourcesOption,
    WriterOption,
    make_writer,
    write_brief,
)
from rashomon.cli.common import (
    AliasesOption,
    AllowPrivate,
    Map,
    aliases_of,
    fields_of,
    finish,
    is_archive,
    open_existing,
    progress,
    tell_failures,
)


def brief(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, patterns, addresses, or - for stdin; or an archive."),
    ],
    form: FormOption = Form.TEXT,
    length: LengthOption = Length.FULL,
    out: OutOption = None,
    sources: SourcesOption = None,
    writer_url: WriterOption = None,
    model: ModelOption = None,
    aliases: AliasesOption = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and print what they agree on, where they contradict each other, and who says what."""
    from rashomon.archive import open_archive

    writer = make_writer(writer_url, model)
    if len(paths) == 1 and is_archive(paths[0]):
        with open_existing(paths[0], aliases) as archive:
            told = write_brief(archive.weighed, form, length, out, sources, writer)
        raise typer.Exit(0 if told else 1)
    fields = fields_of(named)
    with open_archive(progress=progress, aliases=aliases_of(aliases)) as archive:
        added = archive.read(*paths, fields=fields, allow_private=allow_private)
        tell_failures(added.failures)
        told = not added.reports or write_brief(archive.weighed, form, length, out, sources, writer)
    if not told:
        raise typer.Exit(1)
    finish(len(added.reports), added.failures)
