"""Tolls: what "the death toll" and "the number of dead" come to, and the verbs that say how high they stand."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.annotating.figures.lexicon import lexicon
from rashomon.model import Measure

# How far behind a noun and its verb the number is that it comes to, in tokens. By judgement.
REACH = 16


def toll_of(noun: Token) -> Iterator[Token]:
    """Yield the number that a toll comes to: "a death toll of 31", "bringing the toll to 31", "the toll rose to 31"."""
    starts = [noun, noun.head] if noun.head.pos_ in ("VERB", "AUX") and noun.dep_ != "conj" else [noun]
    starts += [child for start in starts for child in start.children if child.lower_ in ("down", "from")]
    for start in starts:  # "revised down to 9", "raised from 9 to 12"
        for child in start.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "to", "at", "past", "above"):
                yield from (grandchild for grandchild in child.children if grandchild.dep_ == "pobj")
            elif child.dep_ in ("attr", "dobj") and start is not noun and child is not noun:
                yield child


def measures_of(noun: Token) -> Iterator[Measure]:
    """Yield what "number" is a number of: "the number of dead", "the count of people killed in the quake"."""
    words = lexicon()
    for of in noun.children:
        for people in of.children if of.lower_ == "of" else ():
            clauses = [child for child in people.children if child.dep_ in ("acl", "amod", "relcl")]
            clauses += [below for child in clauses for below in child.children if below.dep_ == "xcomp"]
            states = [words.state.get(word.lower_) for word in (people, *clauses)]
            states += [words.subject.get(word.lemma_.lower()) for word in clauses]  # "known to have died"
            told = words.count.get(people.lemma_.lower()) or next(filter(None, states), None)
            if people.dep_ == "pobj" and told:
                yield told[0]


def number_risen_to(noun: Token) -> list[Token]:
    """Return the number that a verb of its sentence brings a noun to, where the parse joins them in no other way.

    "Raising the number of people killed by the collapse of the dam to seven", "arrests have risen to 67".
    """
    words, sentence_end = lexicon(), noun.sent.end
    after = (token for token in noun.doc[noun.i + 1 : sentence_end] if token.pos_ != "AUX")
    verbs = (verb for verb in (noun.head, next(after, noun)) if verb.pos_ == "VERB")
    verb = next((verb for verb in verbs if words.has("counting", verb.lemma_.lower())), None)
    if verb is None or (noun.dep_ != "dobj" and _is_done_to(verb)):
        return []
    first = max(noun.i, verb.i) + 1
    behind = noun.doc[first : min(sentence_end, first + REACH)]
    to = (token for token in behind if token.lower_ in ("to", "at") and token.i + 1 < sentence_end)
    number = next((token.nbor() for token in to if token.nbor().like_num), None)
    is_clause = number is None or any(token.text in ",;:" for token in behind if token.i < number.i)
    return [] if number is None or is_clause else [number]


def _is_done_to(verb: Token) -> bool:
    """Say whether a verb puts what it is done to at a number: "the deaths put the toll at 40"."""
    words, lemma = lexicon(), verb.lemma_.lower()
    return words.has("estimating", lemma) or words.has("revising", lemma)


def counting_verb(word: Token) -> Token | None:
    """Return the verb that says how high a count stands: "the toll rose to 27", "it was put at 27 dead"."""
    words = lexicon()
    counted = words.has("tolls", word.lemma_.lower()) or words.has("numbers", word.lemma_.lower())
    if counted and word.dep_ in ("nsubj", "nsubjpass", "dobj"):
        verb = word.head
    elif word.dep_ == "pobj" and word.head.lower_ in ("to", "at"):
        verb = word.head.head
    else:
        return None
    return verb if words.has("counting", verb.lemma_.lower()) or (counted and verb.lemma_ == "be") else None
