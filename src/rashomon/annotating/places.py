"""Where: toponyms and the places they name."""

from rashomon.annotating.cast import Cast
from rashomon.annotating.parsing import Parsed
from rashomon.model import Place


def find_places(parsed: Parsed, cast: Cast) -> tuple[Place, ...]:
    """Find the places that a report names."""
    return ()
