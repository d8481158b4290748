"""The verbs together, and the help that lists them."""

import typer

from rashomon.cli import add, annotate, brief, check, stories, story, verify

app = typer.Typer(
    help="Reads many news reports of the same happenings and says, with the exact words as evidence, what is known.",
    epilog="Exit status: 0 all read, 1 some failed, 2 nothing could be done.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("brief")(brief.brief)
app.command("annotate")(annotate.annotate)
app.command("stories")(stories.stories)
app.command("add")(add.add)
app.command("story")(story.story)
app.command("check")(check.check)
app.command("verify")(verify.verify)
