"""Speech that a paragraph announces and the next one gives: "The minister added:" and then what she added."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed


def with_announced(
    docs: Sequence[Doc], quotations: Sequence[Sequence[Range]], found: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions, those that end a paragraph with a colon with the paragraph behind it as content."""
    result = list(found)
    for order, doc in enumerate(docs[:-1]):
        if not doc[-3:].text.rstrip().endswith(":"):
            continue
        empty = [i for i, one in enumerate(result) if one.order == order and one.cue and not one.content]
        said = _opening(docs[order + 1], quotations[order + 1])
        if empty and said:
            last = max(empty, key=lambda i: result[i].cue or (0, 0))
            result[last] = replace(result[last], content=(said,), content_order=order + 1)
    return result


def _opening(doc: Doc, quoted: Sequence[Range]) -> Range | None:
    """Return the quotation that a paragraph begins with, else the whole paragraph."""
    whole = trimmed(doc, 0, len(doc))
    return next((one for one in quoted if whole and one[0] <= whole[0]), whole)
