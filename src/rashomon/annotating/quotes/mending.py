"""Statements of reports whose commas were lost on the way: "Eight people died a monitoring group said".

Without the comma the parser takes who speaks for a part of what is said. The words right before the verb are the
better guess wherever the source found is none, is a clause, or does not reach to the verb.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from rashomon.annotating.cast.lexicon import offices
from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed, without
from rashomon.annotating.quotes.lexicon import cues, with_lemma

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NOMINAL = _NOUNS | {"JJ", "VBN", "HYPH", "POS"}
_OPENING = frozenset({"DT", "PRP$"})
_LINKS = frozenset({"of", "at", "in", "for", "from"})
_SETTINGS = frozenset({"DATE", "TIME", "GPE", "LOC"})
_BEFORE_PLACE = frozenset({"IN", "TO", "VB", "VBG", "VBD"})
_AROUND_VERB = frozenset({"RB", "MD", "VBZ", "VBP", "VBD"})


def mended(
    docs: Sequence[Doc], quotations: Sequence[Sequence[Range]], found: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions with the sources, and with them the contents, that lost commas hid."""
    result = list(found)
    for order, verb in _verbs(docs):
        if any(start <= verb.i < end for start, end in quotations[order]):
            continue
        known = next((i for i, one in enumerate(result) if one.order == order and _covers(one.cue, verb.i)), None)
        if known is not None and _is_sound(verb.doc, result[known]):
            continue
        one = _read_backwards(order, verb, quotations[order], result[known] if known is not None else None)
        if one is not None and known is not None:
            result[known] = one
        elif one is not None:
            result.append(one)
    return [_without_others(docs, _told_before(docs, one)) for one in result]


def _without_others(docs: Sequence[Doc], one: Attribution) -> Attribution:
    """Return an attribution without a later piece behind which another is told to say it: "“...” said Ann Roth"."""
    if one.cue is None or len(one.content) < 2 or one.content_order != one.order:
        return one
    doc, cue = docs[one.order], one.cue
    own = tuple(piece for piece in one.content if piece[0] < cue[1] or not _is_said_behind(doc, piece[1], cue))
    return replace(one, content=own) if own else one


def _is_said_behind(doc: Doc, end: int, cue: Range) -> bool:
    """Say whether a verb of saying with a name behind it stands right after a place, and is another than a cue."""
    verb = said_behind(doc, end)
    return verb is not None and not cue[0] <= verb < cue[1]


def said_behind(doc: Doc, end: int) -> int | None:
    """Return the verb of saying, with a name behind it, that stands right after a place: "“...” said Ann Roth"."""
    while end < len(doc) and doc[end].tag_ in ("''", ","):
        end += 1
    if end + 1 >= len(doc):
        return None
    is_verb = doc[end].tag_ in _FINITE and doc[end].lemma_.lower() in cues().sure
    return end if is_verb and doc[end + 1].tag_ == "NNP" else None


def by_name_behind(order: int, doc: Doc, verb: int, said: Range) -> Attribution:
    """Return who is named behind a verb of saying, for what stands in marks before it."""
    end = verb + 1
    while end < len(doc) and doc[end].tag_ == "NNP":
        end += 1
    return Attribution(order, (verb + 1, end), (verb, verb + 1), (said,), order)


def _told_before(docs: Sequence[Doc], one: Attribution) -> Attribution:
    """Return what stands before who says it for those whom they told: "the pumps had stopped, Roth told a meeting"."""
    if one.source is None or one.cue is None or one.source[0] > one.cue[0] or one.content_order != one.order:
        return one
    doc, first = docs[one.order], docs[one.order][one.source[0]].sent.start
    told = [token for start, end in one.content for token in doc[start:end]]
    if doc[one.cue[1] - 1].lower_ != "told" or not told or told[0].i < one.cue[1]:
        return one
    if any(token.tag_ in _CLAUSAL or token.is_quote for token in told):
        return one
    before = trimmed(doc, first, one.source[0])
    if before is None or not any(token.tag_ in _FINITE for token in doc[before[0] : before[1]]):
        return one
    return replace(one, content=(before,))


def without_setting(docs: Sequence[Doc], one: Attribution) -> Attribution:
    """Cut off a source the day or place that the clause before it ran into: "... in Homs on Tuesday state media said".

    And after "according to", the clause that follows without a comma: "according to the police the road was closed".
    """
    if one.source is None or one.cue is None:
        return one
    doc, (start, end) = docs[one.order], one.source
    if doc[one.cue[0]].lower_ == "according":
        if comma := _comma_behind_people(doc, start, end):
            told = ((comma + 1, max(last for _, last in one.content)),) if one.content else ()
            return replace(one, source=(start, comma), content=told)
        end = next((t.i for a, t in pairwise(doc[start:end]) if a.tag_ in _NOUNS and t.tag_ == "DT"), end)
    elif start and (doc[start].ent_type_ in ("DATE", "TIME") or doc[start - 1].tag_ in _BEFORE_PLACE):
        kind, first = doc[start].ent_type_, start
        while first < end - 1 and kind in _SETTINGS and doc[first].ent_type_ == kind and not _begins_name(doc, first):
            first += 1
        if any(token.tag_ in _NOUNS for token in doc[first:end]) and doc[first].tag_ in _NOMINAL:
            start = first
    return one if (start, end) == one.source else replace(one, source=(start, end))


def _comma_behind_people(doc: Doc, start: int, end: int) -> int | None:
    """Return the comma behind which a person follows those who speak: "according to police, 9-year-old Ann Lee was"."""
    comma = next((i for i in range(start + 1, end) if doc[i].text == ","), None)
    if comma is None or doc[comma - 1].tag_ not in ("NN", "NNS") or doc[comma - 1].lower_ not in offices().speaking:
        return None
    return comma if any(token.tag_ == "NNP" for token in doc[comma:end]) else None


def _begins_name(doc: Doc, at: int) -> bool:
    """Say whether a word goes with what follows: "Syrian state media", "a Britain-based group"."""
    if doc[at].ent_type_ == "NORP" or doc[at + 1].tag_ == "HYPH":
        return True
    return doc[at].tag_ == "JJ" and doc[at].ent_type_ not in ("DATE", "TIME")


def _verbs(docs: Sequence[Doc]) -> Iterator[tuple[int, Token]]:
    for order, tokens in enumerate(with_lemma(docs, cues().sure - {"call"})):
        yield from ((order, token) for token in tokens if token.tag_ in _FINITE)


def _covers(cue: Range | None, at: int) -> bool:
    return cue is not None and cue[0] <= at < cue[1]


def _is_sound(doc: Doc, one: Attribution) -> bool:
    """Say whether the source is a phrase that may well speak, next to its verb."""
    if one.source is None or one.cue is None or not one.content:
        return False
    words = doc[one.source[0] : one.source[1]]
    relative = next((t.i for t in words if t.tag_ in ("WDT", "WP", ",")), one.source[1])
    if any(token.tag_ in _CLAUSAL for token in doc[one.source[0] : relative]) or _runs_on(words):
        return False
    gap = doc[one.source[1] : one.cue[0]]
    if len(gap) == 0 or one.source[0] > one.cue[0]:
        return True
    tags = {token.tag_ for token in gap}
    if tags & _CLAUSAL and "," not in tags and gap[-1].tag_ in _NOUNS:
        return False
    return gap[0].tag_ not in _NOMINAL | _OPENING or gap[-1].tag_ not in _NOUNS or gap[-1].ent_type_ in ("DATE", "TIME")


def _runs_on(words: Tokens) -> bool:
    """Say whether a phrase goes over a closing mark or bracket, or from a noun straight to an article."""
    tags = [token.tag_ for token in words]
    if "''" in tags and "``" not in tags[: tags.index("''")]:
        return True
    if ")" in (token.text for token in words[:-1]) and "-LRB-" not in tags[1:]:
        return True
    return any(
        (a.tag_ in _NOUNS and b.tag_ == "DT") or (a.ent_type_ == "PERSON" and b.tag_ in ("JJ", "RB"))
        for a, b in pairwise(words)
    )


def _read_backwards(order: int, verb: Token, quoted: Sequence[Range], known: Attribution | None) -> Attribution | None:
    """Return the attribution whose source is the phrase right before the verb; None where there is none."""
    doc = verb.doc
    cue = known.cue if known and known.cue else (verb.i, verb.i + 1)
    end = cue[0]
    while end > verb.sent.start and doc[end - 1].tag_ in _AROUND_VERB:
        end -= 1
    source = phrase_before(doc, verb.sent.start, end) or _with_apposition(doc, verb.sent.start, end)
    if source is None:
        return None
    if known and known.content and all(start >= cue[1] for start, _ in known.content):
        return replace(known, source=source)
    before = [r for r in quoted if r[1] == source[0]] or [(verb.sent.start, source[0])]
    content = [piece for r in before for part in without(r, []) if (piece := trimmed(doc, *part))]
    if not content and verb.sent.start > 0:
        last = doc[verb.sent.start - 1].sent
        content = [piece for piece in (trimmed(doc, last.start, last.end),) if piece]
    if not content:
        return replace(known, source=source) if known and known.content else None
    return Attribution(order, source, cue, tuple(content), order)


def phrase_before(doc: Doc, first: int, end: int) -> Range | None:
    """Return the noun phrase that ends at a token, by its tags alone: the parse is what went wrong."""
    if end <= first:
        return None
    if doc[end - 1].tag_ == "PRP":
        return end - 1, end
    start = end
    while start > first:
        token = doc[start - 1]
        if token.tag_ in _OPENING:
            start -= 1
            if not _linked(doc, first, start):
                break
        elif token.lower_ in _LINKS and start < end:
            if not _linked(doc, first, start):
                break
            start -= 1
        elif token.tag_ not in _NOMINAL or _stands_apart(doc, first, start, end):
            break
        else:
            start -= 1
    while start < end and (doc[start].tag_ in ("POS", "HYPH") or doc[start].lower_ in _LINKS):
        start += 1
    return (start, end) if any(token.tag_ in _NOUNS for token in doc[start:end]) else None


def _with_apposition(doc: Doc, first: int, end: int) -> Range | None:
    """Return the phrase before an apposition between commas: "the Civil Defence, a rescue service, said"."""
    if end - 1 <= first or doc[end - 1].text != ",":
        return None
    comma = next((at for at in range(end - 2, first, -1) if doc[at].text == ","), None)
    named = phrase_before(doc, first, comma) if comma else None
    return (named[0], end) if named else None


def _linked(doc: Doc, first: int, start: int) -> bool:
    """Say whether the words at `start` go on from a body or a source: "a source at the Police Command"."""
    at = start - 1
    if at <= first or doc[at].lower_ not in _LINKS:
        return False
    before = doc[at - 1]
    if doc[at].lower_ in ("of", "for") and before.tag_ == "NNP" and doc[start].tag_ in ("NNP", "NNPS"):
        return True
    return before.lemma_.lower() in offices().office or before.lower_ in offices().speaking


def _stands_apart(doc: Doc, first: int, start: int, end: int) -> bool:
    """Say whether the token before `start` is part of what is said: a day, a person, "in Aleppo"."""
    token = doc[start - 1]
    if token.ent_type_ in ("DATE", "TIME"):
        return True
    if start == end or doc[start].ent_type_ == token.ent_type_:
        return False
    if token.ent_type_ == "PERSON":
        return doc[start].tag_ in ("JJ", "RB")
    if token.ent_type_ not in ("GPE", "LOC", "FAC"):
        return False
    while start > first and doc[start - 1].ent_type_ == token.ent_type_:
        start -= 1
    return start > first and doc[start - 1].tag_ in ("IN", "DT", "TO")
