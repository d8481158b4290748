"""What a verb's own form says of its deed: modals, negation, "if", tense and aspect."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.annotating.events.predicates import Predicate
from rashomon.annotating.events.words import modal_words
from rashomon.model import Modality

M = Modality

PAST = frozenset({"had", "has", "have", "was", "were", "did", "been", "'ve", "’ve"})
PRESENT = frozenset({"is", "are", "'s", "’s", "'re", "’re", "'m"})
# Types whose present tense tells what goes on; of words ("accuses") it tells what was said.
DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "PROTEST", "COOPERATE", "MOBILIZE"})

# Behind "no": "no fewer than three" were hit.
AT_LEAST = frozenset({"fewer", "less", "more"})
# "At no time", "in no way", "under no circumstances".
NEVER = frozenset({"time", "point", "way", "circumstances", "stage", "moment"})


def read_mood(verb: Token) -> Iterator[Modality]:
    """Read modals, negation and "if"."""
    words = modal_words()
    perfect = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    for child in verb.children:
        if child.dep_ == "neg":
            yield M.DENIED
        elif child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            yield M.CONDITIONAL
        elif child.dep_ == "aux" and child.lower_ in words.modals and child.ent_type_ != "DATE":  # "since 21 May"
            reported = child.lower_ in ("would", "'d", "’d") and not perfect and _under_past_speech(verb)
            yield M.PLANNED if reported else words.modals[child.lower_]


def does_to_nobody(verb: Token) -> bool:
    """Say whether a verb has nobody for its object, or is never done: "we hit no market", "at no time attacked"."""
    return any(
        (child.dep_ == "dobj" and is_none(child))
        or (child.dep_ == "prep" and any(noun.lower_ in NEVER and is_none(noun) for noun in child.children))
        for child in verb.children
    )


def is_none(noun: Token) -> bool:
    """Say whether a noun is none: "no market", "not one house", "nobody"; "no fewer than three" are some."""
    if noun.lower_ in modal_words().nobody:
        return True
    for child in noun.children:
        behind = child.nbor().lower_ if child.i + 1 < len(child.doc) else ""
        if child.lower_ in ("no", "neither", "zero") and behind not in AT_LEAST:
            return True
        if child.lower_ == "not" and behind in ("one", "a") and noun.i > child.i:
            return behind == "one" or child.nbor(2).lower_ == "single"
        if child.lower_ in ("one", "single") and any(below.lower_ == "not" for below in child.children):
            return True
    return False


def _under_past_speech(verb: Token) -> bool:
    """Say whether "would" is the "will" of reported speech ("said they would meet")."""
    verb, head = _within(verb), _within(verb).head
    while verb.dep_ == "conj" and head is not verb:
        verb, head = head, head.head
    return verb.dep_ == "ccomp" and head.tag_ in ("VBD", "VBN")


def _within(verb: Token) -> Token:
    """Return the verb of the clause in which one only describes somebody: "it was left to envoys, who would meet"."""
    while verb.dep_ == "relcl":
        noun = verb.head
        verb = next((above for above in noun.ancestors if above.pos_ in ("VERB", "AUX")), noun)
    return verb


def read_tense(verb: Token, predicate: Predicate, *, headline: bool) -> Iterator[Modality]:
    """Read tense and aspect: "is marching", "has been shelling", "to meet" of a headline."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "to" in auxiliaries and (headline or verb.dep_ == "ROOT"):
        yield M.PLANNED
    elif verb.tag_ == "VBG" and (auxiliaries & PRESENT or {"been"} < auxiliaries - {"had"}):
        yield M.ONGOING
    elif verb.tag_ == "VBD" or auxiliaries & PAST:
        yield M.HAPPENED
    elif verb.tag_ in ("VBZ", "VBP") and not auxiliaries and not headline and _lasts(verb, predicate):
        yield M.ONGOING


def _lasts(verb: Token, predicate: Predicate) -> bool:
    """Say whether a present tense tells what goes on: a deed that takes time, or what is done "as" another thing is."""
    if any(child.dep_ == "mark" and child.lower_ in ("as", "while") for child in verb.children):
        return True
    return predicate.is_verb and predicate.sense.type in DEEDS and not predicate.sense.punctual


def is_infinitive(verb: Token) -> bool:
    """Say whether "to" stands before a verb."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def is_bare(verb: Token) -> bool:
    """Say whether a verb is an infinitive; with a subject it is a headline's present ("Allies kill 9")."""
    return verb.tag_ == "VB" and not any(child.dep_ == "nsubj" for child in verb.children)


def is_past(verb: Token | None) -> bool:
    """Say whether a verb, or its auxiliary, is in the simple past."""
    return verb is not None and (
        verb.tag_ == "VBD" or any(c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    )
