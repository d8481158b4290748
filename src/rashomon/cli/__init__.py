"""The command line: one file a verb."""

import os
import sys

from rashomon.cli.app import app
from rashomon.errors import RashomonError

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line. Whatever goes wrong ends in one line on standard error and an exit status.

    `rashomon ... | head` ends quietly: typer sees to it. SIGPIPE stays ignored, which would also end us where a server
    hangs up.
    """
    try:
        sys.exit(app(prog_name="rashomon", standalone_mode=False))
    except RashomonError as error:
        _end(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _end(where + (error.strerror or str(error)).lower())
    except Exception as error:
        if hasattr(error, "format_message"):  # typer's for what is wrong with the words of a command
            _end(_usage(error, error.format_message()))
        if os.environ.get("RASHOMON_DEBUG"):
            raise
        _end(f"a fault of ours, {type(error).__name__}: {error} (RASHOMON_DEBUG=1 shows where)")


def _usage(error: Exception, told: str) -> str:
    """Return in one line what is wrong with the words of a command; where there are none, print its help and end."""
    if told.startswith("Usage: "):
        print(told, file=sys.stderr)
        sys.exit(2)
    context = getattr(error, "ctx", None)
    verb = context.command_path if context else "rashomon"
    told = told.removeprefix("Invalid value: ").replace("Value error, ", "").rstrip(".")
    return f"{told}{'' if told.endswith('?') else ';'} {verb} -h tells more"


def _end(line: str) -> None:
    print(f"rashomon: {' '.join(line.split())}", file=sys.stderr)
    sys.exit(2)
