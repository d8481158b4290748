"""Who is quoted speaks: "the army was quoted by the agency as saying", "the agency quoted the army as saying".

The parser hangs the army and "as saying" from the quoting verb, so both are easily taken for what is said, and the
agency for who says it; that the agency passes it on, `speakers` sees.
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed, without

_QUOTING = ("quote", "cite")
_VERB = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")


def with_quoted(docs: Sequence[Doc], found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, those of a verb of quoting by whom it quotes, who is no part of their content."""
    whole = [_mended(docs[one.order], one) for one in found]
    return [one for one in whole if not _is_told_by_its_own_verb(docs[one.order], one, whole)]


def _mended(doc: Doc, one: Attribution) -> Attribution:
    quoting = _quoting(doc, one)
    if quoting is None or one.content_order != one.order:
        return one
    passive = next((child for child in quoting.children if child.dep_ == "nsubjpass"), None)
    quoted = passive or next((child for child in quoting.children if child.dep_ == "dobj"), None)
    saying = next((child for link in quoting.children if link.lower_ == "as" for child in link.children), None)
    if quoted is None or (passive is None and (saying is None or saying.dep_ != "pcomp")):
        return one
    phrase = (quoted.left_edge.i, quoted.right_edge.i + 1)
    source = phrase if passive and not _within(one.source, phrase) else one.source
    holes = [phrase, (saying.head.i, saying.i + 1)] if saying and saying.dep_ == "pcomp" else [phrase]
    pieces = [trimmed(doc, *part) for piece in one.content for part in without(piece, holes)]
    return replace(one, source=source, content=tuple(piece for piece in pieces if piece) or one.content)


def _quoting(doc: Doc, one: Attribution) -> Token | None:
    """Return the verb of quoting in a cue, or above one of it that is only "saying"."""
    if one.cue is None:
        return None
    words = list(doc[one.cue[0] : one.cue[1]])
    above = [token.head.head for token in words if token.dep_ == "pcomp" and token.head.lower_ == "as"]
    return next((token for token in [*words, *above] if token.lemma_.lower() in _QUOTING and token.tag_ in _VERB), None)


def _is_told_by_its_own_verb(doc: Doc, one: Attribution, found: Sequence[Attribution]) -> bool:
    """Say whether "quoted" and "saying" were both found with the same words: those of "saying" are enough."""
    verb = _quoting(doc, one)
    if verb is None or one.cue is None or not one.cue[0] <= verb.i < one.cue[1]:
        return False
    return any(
        other is not one and other.order == one.order and other.content == one.content and _quoting(doc, other) == verb
        for other in found
    )


def _within(source: Range | None, phrase: Range) -> bool:
    return source is not None and phrase[0] <= source[0] and source[1] <= phrase[1]
