"""What each verb of a report tells, part by part, and what nouns and participles tell that stand for one.

One walk over the words of the body; which of it two reports share is asked in weighing.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from rashomon.annotating.cast import Cast
from rashomon.annotating.cast.commas import has_lost_commas
from rashomon.annotating.events.lexicon import NO_EVENT
from rashomon.annotating.events.modality import read_status
from rashomon.annotating.events.moods import is_infinitive
from rashomon.annotating.events.predicates import Predicate, is_finite
from rashomon.annotating.parsing import Paragraph, Parsed
from rashomon.model import Clause, Modality, Part, Role, Slot, Span
from rashomon.wording.kin import kin_groups, said_kin
from rashomon.wording.tables import read_table

VERBS = frozenset({"VERB", "AUX"})
SLOTS = {
    "nsubj": Slot.SUBJECT,
    "nsubjpass": Slot.SUBJECT,
    "csubj": Slot.SUBJECT,
    "expl": Slot.SUBJECT,
    "dobj": Slot.OBJECT,
    "dative": Slot.OBJECT,
    "agent": Slot.AGENT,
    "prep": Slot.MODIFIER,
    "advmod": Slot.MODIFIER,
    "npadvmod": Slot.MODIFIER,
    "advcl": Slot.MODIFIER,
}
# What hangs on a verb and is another clause, or none of its words.
OTHERS = frozenset({"conj", "parataxis", "punct", "cc", "mark", "preconj", "intj", "meta", "dep"})
# What stands with the verb itself.
OWN = frozenset({"aux", "auxpass", "neg", "prt"})
# Within a noun phrase: what may be left out and leaves it as true.
WITHIN = frozenset({"prep", "relcl", "acl", "appos", "amod", "advmod", "npadvmod", "nmod", "quantmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
DESCRIBING = frozenset({"relcl", "acl", "amod"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})
# Nouns and pronouns that may stand for somebody named before.
STANDING_FOR = frozenset({"PRON", "NOUN"})


def find_clauses(parsed: Parsed, cast: Cast) -> tuple[Clause, ...]:
    """Find the clauses of a report's body in text order of their verbs.

    A text that lost its commas has none: where its clauses end, the parse does not know.
    """
    if has_lost_commas(parsed.article.text):
        return ()
    return tuple(
        clause
        for paragraph in parsed.paragraphs
        if paragraph.role is Role.BODY
        for token in paragraph.doc
        if (clause := _clause(token, paragraph, cast)) is not None
    )


def _clause(token: Token, paragraph: Paragraph, cast: Cast) -> Clause | None:
    if token.pos_ in VERBS and token.dep_ not in ("aux", "auxpass") and not _only_says(token):
        parts = [*_of_verb(token, paragraph, cast)]
    elif token.dep_ == "amod" and token.tag_ == "VBN":
        parts = [_part(token.head, Slot.OBJECT, paragraph, cast)]
    elif token.pos_ == "NOUN" and token.dep_ != "compound" and _is_deed(token):
        parts = [*_of_noun(token, paragraph, cast)]
    else:
        return None
    parts.sort(key=lambda part: (part.span.start, -part.span.end))
    is_verb = token.pos_ in VERBS
    begin, end = _bounds(token, parts, paragraph)
    return Clause(
        evidence=paragraph.quote(begin, end),
        verb=paragraph.span(token),
        lemma=token.lemma_.lower(),
        finite=is_verb and is_finite(_first(token)) and token.dep_ not in DESCRIBING,
        passive=_is_passive(token),
        modality=_modality(token, is_verb=is_verb),
        parts=tuple(parts),
    )


def _only_says(verb: Token) -> bool:
    """Say whether a verb only tells who says what: what is said is a clause of its own."""
    said = any(child.dep_ == "ccomp" and child.pos_ in VERBS for child in verb.children)
    return said and kin_groups().get(verb.lemma_.lower()) in said_kin()


def _is_deed(noun: Token) -> bool:
    kin = kin_groups().get(noun.lemma_.lower())
    return kin is not None and kin not in said_kin()


def _modality(token: Token, *, is_verb: bool) -> Modality:
    if token.lemma_ == "be" and any(is_infinitive(child) for child in token.children if child.dep_ == "xcomp"):
        return Modality.PLANNED  # "is to open on Sunday"
    if _is_awaited(token):
        return Modality.PLANNED
    predicate = Predicate(head=token, sense=NO_EVENT, start=token.i, end=token.i + 1, is_verb=is_verb)
    return read_status(predicate, {}, None, None, headline=False).modality


def _is_awaited(verb: Token) -> bool:
    """Say whether something will only be so when a deed is done: "is not told until the board approves it"."""
    if verb.dep_ != "advcl" or not any(child.lower_ in _words("awaiting") for child in verb.children):
        return False
    return any(child.tag_ == "MD" for child in verb.head.children)


def _first(verb: Token) -> Token:
    """Return the first of the verbs that share a subject and its auxiliaries: "was caught and held"."""
    return verb.head if verb.dep_ == "conj" and verb.head.pos_ in VERBS and not is_finite(verb) else verb


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_passive(token: Token) -> bool:
    if token.pos_ not in VERBS:
        return token.dep_ == "amod"
    if token.tag_ != "VBN" or token.lemma_ in _words("intransitive"):
        return False
    if token.dep_ == "conj" and any(child.dep_ == "dobj" for child in token.children):
        return False  # "were called and found the boy"
    marked = any(child.dep_ in ("auxpass", "nsubjpass") for child in _first(token).children)
    return marked or token.dep_ in ("acl", "amod")


def _of_verb(verb: Token, paragraph: Paragraph, cast: Cast) -> Iterator[Part]:
    """Yield the parts of what a verb tells, with the subject that it shares and the noun that it describes."""
    begin = next((child.i for child in verb.children if child.dep_ == "mark"), 0)  # "even | before they came"
    for child in verb.children:
        if child.dep_ in OTHERS or child.dep_ in OWN or child.tag_ in RELATIVE or _is_dateline(child, paragraph):
            continue
        if child.dep_ == "advmod" and child.i < begin:
            continue
        slot = SLOTS.get(child.dep_, Slot.COMPLEMENT)
        if slot is Slot.MODIFIER and (_is_needed(child) or _completes(child)):
            slot = Slot.COMPLEMENT
        yield _part(child, slot, paragraph, cast)
        yield from _within(child, paragraph, cast)
    own = any(child.dep_ in SUBJECTS for child in verb.children)
    if verb.dep_ in DESCRIBING:
        yield _part(_whole(verb.head), _described(verb), paragraph, cast)
    elif not own and verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        yield from _shared(verb, paragraph, cast)


def _completes(prep: Token) -> bool:
    """Say whether a phrase behind an active verb without an object tells what it does: "calls for a truce"."""
    verb = prep.head
    if prep.dep_ != "prep" or prep.i != verb.i + 1 or _is_passive(verb):
        return False
    return prep.lower_ in _words("completing") and not any(
        child.dep_ in ("dobj", "attr", "acomp") for child in verb.children
    )


def _whole(noun: Token) -> Token:
    """Return the noun that a name belongs to as which it is known: "the church of San Juan, which collapsed"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN" and noun.pos_ == "PROPN":
        noun = noun.head.head
    return noun


def _described(verb: Token) -> Slot:
    """Return what the noun that a clause describes is to it."""
    if verb.dep_ == "relcl":
        link = next((child.dep_ for child in verb.children if child.tag_ in RELATIVE), "dobj")
        return SLOTS.get(link, Slot.MODIFIER)
    return Slot.SUBJECT


def _shared(verb: Token, paragraph: Paragraph, cast: Cast) -> Iterator[Part]:
    """Yield the subject that a verb shares with one before it, and what stands between as an aside."""
    first = verb.head
    while first.dep_ == "conj" and first.head.pos_ in VERBS and not _has_subject(first):
        first = first.head
    if first.dep_ in DESCRIBING:
        yield _part(first.head, _described(first), paragraph, cast)
        return
    subject = next((child for child in first.children if child.dep_ in SUBJECTS), None)
    if (
        subject is None
        or subject.i > verb.i
        or any(child.pos_ in NOUNS and child.dep_ != "npadvmod" for child in verb.lefts)
    ):
        return
    yield _part(subject, Slot.SUBJECT, paragraph, cast)
    yield from _within(subject, paragraph, cast)
    begin = paragraph.span(subject.doc[_last(subject)]).end
    alone = _is_passive(first) and not _is_passive(verb)  # "were freed and arrived"
    if not (alone or any(child.dep_ in OWN for child in verb.children)):  # "was arrested and charged"
        begin = max([begin, *(paragraph.span(c).end for c in first.children if c.dep_ in ("aux", "auxpass"))])
    own = min([verb.i, *(child.left_edge.i for child in verb.children if child.dep_ != "punct")])
    end = paragraph.span(verb.doc[own]).start
    if begin < end:
        yield Part(slot=Slot.ASIDE, span=Span(begin, end), head=paragraph.span(first))


def _of_noun(noun: Token, paragraph: Paragraph, cast: Cast) -> Iterator[Part]:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (_part(below, Slot.OBJECT, paragraph, cast) for below in child.children if below.dep_ == "pobj")
        elif child.dep_ == "prep" and child.lower_ == "by":
            yield _part(child, Slot.AGENT, paragraph, cast)
        elif child.dep_ == "poss" and child.pos_ == "PRON":
            yield _part(child, Slot.OWNER, paragraph, cast)
        elif child.dep_ in ("prep", "poss", "compound", "amod", "nmod", "npadvmod", "acl", "relcl"):
            yield _part(child, Slot.MODIFIER, paragraph, cast)
        elif child.dep_ == "nummod":
            yield _part(child, Slot.COMPLEMENT, paragraph, cast)


def _part(head: Token, slot: Slot, paragraph: Paragraph, cast: Cast) -> Part:
    """Return a part of a clause; of a noun that the clause itself describes, the words before that clause."""
    begin, last = _begin(head, paragraph), _last(head)
    carrying = next((c for c in head.children if c.dep_ == "pobj"), head) if head.pos_ == "ADP" else head
    span = Span(paragraph.span(head.doc[begin]).start, paragraph.span(head.doc[last]).end)
    return Part(slot=slot, span=span, head=paragraph.span(carrying), name=_name(carrying, slot, paragraph, cast))


def _begin(head: Token, paragraph: Paragraph) -> int:
    """Return the first word of a phrase, behind the line of place and agency that a report begins with."""
    begin, dateline = head.left_edge.i, paragraph.dateline or _dateline(head.doc)
    while begin < head.i and head.doc[begin].idx < dateline:
        begin += 1
    return begin


def _is_dateline(word: Token, paragraph: Paragraph) -> bool:
    return word.right_edge.idx < (paragraph.dateline or _dateline(word.doc))


@lru_cache(maxsize=1)
def _dateline(doc: Doc) -> int:
    """Return where a line of place and agency ends that a paragraph begins with; kept, as spaCy makes its text anew."""
    found = DATELINE.match(doc.text)
    return found.end() if found else 0


# "BONN (AP) - ", "Lyon, Feb 28, 2019 (AFP) -".
DATELINE = re.compile(r"[A-Z][^\n.!?]{0,40}?\([A-Z][\w ]{1,20}\) ?[–—-]{1,2} ?")


def _last(head: Token) -> int:
    """Return the last word of a phrase, without a comma or dash at its end."""
    last = head.right_edge.i
    while last > head.i and head.doc[last].is_punct:
        last -= 1
    return last


def _name(head: Token, slot: Slot, paragraph: Paragraph, cast: Cast) -> str | None:
    """Return whom a pronoun or a description stands for, if that is somebody with a name."""
    if head.pos_ not in STANDING_FOR or slot in (Slot.MODIFIER, Slot.COMPLEMENT, Slot.ASIDE):
        return None
    found = cast.participant(paragraph, head)
    return found.name if found.named else None


def _within(head: Token, paragraph: Paragraph, cast: Cast) -> Iterator[Part]:
    """Yield what within a phrase may be left out, at any depth, but not within what is a clause itself; and owners."""
    if head.pos_ in VERBS:
        return
    for child in head.children:
        if child.dep_ == "poss" and child.pos_ == "PRON":
            yield _part(child, Slot.OWNER, paragraph, cast)
        if child.dep_ in WITHIN and head.pos_ != "ADP" and not _is_needed(child) and not _tells_of_what(child):
            begin, end = paragraph.span(child.left_edge).start, paragraph.span(child.doc[_last(child)]).end
            yield Part(slot=Slot.MODIFIER, span=Span(begin, end), head=paragraph.span(child))
        yield from _within(child, paragraph, cast)


def _tells_of_what(child: Token) -> bool:
    """Say whether words tell what a noun is of, as without them it is nothing: "nine of the wounded", "the end of"."""
    return child.lower_ == "of" and child.head.pos_ != "PROPN"


def _is_needed(word: Token) -> bool:
    """Say whether without some words the rest is no longer so: "almost", "former", "without", "if they left"."""
    if word.dep_ == "advcl":
        return any(child.lower_ in _words("conditions") for child in word.children)
    return word.lower_ in _words("governing" if word.dep_ == "prep" else "needed")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_table("annotating", "clauses")[name])


def _bounds(token: Token, parts: list[Part], paragraph: Paragraph) -> tuple[int, int]:
    """Return where a clause begins and ends."""
    own = [token, *(child for child in token.children if child.dep_ in OWN)]
    spans = [paragraph.span(word) for word in own] + [part.span for part in parts]
    return min(span.start for span in spans), max(span.end for span in spans)
