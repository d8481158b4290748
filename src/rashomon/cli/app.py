"""The verbs together, and the help that lists them."""

from typing import Annotated

import typer

from rashomon.cli import add, annotate, brief, changes, check, export, judge, stories, story, verify

app = typer.Typer(
    help="Reads many news reports of the same happenings and says, with the exact words as evidence, what is known.",
    epilog="Begin with: rashomon brief FOLDER. rashomon VERB --help says more of each. "
    "Exit status: 0 all read, 1 some failed, 2 nothing could be done, 130 ended by Ctrl-C.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from rashomon import __version__

        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read many news reports of the same happenings and say, with the exact words as evidence, what is known."""


# What a newcomer reads of each verb in the list of them; `rashomon VERB --help` has more.
app.command("brief", short_help="Tell what reports agree on, contest, and who says it.")(brief.brief)
app.command("add", short_help="Read reports into an archive.")(add.add)
app.command("stories", short_help="List the stories of an archive, or of reports.")(stories.stories)
app.command("story", short_help="Tell one story of an archive.")(story.story)
app.command("changes", short_help="Tell what changed in a story since a day.")(changes.changes)
app.command("judge", short_help="Say which reports are, or are not, of one story.")(judge.judge)
app.command("verify", short_help="List what in a brief no report supports.")(verify.verify)
app.command("annotate", short_help="Annotate reports: JSON Lines in, JSON Lines out.")(annotate.annotate)
app.command("export", short_help="Write the events or findings as a table.")(export.export)
app.command("check", short_help="Check that an archive is whole.")(check.check)
