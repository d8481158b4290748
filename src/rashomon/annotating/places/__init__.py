"""Where: toponyms and the places they name."""

from rashomon.annotating.cast import Cast
from rashomon.annotating.parsing import Parsed
from rashomon.annotating.places.mentions import find_mentions
from rashomon.annotating.places.resolving import resolve
from rashomon.model import Place


def find_places(parsed: Parsed, cast: Cast) -> tuple[Place, ...]:
    """Find the places that a report names, in text order; what the gazetteer does not know keeps its words."""
    return tuple(resolve(find_mentions(parsed)))
