"""Attributions by rule: a reporting word, its subject, its clause, and the quotation marks around them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from rashomon.annotating.quotes.attributions import Attribution, Range, trimmed, without
from rashomon.annotating.quotes.lexicon import cues, with_lemma

_SUBJECTS = ("nsubj", "nsubjpass")
_AROUND_VERB = ("aux", "auxpass", "neg", "advmod")
_QUOTED = ("quote", "cite")  # the subject of these in the passive is who speaks: "he was quoted as saying"
_FINITE = ("VBD", "VBZ", "VBP")
_CLAUSES = ("ccomp", "xcomp")

# Fewer words than this between marks are a scare quote or a title, not what someone said. By judgement.
SHORTEST_QUOTATION = 4


def attribute(docs: Sequence[Doc], quotations: Sequence[Sequence[Range]]) -> Iterator[Attribution]:
    """Yield the attributions of a report's paragraphs in order, given the quotations of each."""
    last: Attribution | None = None
    lexicon = cues()
    reporting = with_lemma(docs, frozenset({"according", "accord", *lexicon.verb, *lexicon.attitude}))
    for order, (doc, quoted, tokens) in enumerate(zip(docs, quotations, reporting, strict=True)):
        found = [a for a in (_attributed(order, doc, token, quoted) for token in tokens) if a]
        found = _with_quotations(order, doc, found, quoted, last)
        yield from found
        last = found[-1] if found else None


def _attributed(order: int, doc: Doc, token: Token, quoted: Sequence[Range]) -> Attribution | None:
    if any(start <= token.i < end for start, end in quoted):
        return None
    if token.lower_ == "according":
        return _according(order, doc, token)
    lexicon, lemma = cues(), token.lemma_.lower()
    if token.pos_ != "VERB" or lexicon.of_verb(lemma) is None:
        return None
    source = _source(token)
    cue = _cue(token)
    content = _clause(doc, token, [r for r in (source, cue) if r])
    if not content and lemma in lexicon.naming and source:
        content = _named(token)
    if not content and lemma in lexicon.attitude and source:
        content = [_subtree(child) for child in token.children if child.dep_ in ("dobj", "prep")]
    if source is None and not content:
        return None
    content = [piece for piece in (trimmed(doc, *r) for r in content) if piece]
    return Attribution(order, source, cue, tuple(content), order)


def _named(verb: Token) -> list[Range]:
    """Return what is called what: "called the attack a crime", where the second part is there."""
    if not any(child.dep_ == "oprd" or child.lower_ == "as" for child in verb.rights):
        return []
    parts = [_subtree(child) for child in verb.rights if child.dep_ in ("dobj", "oprd", "attr") or child.lower_ == "as"]
    return [(min(part[0] for part in parts), max(part[1] for part in parts))]


def _subtree(token: Token) -> Range:
    return token.left_edge.i, token.right_edge.i + 1


def _source(verb: Token) -> Range | None:
    """Return the subject of a reporting verb, its agent if it is passive, or the subject that it shares."""
    for _ in range(4):
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        if agent is not None:
            named = next((c for c in agent.children if c.dep_ == "pobj"), None)
            return _subtree(named) if named is not None else None
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if subject is not None and subject.dep_ == "nsubjpass" and verb.lemma_.lower() not in _QUOTED:
            return None
        if subject is not None:
            found = trimmed(verb.doc, *_subtree(subject))
            return found if found is None or not found[0] <= verb.i < found[1] else (subject.i, subject.i + 1)
        if verb.dep_ == "acl" and verb.tag_ in _FINITE:
            return _misread_subject(verb)
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep"):
            return None
        verb = verb.head
    return None


def _misread_subject(verb: Token) -> Range | None:
    """Return the words before a finite verb that the parser took for a part of its subject's phrase."""
    top = verb.head
    while top.dep_ in ("pobj", "prep", "compound", "conj", "appos"):
        top = top.head
    return trimmed(verb.doc, top.left_edge.i, verb.i) if top.dep_ == "ROOT" and top.pos_ in ("NOUN", "PROPN") else None


def _cue(verb: Token) -> Range:
    """Return the verb with its auxiliaries, negation and particle."""
    start, end = verb.i, verb.i + 1
    while (
        start and verb.doc[start - 1].head == verb and verb.doc[start - 1].dep_ in ("aux", "auxpass", "neg", "advmod")
    ):
        start -= 1
    while end < len(verb.doc) and verb.doc[end].head == verb and verb.doc[end].dep_ == "prt":
        end += 1
    return start, end


def _clause(doc: Doc, verb: Token, holes: Sequence[Range]) -> list[Range]:
    """Return what is said in a clause of the verb's own: its complement, or the clause that it is set into."""
    for child in verb.children:
        if child.dep_ in _CLAUSES and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN"):
            return without(_subtree(child), [*holes, (verb.i, verb.i + 1)])
    if verb.dep_ == "parataxis":
        return without(_subtree(verb.head), [_subtree(verb)])
    return []


def _according(order: int, doc: Doc, token: Token) -> Attribution | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or named is None:
        return None
    source = trimmed(doc, *_subtree(named))
    sentence = token.sent
    content = without((sentence.start, sentence.end), [(token.i, _subtree(named)[1])])
    pieces = [piece for piece in (trimmed(doc, *r) for r in content) if piece]
    return Attribution(order, source, (token.i, to.i + 1), tuple(pieces), order)


def _with_quotations(
    order: int, doc: Doc, found: Sequence[Attribution], quoted: Sequence[Range], last: Attribution | None
) -> list[Attribution]:
    """Give every quotation that is in no clause to the cue that it stands next to, else to the last speaker."""
    result = list(found)
    for start, end in quoted:
        if end - start - 2 < SHORTEST_QUOTATION:
            continue
        held = [i for i, a in enumerate(result) if any(s < end and start < e for s, e in a.content)]
        if held:
            result[held[0]] = _widened(doc, result[held[0]], (start, end))
            continue
        near = _nearest(doc, result, start, end)
        if near is not None:
            attribution = result[near]
            result[near] = Attribution(
                order, attribution.source, attribution.cue, (*attribution.content, (start, end)), order
            )
        elif not result and last and last.content_order == order - 1 and start <= 1:
            result.append(Attribution(last.order, last.source, last.cue, ((start, end),), order))
    return [a for a in result if a.content]


def _nearest(doc: Doc, found: Sequence[Attribution], start: int, end: int) -> int | None:
    def distance(attribution: Attribution) -> int:
        cue = attribution.cue or (start, end)
        return start - cue[1] if cue[1] <= start else cue[0] - end + 3

    fitting = [i for i, a in enumerate(found) if a.cue and a.source]
    return min(fitting, key=lambda i: (distance(found[i]), i), default=None)


def _widened(doc: Doc, attribution: Attribution, quotation: Range) -> Attribution:
    """Return the attribution with a quotation that its content cuts into taken in whole."""
    holes = [r for r in (attribution.source, attribution.cue) if r]
    if any(quotation[0] < e and s < quotation[1] for s, e in holes):
        return attribution
    pieces: list[Range] = []
    for start, end in attribution.content:
        if start < quotation[1] and quotation[0] < end:
            start, end = min(start, quotation[0]), max(end, quotation[1])
        if pieces and start < pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(end, pieces[-1][1]))
        else:
            pieces.append((start, end))
    return Attribution(attribution.order, attribution.source, attribution.cue, tuple(pieces), attribution.content_order)
