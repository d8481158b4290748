"""The light verbs that carry a noun that tells an event: "held talks", "the attack took place", "went into talks"."""

from spacy.tokens import Token

from rashomon.annotating.events.lexicon import lexicon

# Prepositions behind which a noun tells of when or how the verb's own deed was done.
CIRCUMSTANTIAL = frozenset({"in", "during", "by", "at"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def carrier(token: Token) -> Token | None:
    """Return the light verb that carries a noun: as its object, its subject, or through a preposition."""
    light = lexicon().light
    head = token.head
    first = token
    while first.dep_ == "conj" and first.head.tag_ in NOUN_TAGS:
        first, head = first.head, first.head.head
    if first.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ in lexicon().roles["counting"]:
        first, head = head.head, head.head.head
    if first.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        return (
            head
            if head.lemma_ in light["subject"] or (first.dep_ == "nsubjpass" and _lemma(head) in light["do"])
            else None
        )
    if first.dep_ == "dobj" and not light["do"].isdisjoint((_lemma(head), head.lemma_)):
        return head
    if first.dep_ == "dobj" and head.lemma_ in light["receive"]:
        return head
    if first.dep_ == "pobj" and head.dep_ == "prep":
        verb = head.head
        if f"{verb.lemma_} {head.lower_}" in light["in"]:
            return verb
        if head.lower_ in CIRCUMSTANTIAL and verb.pos_ == "VERB" and verb.lemma_ in lexicon().verbs:
            return verb
    return None


def _lemma(verb: Token) -> str:
    """Return a verb's lemma with its particle: "carry out"."""
    particle = next((child.lower_ for child in verb.children if child.dep_ == "prt"), None)
    return f"{verb.lemma_} {particle}" if particle else verb.lemma_
