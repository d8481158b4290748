"""Whether a thing happened: read from tense, aspect, modals, negation, the words around and the calendar."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from rashomon.annotating.events.predicates import NOUN_TAGS, Predicate
from rashomon.annotating.events.words import modal_words
from rashomon.model import Modality, When, WhenBasis

M = Modality
# The stronger reading wins: what is cancelled was planned, what is denied was alleged.
STRENGTH = (M.CANCELLED, M.DENIED, M.ALLEGED, M.CONDITIONAL, M.PLANNED, M.ONGOING, M.HAPPENED)
CLIMBED = frozenset(
    {
        "xcomp",
        "ccomp",
        "pobj",
        "prep",
        "pcomp",
        "dobj",
        "acl",
        "advcl",
        "relcl",
        "conj",
        "nsubjpass",
        "nsubj",
        "compound",
        "attr",
        "agent",
        "dative",
        "appos",
        "nmod",
        "oprd",
        "acomp",
        "amod",
    }
)
# How many words up an attitude reaches: "deny accusations of attacking" is three.
DEEPEST = 6


def modality(predicate: Predicate, when: When | None, published: date | None) -> Modality:
    """Return whether the event happened, as its own sentence tells it."""
    readings = [*_own(predicate), *_around(predicate)]
    if readings:
        strongest = min(readings, key=STRENGTH.index)
        if strongest is M.HAPPENED and _lies_ahead(when, published) and not _is_past(predicate.verb):
            return M.PLANNED
        return strongest
    if _lies_ahead(when, published):
        return M.PLANNED
    return M.HAPPENED


def _own(predicate: Predicate) -> Iterator[Modality]:
    words = modal_words()
    noun = None if predicate.is_verb else predicate.head
    if noun is not None:
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "advmod") and child.lower_ in words.modifiers:
                yield words.modifiers[child.lower_]
            if child.dep_ == "det" and child.lower_ == "no":
                yield M.DENIED
    if predicate.verb is not None:
        yield from _verb_form(predicate.verb, predicate)


def _verb_form(verb: Token, predicate: Predicate) -> Iterator[Modality]:
    words = modal_words()
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    lemmas = {child.lower_ for child in auxiliaries}
    if any(child.dep_ == "neg" for child in verb.children):
        yield M.DENIED
    if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in verb.children):
        yield M.CONDITIONAL
    for child in auxiliaries:
        if child.lower_ in words.modals:
            reading = words.modals[child.lower_]
            if child.lower_ == "would" and "have" not in lemmas and _under_past_speech(verb):
                reading = M.PLANNED
            yield reading
    if verb.dep_ == "ROOT" and "to" in lemmas and not lemmas & {"have", "has", "had"}:
        yield M.PLANNED
    if verb.tag_ in ("VBD", "VBN") or lemmas & {"had", "have", "has", "was", "were", "did", "been"}:
        if verb.tag_ == "VBG" and lemmas & {"was", "were", "is", "are", "be", "been"}:
            yield M.ONGOING if not lemmas & {"was", "were"} else M.HAPPENED
        else:
            yield M.HAPPENED
    elif verb.tag_ == "VBG" and lemmas & {"is", "are", "'s", "'re", "’s", "’re"}:
        yield M.ONGOING
    if not predicate.is_verb and verb.lemma_ in words.continuing:
        yield M.ONGOING
    if not predicate.is_verb and verb.lemma_ in words.embedders:
        yield words.embedders[verb.lemma_]


def _around(predicate: Predicate) -> Iterator[Modality]:
    """Climb from the trigger and yield what each attitude above makes of it."""
    words = modal_words()
    token = predicate.head
    tensed = predicate.is_verb and _finite(token)
    for _ in range(DEEPEST):
        head = token.head
        if head is token or token.dep_ not in CLIMBED:
            break
        if token.dep_ == "conj":
            if not (token.pos_ == "VERB" and _finite(token)) and head.tag_ not in NOUN_TAGS:
                yield from _inherited(head, tensed)
            token = head
            continue
        if token.dep_ in ("advcl", "relcl") and (tensed or token.dep_ == "relcl"):
            if token.dep_ == "relcl" and head.dep_ in ("attr", "nsubj") and _has(head.head, "will"):
                yield M.PLANNED
            break
        if head.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            if token.dep_ == "nsubj":
                if head.lemma_ in words.continuing:
                    yield M.ONGOING
                elif head != predicate.carrier and not tensed:
                    yield from _inherited(head, tensed)
                    yield from _expected(head)
                break
            if head.lemma_ in words.embedders and head != predicate.carrier:
                yield words.embedders[head.lemma_]
            elif not tensed and head.pos_ in ("VERB", "AUX") and head != predicate.carrier:
                yield from _inherited(head, tensed)
                if token.dep_ in ("advcl",) and _purpose(token):
                    yield M.PLANNED
        if head.pos_ == "VERB" and _finite(head):
            tensed = tensed or token.dep_ not in ("dobj", "pobj", "prep", "nsubjpass", "agent")
        token = head


def _inherited(verb: Token, tensed: bool) -> Iterator[Modality]:
    """Yield the future or doubt of a governing verb, which what hangs on it shares."""
    words = modal_words()
    if tensed:
        return
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in words.modals:
            reading = words.modals[child.lower_]
            yield M.PLANNED if child.lower_ == "would" and _under_past_speech(verb) else reading


def _expected(verb: Token) -> Iterator[Modality]:
    if verb.lemma_ in modal_words().embedders and any(child.dep_ == "xcomp" for child in verb.children):
        yield modal_words().embedders[verb.lemma_]


def _purpose(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _under_past_speech(verb: Token) -> bool:
    """Say whether "would" is the "will" of reported speech ("said they would meet")."""
    head = verb.head
    while verb.dep_ == "conj" and head is not verb:
        verb, head = head, head.head
    return verb.dep_ == "ccomp" and head.tag_ in ("VBD", "VBN")


def _finite(verb: Token) -> bool:
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("MD", "VBD", "VBZ", "VBP") for child in verb.children
    )


def _has(verb: Token, word: str) -> bool:
    return any(child.lower_ == word for child in verb.children)


def _is_past(verb: Token | None) -> bool:
    return verb is not None and (verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ == "aux" for c in verb.children))


def _lies_ahead(when: When | None, published: date | None) -> bool:
    """Say whether the event's own time begins after the report."""
    if when is None or published is None or when.basis is WhenBasis.PUBLISHED or when.time.begin is None:
        return False
    return when.time.begin > published
