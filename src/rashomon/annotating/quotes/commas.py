"""Who speaks in a report that lost its commas: the parser takes speakers apart, or for a part of what is said."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.parsing import Paragraph
from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed, without
from rashomon.annotating.quotes.lexicon import cues
from rashomon.annotating.quotes.mending import phrase_before

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_WORDS_OF_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS"})
_BEFORE_BODY = frozenset({"at", "of", "for", "from", "in", "to", "with"})
# Above who speaks: "with Roth saying that", "quoted him saying", "a statement by the Watch saying".
_LETTING_SPEAK = frozenset({"by", "cite", "from", "hear", "quote", "show", "with"})
_PLACES = ("GPE", "LOC", "FAC")


def with_whole_speaker(paragraph: Paragraph, cast: Cast, one: Attribution) -> Attribution:
    """Return a statement with all of who speaks, and what is said without it."""
    doc, cue = paragraph.doc, one.cue
    if cue is None or one.order != one.content_order:
        return one
    if one.source is None and cue[1] - cue[0] > 1 and doc[cue[0]].is_upper and len(doc[cue[0]]) > 1:
        return replace(one, source=(cue[0], cue[0] + 1), cue=(cue[0] + 1, cue[1]))  # "IS said"
    if behind := _behind_verb(paragraph, cast, one, cue):
        said = trimmed(doc, doc[cue[0]].sent.start, cue[0])
        return replace(one, source=behind, content=(said,) if said else one.content)
    if one.source is None:
        return one
    if _only_stands_before(doc[slice(*one.source)].root, doc[slice(*cue)].root):
        return replace(one, source=None)
    source = _whole(paragraph, cast, one, one.source)
    if source == one.source:
        return one
    kept = (trimmed(doc, *part) for piece in one.content for part in without(piece, [source]))
    return replace(one, source=source, content=tuple(part for part in kept if part) or one.content)


def _behind_verb(paragraph: Paragraph, cast: Cast, one: Attribution, cue: Range) -> Range | None:
    """Return who is named behind the verb of a whole sentence: "Shells fell near the embassy said the Watch"."""
    doc, said = paragraph.doc, one.source[0] if one.source else cue[0]
    sentence = doc[cue[0]].sent
    if one.source is not None and one.source[1] != cue[0]:
        return None
    if doc[cue[1] - 1].lemma_.lower() not in cues().bare or not _has_verb(doc, sentence.start, said):
        return None
    start = cue[1]
    first = start + (start < sentence.end and doc[start].tag_ == "DT")
    end = first
    while end < sentence.end and doc[end].tag_ in _WORDS_OF_NAMES:
        end += 1
    named = cast.mention(paragraph, doc[first]) if first < sentence.end else None
    end = max(end, named.end) if named else end
    rest = next((at for at in range(end, sentence.end) if doc[at].tag_ in _RELATIVE), sentence.end)
    if end == first or _has_verb(doc, end, rest) or not _may_speak(paragraph, cast, doc[end - 1]):
        return None
    return (start, end) if all(piece[1] <= rest for piece in one.content) else None


def _only_stands_before(named: Token, verb: Token) -> bool:
    """Say whether who stands before a participle is told of by the verb above: "mourned the death of Roth saying"."""
    if verb.tag_ != "VBG" or verb.lower_ == "according" or named.dep_ not in ("pobj", "dobj"):
        return False
    if named.lower_ in offices().speaking:
        return False  # "reports suggesting that"
    above = named.head
    return above.lemma_.lower() not in _LETTING_SPEAK and not any(child is named for child in verb.children)


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(token.tag_ in _FINITE for token in doc[start:end])


def _may_speak(paragraph: Paragraph, cast: Cast, last: Token) -> bool:
    """Say whether a word is a person's or body's name, or one of those who speak in news."""
    mention = cast.mention(paragraph, last)
    if mention is not None:
        return mention.label in ("PERSON", "ORG")
    return last.lemma_.lower() in offices().office or last.lower_ in offices().speaking


def _whole(paragraph: Paragraph, cast: Cast, one: Attribution, source: Range) -> Range:
    """Return a source with the beginning of its name and of its phrase: "a fellow at", "sources close to"."""
    doc, (start, end) = paragraph.doc, source
    if one.cue is not None and doc[one.cue[0]].lower_ == "according":
        return start, _first_name_end(paragraph, cast, source)
    if one.cue is None or one.cue[0] < end:
        return source
    mention = cast.mention(paragraph, doc[start])
    start = min(start, mention.start) if mention else start
    if mention and mention.label in _PLACES and mention.end == end and start and doc[start - 1].tag_ == "IN":
        return source
    first = doc[start].sent.start
    while start - 2 > first and _leads_on(doc, start - 1):
        close = doc[start - 2].lower_ == "close"
        before = phrase_before(doc, first, start - 1 - close)
        if before is None:
            break
        start = before[0]
    if start < source[0] and start > first and doc[start].lower_ in ("a", "an", "the"):
        person = cast.mention(paragraph, doc[start - 1])  # "Ana Roth a fellow at the institute"
        start = person.start if person and person.label == "PERSON" else start
    return start, end


def _leads_on(doc: Doc, at: int) -> bool:
    """Say whether a small word joins an office or a source to its body: "a fellow at", "sources close to"."""
    if doc[at].lower_ not in _BEFORE_BODY:
        return False
    before = doc[at - 2] if doc[at - 1].lower_ == "close" else doc[at - 1]
    return before.lemma_.lower() in offices().office or before.lower_ in offices().speaking


def _first_name_end(paragraph: Paragraph, cast: Cast, source: Range) -> int:
    """Return where the name that a source begins with ends, if what follows is another: "according to SANA rebels"."""
    doc, (start, end) = paragraph.doc, source
    named = cast.mention(paragraph, doc[start + (doc[start].tag_ == "DT")])
    if named is None or named.label != "ORG" or named.end >= end:
        return end
    after = cast.mention(paragraph, doc[named.end])
    return named.end if after is not None and after is not named else end
