"""`rashomon brief`: read, annotate, link, weigh and tell, in one go."""

import typer

from rashomon.cli.briefing import Telling, telling_options
from rashomon.cli.common import AliasesOption, AllowPrivate, Map, PathsArgument, finish, given


@telling_options
def brief(
    paths: PathsArgument,
    telling: Telling,
    aliases: AliasesOption = None,
    named: Map = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and print what they agree on, where they contradict each other, and who says what."""
    with given(paths, aliases, named, allow_private) as read:
        told = not read.reports or telling.write(read.archive.weighings)
    if not told:
        raise typer.Exit(1)
    finish(read.reports, read.failures)
