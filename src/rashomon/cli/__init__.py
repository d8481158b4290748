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
        app(prog_name="rashomon")
    except RashomonError as error:
        _end(str(error))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _end(where + (error.strerror or str(error)).lower())
    except Exception as error:
        if os.environ.get("RASHOMON_DEBUG"):
            raise
        _end(f"a fault of ours, {type(error).__name__}: {error} (RASHOMON_DEBUG=1 shows where)")


def _end(line: str) -> None:
    print(f"rashomon: {' '.join(line.split())}", file=sys.stderr)
    sys.exit(2)
