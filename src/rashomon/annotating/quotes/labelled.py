"""Speech beside a name without a verb: transcripts ("ROTH: We stay."), headings, signatures ("“Stay.” — Ana Roth")."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span

from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed
from rashomon.annotating.quotes.lexicon import cues, is_medium

# Up to four capitalised words before a colon open a paragraph, behind a quotation mark where a transcript is quoted.
_LABEL = re.compile(r"^[\"“”']?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?P<cue>:)\s+(?=\S)")

# A dash and a name that end the paragraph, perhaps with who that is; behind a closing mark, or a line of its own.
_SIGNATURE = re.compile(
    r"(?:[”\"]\s*|^)(?P<cue>[—–―-]{1,2})\s*(?P<name>[A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,4}?)(?:,[^.!?:;]{2,60})?\.?\s*$"
)

# Words that are said: fewer are a count, a score or a heading ("Roth: 43 percent"). By judgement.
SHORTEST = 4

# Tokens at the beginning of a paragraph in which a label is looked for, and at its end in which a signature is. By
# judgement.
LABEL_WITHIN, SIGNATURE_WITHIN = 12, 30

# Letters of a small word in a name ("van der Berg").
SMALL = 3

_VERBS = ("VB", "MD")
_CLOSING = ("”", '"', "''")


class _Named(NamedTuple):
    """Who is named beside speech, and what sets the name off, in characters of the paragraph."""

    name: str
    source: tuple[int, int]
    cue: tuple[int, int]
    start: int
    end: int


def attribute(docs: Sequence[Doc], quotations: Sequence[Sequence[Range]]) -> Iterator[Attribution]:
    """Yield what is said beside a name without a verb of saying, given the quotations of each paragraph."""
    people: frozenset[str] | None = None
    for order, doc in enumerate(docs):
        label, signature = _found(_LABEL, doc[:LABEL_WITHIN]), _found(_SIGNATURE, doc[-SIGNATURE_WITHIN:])
        if label is None and signature is None:
            continue
        people = _people(docs) if people is None else people
        if label and _can_speak(label.name, people):
            yield from _said(docs, order, label, order, _range(doc, label.end, len(doc.text)))
        elif signature and (order or signature.start) and _is_name(signature.name, people):
            there = order if signature.start else order - 1
            content = _quotation(docs[there], quotations[there], signature.start + 1 if signature.start else None)
            yield from _said(docs, order, signature, there, content)


def _found(pattern: re.Pattern[str], part: Span) -> _Named | None:
    """Return what a pattern finds in a part of a paragraph; a whole paragraph's text takes long to make."""
    found = pattern.search(part.text) if len(part) else None
    if found is None or (pattern is _SIGNATURE and not found.start() and part.start):
        return None
    first = part.start_char
    source, cue = ((first + a, first + b) for a, b in (found.span("name"), found.span("cue")))
    return _Named(found["name"], source, cue, first + found.start(), first + found.end())


def _said(docs: Sequence[Doc], order: int, named: _Named, there: int, content: Range | None) -> Iterator[Attribution]:
    """Yield the attribution of a label or a signature where its content is something that one says."""
    doc = docs[order]
    source, cue = _range(doc, *named.source), doc.char_span(*named.cue, alignment_mode="expand")
    if not source or cue is None or not content or content[1] - content[0] < SHORTEST:
        return
    if any(token.tag_.startswith(_VERBS) for token in docs[there][content[0] : content[1]]):
        yield Attribution(order, source, (cue.start, cue.end), (content,), there)


def _people(docs: Sequence[Doc]) -> frozenset[str]:
    """Return the last words of the people that a report names, in capitals."""
    return frozenset(ent[-1].text.upper() for doc in docs for ent in doc.ents if ent.label_ == "PERSON")


def _can_speak(name: str, people: frozenset[str]) -> bool:
    """Say whether a label is a person of the report, a medium, or what speaks in news ("Police: ...", "Poll: ...")."""
    last = name.rsplit(" ", 1)[-1]
    return last.upper() in people or is_medium(name) or last.lower() in offices().speaking | cues().labels


def _is_name(name: str, people: frozenset[str]) -> bool:
    """Say whether a signature is a person of the report, or a name of several words with capitals."""
    words = name.split()
    capital = all(word[0].isupper() or len(word) <= SMALL for word in words) and words[-1][0].isupper()
    return words[-1].upper().rstrip(".") in people or (capital and len(words) > 1)


def _quotation(doc: Doc, quoted: Sequence[Range], end: int | None) -> Range | None:
    """Return the quotation that ends at a character, or ends the paragraph; all before where its marks are amiss."""
    text = doc.text.rstrip()
    whole = _range(doc, 0, len(text) if end is None else end)
    if whole is None or (end is None and not text.endswith(_CLOSING)):
        return None
    return next((one for one in quoted if abs(one[1] - whole[1]) <= 1), whole)


def _range(doc: Doc, start: int, end: int) -> Range | None:
    """Return the tokens of a stretch of characters, without blanks and commas at its edges."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return trimmed(doc, span.start, span.end) if span is not None else None
