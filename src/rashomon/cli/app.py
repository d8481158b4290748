"""The verbs together, and the help that lists them."""

from typing import Annotated

import typer

from rashomon.cli import add, annotate, brief, changes, check, export, judge, stories, story, verify

app = typer.Typer(
    help="Reads many news reports of the same happenings and says, with the exact words as evidence, what is known.",
    epilog="Exit status: 0 all read, 1 some failed, 2 nothing could be done, 130 ended by Ctrl-C.",
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


app.command("brief")(brief.brief)
app.command("annotate")(annotate.annotate)
app.command("stories")(stories.stories)
app.command("add")(add.add)
app.command("story")(story.story)
app.command("changes")(changes.changes)
app.command("check")(check.check)
app.command("verify")(verify.verify)
app.command("export")(export.export)
app.command("judge")(judge.judge)
