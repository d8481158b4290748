"""Who says what: direct, indirect and mixed quotations with their speakers."""

from collections.abc import Sequence

from rashomon.annotating.cast import Cast
from rashomon.annotating.marks import token_ranges
from rashomon.annotating.parsing import Parsed
from rashomon.annotating.quotes.finding import attribute
from rashomon.annotating.quotes.voicing import voice
from rashomon.model import Quote, Time


def find_quotes(parsed: Parsed, cast: Cast, times: Sequence[Time]) -> tuple[Quote, ...]:
    """Find the attributions of a report."""
    docs = [paragraph.doc for paragraph in parsed.paragraphs]
    marked = [token_ranges(p, spans) for p, spans in zip(parsed.paragraphs, cast.quotations, strict=True)]
    return voice(parsed, cast, times, attribute(docs, marked))
